"""Rows that say the same, and rows that contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from graph.model.tie_types import TIE_TYPE
from loaders.drafts import Draft, Place
from loaders.headings import cleaned
from loaders.identity import Named, TieIds
from loaders.mapping import Repeat
from loaders.problems import Problem, Severity

DIRECTION_HEADINGS = frozenset({"direction", "richting", "type"})
UNDIRECTED = "undirected"
MAX_TOLD = 5


@dataclass(slots=True)
class Sorted:
    """What is left when repeats are taken out.

    Parameters
    ----------
    accepted : list of Named
        One per record.
    repeated : list of Named
        Rows that say again what another row says.
    refused : list of Named
        Rows with one id that contradict each other.
    problems : list of Problem
        What is to be told.
    """

    accepted: list[Named] = field(default_factory=list)
    repeated: list[Named] = field(default_factory=list)
    refused: list[Named] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def without_repeats(records: Sequence[Named]) -> Sorted:
    """Return one row per id: the same row twice counts once, different rows are refused, all of them."""
    groups: dict[str, list[Named]] = {}
    for named in records:
        groups.setdefault(named.id, []).append(named)
    found = Sorted()
    for group in groups.values():
        if len(group) == 1:
            found.accepted.append(group[0])
        elif all(_same(group[0].draft, other.draft) for other in group[1:]):
            _keep_first(group, found)
        elif all(_may_merge(named.draft) for named in group) and len({named.draft.kind for named in group}) == 1:
            _merge(group, found)
        else:
            _refuse(group, found)
    return found


def name_ties(drafts: Sequence[Draft], ids: TieIds) -> Sorted:
    """Return the ties with their ids, exact repeats taken out.

    A tie without an id of its own that has the type, ends and all values of an earlier one is the
    same tie. Ends count both ways round where the file says that a tie has no direction.
    """
    own = [ids.own_id(draft) for draft in drafts]
    for tie_id in own:
        if tie_id:
            ids.claim(tie_id)
    found = Sorted()
    seen: dict[tuple[object, ...], Draft] = {}
    named: list[Named] = []
    for draft, own_id in zip(drafts, own, strict=True):
        if own_id:
            named.append(Named(draft, own_id))
            continue
        content = _tie_content(draft)
        if content in seen:
            _tell_repeated_tie(draft, seen[content], found)
        else:
            seen[content] = draft
            values = draft.values
            named.append(Named(draft, ids.made_id(values["type"], values["source_id"], values["target_id"])))
    _tell_reversed(named, found)
    rest = without_repeats(named)
    return Sorted(rest.accepted, found.repeated + rest.repeated, rest.refused, found.problems + rest.problems)


def _tie_content(draft: Draft) -> tuple[object, ...]:
    ends = (draft.values["source_id"], draft.values["target_id"])
    is_undirected = not TIE_TYPE[draft.values["type"]].directed and _direction(draft) == UNDIRECTED
    rest = tuple(sorted((k, repr(v)) for k, v in draft.values.items() if k not in ("source_id", "target_id")))
    return (tuple(sorted(ends)) if is_undirected else ends, rest)


def _direction(draft: Draft) -> str:
    """Return what the file says about the direction of a tie, under whichever heading."""
    further = draft.values.get("attributes", ())
    return next((text.casefold() for heading, text in further if cleaned(heading) in DIRECTION_HEADINGS), "")


def _tell_repeated_tie(draft: Draft, first: Draft, found: Sorted) -> None:
    values = draft.values
    found.repeated.append(Named(draft, ""))
    found.problems.append(
        draft.place.problem(
            "duplicate_tie",
            Severity.NOTICE,
            value=f"{values['source_id']} – {values['type']} – {values['target_id']}",
            expected=str(first.place.row),
        )
    )


def _tell_reversed(ties: Sequence[Named], found: Sorted) -> None:
    """Tell, once, that ties of a type without direction run both ways; they are kept as they are."""
    ends = {(t.draft.values["type"], t.draft.values["source_id"], t.draft.values["target_id"]): t for t in ties}
    for (tie_type, source, target), tie in ends.items():
        if not TIE_TYPE[tie_type].directed and source != target and (tie_type, target, source) in ends:
            problem = tie.draft.place.problem("reversed_tie", Severity.NOTICE, value=tie_type)
            found.problems.append(problem)
            return


def _same(one: Draft, other: Draft) -> bool:
    return one.kind == other.kind and one.values == other.values


def _may_merge(draft: Draft) -> bool:
    return draft.mapping is not None and draft.mapping.repeats is Repeat.MERGE


def _keep_first(group: Sequence[Named], found: Sorted) -> None:
    found.accepted.append(group[0])
    first = group[0].draft.place
    for named in group[1:]:
        found.repeated.append(named)
        found.problems.append(
            named.draft.place.problem("duplicate_row", Severity.NOTICE, value=named.id, expected=_place(first, named))
        )


def _merge(group: Sequence[Named], found: Sorted) -> None:
    """Fill the fields of the first row from the others; where they differ the first row wins."""
    first = group[0]
    values = dict(first.draft.values)
    for named in group[1:]:
        for name, value in named.draft.values.items():
            if values.setdefault(name, value) != value:
                found.problems.append(
                    named.draft.place.problem(
                        "repeated_value_differs",
                        Severity.NOTICE,
                        column=name,
                        value=str(value),
                        expected=str(values[name]),
                    )
                )
    found.accepted.append(Named(replace(first.draft, values=MappingProxyType(values)), first.id))
    found.repeated += group[1:]


def _refuse(group: Sequence[Named], found: Sorted) -> None:
    for named in group:
        others = [_place(other.draft.place, named) for other in group[: MAX_TOLD + 1] if other is not named]
        found.refused.append(named)
        found.problems.append(
            named.draft.place.problem("duplicate_id", value=named.id, expected=", ".join(others[:MAX_TOLD]))
        )


def _place(place: Place, beside: Named) -> str:
    """Return a row number, with the file where it is another one."""
    return str(place.row) if place.file == beside.draft.place.file else f"{place.file} {place.row}"
