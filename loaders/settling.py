"""From readings to changes: drafts, ids, links, comparison with the store, rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from graph.changes import ChangeSet
from graph.model.records import Node
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import violations
from graph.model.values import UNKNOWN
from loaders.comparing import Compared, compare
from loaders.draft import Draft, Place
from loaders.drafts import drafts_of
from loaders.duplicates import name_ties, without_repeats
from loaders.edits import EditsByHand
from loaders.identity import EndIndex, Named, NamedNodes, name_records
from loaders.linking import link_records
from loaders.mapping import Mapping, TableMapping
from loaders.plan import FieldChange, Outcome, RowOutcome
from loaders.problems import Problem, Severity, shown
from loaders.similar_names import similar_names
from loaders.tables import PlacedRecord, Reading, Table
from loaders.tie_ids import TieIds
from loaders.validation import checked, further_faults, problem_of
from loaders.vocabulary import Vocabulary, terms_of


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rows of all files lead to, together."""

    change_set: ChangeSet
    rows: tuple[RowOutcome, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Ledger:
    """Where every row ends up, and what is told."""

    rows: list[RowOutcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused_keys: dict[str, Place] = field(default_factory=dict)

    def refuse(self, records: Sequence[Named]) -> None:
        for named in records:
            self.enter(named, Outcome.REFUSED)
            for key in (named.draft.key, named.id, named.draft.values.get("name")):
                if isinstance(key, str) and key:
                    self.refused_keys.setdefault(key, named.draft.place)

    def enter(self, named: Named, outcome: Outcome, changes: tuple[FieldChange, ...] = ()) -> None:
        place = named.draft.place
        kind = named.draft.kind
        self.rows.append(RowOutcome(place.file, place.table, place.row, kind, named.id, outcome, changes))


def settle(
    readings: Sequence[Reading], mapping: Mapping, snapshot: NetworkSnapshot, edits: EditsByHand | None
) -> Settled:
    """Return the changes of all accepted rows, what becomes of every row, and every problem.

    Parameters
    ----------
    readings : sequence of Reading
        All files of the import.
    mapping : Mapping
        Names every table.
    snapshot : NetworkSnapshot
        What is stored.
    edits : EditsByHand or None
        What people changed, which stays.
    """
    ledger = _Ledger()
    drafts = _read(readings, mapping, snapshot, ledger)
    stored = NamedNodes(snapshot)
    records = name_records([draft for draft in drafts if draft.kind != "tie"], stored)
    nodes = without_repeats(records.named)
    ledger.problems += (*records.problems, *nodes.problems)
    ledger.refuse(nodes.refused)
    index = EndIndex(snapshot, stored)
    for named in nodes.accepted:
        index.add(named)
    unnamed_ties = [Named(draft, "") for draft in drafts if draft.kind == "tie"]
    known = TieIds(snapshot, (named.id for named in nodes.accepted))
    for named in unnamed_ties:
        index.add_tie(named.draft, known.own_id(named.draft))
    linked = link_records([*nodes.accepted, *unnamed_ties], index, ledger.refused_keys)
    ledger.problems += linked.problems
    ledger.refuse(linked.refused)
    others = [*(named for named in linked.accepted if named.draft.kind != "tie"), *linked.created]
    ties = name_ties(
        [named.draft for named in linked.accepted if named.draft.kind == "tie"],
        TieIds(snapshot, (named.id for named in others)),
    )
    ledger.problems += ties.problems
    ledger.refuse(ties.refused)
    for named in (*nodes.repeated, *ties.repeated):
        ledger.enter(named, Outcome.DUPLICATE)
    return _compared([*others, *ties.accepted], snapshot, edits, ledger)


def _compared(
    records: Sequence[Named], snapshot: NetworkSnapshot, edits: EditsByHand | None, ledger: _Ledger
) -> Settled:
    rows, broken = checked([compare(named, snapshot, edits) for named in records], snapshot)
    ledger.problems += broken
    for row in rows:
        ledger.enter(row.named, row.outcome, row.fields)
        ledger.problems += _conflicts(row)
    ledger.problems += similar_names(_new_nodes(rows), snapshot)
    changes = tuple(row.change for row in rows if row.change is not None)
    return Settled(ChangeSet(changes), tuple(ledger.rows), tuple(ledger.problems))


def _new_nodes(rows: Sequence[Compared]) -> Iterator[tuple[Node, Place]]:
    """Yield the new nodes of files that people made, and where they were read."""
    for row in rows:
        node = row.change.after if row.outcome is Outcome.NEW and row.change is not None else None
        mapping = row.named.draft.mapping
        if isinstance(node, Node) and mapping is not None and not mapping.verbatim:
            yield node, row.named.draft.place


def _conflicts(row: Compared) -> list[Problem]:
    return [
        row.named.draft.place.problem(
            "import_conflict",
            Severity.WARNING,
            value=change.new,
            expected=shown(change.old),
            **row.named.draft.at(change.field),
        )
        for change in row.fields
        if change.is_kept
    ]


def _read(readings: Sequence[Reading], mapping: Mapping, snapshot: NetworkSnapshot, ledger: _Ledger) -> list[Draft]:
    """Return the drafts of all files; terms are read first, because other tables name them."""
    tables = [table for reading in readings for table in reading.tables]
    pairs = [(table, found) for table in tables if (found := mapping.for_table(table)) is not None]
    placed = [each for reading in readings for each in reading.records]
    drafts = [_whole(each) for each in placed if not _misshapen(each, ledger)]
    ledger.refuse(
        [
            Named(Draft(Place(reading.file, "", each.number), each.kind, True, each.id, MappingProxyType({})), each.id)
            for reading in readings
            for each in reading.refused
        ]
    )
    terms = terms_of(snapshot) + [_term(draft) for draft in drafts if draft.kind == "theme"]
    vocabulary = Vocabulary(terms)
    for table, found in sorted(pairs, key=lambda pair: pair[1].kind != "theme"):
        if found.kind != "theme" and len(terms) != vocabulary.size:
            vocabulary = Vocabulary(terms)
        read = drafts_of(table, found, vocabulary)
        terms += [_term(draft) for draft in read.drafts if draft.kind == "theme"]
        drafts += read.drafts
        ledger.problems += (*read.problems, *(fault for draft in read.refused for fault in further_faults(draft)))
        ledger.refuse([Named(draft, "") for draft in (*read.refused, *_unread(table, found))])
    return drafts


def _unread(table: Table, mapping: TableMapping) -> list[Draft]:
    """Return the rows that no reader could make out, so that they are counted as refused."""
    places = (Place(table.file, table.name, number) for number in table.refused)
    return [Draft(place, mapping.kind, False, "", MappingProxyType({})) for place in places]


def _whole(placed: PlacedRecord) -> Draft:
    """Return a record of our own format as a draft that states every field with a value."""
    record = placed.record
    values: dict[str, Any] = {}
    for described in kind_of(record.kind).fields:
        value = getattr(record, described.name)
        if value is not UNKNOWN and (value != () or described.is_list):
            values[described.name] = value
    place = Place(placed.file, "", placed.number)
    return Draft(place, record.kind, True, record.id, MappingProxyType(values))


def _misshapen(placed: PlacedRecord, ledger: _Ledger) -> bool:
    """Tell whether a whole record has a value of a type that its field cannot have; then it is refused."""
    broken = violations(placed.record)
    if not any(violation.rule in ("type", "choice") for violation in broken):
        return False
    named = Named(_whole(placed), placed.record.id)
    ledger.problems += [problem_of(named.draft, violation) for violation in broken]
    ledger.refuse([named])
    return True


def _term(draft: Draft) -> tuple[str, str, tuple[str, ...]]:
    names = tuple(name for name in (draft.values.get("name"), draft.values.get("name_en")) if isinstance(name, str))
    return (str(draft.values.get("scheme")), str(draft.values.get("code")), names)
