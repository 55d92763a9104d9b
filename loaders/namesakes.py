"""Records with one name: told apart by an official number or a municipality, in the file and in the store."""

import re
from collections.abc import Iterable, Mapping, Sequence

from graph.model.identifiers import slug
from graph.model.records import Node
from graph.model.values import is_known
from loaders.draft import Draft
from loaders.mapping import Repeat

CREATED_FOR_TIE = "created_for_tie"
"""Attribute of a node that exists only because a tie names it; its value is the file."""
OFFICIAL_NUMBER = "official_number"
TELLING = ((OFFICIAL_NUMBER,), ("municipality",), ("postal_code",), (OFFICIAL_NUMBER, "municipality"))
"""Fields that tell namesakes apart, the surest first."""
_SIGNS = re.compile(r"[\W_]+")

Telling = tuple[tuple[str, str], ...]
"""What a draft says in the fields that tell it from its namesakes: field, and plain text."""


def cleaned_name(name: str) -> str:
    """Return a name without case and double blanks: what counts as the same name."""
    return " ".join(name.casefold().split())


def plain_number(number: object) -> str:
    """Return an official number without signs, case and leading zeros; empty when there is none."""
    return _SIGNS.sub("", number).casefold().lstrip("0") if isinstance(number, str) else ""


def told_apart(drafts: Sequence[Draft]) -> Mapping[int, Telling]:
    """Return what tells each draft from the others with its name, by the place of the draft in the sequence.

    Drafts with an id of their own, or that may be merged, need nothing; neither do drafts of which
    no field tells them all apart.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index, draft in enumerate(drafts):
        name = draft.values.get("name")
        if isinstance(name, str) and not draft.key and not _may_merge(draft):
            groups.setdefault((draft.kind, cleaned_name(name)), []).append(index)
    found: dict[int, Telling] = {}
    for group in groups.values():
        if len(group) > 1:
            found |= _telling([drafts[index] for index in group], group)
    return found


def _telling(drafts: Sequence[Draft], indices: Sequence[int]) -> Mapping[int, Telling]:
    """Return what the drafts say in the first fields that tell most of them apart."""
    best: tuple[Telling, ...] = ()
    for fields in TELLING:
        said = tuple(tuple((field, _plain(field, draft.values.get(field))) for field in fields) for draft in drafts)
        if all(text for telling in said for _, text in telling) and len(set(said)) > max(len(set(best)), 1):
            best = said
    return dict(zip(indices, best, strict=True)) if best else {}


def suffix(telling: Telling) -> str:
    """Return what an id gets behind it so that namesakes have one each."""
    return "-".join(slug(text) for _, text in telling)


def says(node: Node, telling: Telling) -> bool:
    """Tell whether a stored node says the same in the fields that tell namesakes apart."""
    return all(_plain(field, getattr(node, field, None)) == text for field, text in telling)


def is_another(node: Node, draft: Draft) -> bool:
    """Tell whether a stored node of the same name has another official number, and so is another party."""
    stored = plain_number(getattr(node, OFFICIAL_NUMBER, None))
    drafted = plain_number(draft.values.get(OFFICIAL_NUMBER))
    return bool(stored and drafted and stored != drafted)


def tellings_of(draft: Draft) -> Iterable[Telling]:
    """Yield what a draft says in each field that may tell it from its namesakes, the surest first."""
    for fields in TELLING:
        said = tuple((field, _plain(field, draft.values.get(field))) for field in fields)
        if all(text for _, text in said):
            yield said


def _plain(field: str, value: object) -> str:
    if not isinstance(value, str) or not is_known(value):
        return ""
    return plain_number(value) if field == OFFICIAL_NUMBER else cleaned_name(value)


def _may_merge(draft: Draft) -> bool:
    return draft.mapping is not None and draft.mapping.repeats is Repeat.MERGE
