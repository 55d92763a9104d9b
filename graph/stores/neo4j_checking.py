"""Whether what lies in the graph beside the facts (labels, links, words to search) is what the facts say."""

from collections.abc import Iterator
from typing import Any

from graph.model.errors import Violation
from graph.model.records import Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.stores.checking import index_fault
from graph.stores.cypher import query
from graph.stores.neo4j_connection import Transaction, rows
from graph.stores.neo4j_mapping import OWN_LABELS, labels_of, links_from, record_of, search_properties, tie_of
from graph.stores.neo4j_reading import LINK_TYPE_NAMES, TIE_TYPE_NAMES

Row = dict[str, Any]


def faults(transaction: Transaction, snapshot: NetworkSnapshot) -> Iterator[Violation]:
    """Tell what differs; what other programs wrote beside is not our business."""
    nodes = {row["properties"]["id"]: row for row in rows(transaction, query("check_nodes").text)}
    for record_id in sorted(nodes.keys() | snapshot.records.keys()):
        record, row = snapshot.records.get(record_id), nodes.get(record_id)
        if record is None or row is None:
            yield index_fault(record_id, "node")
        else:
            yield from _node_faults(record, row)
    ties = rows(transaction, query("snapshot_ties").text, types=TIE_TYPE_NAMES)
    relationships = {row["properties"]["id"]: tie_of(row) for row in ties}
    for tie_id in sorted(relationships.keys() | snapshot.ties.keys()):
        if relationships.get(tie_id) != snapshot.ties.get(tie_id):
            yield index_fault(tie_id, "relationship")
    expected = {link for record in snapshot.records.values() for link in links_from(record)}
    found = rows(transaction, query("check_links").text, types=LINK_TYPE_NAMES)
    kept = {(row["type"], row["record_id"], row["target_id"]) for row in found}
    for type_name, record_id, target in sorted(expected ^ kept):
        yield index_fault(record_id, f"{type_name} {target}")


def _node_faults(record: Record, row: Row) -> Iterator[Violation]:
    properties = row["properties"]
    if OWN_LABELS & set(row["labels"]) != {"Record", *labels_of(record)}:
        yield index_fault(record.id, "labels")
    if any(properties.get(name) != value for name, value in search_properties(record).items()):
        yield index_fault(record.id, "search")
    if isinstance(record, Tie):
        if properties.get("type") != record.type:
            yield index_fault(record.id, "type")
    elif record_of(properties) != record:
        yield index_fault(record.id, "properties")
