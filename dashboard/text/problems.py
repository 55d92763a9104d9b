"""Faults in words: what is wrong, where, and the way out."""

from collections.abc import Callable, Mapping

from dashboard.text.catalogue import language, t
from dashboard.text.codes import expected_in_words, value_in_words
from dashboard.text.formats import date_time, decimal
from dashboard.text.judgement import setting_problem
from graph.analysis.setting_values import InvalidAnalysisSettings
from graph.model.codec import NOT_APPLICABLE_TEXT
from graph.model.errors import Clash, Conflict, Invalid, NetworkError, Violation
from graph.model.fields import Field
from graph.model.registry import kind_of

ValueWords = Callable[[Clash, object, str], str]


def problem_sentence(violation: Violation, lang: str | None = None) -> str:
    """Return one broken rule in words."""
    return rule_sentence(
        violation.rule, violation.kind, violation.field, violation.value, violation.expected, lang=lang or language()
    )


def rule_sentence(
    rule: str, kind: str, field: str, value: str, expected: str, *, lang: str, column: str = "", **where: object
) -> str:
    """Return a rule in words.

    Parameters
    ----------
    rule : str
        Code of the rule.
    kind, field : str
        What it is about; empty where it is about no field.
    value, expected : str
        The offending value, and what the rule allows.
    lang : str
        ``nl`` or ``en``.
    column : str
        How the field is called where it was read; its label without it.
    where : object
        File and row, for rules that name them.
    """
    described = _fields(kind).get(field)
    return t(
        f"rule.{rule}",
        lang,
        column=column or _field_label(kind, field, lang),
        value=value_in_words(rule, value, lang),
        expected=expected_in_words(rule, expected, lang, described),
        **{"file": "", "row": ""} | where,
    )


def error_sentence(error: NetworkError, lang: str | None = None, value_words: ValueWords | None = None) -> str:
    """Return what went wrong; for several problems all of them, one per line.

    Parameters
    ----------
    error : NetworkError
        What went wrong.
    lang : str, optional
        ``nl`` or ``en``; the language of the visitor without it.
    value_words : callable, optional
        Words for a value of a clash, for who knows the names of terms and of linked records.
    """
    lines = [t(f"error.{error.code}", lang, **error.details)]
    if isinstance(error, Invalid):
        lines += [problem_sentence(violation, lang) for violation in error.violations]
    if isinstance(error, InvalidAnalysisSettings):
        lines += [setting_problem(problem, lang or language()) for problem in error.problems]
    if isinstance(error, Conflict):
        lines += [_clash(clash, lang or language(), value_words or _shown) for clash in error.clashes]
    return "\n".join(lines)


def _clash(clash: Clash, lang: str, value_words: ValueWords) -> str:
    when = date_time(clash.changed_at, lang)
    if not clash.field:
        return t("error.clash_record", lang, name=clash.name, who=clash.changed_by, when=when)
    return t(
        "error.clash",
        lang,
        name=clash.name,
        field=_field_label(clash.kind, clash.field, lang),
        mine=value_words(clash, clash.mine, lang),
        theirs=value_words(clash, clash.theirs, lang),
        who=clash.changed_by,
        when=when,
    )


def _shown(clash: Clash, value: object, lang: str) -> str:
    """Return a value of a clash in words: no codes where the field has a list of choices."""
    if value is None:
        return t("values.unknown", lang)
    if value == NOT_APPLICABLE_TEXT:
        return t("values.not_applicable", lang)
    field = _fields(clash.kind).get(clash.field)
    choices = {choice.code: choice.label.in_language(lang) for choice in field.choices} if field else {}
    items = value if isinstance(value, list) else [value]
    return ", ".join(_item(choices, item, lang) for item in items) or t("values.none", lang)


def _item(choices: Mapping[str, str], item: object, lang: str) -> str:
    if isinstance(item, bool):
        return t("values.yes" if item else "values.no", lang)
    if isinstance(item, int | float):
        return decimal(item, lang)
    return choices.get(str(item), str(item))


def _fields(kind: str) -> Mapping[str, Field]:
    return {field.name: field for field in kind_of(kind).fields} if kind else {}


def _field_label(kind: str, field: str, lang: str | None) -> str:
    described = _fields(kind).get(field)
    return described.label.in_language(lang or language()) if described else field
