"""Settings of the analysis in words: their value, and why a value is refused."""

from collections.abc import Iterable, Mapping

from dashboard.text.catalogue import t
from dashboard.text.formats import decimal
from graph.analysis.setting_fields import Setting
from graph.analysis.setting_values import Plain, SettingProblem

MOST_DECIMALS = 4


def setting_value(setting: Setting, value: Plain, lang: str) -> str:
    """Return a value of a setting as people write it, with its unit."""
    if value is None:
        return t("values.none", lang)
    if isinstance(value, bool):
        return t("values.yes" if value else "values.no", lang)
    if isinstance(value, list):
        return ", ".join(setting.choices[code].in_language(lang) for code in value) or t("values.none", lang)
    return f"{decimal(value, lang, MOST_DECIMALS)} {setting.unit.in_language(lang)}".rstrip()


def setting_rows(settings: Iterable[Setting], values: Mapping[str, Plain], lang: str) -> list[list[str]]:
    """Return settings as a table with a heading: what each decides, its value, its source and its name."""
    heading = [t(f"judgement.{column}", lang) for column in ("setting", "value", "source", "name")]
    rows = [
        [_named(one, lang), setting_value(one, values[one.name], lang), one.source.in_language(lang), one.name]
        for one in settings
        if values[one.name] is not None
    ]
    return [heading, *rows]


def setting_problem(problem: SettingProblem, lang: str) -> str:
    """Return why a setting cannot be as it was asked: which, its value, and what is allowed."""
    setting, other = problem.setting, problem.other
    if setting is None:
        return t("judgement.unknown_name", lang, name=problem.name)
    return t(
        f"judgement.{problem.rule}",
        lang,
        label=_named(setting, lang),
        name=problem.name,
        value=_asked(problem.value, lang),
        low=decimal(setting.minimum, lang, MOST_DECIMALS),
        high=f"{decimal(setting.maximum, lang, MOST_DECIMALS)} {setting.unit.in_language(lang)}".rstrip(),
        choices=", ".join(label.in_language(lang) for label in setting.choices.values()),
        other=_named(other, lang) if other else "",
    )


def _named(setting: Setting, lang: str) -> str:
    part, label = setting.part.in_language(lang), setting.label.in_language(lang)
    return f"{part}, {label}" if part else label


def _asked(value: object, lang: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0:
        return decimal(value, lang, MOST_DECIMALS)
    return str(value)
