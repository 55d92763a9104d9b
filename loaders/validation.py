"""Rules on whole records, as problems at rows; rows that break one stay out, and rows that link to them."""

from collections.abc import Mapping, Sequence

from graph.model.errors import Violation
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import link_violations, links_of, violations
from loaders.comparing import Compared
from loaders.draft import Draft
from loaders.plan import Outcome
from loaders.problems import Problem

UNNAMED = "row"
"""Id of a row that does not come in, and so needs none."""


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
        refused = {row.named.id: row.named.draft for row in rows if row.outcome is Outcome.REFUSED}
        for index, found in newly.items():
            problems += [_broken_link(rows[index].named.draft, violation, refused) for violation in found]
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


def _broken_link(draft: Draft, violation: Violation, refused: Mapping[str, Draft]) -> Problem:
    """Return a broken link as a problem: what is in a refused row is not unknown."""
    target = refused.get(violation.value)
    if violation.rule != "link_target" or target is None:
        return problem_of(draft, violation)
    name = target.values.get("name")
    called = name if isinstance(name, str) else violation.value
    where = draft.at(violation.field)
    return draft.place.problem("link_refused", value=called, expected=str(target.place.row), **where)


def further_faults(draft: Draft) -> list[Problem]:
    """Return the rules that a row breaks besides the cells that cannot be read, so that all is told at once."""
    record = kind_of(draft.kind).record(id=UNNAMED, **draft.values)
    return [problem_of(draft, violation) for violation in violations(record) if violation.field not in draft.unreadable]


def problem_of(draft: Draft, violation: Violation) -> Problem:
    """Return a broken rule as a problem at the place of a draft, under the heading that the file has."""
    where = draft.at(violation.field)
    return draft.place.problem(violation.rule, value=violation.value, expected=violation.expected, **where)
