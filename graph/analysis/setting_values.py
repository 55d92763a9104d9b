"""Values of settings: flat by name and back, with all that is wrong told at once."""

import dataclasses
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, cast

from graph.analysis.setting_fields import NO_LABEL, PART, Setting, SettingType, described, settings_in
from graph.model.errors import NetworkError
from graph.model.labels import Label

Plain = float | bool | list[str] | None
"""What a setting is in JSON."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One setting that cannot be as it was asked.

    Parameters
    ----------
    name : str
        Of the setting, as asked.
    value : object
        As asked.
    rule : str
        Code of the broken rule; the sentence is ``judgement.<rule>`` of the text catalogue.
    setting, other : Setting or None
        Its description, and that of the setting that it clashes with.
    """

    name: str
    value: object
    rule: str
    setting: Setting | None = None
    other: Setting | None = None

    def __str__(self) -> str:
        known = self.setting
        allowed = f" ({known.minimum:g} to {known.maximum:g})" if known and self.rule == "out_of_range" else ""
        return f"{self.name} = {self.value!r} breaks {self.rule}{allowed}"


class InvalidAnalysisSettings(NetworkError):
    """Settings that cannot be, all of them at once."""

    code = "invalid_analysis_settings"

    def __init__(self, problems: tuple[SettingProblem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)), count=len(problems))
        self.problems = problems


def values_of(record: Any, prefix: str = "") -> dict[str, Plain]:
    """Return every single value of a settings record by name, in order."""
    found: dict[str, Plain] = {}
    for one in dataclasses.fields(record):
        held = getattr(record, one.name)
        if PART in one.metadata:
            found |= values_of(held, f"{prefix}{one.name}.")
            continue
        setting = described(one, prefix)
        for single in setting.values():
            value = _at(held, single.keys)
            found[single.name] = list(value) if setting.type is SettingType.CODES else value
    return found


def changed(record: S, values: Mapping[str, object]) -> S:
    """Return a settings record with other values; what is not named stays as it is.

    Parameters
    ----------
    record : settings record
        As it is.
    values : mapping of str to object
        By name in the register, as in JSON; None leaves a value of a table out.

    Raises
    ------
    InvalidAnalysisSettings
        All that is wrong: names, values, and values that do not go together.
    """
    register = {setting.name: setting for setting in settings_in(type(record))}
    problems: list[SettingProblem] = []
    read: dict[str, Any] = {}
    for name, value in values.items():
        setting = register.get(name)
        if setting is None:
            problems.append(SettingProblem(name, value, "unknown_name"))
        elif rule := _broken_rule(setting, value):
            problems.append(SettingProblem(name, value, rule, setting))
        else:
            read[name] = _read(setting, value)
    made = cast(S, _with_values(record, read))
    problems += _clashes(made)
    if problems:
        raise InvalidAnalysisSettings(tuple(problems))
    return made


def _broken_rule(setting: Setting, value: object) -> str:
    """Return the code of the rule that a value breaks; empty for none."""
    if value is None and setting.is_sparse:
        return ""
    if setting.type is SettingType.FLAG:
        return "" if isinstance(value, bool) else "not_a_flag"
    if setting.type is SettingType.CODES:
        is_right = isinstance(value, list | tuple) and all(code in setting.choices for code in map(str, value))
        return "" if is_right else "not_a_choice"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "not_a_number"
    if setting.type is SettingType.INTEGER and not float(value).is_integer():
        return "not_whole"
    return "" if setting.minimum <= value <= setting.maximum else "out_of_range"


def _read(setting: Setting, value: Any) -> Any:
    if value is None or setting.type is SettingType.FLAG:
        return value
    if setting.type is SettingType.CODES:
        return tuple(dict.fromkeys(value))
    return int(value) if setting.type is SettingType.INTEGER else float(value)


def _with_values(record: Any, values: Mapping[str, Any], prefix: str = "") -> Any:
    made: dict[str, Any] = {}
    for one in dataclasses.fields(record):
        held = getattr(record, one.name)
        if PART in one.metadata:
            made[one.name] = _with_values(held, values, f"{prefix}{one.name}.")
            continue
        setting = described(one, prefix)
        if setting.is_table:
            made[one.name] = _table(setting, held, values)
        else:
            made[one.name] = values.get(setting.name, held)
    return dataclasses.replace(record, **made)


def _table(setting: Setting, held: Mapping[str, Any], values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a table with other values; what is None is left out."""
    found: dict[str, Any] = {}
    for single in setting.values():
        value = values.get(single.name, _at(held, single.keys))
        inner = found.setdefault(single.keys[0], {}) if len(single.keys) > 1 else found
        if value is not None:
            inner[single.keys[-1]] = value
    rows = {key: MappingProxyType(row) if isinstance(row, dict) else row for key, row in found.items()}
    return MappingProxyType(rows)


def _at(held: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        held = held.get(key) if held is not None else None
    return held


def _clashes(record: Any, prefix: str = "", title: Label = NO_LABEL) -> Iterator[SettingProblem]:
    """Return the values that are right by themselves and wrong together."""
    for one in dataclasses.fields(record):
        held = getattr(record, one.name)
        if PART in one.metadata:
            label = one.metadata[PART][1]
            yield from _clashes(held, f"{prefix}{one.name}.", label if title is NO_LABEL else title)
            continue
        setting = described(one, prefix, title)
        if setting.needs_some:
            rows = list(held.values()) if len(setting.axes) > 1 else [held]
            if not all(any(row.values()) for row in rows):
                yield SettingProblem(setting.name, 0, "all_zero", setting)
        if setting.below and held >= getattr(record, setting.below):
            other = next(found for found in dataclasses.fields(record) if found.name == setting.below)
            yield SettingProblem(setting.name, held, "not_below", setting, described(other, prefix, title))
