"""The questions for Neo4j Browser, answered by a real server and checked against the CSV files of the region."""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.stores.cypher import FOLDER, read_statement
from loaders.demo import load_region
from tests.support.builders import organisation
from tests.support.neo4j.launcher import ServerAddress
from tests.support.neo4j_server import open_store_at, wipe
from tests.support.region import IMPORTER

pytestmark = pytest.mark.neo4j

QUESTIONS = {path.stem: read_statement(path) for path in sorted((FOLDER / "explore").glob("*.cypher"))}
REGION = Path(__file__).parents[2] / "loaders" / "region"
FIRM = {"", "stated", "signed", "linked", "finished", "closed"}
ACTORS = ("org-", "com-", "sch-")
EARTH_RADIUS_KM = 6371.0

Ask = Callable[..., list[dict[str, Any]]]


def rows(name: str) -> list[dict[str, str]]:
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RELATIONS = rows("relations")
ORGANISATIONS = {row["id"]: row for name in ("organisations", "companies", "schools") for row in rows(name)}
PLACES = {(row["municipality"], row["country"]): (float(row["lat"]), float(row["lon"])) for row in rows("places")}


def name_of(record_id: str) -> str:
    return ORGANISATIONS[record_id]["name"]


def kilometres(one: str, other: str) -> float | None:
    """Return the great-circle distance by the haversine formula; None when a place is not known."""
    ends = [PLACES.get((ORGANISATIONS[end]["municipality"], ORGANISATIONS[end]["country"])) for end in (one, other)]
    if None in ends:
        return None
    (lat, lon), (lat2, lon2) = [(math.radians(end[0]), math.radians(end[1])) for end in ends if end]
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


@pytest.fixture(scope="module")
def ask(neo4j_server: ServerAddress, neo4j_driver: neo4j.Driver) -> Iterator[Ask]:
    """Ask a question of the region; without other values those of its example."""
    wipe(neo4j_driver)
    store = open_store_at(neo4j_server)
    load_region(store, IMPORTER)
    run(CreateRecords((organisation("t-new", "Nieuw"),)), store, IMPORTER, "explore-1")
    store.close()

    def answer(name: str, **values: object) -> list[dict[str, Any]]:
        question = QUESTIONS[name]
        example = neo4j_driver.execute_query(f"RETURN {question.header['example']} AS example").records[0]["example"]
        found = neo4j_driver.execute_query(question.text, example | values, routing_=neo4j.RoutingControl.READ)
        return [dict(record) for record in found.records]

    yield answer
    wipe(neo4j_driver)


def test_there_are_ten_questions_in_two_languages_and_the_readme_lists_them():
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert len(QUESTIONS) == 10
    for name, question in QUESTIONS.items():
        assert question.header["name"] == name
        assert set(question.header) >= {"title nl", "title en", "example", "returns"}
        assert f"| `{name}` | {question.header['title nl']} |" in listed


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_has_an_answer_with_its_example_and_writes_nothing(ask, neo4j_driver, name):
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
    before = neo4j_driver.execute_query(count).records[0].data()
    assert ask(name)
    assert neo4j_driver.execute_query(count).records[0].data() == before


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("01_partners_of_a_project", {"project": "prj-stempact-1"}),
        ("03_routes_of_introduction", {"one": "com-umicore", "other": "org-energyville"}),
        ("04_who_connects_two_projects", {"one": "prj-take-off-1", "other": "prj-take-off-2"}),
        ("07_companies_near_a_school", {"school": "sch-go-koninklijk-atheneum-antwerpen"}),
        ("08_candidates_for_a_project", {"project": "prj-take-off-1"}),
        ("09_not_certain_yet", {"project": "prj-take-off-1"}),
    ],
)
def test_a_name_does_as_well_as_an_id(ask, name, ids):
    by_name = ask(name)
    assert len(by_name) == len(ask(name, **ids)) > 0
    assert ask(name, **dict.fromkeys(ids, "nobody is called this")) == []


@pytest.mark.parametrize("name", ["05_makers_of_crossovers", "10_latest_changes"])
def test_a_number_may_be_the_decimal_that_the_browser_makes_of_it(ask, name):
    assert ask(name, limit=1.0) == ask(name, limit=1)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_the_server_has_nothing_to_remark_about_a_question(ask, neo4j_server, name):
    question = QUESTIONS[name]
    with neo4j.GraphDatabase.driver(
        neo4j_server.url, auth=(neo4j_server.user, neo4j_server.password), notifications_min_severity="INFORMATION"
    ) as attentive:
        example = attentive.execute_query(f"RETURN {question.header['example']} AS e").records[0]["e"]
        summary = attentive.execute_query(question.text, example).summary
    assert {status.gql_status for status in summary.gql_status_objects} <= {"00000", "02000"}


def test_partners_of_a_project(ask):
    found = ask("01_partners_of_a_project", project="prj-stempact-1")
    assert sorted((row["actor"]["id"], row["tie"].type, row["tie"]["id"]) for row in found) == sorted(
        (row["source_id"], row["type"], row["id"])
        for row in RELATIONS
        if row["target_id"] == "prj-stempact-1" and row["source_id"].startswith(ACTORS)
    )


def test_mentors_and_their_distance(ask):
    found = ask("02_mentors_and_distance")
    expected = {
        (name_of(row["source_id"]), name_of(row["target_id"])): kilometres(row["source_id"], row["target_id"])
        for row in RELATIONS
        if row["type"] == "MENTORS"
    }
    assert {(row["company"], row["school"]) for row in found} == set(expected)
    for row in found:
        distance = expected[row["company"], row["school"]]
        # the server reckons with its own radius of the earth
        assert row["km"] == (None if distance is None else pytest.approx(distance, rel=0.005, abs=0.06))
    assert ask("02_mentors_and_distance", edition="1") == found  # all eight are of edition 1
    assert not ask("02_mentors_and_distance", edition="2")


def firm_neighbours() -> dict[str, set[str]]:
    found = defaultdict(set)
    for row in RELATIONS:
        if row["status"] in FIRM and not {"plc"} & {row["source_id"][:3], row["target_id"][:3]}:
            found[row["source_id"]].add(row["target_id"])
            found[row["target_id"]].add(row["source_id"])
    return found


def shortest_walks(one: str, other: str) -> set[tuple[str, ...]]:
    near = firm_neighbours()
    walks = {(one,)}
    while walks and not any(walk[-1] == other for walk in walks):
        walks = {(*walk, step) for walk in walks for step in near[walk[-1]] if step not in walk}
    return {walk for walk in walks if walk[-1] == other}


@pytest.mark.parametrize("other", ["org-energyville", "org-voka", "prj-take-off-1"])
def test_routes_of_introduction(ask, other):
    found = ask("03_routes_of_introduction", one="com-umicore", other=other)
    walks = {tuple(node["id"] for node in row["path"].nodes) for row in found}
    assert walks == shortest_walks("com-umicore", other)
    assert walks


def test_who_connects_two_projects(ask):
    def around(project: str) -> set[str]:
        ends = [{row["source_id"], row["target_id"]} for row in RELATIONS]
        return {end for pair in ends if project in pair for end in pair if end.startswith(ACTORS)}

    found = {row["actor"]["id"] for row in ask("04_who_connects_two_projects")}
    assert found == around("prj-take-off-1") & around("prj-take-off-2")


def test_makers_of_crossovers(ask):
    made, firm = defaultdict(set), defaultdict(set)
    for row in RELATIONS:
        if row["type"] == "TAKES_PART_IN" and row["source_id"].startswith(ACTORS):
            made[row["source_id"]].add(row["target_id"])
            if row["status"] in ("", "stated"):
                firm[row["source_id"]].add(row["target_id"])
    expected = sorted(
        ({"name": name_of(who), "crossovers": len(what), "stated": len(firm[who])} for who, what in made.items()),
        key=lambda row: (-row["crossovers"], -row["stated"], row["name"]),
    )
    assert ask("05_makers_of_crossovers", limit=10) == expected[:10]


def test_open_roles(ask):
    candidates = defaultdict(list)
    for row in RELATIONS:
        if row["type"] == "CANDIDATE_EMPLOYER_OF":
            candidates[row["target_id"]].append(name_of(row["source_id"]))
    expected = [
        (row["title_nl"], row["vacant"], sorted(candidates[row["id"]]))
        for row in rows("roles")
        if row["vacant"] != "no"
    ]
    found = [(row["role"], row["vacancy"], row["candidates"]) for row in ask("06_open_roles")]
    assert len(found) == 5 + 7 + 1  # to be recruited, foreseen, invited
    assert sorted(found) == sorted(expected)


def test_companies_near_a_school(ask):
    school = "sch-go-koninklijk-atheneum-antwerpen"
    mentors = [row["source_id"] for row in RELATIONS if row["type"] == "MENTORS"]
    distances = {row["id"]: kilometres(row["id"], school) for row in rows("companies")}
    expected = {name_of(c): mentors.count(c) for c, km in distances.items() if km is not None and km <= 20}
    found = ask("07_companies_near_a_school", school=school, km=20.0)
    assert {row["company"]: row["schools"] for row in found} == expected
    assert [row["km"] for row in found] == sorted(row["km"] for row in found)


def test_candidates_for_a_project(ask):
    project, theme = "prj-take-off-1", "education-of-tomorrow"
    partners = {
        row["source_id"]
        for row in RELATIONS
        if (row["type"], row["target_id"]) == ("PARTNER_IN", project) and row["source_id"].startswith(ACTORS)
    }
    pairs = [(row["source_id"], row["target_id"]) for row in RELATIONS]
    in_it = {end for pair in pairs if project in pair for end in pair}
    fitting = {who for who, row in ORGANISATIONS.items() if theme in row["themes"].split("|")} - in_it
    through = defaultdict(set)
    for row in RELATIONS:
        for partner, who in ((row["source_id"], row["target_id"]), (row["target_id"], row["source_id"])):
            if partner in partners and who in fitting:
                through[name_of(who)].add(name_of(partner))
    found = ask("08_candidates_for_a_project", project=project, theme=theme)
    assert {row["candidate"]: set(row["through"]) for row in found} == through


def test_what_is_not_certain_yet(ask):
    found = {(row["tie"]["id"], row["actor"]["id"]) for row in ask("09_not_certain_yet", project="prj-take-off-1")}
    assert found == {
        (row["id"], row["source_id"] if row["target_id"] == "prj-take-off-1" else row["target_id"])
        for row in RELATIONS
        if "prj-take-off-1" in (row["source_id"], row["target_id"]) and row["status"] not in FIRM
    }


def test_latest_changes(ask):
    newest, first = ask("10_latest_changes", limit=5)
    assert (newest["revision"], newest["actor"], newest["changes"]) == (2, IMPORTER.name, ["organisation: 1"])
    assert {"company: 75", "school: 34", "tie: 1116"} <= set(first["changes"])
    assert [row["revision"] for row in ask("10_latest_changes", limit=1)] == [2]
