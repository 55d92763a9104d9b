"""A first mapping for tables that nobody mapped yet: from headings, and from what the columns hold."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model.codec import Unreadable, parse_text
from graph.model.fields import Field, FieldType
from graph.model.records import STAMPED
from graph.model.registry import KIND, NODE_KINDS, kind_of
from graph.model.values import is_known
from loaders.columns import in_plain_notation, notation_of
from loaders.guessing_kinds import KindGuess, directions_only, ends_of, guess_kind
from loaders.headings import (
    KINDS_BY_NAME_HEADING,
    NODE_KEYS,
    PERSON_HEADINGS,
    PRIVATE_HEADINGS,
    TIE_TYPE_HEADINGS,
    cleaned,
    field_by_heading,
    name_headings,
)
from loaders.mapping import (
    ATTRIBUTES,
    EMPTY_COLUMN,
    ID,
    IGNORED,
    KIND_TARGET,
    PERSONAL,
    STAMPED_BY_STORE,
    ColumnMapping,
    Mapping,
    Repeat,
    TableMapping,
)
from loaders.own_tables import own_mapping
from loaders.tables import Table

READABLE_SHARE = 0.5
DISTINCT_SHARE = 0.3
SAMPLE = 2_000
NATIONAL_NUMBER_SIGNS = re.compile(r"[ .-]")
GIVEN_NAME = "voornaam", "first name", "given name"


def guess_mapping(tables: Sequence[Table]) -> Mapping:
    """Return a mapping for some tables, to be looked at, changed and saved by people.

    Names and labels of the registry's fields are recognised by themselves, so a new field needs
    nothing here. A column that means nothing becomes a further column; one with personal data that
    the network does not need is ignored.
    """
    times = Counter(table.name.casefold() for table in tables)
    found = []
    for table in tables:
        is_only = times[table.name.casefold()] == 1
        found.append(own_mapping(table, is_only=is_only) or _guess_table(table, is_only=is_only))
    return Mapping(tuple(found))


def _guess_table(table: Table, *, is_only: bool) -> TableMapping:
    headings = {column: cleaned(column) for column in table.columns}
    has_persons = any(heading in GIVEN_NAME for heading in headings.values())
    guess = guess_kind(table, has_persons=has_persons)
    is_tie = guess.kind == "tie"
    targets = _tie_targets(table) if is_tie else _record_targets(table, guess, has_persons=has_persons)
    columns = tuple(_column(table, column, targets, guess, has_persons=has_persons) for column in table.columns)
    return TableMapping(
        table.name,
        guess.kind,
        columns,
        kinds=guess.kinds,
        kind_is_sure=guess.is_sure,
        file="" if is_only else table.file,
        repeats=Repeat.MERGE if has_persons else Repeat.REFUSE,
    )


def _tie_targets(table: Table) -> dict[str, str]:
    """Return the columns of a table of ties that are told by their place in it: ends, type, id."""
    found: dict[str, str] = {}
    ends = ends_of(table)
    if ends is not None:
        found |= {ends[0]: "source_id", ends[1]: "target_id"}
    for column in _by_order(table, TIE_TYPE_HEADINGS):
        if column not in found and not directions_only(values(table, column)):
            found[column] = "type"
            break
    for column in _by_order(table, ("id", "identifier", "edge id", "tie id")):
        found.setdefault(column, ID)
    return found


def _record_targets(table: Table, guess: KindGuess, *, has_persons: bool) -> dict[str, str]:
    """Return the columns of a table of records that are told by their place in it: id, kind, name."""
    found: dict[str, str] = {}
    if guess.kind_column:
        found[guess.kind_column] = KIND_TARGET
    elif subkind := _subkind_column(table, guess):
        found[subkind[0]] = subkind[1]
    id_column = _id_column(table, guess)
    if id_column:
        found[id_column] = ID
    name_column = _name_column(table, guess, found, has_persons=has_persons) if guess.kind in NODE_KINDS else ""
    if name_column:
        found[name_column] = "name"
    return found


def _name_column(table: Table, guess: KindGuess, taken: dict[str, str], *, has_persons: bool) -> str:
    """Return the column with the names; in a register of roles, rather one in which no name comes back."""
    columns = [
        column
        for column in _by_order(table, name_headings(guess.kind))
        if column not in taken
        and not (has_persons and cleaned(column) in PERSON_HEADINGS)
        and _can_be_names(table, column)
    ]
    if guess.kind == "stakeholder":
        columns.sort(key=lambda column: len(set(texts := list(values(table, column)))) < len(texts))
    return next(iter(columns), "")


def _can_be_names(table: Table, column: str) -> bool:
    """Tell whether a column tells the rows apart; a role or status that comes back all the time does not."""
    texts = list(values(table, column))
    is_plain = cleaned(column) not in KINDS_BY_NAME_HEADING
    if not table.rows:
        return True
    return bool(texts) and (is_plain or len(set(texts)) >= DISTINCT_SHARE * len(texts))


def _subkind_column(table: Table, guess: KindGuess) -> tuple[str, str] | None:
    """Return the column that tells a finer kind, such as the kind of organisation, and its field."""
    if not guess.is_sure or guess.kind not in NODE_KINDS:
        return None
    field = next((f.name for f in kind_of(guess.kind).fields if f.scheme and f.name.endswith(("_kind", "_type"))), "")
    column = next(iter(_by_order(table, ("kind", "type", "soort"))), "")
    return (column, field) if field and column else None


def _id_column(table: Table, guess: KindGuess) -> str:
    taken = {guess.kind_column}
    fields = {field.name for field in kind_of(guess.kind).fields}
    own = (f"{guess.kind} id", f"{kind_of(guess.kind).one.nl} id", f"{kind_of(guess.kind).one.en} id")
    for column in _by_order(table, (*NODE_KEYS, *(cleaned(name) for name in own))):
        texts = list(values(table, column))
        if column in taken or cleaned(column) in fields or (table.rows and not texts):
            continue
        if cleaned(column) in ("id", "node id") or (len(set(texts)) == len(texts) == len(table.rows)):
            return column
    return ""


def _column(
    table: Table, column: str, targets: dict[str, str], guess: KindGuess, *, has_persons: bool
) -> ColumnMapping:
    if column in targets:
        return ColumnMapping(column, targets[column])
    heading = cleaned(column)
    if heading.replace(" ", "_") in STAMPED:
        return ColumnMapping(column, IGNORED, reason=STAMPED_BY_STORE)
    if _is_personal(table, column, is_about_people=has_persons or guess.kind == "stakeholder"):
        return ColumnMapping(column, IGNORED, reason=PERSONAL)
    if table.rows and not any(values(table, column)):
        return ColumnMapping(column, IGNORED, reason=EMPTY_COLUMN)
    field = _field_for(table, column, guess)
    if field is None or field.name in targets.values():
        return ColumnMapping(column, ATTRIBUTES)
    targets[column] = field.name
    return ColumnMapping(column, field.name)


def _is_personal(table: Table, column: str, *, is_about_people: bool) -> bool:
    heading = cleaned(column)
    if heading in PRIVATE_HEADINGS or (is_about_people and heading in PERSON_HEADINGS):
        return True
    texts = list(values(table, column))
    return bool(texts) and all(is_national_number(text) for text in texts)


def is_national_number(text: str) -> bool:
    """Tell whether a text is a Belgian national register number: eleven digits with their check digits."""
    digits = NATIONAL_NUMBER_SIGNS.sub("", text)
    if len(digits) != 11 or not digits.isdigit():
        return False
    number, check = int(digits[:9]), int(digits[9:])
    return check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)


def _field_for(table: Table, column: str, guess: KindGuess) -> Field | None:
    """Return the field that a heading means, if the column can be read as such."""
    for kind in dict.fromkeys((guess.kind, *(kind for _, kind in guess.kinds))):
        name = field_by_heading(kind).get(cleaned(column))
        if name is None or name in ("name", "attributes"):
            continue
        field = kind_of(kind).field(name)
        if kind == "tie" and name == "strength" and not _is_strength(values(table, column)):
            return kind_of(kind).field("stated_strength")
        if _is_readable(field, list(values(table, column))):
            return field
    return None


def _is_strength(texts: Iterable[str]) -> bool:
    """Tell whether numbers are strengths from 1 to 5; other scales are kept as stated."""
    return all(text in ("1", "2", "3", "4", "5", "1.0", "2.0", "3.0", "4.0", "5.0") for text in texts)


def _is_readable(field: Field, texts: Sequence[str]) -> bool:
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXTS) or (field.scheme and not field.choices):
        return True
    notation = notation_of(field, texts)
    n_readable = sum(_can_read(field, in_plain_notation(field, text, notation)) for text in texts)
    return n_readable >= READABLE_SHARE * len(texts)


def _can_read(field: Field, text: str) -> bool:
    try:
        value = parse_text(field, text)
    except Unreadable:
        return False
    in_range = not isinstance(value, int | float) or field.maximum is None or value <= field.maximum
    return in_range or not is_known(value)


def values(table: Table, column: str) -> Iterable[str]:
    """Return the filled cells at the top of a column."""
    index = table.columns.index(column)
    return (row.cells[index] for row in table.rows[:SAMPLE] if row.cells[index])


def _by_order(table: Table, wanted: Sequence[str]) -> list[str]:
    """Return the columns with one of the headings, the most wanted heading first."""
    by_heading: dict[str, str] = {}
    for column in table.columns:
        by_heading.setdefault(cleaned(column), column)
    return [by_heading[heading] for heading in wanted if heading in by_heading]


def cannot_name(mapping: TableMapping) -> bool:
    """Tell whether the rows of a table would have neither id nor name, or a tie no ends."""
    targets = {*mapping.targets(), *(field for field, _ in mapping.constants)}
    if mapping.kind == "tie":
        return not targets >= {"source_id", "target_id"}
    needs_name = KIND[mapping.kind].is_node
    return needs_name and not targets & {ID, "name"}
