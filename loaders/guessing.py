"""A first mapping for tables that nobody mapped yet: from headings, and from what the columns hold."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary

from graph.model.codec import LIST_SEPARATOR
from graph.model.fields import Field, FieldType
from graph.model.records import STAMPED
from graph.model.registry import KIND, NODE_KINDS, kind_of
from loaders.columns import can_read, notation_of
from loaders.guessing_kinds import KindGuess, directions_only, ends_of, guess_kind
from loaders.guessing_pairs import TYPES_BY_ROLE, Pair, pair_of
from loaders.headings import (
    KINDS_BY_NAME_HEADING,
    NODE_KEYS,
    TIE_TYPE_HEADINGS,
    cleaned,
    essence,
    field_by_heading,
    name_headings,
)
from loaders.lists import separator_of
from loaders.mapping import (
    ATTRIBUTES,
    DEFAULT_END_KIND,
    EMPTY_COLUMN,
    ID,
    IGNORED,
    KIND_TARGET,
    OTHER_SCALE,
    PERSONAL,
    STAMPED_BY_STORE,
    UNREADABLE,
    ColumnMapping,
    Mapping,
    Repeat,
    TableMapping,
)
from loaders.own_tables import own_mapping
from loaders.privacy import is_about_persons, personal_columns, speaks_of_persons
from loaders.tables import Table

READABLE_SHARE = 0.5
STRENGTH_SHARE = 0.9
"""So many values from 1 to 5 that the others are mistakes, and the scale is ours."""
DISTINCT_SHARE = 0.3
SAMPLE = 2_000
_STRENGTH = re.compile(r"[1-5](?:[.,]0+)?")


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
    pair = pair_of(table)
    if pair is not None:
        return _guess_pair(table, pair, file="" if is_only else table.file)
    persons = is_about_persons(table)
    guess = guess_kind(table, rows_are_persons=persons)
    personal = personal_columns(table, rows_are_persons=persons, is_register=guess.kind == "stakeholder")
    targets = _tie_targets(table) if guess.kind == "tie" else _record_targets(table, guess, personal)
    left_out = {column: why for column in table.columns if (why := _why_left_out(table, column, personal))}
    free = [column for column in table.columns if column not in targets and column not in left_out]
    fields = _fields(table, free, guess, set(targets.values()))
    columns = tuple(
        ColumnMapping(column, targets[column])
        if column in targets
        else ColumnMapping(column, IGNORED, reason=left_out[column])
        if column in left_out
        else fields.get(column, ColumnMapping(column, ATTRIBUTES))
        for column in table.columns
    )
    return TableMapping(
        table.name,
        guess.kind,
        columns,
        kinds=guess.kinds,
        kind_is_sure=guess.is_sure,
        constants=_constants(table, guess),
        file="" if is_only else table.file,
        repeats=Repeat.MERGE if persons else Repeat.REFUSE,
    )


def _constants(table: Table, guess: KindGuess) -> tuple[tuple[str, str], ...]:
    """Return what the name of a table says of every row: a list of persons holds persons, not roles."""
    return (("is_person", "ja"),) if guess.kind == "stakeholder" and speaks_of_persons(table.name) else ()


def _guess_pair(table: Table, pair: Pair, *, file: str) -> TableMapping:
    """Return the mapping of a table of which every row joins a name in one column with one in another."""
    personal = personal_columns(table, rows_are_persons=False, is_register=False)
    left_out = {column: why for column in table.columns if (why := _why_left_out(table, column, personal))}
    taken = {*pair.ends, pair.role_column, *left_out}
    free = [column for column in table.columns if column not in taken]
    fields = _fields(table, free, KindGuess("tie", is_sure=True), {"source_id", "target_id", "type"})
    roles = tuple(TYPES_BY_ROLE.items())
    columns = tuple(
        ColumnMapping(column, pair.ends[column])
        if column in pair.ends
        else ColumnMapping(column, "type", translations=roles)
        if column == pair.role_column
        else ColumnMapping(column, IGNORED, reason=left_out[column])
        if column in left_out
        else fields.get(column, ColumnMapping(column, ATTRIBUTES))
        for column in table.columns
    )
    return TableMapping(
        table.name,
        "tie",
        columns,
        constants=(("type", pair.type),) if pair.type else (),
        file=file,
        source_kind=pair.source_kind,
        target_kind=pair.target_kind,
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


def _record_targets(table: Table, guess: KindGuess, personal: frozenset[str]) -> dict[str, str]:
    """Return the columns of a table of records that are told by their place in it: id, kind, name."""
    found: dict[str, str] = {}
    if guess.kind_column:
        found[guess.kind_column] = KIND_TARGET
    elif subkind := _subkind_column(table, guess):
        found[subkind[0]] = subkind[1]
    id_column = _id_column(table, guess, personal)
    if id_column:
        found[id_column] = ID
    name_column = _name_column(table, guess, {*found, *personal}) if guess.kind in NODE_KINDS else ""
    if name_column:
        found[name_column] = "name"
    return found


def _name_column(table: Table, guess: KindGuess, taken: set[str]) -> str:
    """Return the column with the names; in a register of roles, rather one in which no name comes back."""
    by_heading: dict[str, str] = {}
    for column in (column for column in table.columns if column not in taken):
        by_heading.setdefault(cleaned(column), column)
        by_heading.setdefault(essence(column), column)
    wanted = dict.fromkeys(by_heading[heading] for heading in name_headings(guess.kind) if heading in by_heading)
    columns = [column for column in wanted if _can_be_names(table, column)]
    if guess.kind == "stakeholder":
        columns.sort(key=lambda column: len(set(texts := list(values(table, column)))) < len(texts))
    return next(iter(columns), "")


def _can_be_names(table: Table, column: str) -> bool:
    """Tell whether a column tells the rows apart; a role or status that comes back all the time does not."""
    texts = list(values(table, column))
    may_repeat = KINDS_BY_NAME_HEADING.get(essence(column)) in (None, DEFAULT_END_KIND)
    if not table.rows:
        return True
    return bool(texts) and (may_repeat or len(set(texts)) >= DISTINCT_SHARE * len(texts))


def _subkind_column(table: Table, guess: KindGuess) -> tuple[str, str] | None:
    """Return the column that tells a finer kind, such as the kind of organisation, and its field."""
    if not guess.is_sure or guess.kind not in NODE_KINDS:
        return None
    field = next((f.name for f in kind_of(guess.kind).fields if f.scheme and f.name.endswith(("_kind", "_type"))), "")
    column = next(iter(_by_order(table, ("kind", "type", "soort"))), "")
    return (column, field) if field and column else None


def _id_column(table: Table, guess: KindGuess, personal: frozenset[str]) -> str:
    taken = {guess.kind_column, *personal}
    fields = {field.name for field in kind_of(guess.kind).fields}
    own = (f"{guess.kind} id", f"{kind_of(guess.kind).one.nl} id", f"{kind_of(guess.kind).one.en} id")
    for column in _by_order(table, (*NODE_KEYS, *(cleaned(name) for name in own))):
        texts = list(values(table, column))
        if column in taken or cleaned(column) in fields or (table.rows and not texts):
            continue
        if cleaned(column) in ("id", "node id") or (len(set(texts)) == len(texts) == len(table.rows)):
            return column
    return ""


def _why_left_out(table: Table, column: str, personal: frozenset[str]) -> str:
    """Return why a column that is no id, kind or name does not come in; empty when it does."""
    if cleaned(column).replace(" ", "_") in STAMPED:
        return STAMPED_BY_STORE
    if column in personal:
        return PERSONAL
    return EMPTY_COLUMN if table.rows and not any(values(table, column)) else ""


def _fields(table: Table, columns: Sequence[str], guess: KindGuess, taken: set[str]) -> Dictionary[str, ColumnMapping]:
    """Return the columns whose headings name a field; of two that name one field, the surer heading gets it."""
    found: dict[str, ColumnMapping] = {}
    for kind in dict.fromkeys((guess.kind, *(kind for _, kind in guess.kinds))):
        by_heading = field_by_heading(kind)
        order = list(by_heading)
        named = [column for column in columns if column not in found and cleaned(column) in by_heading]
        for column in sorted(named, key=lambda column: order.index(cleaned(column))):
            mapped = _field_column(table, column, kind_of(kind).field(by_heading[cleaned(column)]))
            if mapped.target not in taken and mapped.target != "name":
                found[column] = mapped
                taken |= {mapped.target} - {ATTRIBUTES}
    return found


def _field_column(table: Table, column: str, field: Field) -> ColumnMapping:
    """Return a column as the field that its heading names, if it can be read as such."""
    texts = list(values(table, column))
    if field.name == "strength" and not _is_strength(texts):
        return ColumnMapping(column, "stated_strength", reason=OTHER_SCALE)
    separator = separator_of(texts) if field.is_list else LIST_SEPARATOR
    if _is_readable(field, texts) or separator != LIST_SEPARATOR:
        return ColumnMapping(column, field.name, separator=separator)
    return ColumnMapping(column, ATTRIBUTES, reason="" if directions_only(texts) else UNREADABLE)


def _is_strength(texts: Sequence[str]) -> bool:
    """Tell whether numbers are strengths from 1 to 5; other scales are kept as stated."""
    n_strengths = sum(bool(_STRENGTH.fullmatch(text)) for text in texts)
    return n_strengths >= STRENGTH_SHARE * len(texts)


def _is_readable(field: Field, texts: Sequence[str]) -> bool:
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXTS) or (field.scheme and not field.choices):
        return True
    notation = notation_of(field, texts)
    n_readable = sum(can_read(field, text, notation) for text in texts)
    return n_readable >= READABLE_SHARE * len(texts)


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
