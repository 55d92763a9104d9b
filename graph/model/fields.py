"""Field descriptions: one line in a record class says all that storage, forms, import and export need."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.model.labels import Choice, Label
from graph.model.values import UNKNOWN


class FieldType(StrEnum):
    """How a value is typed; the codec, the form control and the column follow from it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    TEXTS = "texts"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    LINK = "link"
    LINKS = "links"
    ATTRIBUTES = "attributes"


class Sensitivity(StrEnum):
    """Who may see a value."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"


LIST_TYPES = frozenset({FieldType.TEXTS, FieldType.CHOICES, FieldType.LINKS})
LINK_TYPES = frozenset({FieldType.LINK, FieldType.LINKS})


@dataclass(frozen=True, slots=True)
class Field:
    """All there is to know about one field of a record kind.

    Parameters
    ----------
    name : str
        Attribute name, column name and property name.
    type : FieldType
        Type of the value.
    label : Label
        Dutch and English label.
    required : bool
        A record without this value is refused.
    choices : tuple of Choice
        Closed list of terms; empty when the list is open or lives in the vocabulary.
    scheme : str
        Scheme of the vocabulary (`Theme.scheme`) that names the codes; open: other codes are kept.
    minimum, maximum : float or None
        Closed range of a number, in `unit`.
    unit : str
        Unit of a number.
    links_to : tuple of str
        Record kinds a link may point to; empty for any.
    is_part_of : bool
        Of a link: this record has no meaning without the one it points to, and is deleted with it, as with
        every required link.
    sensitivity : Sensitivity
        Who may see it.
    searchable : bool
        Part of the full-text index.
    suggests : str
        Record kind whose names are offered while someone types; other texts are kept too.
    is_asked : bool
        Whether a form asks people for it; False for what screens write themselves.
    not_before : str
        Of a date: name of the date of the same record that it may not lie before.
    """

    name: str
    type: FieldType
    label: Label
    required: bool = False
    choices: tuple[Choice, ...] = ()
    scheme: str = ""
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    links_to: tuple[str, ...] = ()
    is_part_of: bool = False
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    searchable: bool = False
    suggests: str = ""
    is_asked: bool = True
    not_before: str = ""

    @property
    def is_list(self) -> bool:
        """Whether the value is a tuple."""
        return self.type in LIST_TYPES

    @property
    def is_link(self) -> bool:
        """Whether the value names other records."""
        return self.type in LINK_TYPES


def _described(type_: FieldType, nl: str, en: str, default: Any = UNKNOWN, **rest: Any) -> Any:
    """Return a dataclass field that carries its description; the name is filled in by the registry."""
    return dataclasses.field(default=default, metadata={"field": Field("", type_, Label(nl, en), **rest)})


def text(nl: str, en: str, **rest: Any) -> Any:
    """Describe one line of text."""
    return _described(FieldType.TEXT, nl, en, **rest)


def long_text(nl: str, en: str, **rest: Any) -> Any:
    """Describe running text."""
    return _described(FieldType.LONG_TEXT, nl, en, **rest)


def texts(nl: str, en: str, **rest: Any) -> Any:
    """Describe a list of free terms; an empty list is a known "none"."""
    return _described(FieldType.TEXTS, nl, en, **rest)


def integer(nl: str, en: str, minimum: int | None = None, maximum: int | None = None, **rest: Any) -> Any:
    """Describe a whole number."""
    return _described(FieldType.INTEGER, nl, en, minimum=minimum, maximum=maximum, **rest)


def number(nl: str, en: str, minimum: float | None = None, maximum: float | None = None, **rest: Any) -> Any:
    """Describe a number."""
    return _described(FieldType.NUMBER, nl, en, minimum=minimum, maximum=maximum, **rest)


def flag(nl: str, en: str, **rest: Any) -> Any:
    """Describe a yes or no."""
    return _described(FieldType.FLAG, nl, en, **rest)


def date(nl: str, en: str, **rest: Any) -> Any:
    """Describe a date as precise as it is known: a year, a month or a day."""
    return _described(FieldType.DATE, nl, en, **rest)


def choice(nl: str, en: str, choices: tuple[Choice, ...] = (), scheme: str = "", **rest: Any) -> Any:
    """Describe one term of a closed list, or of a scheme of the vocabulary."""
    return _described(FieldType.CHOICE, nl, en, choices=choices, scheme=scheme, **rest)


def choices_of(nl: str, en: str, choices: tuple[Choice, ...] = (), scheme: str = "", **rest: Any) -> Any:
    """Describe several terms of a closed list, or of a scheme of the vocabulary."""
    return _described(FieldType.CHOICES, nl, en, choices=choices, scheme=scheme, **rest)


def link(nl: str, en: str, *links_to: str, **rest: Any) -> Any:
    """Describe a reference to one other record."""
    return _described(FieldType.LINK, nl, en, links_to=links_to, **rest)


def links(nl: str, en: str, *links_to: str, **rest: Any) -> Any:
    """Describe references to other records."""
    return _described(FieldType.LINKS, nl, en, links_to=links_to, **rest)


def attributes(nl: str, en: str, **rest: Any) -> Any:
    """Describe the further columns that a file brought and no field claims, as sorted pairs of text."""
    return _described(FieldType.ATTRIBUTES, nl, en, default=(), **rest)
