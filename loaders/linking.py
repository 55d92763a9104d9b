"""Texts that name other records become ids: ends of ties, and links between records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from graph.model.fields import Field
from graph.model.registry import kind_of
from graph.model.values import UNKNOWN, NoValue
from loaders.draft import Draft, Place
from loaders.drafts import WORDS_FOR_NOTHING
from loaders.identity import EndIndex, Named, missing_end_id
from loaders.mapping import MissingEnd
from loaders.namesakes import CREATED_FOR_TIE, cleaned_name
from loaders.problems import Problem, Severity
from loaders.unknown_ends import ToBeMade, UnknownEnd, to_be_made


@dataclass(frozen=True, slots=True)
class Linked:
    """Records whose links are ids.

    Parameters
    ----------
    accepted : tuple of Named
        In the order of the files.
    refused : tuple of Named
        With a link to nothing, or to more than one thing.
    created : tuple of Named
        Nodes that only ties name.
    problems : tuple of Problem
        What is to be told.
    """

    accepted: tuple[Named, ...]
    refused: tuple[Named, ...]
    created: tuple[Named, ...]
    problems: tuple[Problem, ...]


def link_records(records: Sequence[Named], index: EndIndex, refused_keys: Mapping[str, Place]) -> Linked:
    """Return the records with every link as an id.

    Parameters
    ----------
    records : sequence of Named
        Of any kind; ties need no id yet.
    index : EndIndex
        Knows every record that a text may mean; nodes that are made here are added to it.
    refused_keys : mapping of str to Place
        Ids and names of refused rows: a tie to one of them is refused too, instead of making it anew.
    """
    work = _Linking(index, refused_keys)
    work.to_be_made = to_be_made(work.unknown_ends(named.draft for named in records))
    accepted, refused = [], []
    for named in records:
        draft, values = named.draft, dict(named.draft.values)
        problems = [problem for field in _links(draft) for problem in work.link(draft, field, values)]
        problems += _missing_ends(draft)
        work.problems += problems
        if any(problem.severity is Severity.ERROR for problem in problems):
            refused.append(named)
        else:
            accepted.append(Named(replace(draft, values=MappingProxyType(values)), named.id))
    return Linked(tuple(accepted), tuple(refused), tuple(work.created.values()), tuple(work.problems))


def _links(draft: Draft) -> list[Field]:
    return [field for field in kind_of(draft.kind).fields if field.is_link and field.name in draft.values]


def _missing_ends(draft: Draft) -> list[Problem]:
    """Return a problem per end that a tie lacks; no id can be made without both."""
    if draft.kind != "tie":
        return []
    ends = [field for field in kind_of(draft.kind).fields if field.is_link and field.required]
    lacking = [field for field in ends if isinstance(draft.values.get(field.name, UNKNOWN), NoValue)]
    return [draft.place.problem("required", **draft.at(field.name)) for field in lacking]


class _Linking:
    def __init__(self, index: EndIndex, refused_keys: Mapping[str, Place]) -> None:
        self.index = index
        self.refused_keys = refused_keys
        self.created: dict[str, Named] = {}
        self.problems: list[Problem] = []
        self.to_be_made: Mapping[str, ToBeMade] = {}

    def unknown_ends(self, drafts: Iterable[Draft]) -> Iterator[UnknownEnd]:
        """Yield each mention of a node that may be made, because nothing is known under its text."""
        for draft in drafts:
            for field in _links(draft) if draft.kind == "tie" else ():
                text = draft.values[field.name]
                if isinstance(text, str) and self._may_create(draft, field) and not self._found(draft, text):
                    yield UnknownEnd(_prefix(draft) + text, draft, field.name == "source_id")

    def link(self, draft: Draft, field: Field, values: dict[str, Any]) -> list[Problem]:
        value = values[field.name]
        if isinstance(value, NoValue):
            return []
        problems: list[Problem] = []
        found = [self._target(draft, field, text, problems) for text in (value if field.is_list else (value,))]
        values[field.name] = tuple(found) if field.is_list else found[0]
        return problems

    def _target(self, draft: Draft, field: Field, text: str, problems: list[Problem]) -> str:
        """Return the id that a text means, or the text itself beside a problem."""
        found = self._found(draft, text)
        if len(found) == 1:
            return found[0]
        where = draft.at(field.name)
        if len(found) > 1:
            several = ", ".join(found[:5])
            problems.append(draft.place.problem("ambiguous_link", value=text, expected=several, **where))
        elif (place := self.refused_keys.get(text)) is not None:
            problems.append(draft.place.problem("link_refused", value=text, expected=str(place.row), **where))
        elif text.casefold() in WORDS_FOR_NOTHING:
            problems.append(draft.place.problem("required", value=text, **where))
        elif self._may_create(draft, field):
            return self._create(draft, field, text, problems)
        else:
            problems.append(draft.place.problem("link_target", value=text, **where))
        return text

    def _found(self, draft: Draft, text: str) -> list[str]:
        """Return the ids that a text may mean in its file, with the prefix of the file and without."""
        prefix = _prefix(draft)
        found = self.index.find(draft.place.file, prefix + text) if prefix else []
        return found or self.index.find(draft.place.file, text)

    @staticmethod
    def _may_create(draft: Draft, field: Field) -> bool:
        """Tell whether an unknown end may be made: ends of ties, unless the mapping or our own format forbids."""
        is_end = draft.kind == "tie" and field.required
        return is_end and draft.mapping is not None and draft.mapping.missing_end is MissingEnd.CREATE

    def _create(self, draft: Draft, field: Field, text: str, problems: list[Problem]) -> str:
        """Make the node that a tie names and nothing knows, and return its id."""
        made = self.to_be_made[cleaned_name(_prefix(draft) + text)]
        record_id = missing_end_id(made.kind, made.text)
        where = draft.at(field.name)
        problems.append(
            draft.place.problem("created_missing_end", Severity.NOTICE, value=text, expected=made.kind, **where)
        )
        name = made.text.removeprefix(_prefix(draft))
        values = {"name": name, "attributes": ((CREATED_FOR_TIE, draft.place.file),)}
        node = Named(Draft(draft.place, made.kind, False, made.text, MappingProxyType(values)), record_id)
        self.created[record_id] = node
        self.index.add(node)
        return record_id


def _prefix(draft: Draft) -> str:
    return draft.mapping.id_prefix if draft.mapping is not None else ""
