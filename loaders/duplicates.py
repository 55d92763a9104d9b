"""Rows that say the same, and rows that contradict each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from graph.model.tie_types import TIE_TYPE
from loaders.draft import Draft, Place
from loaders.headings import cleaned
from loaders.identity import Named
from loaders.mapping import ATTRIBUTES, Repeat
from loaders.problems import Problem, Severity
from loaders.tie_ids import TieIds

FURTHER_SEPARATOR = " | "
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
    same tie. Ends count both ways round where the file says that a tie has no direction, or tells a type
    that has none. The order of the rows makes no difference.
    """
    own = [ids.own_id(draft) for draft in drafts]
    for tie_id in own:
        if tie_id:
            ids.claim(tie_id)
    found = Sorted()
    alike: dict[tuple[object, ...], list[Draft]] = {}
    for draft, own_id in zip(drafts, own, strict=True):
        if not own_id:
            alike.setdefault(_tie_content(draft), []).append(draft)
    unnamed = [min(group, key=_ends) for group in alike.values()]
    for group, kept in zip(alike.values(), unnamed, strict=True):
        for draft in group:
            if draft is not kept:
                _tell_repeated_tie(draft, kept, found)
    made = dict(zip(map(id, unnamed), ids.made_ids(unnamed), strict=True))
    with_ids = [(draft, own_id or made.get(id(draft), "")) for draft, own_id in zip(drafts, own, strict=True)]
    named = [Named(draft, tie_id) for draft, tie_id in with_ids if tie_id]
    _tell_reversed(named, found)
    rest = without_repeats(named)
    return Sorted(rest.accepted, found.repeated + rest.repeated, rest.refused, found.problems + rest.problems)


def _tie_content(draft: Draft) -> tuple[object, ...]:
    ends = _ends(draft)
    is_undirected = not TIE_TYPE[draft.values["type"]].directed and _has_no_direction(draft)
    rest = tuple(sorted((k, repr(v)) for k, v in draft.values.items() if k not in ("source_id", "target_id")))
    return (tuple(sorted(ends)) if is_undirected else ends, rest)


def _ends(draft: Draft) -> tuple[str, str]:
    return (draft.values["source_id"], draft.values["target_id"])


def _has_no_direction(draft: Draft) -> bool:
    """Tell whether the file says that a tie has no direction, under whichever heading, or by the type it tells."""
    further = draft.values.get("attributes", ())
    told = next((text.casefold() for heading, text in further if cleaned(heading) in DIRECTION_HEADINGS), "")
    return told == UNDIRECTED or (draft.type_is_told and not told)


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
            named.draft.place.problem(
                "duplicate_row", Severity.NOTICE, value=_called(named), expected=_place(first, named)
            )
        )


def _merge(group: Sequence[Named], found: Sorted) -> None:
    """Make one record of rows about the same thing, whatever their order.

    Where they differ, the value that most rows have counts; further columns keep all that was said.
    """
    said: dict[str, list[Any]] = {}
    for named in group:
        for name, value in named.draft.values.items():
            if name != ATTRIBUTES:
                said.setdefault(name, []).append(value)
    values = {name: _most_said(given) for name, given in said.items()}
    for named in group:
        found.problems += [
            named.draft.place.problem(
                "repeated_value_differs",
                Severity.NOTICE,
                value=str(value),
                expected=str(values[name]),
                **named.draft.at(name),
            )
            for name, value in named.draft.values.items()
            if name != ATTRIBUTES and value != values[name]
        ]
    if further := _all_further(group):
        values[ATTRIBUTES] = further
    found.accepted.append(Named(replace(group[0].draft, values=MappingProxyType(values)), group[0].id))
    found.repeated += group[1:]


def _most_said(values: Sequence[Any]) -> Any:
    """Return the value that comes most often; of several such values, the first by text."""
    times = Counter(values)
    return min(times, key=lambda value: (-times[value], repr(value)))


def _all_further(group: Sequence[Named]) -> tuple[tuple[str, str], ...]:
    """Return the further columns of some rows, each with all its different texts."""
    texts: dict[str, set[str]] = {}
    for named in group:
        for heading, text in named.draft.values.get(ATTRIBUTES, ()):
            texts.setdefault(heading, set()).add(text)
    return tuple((heading, FURTHER_SEPARATOR.join(sorted(texts[heading]))) for heading in sorted(texts))


def _refuse(group: Sequence[Named], found: Sorted) -> None:
    for named in group:
        others = [_place(other.draft.place, named) for other in group[: MAX_TOLD + 1] if other is not named]
        found.refused.append(named)
        found.problems.append(
            named.draft.place.problem("duplicate_id", value=_called(named), expected=", ".join(others[:MAX_TOLD]))
        )


def _called(named: Named) -> str:
    """Return what the file calls a record: its id there, or else its name."""
    name = named.draft.values.get("name")
    return named.id if named.draft.key or not isinstance(name, str) else name


def _place(place: Place, beside: Named) -> str:
    """Return a row number, with the file or sheet where it is another one."""
    here = beside.draft.place
    if place.file != here.file:
        return f"{place.file} {place.row}"
    return str(place.row) if place.table == here.table else f"{place.table} {place.row}"
