"""The network lies in Neo4j as a graph that people understand at sight."""

from contextlib import closing

import neo4j
import pytest

from graph.changes import Change, ChangeSet
from graph.model.assessments import Rating
from graph.model.organisations import Company, School
from graph.model.ties import Tie
from graph.stores.checking import check_store
from graph.stores.neo4j_store import Neo4jStore

pytestmark = pytest.mark.neo4j

COMPANY = Company(id="com-a", name="Aveve", latitude=50.9, longitude=5.3)
SCHOOL = School(id="sch-b", name="Sint-Jan")
MENTORS = Tie(id="rel-1", source_id="com-a", target_id="sch-b", type="MENTORS", strength=4, valid_from="2024")
RATING = Rating(id="rat-1", subject_id="rel-1", attribute="trust", value=0.0)


@pytest.fixture
def small_store(neo4j_store: Neo4jStore) -> Neo4jStore:
    create(neo4j_store, COMPANY, SCHOOL, MENTORS, RATING)
    return neo4j_store


def create(store: Neo4jStore, *records) -> None:
    changes = ChangeSet(tuple(Change(None, record) for record in records))
    store.apply(changes, actor="ann", reason="set up", operation_id=f"create-{records[0].id}")


def rows(driver: neo4j.Driver, text: str, **parameters: object) -> list[dict]:
    return [record.data() for record in driver.execute_query(text, parameters).records]


def test_a_company_carries_the_labels_organisation_and_company(small_store, neo4j_driver):
    found = rows(neo4j_driver, "MATCH (n:Company:Organisation) RETURN n.id AS id, n.name AS name")
    assert found == [{"id": "com-a", "name": "Aveve"}]


def test_a_tie_is_a_relationship_of_its_type_with_its_properties(small_store, neo4j_driver):
    found = rows(
        neo4j_driver,
        "MATCH (:Company)-[t:MENTORS]->(:School) RETURN t.id AS id, t.strength AS strength, t.valid_from AS since",
    )
    assert found == [{"id": "rel-1", "strength": 4, "since": "2024"}]


@pytest.mark.parametrize(
    ("harm", "record_id", "detail"),
    [
        ("MATCH (n:Record {id: 'com-a'}) REMOVE n:Company", "com-a", "labels"),
        ("MATCH (n:Record {id: 'com-a'}) SET n.search_words = 'iets'", "com-a", "search"),
        ("MATCH (n:Record {id: 'rat-1'})-[link:ABOUT]->() DELETE link", "rat-1", "ABOUT rel-1"),
        ("MATCH (n:Record {id: 'rel-1'}) SET n.type = 'COACHES'", "rel-1", "type"),
        (
            "MATCH (a:Record {id: 'com-a'}), (b:Record {id: 'sch-b'}) CREATE (a)-[:PROJECT]->(b)",
            "com-a",
            "PROJECT sch-b",
        ),
        ("MATCH (n:Record {id: 'com-a'}) SET n.municipality = 'Elders'", "com-a", "properties"),
        ("MATCH ()-[t:MENTORS]->() SET t.strength = 1", "rel-1", "relationship"),
        ("MATCH ()-[t:MENTORS]->() DELETE t", "rel-1", "relationship"),
        ("CREATE (:Record:Tie {id: 'rel-9', kind: 'tie', type: 'MENTORS'})", "rel-9", "node"),
    ],
)
def test_a_graph_that_was_changed_behind_the_back_of_the_store_is_noticed(
    small_store, neo4j_driver, harm, record_id, detail
):
    assert check_store(small_store) == ()
    neo4j_driver.execute_query(harm)
    with closing(Neo4jStore(small_store.url, *small_store._connection._auth)) as fresh:
        assert (record_id, detail) in {(fault.record_id, fault.value) for fault in check_store(fresh)}
