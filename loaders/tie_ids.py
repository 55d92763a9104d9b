"""Which tie a row is about. The same rows give the same ids, whatever their order."""

from collections.abc import Iterable, Sequence

from graph.model.identifiers import is_id, slug
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from loaders.draft import Draft
from loaders.identity import LOCAL_KEY, short_hash
from loaders.mapping import ATTRIBUTES

MAX_ID = 200
MAX_PAIRS = 100_000
"""Of parallel ties between two nodes, compared with each other."""

Ends = tuple[str, str, str]
"""Type, source and target."""


class TieIds:
    """Gives ties their ids: their own where it is one, else one made from type and ends.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        What is stored; a stored tie of the same type between the same ends is the same tie.
    taken : iterable of str
        Ids of the other records of the import.
    """

    def __init__(self, snapshot: NetworkSnapshot, taken: Iterable[str]) -> None:
        self._snapshot = snapshot
        self._taken = set(taken)
        self._stored: dict[Ends, list[Tie]] = {}
        self._counts: dict[Ends, int] = {}
        for tie in snapshot.ties.values():
            self._stored.setdefault((tie.type, *tie.ends), []).append(tie)

    def own_id(self, draft: Draft) -> str:
        """Return the id that the file gives a tie; empty when it gives none that can stand for it."""
        key = draft.key
        if not draft.is_verbatim and (not is_id(key) or LOCAL_KEY.fullmatch(key)):
            return ""
        stored = self._snapshot.records.get(key)
        is_other = key in self._taken or (stored is not None and stored.kind != "tie")
        return "" if is_other else key

    def claim(self, tie_id: str) -> None:
        """Keep an id from being given to another tie."""
        self._taken.add(tie_id)

    def made_ids(self, drafts: Sequence[Draft]) -> list[str]:
        """Return an id for each of some different ties without one of their own.

        Parallel ties find their stored counterparts by what they say, so that neither a row that
        moved nor one that was added makes another tie of them.
        """
        groups: dict[Ends, list[int]] = {}
        for index, draft in enumerate(drafts):
            groups.setdefault(_ends(draft), []).append(index)
        found: dict[int, str] = {}
        for ends, indices in groups.items():
            ordered = sorted(indices, key=lambda index: _content(drafts[index])) if len(indices) > 1 else indices
            found |= self._group(ends, [drafts[index] for index in ordered], ordered)
        return [found[index] for index in range(len(drafts))]

    def _group(self, ends: Ends, drafts: Sequence[Draft], indices: Sequence[int]) -> dict[int, str]:
        stored = [tie for tie in self._stored_between(ends) if tie.id not in self._taken]
        found: dict[int, str] = {}
        pairs = _pairs(drafts, stored)
        used: set[int] = set()
        for _, position, order in pairs:
            if indices[position] not in found and order not in used:
                found[indices[position]] = stored[order].id
                used.add(order)
        self._taken |= set(found.values())
        return found | {index: self._new_id(ends) for index in indices if index not in found}

    def _new_id(self, ends: Ends) -> str:
        while True:
            self._counts[ends] = number = self._counts.get(ends, 0) + 1
            made = _tie_id(*ends, number)
            if made not in self._taken and made not in self._snapshot.records:
                self._taken.add(made)
                return made

    def _stored_between(self, ends: Ends) -> list[Tie]:
        tie_type, source, target = ends
        found = self._stored.get(ends, [])
        if not found and not TIE_TYPE[tie_type].directed:
            return self._stored.get((tie_type, target, source), [])
        return found


def _ends(draft: Draft) -> Ends:
    return (draft.values["type"], draft.values["source_id"], draft.values["target_id"])


def _content(draft: Draft) -> str:
    return repr(sorted((name, repr(value)) for name, value in draft.values.items()))


def _pairs(drafts: Sequence[Draft], stored: Sequence[Tie]) -> list[tuple[int, int, int]]:
    """Return places of drafts and stored ties, the pair most alike first; of very many, in their order."""
    if len(drafts) * len(stored) > MAX_PAIRS:
        return [(0, index, index) for index in range(min(len(drafts), len(stored)))]
    return sorted(
        (-_likeness(draft, tie), position, order)
        for position, draft in enumerate(drafts)
        for order, tie in enumerate(stored)
    )


def _likeness(draft: Draft, tie: Tie) -> int:
    """Return in how many fields a row says what a stored tie says, each further column counted by itself."""
    fields = sum(bool(getattr(tie, name) == value) for name, value in draft.values.items() if name != ATTRIBUTES)
    return fields + len(set(draft.values.get(ATTRIBUTES, ())) & set(tie.attributes))


def _tie_id(tie_type: str, source: str, target: str, number: int) -> str:
    stem = f"rel-{slug(tie_type)}-{source}-{target}"
    made = stem if number == 1 else f"{stem}-{number}"
    return made if len(made) <= MAX_ID else f"rel-{slug(tie_type)}-{short_hash(made)}{short_hash(made[::-1])}"
