"""Whether a SQLite file is whole, and what finds its records is what the records say."""

import sqlite3
from collections.abc import Iterator, Mapping

from graph.model.errors import Violation
from graph.model.ties import Tie
from graph.model.validation import links_of
from graph.stores.checking import damage, index_fault
from graph.stores.searching import index_entry
from graph.stores.sqlite_rows import read_records

Row = tuple[str, ...]


def faults(connection: sqlite3.Connection) -> Iterator[Violation]:
    """Tell all that is wrong inside the file."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield damage(str(line))
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield damage(f"foreign key: {tuple(row)}")
    expected = _expected(connection)
    for table, query in _KEPT.items():
        kept = {tuple(map(str, row)) for row in connection.execute(query)}
        for row in sorted(expected[table] ^ kept):
            yield index_fault(row[0], table)


_KEPT: Mapping[str, str] = {
    "search": "SELECT records.id, words, name, ordering, search.kind FROM search"
    " LEFT JOIN records ON sequence = search.rowid",
    "links": "SELECT source_id, target_id FROM links",
    "tie_ends": "SELECT tie_id, node_id, other_id FROM tie_ends",
}


def _expected(connection: sqlite3.Connection) -> dict[str, set[Row]]:
    records = read_records(connection).values()
    entries = ((record, entry) for record in records if (entry := index_entry(record)) is not None)
    return {
        "search": {(r.id, entry.words, entry.name, entry.order, r.kind) for r, entry in entries},
        "links": {(r.id, target) for r in records for _, target in links_of(r)},
        "tie_ends": {(r.id, end, r.other_end(end)) for r in records if isinstance(r, Tie) for end in r.ends},
    }
