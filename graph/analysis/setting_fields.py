"""Descriptions of settings: one line in a settings class says all that validation, screens and exports need."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Any

from graph.model.labels import Label

OWN = Label("eigen keuze", "our own choice")
"""Source of what no method prescribes."""

NO_LABEL = Label("", "")
YEARS, MONTHS, KM = Label("jaar", "years"), Label("maanden", "months"), Label("km", "km")
STEPS = Label("stappen", "steps")
_NOTHING: Mapping[str, Label] = MappingProxyType({})

SETTING, PART = "setting", "part"


class SettingType(StrEnum):
    """How a value is typed."""

    NUMBER = "number"
    INTEGER = "integer"
    FLAG = "flag"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Setting:
    """All there is to know about one setting.

    Parameters
    ----------
    label : Label
        What it decides.
    type : SettingType
        Type of its value, or of each value of a table.
    where : str
        Chapter of the methods; empty for what only the product has.
    minimum, maximum : float
        Closed range of a number.
    unit : Label
        Unit of a number.
    source : Label
        Why this value.
    choices : mapping of str to Label
        The codes that a list may hold.
    axes : tuple of mapping of str to Label
        Keys of a table, one axis or two; empty for a single value.
    is_sparse : bool
        Whether a value of a table may be left out; it is then written as None.
    needs_some : bool
        Whether a table, or each row of one with two axes, has to hold a value above 0.
    below : str
        Name of the number of the same part that it has to stay below.
    name : str
        In the register: part, field and keys, with points between.
    keys : tuple of str
        Of a value of a table.
    part : Label
        Of the settings that it is one of.
    """

    label: Label
    type: SettingType
    where: str
    minimum: float = 0.0
    maximum: float = 0.0
    unit: Label = NO_LABEL
    source: Label = OWN
    choices: Mapping[str, Label] = field(default_factory=lambda: _NOTHING)
    axes: tuple[Mapping[str, Label], ...] = ()
    is_sparse: bool = False
    needs_some: bool = False
    below: str = ""
    name: str = ""
    keys: tuple[str, ...] = ()
    part: Label = NO_LABEL

    @property
    def is_table(self) -> bool:
        """Whether a field holds several values by key."""
        return bool(self.axes)

    def values(self) -> Iterator["Setting"]:
        """Return the description of each single value, under its own name and label."""
        if not self.is_table:
            yield self
            return
        for keys in product(*self.axes):
            words = [axis[key] for axis, key in zip(self.axes, keys, strict=True)]
            label = Label(*(_composed([self.label, *words], language) for language in ("nl", "en")))
            yield dataclasses.replace(self, label=label, axes=(), name=".".join((self.name, *keys)), keys=keys)


def number(default: float, nl: str, en: str, minimum: float, maximum: float, where: str, **rest: Any) -> Any:
    """Describe a number."""
    described = Setting(Label(nl, en), SettingType.NUMBER, where, minimum, maximum, **rest)
    return field(default=default, metadata={SETTING: described})


def integer(default: int, nl: str, en: str, minimum: int, maximum: int, where: str, **rest: Any) -> Any:
    """Describe a whole number."""
    described = Setting(Label(nl, en), SettingType.INTEGER, where, minimum, maximum, **rest)
    return field(default=default, metadata={SETTING: described})


def flag(nl: str, en: str, where: str, *, default: bool, **rest: Any) -> Any:
    """Describe a yes or no."""
    return field(default=default, metadata={SETTING: Setting(Label(nl, en), SettingType.FLAG, where, **rest)})


def codes(default: tuple[str, ...], nl: str, en: str, choices: Mapping[str, Label], where: str, **rest: Any) -> Any:
    """Describe a list of codes."""
    described = Setting(Label(nl, en), SettingType.CODES, where, choices=choices, **rest)
    return field(default=default, metadata={SETTING: described})


def table(
    default: Mapping[str, Any],
    nl: str,
    en: str,
    axes: tuple[Mapping[str, Label], ...],
    minimum: float,
    maximum: float,
    where: str,
    **rest: Any,
) -> Any:
    """Describe numbers by key, or by two keys."""
    described = Setting(Label(nl, en), SettingType.NUMBER, where, minimum, maximum, axes=axes, **rest)
    return field(default_factory=lambda: default, metadata={SETTING: described})


def part(type_: type, nl: str, en: str) -> Any:
    """Describe settings that belong together, with a class of their own."""
    return field(default_factory=type_, metadata={PART: (type_, Label(nl, en))})


def settings_in(type_: type, prefix: str = "", title: Label = NO_LABEL) -> Iterator[Setting]:
    """Return the description of every single value of a settings class, in order, also those of its parts."""
    for one in dataclasses.fields(type_):
        if PART in one.metadata:
            inner, label = one.metadata[PART]
            yield from settings_in(inner, f"{prefix}{one.name}.", label if title is NO_LABEL else title)
        else:
            yield from described(one, prefix, title).values()


def described(one: "dataclasses.Field[Any]", prefix: str = "", title: Label = NO_LABEL) -> Setting:
    """Return the description of a field under its name in the register and the title of its part."""
    setting: Setting = one.metadata[SETTING]
    return dataclasses.replace(setting, name=f"{prefix}{one.name}", part=title)


def _composed(labels: list[Label], language: str) -> str:
    first, *rest = (label.in_language(language) for label in labels)
    return f"{first}: {', '.join(rest)}"
