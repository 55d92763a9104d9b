"""Strategies for whole networks: any record kind, any field, as the registry describes them."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from graph.model.fields import Field, FieldType
from graph.model.records import Record
from graph.model.registry import KINDS, NODE_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE, TIE_TYPES
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from loaders.formats.header_row import clean_cell

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
TRYING = st.sampled_from(
    [
        "=1+1",
        "+32",
        "-3",
        "@SUM(A1)",
        "'=x",
        "''+x",
        "a|b\\c=d",
        ";,\t|",
        '"quoted"',
        "<b>&amp;</b>",
        "\ufffe",
        "0",
        "NA",
        "n.v.t.",
        "-",
        "\\?",
        "\\",
    ]
)
ANY_TEXT = st.one_of(TRYING, st.text(SIGNS, min_size=1, max_size=8), st.just("two\nlines"))
DATES = st.sampled_from(["2020", "2021-02", "2024-02-29", "1999-12-31"])
N_NODES = 5


def texts(*, for_cells: bool) -> st.SearchStrategy[str]:
    """Return any texts; for cells only those that a cell can hold: composed, no blanks around."""
    return ANY_TEXT.map(lambda text: _fitting(text, for_cells=for_cells))


def _fitting(text: str, *, for_cells: bool) -> str:
    if not for_cells:
        return text
    cell = clean_cell(text).replace("\ufffe", "").strip()
    return cell or "tekst"


@st.composite
def networks(draw: st.DrawFn, *, for_cells: bool = False) -> NetworkSnapshot:
    """Return a network in which every record obeys the rules."""
    kinds = draw(st.lists(st.sampled_from(NODE_KINDS), min_size=1, max_size=N_NODES))
    records: list[Record] = []
    for index, kind in enumerate(kinds):
        record_id = draw(st.sampled_from([f"{kind_of(kind).prefix}-{index}", str(index), f"é{index}"]))
        records.append(draw(_records(kind, record_id, (), for_cells)))
    records += draw(_ties(tuple(records), for_cells))
    others = [kind.name for kind in KINDS if not kind.is_node and kind.name != "tie"]
    for index, kind in enumerate(draw(st.lists(st.sampled_from(others), max_size=3))):
        if _can_link(kind, records):
            records.append(draw(_records(kind, f"{kind_of(kind).prefix}-other-{index}", tuple(records), for_cells)))
    return NetworkSnapshot(1, {record.id: record for record in records})


@st.composite
def _ties(draw: st.DrawFn, nodes: Sequence[Record], for_cells: bool) -> list[Record]:
    found: list[Record] = []
    for index in range(draw(st.integers(0, 4))):
        source, target = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        fitting = [
            tie_type.code
            for tie_type in TIE_TYPES
            if source.kind in (tie_type.source_kinds or NODE_KINDS)
            and target.kind in (tie_type.target_kinds or NODE_KINDS)
        ]
        if source.id == target.id or not fitting:
            continue
        fixed: dict[str, Any] = {
            "type": draw(st.sampled_from(fitting)),
            "source_id": source.id,
            "target_id": target.id,
            "valid_to": UNKNOWN,
        }
        if not TIE_TYPE[fixed["type"]].has_strength:
            fixed["strength"] = draw(st.sampled_from([UNKNOWN, NOT_APPLICABLE]))
        values = draw(_values("tie", (), for_cells, tuple(fixed)))
        found.append(Tie(id=draw(st.sampled_from([f"rel-{index}", f"{index}{index}"])), **(values | fixed)))
    return found


def _can_link(kind: str, records: Sequence[Record]) -> bool:
    required = [field for field in kind_of(kind).fields if field.is_link and field.required]
    return all(_targets(field, records) for field in required)


def _targets(field: Field, records: Sequence[Record]) -> list[str]:
    return [record.id for record in records if not field.links_to or record.kind in field.links_to]


@st.composite
def _records(draw: st.DrawFn, kind: str, record_id: str, others: Sequence[Record], for_cells: bool) -> Record:
    return kind_of(kind).record(id=record_id, **draw(_values(kind, others, for_cells)))


@st.composite
def _values(
    draw: st.DrawFn, kind: str, others: Sequence[Record], for_cells: bool, without: Sequence[str] = ()
) -> dict[str, Any]:
    fields = [field for field in kind_of(kind).fields if field.name not in without]
    values = {field.name: draw(_value(field, others, for_cells)) for field in fields}
    if values.get("is_person") is True:
        values |= {name: draw(texts(for_cells=for_cells)) for name in ("purpose", "legal_basis", "source")}
    for field in fields:
        start, end = values.get(field.not_before), values[field.name]
        if isinstance(start, str) and isinstance(end, str):
            values[field.name] = max(start, end)
    return values


def _value(field: Field, others: Sequence[Record], for_cells: bool) -> st.SearchStrategy[Any]:
    if field.type is FieldType.ATTRIBUTES:
        pairs = st.dictionaries(texts(for_cells=for_cells), texts(for_cells=for_cells), max_size=2)
        return pairs.map(lambda found: tuple(sorted(found.items())))
    known = _known(field, others, for_cells)
    if field.required:
        return known.map(_seen)
    return st.one_of(st.just(UNKNOWN), st.just(UNKNOWN), st.just(NOT_APPLICABLE), known)


def _seen(value: Any) -> Any:
    """Return a value that shows something: a required text is not blank."""
    shows = not isinstance(value, str) or any(unicodedata.category(sign)[0] not in "CZ" for sign in value)
    return value if shows else f"{value}x"


def _as_excel_keeps(number: float) -> float:
    """Return a number in the 15 digits that a spreadsheet program keeps."""
    return float(f"{number:.15g}")


def _known(field: Field, others: Sequence[Record], for_cells: bool) -> st.SearchStrategy[Any]:
    match field.type:
        case FieldType.INTEGER:
            low, high = field.minimum, field.maximum
            return st.integers(-(10**9) if low is None else int(low), 10**9 if high is None else int(high))
        case FieldType.NUMBER:
            low, high = field.minimum, field.maximum
            return st.floats(-1e20 if low is None else low, 1e20 if high is None else high).map(_as_excel_keeps)
        case FieldType.FLAG:
            return st.booleans()
        case FieldType.DATE:
            return DATES
        case FieldType.LINK:
            return st.sampled_from(_targets(field, others) or [UNKNOWN])
        case FieldType.LINKS:
            targets = _targets(field, others)
            return st.lists(st.sampled_from(targets), max_size=2).map(tuple) if targets else st.just(())
    single = st.sampled_from([c.code for c in field.choices]) if field.choices else texts(for_cells=for_cells)
    return st.lists(single, max_size=3).map(tuple) if field.is_list else single
