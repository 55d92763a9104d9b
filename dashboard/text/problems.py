"""Faults in words: what is wrong, where, and the way out."""

from dashboard.text.catalogue import language, t
from dashboard.text.codes import expected_in_words, value_in_words
from dashboard.text.formats import date_time
from graph.model.errors import Clash, Conflict, Invalid, NetworkError, Violation
from graph.model.registry import kind_of


def problem_sentence(violation: Violation, lang: str | None = None) -> str:
    """Return one broken rule in words."""
    label = _field_label(violation.kind, violation.field, lang)
    return t(
        f"rule.{violation.rule}",
        lang,
        column=label,
        value=value_in_words(violation.rule, violation.value, lang or language()),
        expected=expected_in_words(violation.rule, violation.expected, lang or language()),
        file="",
        row="",
    )


def error_sentence(error: NetworkError, lang: str | None = None) -> str:
    """Return what went wrong; for several problems all of them, one per line."""
    lines = [t(f"error.{error.code}", lang, **error.details)]
    if isinstance(error, Invalid):
        lines += [problem_sentence(violation, lang) for violation in error.violations]
    if isinstance(error, Conflict):
        lines += [_clash(clash, lang) for clash in error.clashes]
    return "\n".join(lines)


def _clash(clash: Clash, lang: str | None) -> str:
    when = date_time(clash.changed_at, lang)
    if not clash.field:
        return t("error.clash_record", lang, name=clash.name, who=clash.changed_by, when=when)
    return t(
        "error.clash",
        lang,
        name=clash.name,
        field=_field_label(clash.kind, clash.field, lang),
        mine=_shown(clash.mine, lang),
        theirs=_shown(clash.theirs, lang),
        who=clash.changed_by,
        when=when,
    )


def _shown(value: object, lang: str | None) -> str:
    return t("values.unknown", lang) if value is None else str(value)


def _field_label(kind: str, field: str, lang: str | None) -> str:
    described = {found.name: found for found in kind_of(kind).fields} if kind else {}
    return described[field].label.in_language(lang or "nl") if field in described else field
