"""Rules on whole records, as problems at rows; rows that break one stay out, and rows that link to them."""

from collections.abc import Mapping, Sequence

from graph.model.errors import Violation
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import link_violations, links_of, violations
from loaders.comparing import Compared
from loaders.drafts import Draft
from loaders.mapping import TableMapping
from loaders.plan import Outcome
from loaders.problems import Problem


def checked(
    compared: Sequence[Compared], snapshot: NetworkSnapshot
) -> tuple[tuple[Compared, ...], tuple[Problem, ...]]:
    """Return the rows with those that break a rule refused, and every broken rule."""
    problems: list[Problem] = [problem for row in compared for problem in row.problems]
    rows = list(compared)
    for index, row in enumerate(rows):
        found = violations(row.change.after) if row.change is not None and row.change.after is not None else []
        if found:
            rows[index] = _refused(row)
            problems += [problem_of(row.named.draft, violation) for violation in found]
    while newly := _broken_links(rows, snapshot):
        for index, found in newly.items():
            problems += [problem_of(rows[index].named.draft, violation) for violation in found]
            rows[index] = _refused(rows[index])
    return tuple(rows), tuple(problems)


def _refused(row: Compared) -> Compared:
    return Compared(row.named, Outcome.REFUSED)


def _broken_links(rows: Sequence[Compared], snapshot: NetworkSnapshot) -> dict[int, list[Violation]]:
    """Return the links of accepted rows that point to nothing that is or will be there."""
    kinds = {
        row.change.record_id: row.change.kind for row in rows if row.change is not None and row.change.after is not None
    }

    def kind_by_id(record_id: str) -> str | None:
        stored = snapshot.records.get(record_id)
        return kinds.get(record_id) or (stored.kind if stored is not None else None)

    found: dict[int, list[Violation]] = {}
    for index, row in enumerate(rows):
        record = row.change.after if row.change is not None else None
        if record is not None and links_of(record) and (broken := link_violations(record, kind_by_id)):
            found[index] = broken
    return found


def problem_of(draft: Draft, violation: Violation) -> Problem:
    """Return a broken rule as a problem at the place of a draft, under the heading that the file has."""
    heading = _heading(draft.mapping, violation.field)
    return draft.place.problem(violation.rule, column=heading, value=violation.value, expected=violation.expected)


def _heading(mapping: TableMapping | None, field: str) -> str:
    columns: Mapping[str, str] = (
        {} if mapping is None else {column.target: column.column for column in reversed(mapping.columns)}
    )
    return columns.get(field, field)
