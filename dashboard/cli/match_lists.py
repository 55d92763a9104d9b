"""Lists that come with a matching: pairs that are pinned or forbidden, and how many schools a company takes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.cli.files import read_bytes
from graph.model.snapshot import NetworkSnapshot, display_name
from loaders.formats.delimited import read_delimited
from loaders.problems import FileRefused, Problem
from loaders.tables import Row, SourceFile, Table


class ListReader:
    """Reads lists against the parties of one matching, and gathers everything that is wrong in them.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Names the parties.
    school_ids, company_ids : sequence of str
        Who takes part.
    """

    def __init__(self, snapshot: NetworkSnapshot, school_ids: Sequence[str], company_ids: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._schools = _by_word(snapshot, school_ids)
        self._companies = _by_word(snapshot, company_ids)

    def pairs(self, path: str | None) -> frozenset[tuple[str, str]]:
        """Return the pairs of a list: a school in the first column, a company in the second, by id or name."""
        found = set()
        for table, row in self._rows(path):
            school = self._party(table, row, 0, self._schools)
            company = self._party(table, row, 1, self._companies)
            if school and company:
                found.add((school, company))
        return frozenset(found)

    def capacities(self, path: str | None) -> tuple[dict[str, int], dict[str, int]]:
        """Return how many schools a company takes at most and at least: company, most, and if wished least."""
        most: dict[str, int] = {}
        least: dict[str, int] = {}
        for table, row in self._rows(path):
            company = self._party(table, row, 0, self._companies)
            for column, found in ((1, most), (2, least)):
                number = self._number(table, row, column)
                if company and number is not None:
                    found[company] = number
        return most, least

    def _rows(self, path: str | None) -> Iterator[tuple[Table, Row]]:
        if not path:
            return
        file = Path(path)
        try:
            reading = read_delimited(SourceFile(file.name, read_bytes(file)))
        except FileRefused as error:
            self.problems.append(error.as_problem(file.name))
            return
        for table in reading.tables:
            yield from ((table, row) for row in table.rows)

    def _party(self, table: Table, row: Row, column: int, known: dict[str, str]) -> str:
        word = _cell(row, column)
        found = known.get(word.casefold(), "")
        if not found:
            self._tell("match_party_unknown", table, row, column, word)
        return found

    def _number(self, table: Table, row: Row, column: int) -> int | None:
        word = _cell(row, column)
        if not word:
            return None
        if not word.isdecimal():
            self._tell("match_not_a_count", table, row, column, word)
            return None
        return int(word)

    def _tell(self, rule: str, table: Table, row: Row, column: int, value: str) -> None:
        heading = table.columns[column] if column < len(table.columns) else ""
        self.problems.append(
            Problem(rule, file=table.file, table=table.name, row=row.number, column=heading, value=value)
        )


def _by_word(snapshot: NetworkSnapshot, ids: Sequence[str]) -> dict[str, str]:
    found = {i.casefold(): i for i in ids}
    for i in ids:
        for language in ("nl", "en"):
            found.setdefault(display_name(snapshot.records.get(i), language).casefold(), i)
    return found


def _cell(row: Row, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""
