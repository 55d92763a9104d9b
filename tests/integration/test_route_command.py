"""`kruispunt route` as others script against it (design chapter 12): strengths and refusals worked out by hand."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.commands.permissions import Role, User
from graph.stores.factory import open_store
from loaders.demo import load_region
from tests.support.command_line import answer, environment, run
from tests.support.reference_networks import M10_NODES, M10_TIES

NODES = "id,naam,andere namen\norg-a,Agoria,\norg-b,Buso Genk,BG\norg-c,Cera,\norg-d,Dako,\norg-e,Eos,\norg-f,Eos,\n"
LINKS = (
    "id,van,naar,relatie,sterkte,sinds,tot\n"
    "band-ab,org-a,org-b,werkt samen met,4,2026-01-01,\n"
    "band-bc,org-b,org-c,werkt samen met,,2026-01-01,\n"
    "band-ac,org-a,org-c,ligt in conflict met,5,2026-01-01,\n"
    "band-cd,org-c,org-d,werkt samen met,5,,\n"
)


def imported(folder: Path, nodes: str, links: str) -> Path:
    (folder / "organisaties.csv").write_text(nodes, encoding="utf-8")
    (folder / "relaties.csv").write_text(links, encoding="utf-8")
    answer(folder, "import", "organisaties.csv", "relaties.csv", "--apply")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return imported(tmp_path_factory.mktemp("small"), NODES, LINKS)


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network of the methods (0.4), as files."""
    nodes = "id,naam\n" + "".join(f"{name},Partij {name}\n" for name in M10_NODES)
    ties = "".join(f"{one}-{other},{one},{other},werkt samen met,{s}\n" for one, other, s in M10_TIES)
    return imported(tmp_path_factory.mktemp("ten"), nodes, "id,van,naar,relatie,sterkte\n" + ties)


def test_t2_4_the_route_from_p1_to_b1_has_the_strength_of_the_methods(ten: Path) -> None:
    first, *others = answer(ten, "route", "P1", "B1")["routes"]
    assert set(first) == {"steps", "ties", "strength", "freshness", "sentence"}
    assert first["steps"] == ["P1", "O1", "K1", "B1"]
    assert first["ties"] == ["P1-O1", "O1-K1", "K1-B1"]
    assert first["strength"] == [pytest.approx(0.1568), pytest.approx(0.1568)]  # .8 · .4 · 1 · .7²
    assert first["freshness"] == [0, 1]  # no dates: not known, and not 0
    assert [other["steps"] for other in others] == [["P1", "O1", "K1", "B2", "B1"]]


def test_a_route_counts_both_ways(ten: Path) -> None:
    [first] = answer(ten, "route", "B1", "P1", "--count", "1")["routes"]
    assert first["steps"] == ["B1", "K1", "O1", "P1"]


def test_an_unknown_strength_gives_bounds_and_a_conflict_opens_no_door(small: Path) -> None:
    [route] = answer(small, "route", "org-a", "org-c")["routes"]
    assert route["ties"] == ["band-ab", "band-bc"]  # and not the conflict straight to it
    assert route["strength"] == [pytest.approx(0.8 * 0.2 * 0.7), pytest.approx(0.8 * 0.7)]


def test_a_route_is_told_as_who_asks_whom_in_the_language_of_the_reader(small: Path) -> None:
    [dutch] = answer(small, "route", "Agoria", "Dako")["routes"]
    assert dutch["sentence"] == (
        "Begin bij Buso Genk: Agoria werkt samen met Buso Genk (sinds 1 jan 2026). "
        "Vraag Buso Genk om je voor te stellen aan Cera: Buso Genk werkt samen met Cera (sinds 1 jan 2026). "
        "Vraag Cera om je voor te stellen aan Dako: Cera werkt samen met Dako."
    )
    [english] = answer(small, "route", "Agoria", "Dako", "--lang", "en")["routes"]
    assert "Ask Cera to introduce you to Dako: Cera collaborates with Dako." in english["sentence"]


def test_people_read_the_route_step_by_step(small: Path) -> None:
    told = run(small, "route", "Agoria", "Dako").stdout.decode()
    assert told.startswith("Van Agoria naar Dako")
    assert "3 banden" in told


def test_another_name_finds_a_party(small: Path) -> None:
    assert answer(small, "route", "agoria", "bg")["routes"][0]["steps"] == ["org-a", "org-b"]


def test_a_name_that_two_parties_have_is_refused_with_both(small: Path) -> None:
    told = answer(small, "route", "Agoria", "Eos", code=1)
    assert told["error"] == "refused"
    assert "Eos (org-e), Eos (org-f)" in told["message"]


def test_a_name_that_nobody_has_is_refused_with_who_has_nearly_that_name(small: Path) -> None:
    told = answer(small, "route", "Agorai", "Zzzz", code=1)
    first, second = told["message"].splitlines()
    assert "Bedoel je Agoria (org-a)?" in first
    assert second == "Niemand in het netwerk heet Zzzz. Controleer de schrijfwijze of geef een id."
    english = answer(small, "route", "Agorai", "org-a", "--lang", "en", code=1)
    assert "Do you mean Agoria (org-a)?" in english["message"]


def test_to_oneself_no_route_is_sought(small: Path) -> None:
    told = answer(small, "route", "org-a", "Agoria", code=1)
    assert "twee verschillende partijen" in told["message"]


def test_nobody_who_can_introduce_is_an_answer(small: Path) -> None:
    assert answer(small, "route", "org-a", "org-e")["routes"] == []


def test_wrong_usage_is_told(small: Path) -> None:
    assert run(small, "route", "org-a").returncode == 2
    assert run(small, "route", "org-a", "org-b", "--count", "0").returncode == 2


def test_the_region_gives_distinct_routes_with_bounds_as_no_strength_is_known_there(tmp_path: Path) -> None:
    with closing(open_store(environment(tmp_path)["KRUISPUNT_STORE"])) as store:
        load_region(store, User("demo", Role.ADMIN))
    routes = answer(tmp_path, "route", "PXL", "Universiteit Hasselt", "--count", "4")["routes"]
    assert len({tuple(route["steps"]) for route in routes}) == len(routes) == 4
    for route in routes:
        assert (route["steps"][0], route["steps"][-1]) == ("org-pxl", "org-uhasselt")
        assert len(set(route["steps"])) == len(route["steps"]) == len(route["ties"]) + 1
        assert 0 < route["strength"][0] < route["strength"][1] <= 1
