"""What the report says: every number comes from the function that the screen shows it by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.components.values import value_text
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.portfolio.portfolio import phase_name
from dashboard.pages.alliances.report.table import Cell, ReportTable
from dashboard.pages.alliances.steps.agreement.case import money_words
from dashboard.text import figure, long_date, partial_date, t
from dashboard.text.judgement import setting_rows
from graph.analysis.alliances.agreement import business_case, parties
from graph.analysis.alliances.conditions import CONDITIONS
from graph.analysis.alliances.following import is_late, open_tasks
from graph.analysis.alliances.scores import condition_profile
from graph.analysis.fit.scoring import Fit
from graph.analysis.settings import named
from graph.model.registry import kind_of
from graph.model.ties import Tie
from graph.model.values import Text, is_known, known_or

SETTINGS = ("gates", "fit", "conditions", "sensitivity", "cooling", "follow_up")
"""The parts of the settings that a dossier is judged by."""
FACTS = ("themes", "form", "start", "end", "review_on")


@dataclass(frozen=True, slots=True)
class Report:
    """An alliance on one page.

    Parameters
    ----------
    title, ambition : str
        What it is called, and what for.
    facts : tuple of (str, str)
        About the alliance, in words.
    stamp : str
        On which day and from which revision this is.
    tables : tuple of ReportTable
        Its parts.
    settings : tuple of tuple of str
        Every setting that a number depends on: a heading, then what it decides, its value, source and name.
    """

    title: str
    ambition: str
    facts: tuple[tuple[str, str], ...]
    stamp: str
    tables: tuple[ReportTable, ...]
    settings: tuple[tuple[str, ...], ...]


def report_of(opened: Opened) -> Report:
    """Return the report of an open dossier."""
    language, alliance = opened.language, opened.found.alliance
    day = long_date(date.fromisoformat(opened.today), language)
    stamp = t("alliance_report.stamp", language, day=day, revision=opened.snapshot.revision)
    parts = (_parties, _ranking, _conditions, _tasks, _value, _agreements)
    values = opened.settings.as_json(*SETTINGS)
    return Report(
        opened.name(alliance.id),
        str(alliance.ambition) if is_known(alliance.ambition) else t("alliance.no_ambition", language),
        tuple(_facts(opened)),
        stamp,
        tuple(part(opened) for part in parts),
        tuple(tuple(row) for row in setting_rows(named(*SETTINGS), values, language)),
    )


def _facts(opened: Opened) -> Iterable[tuple[str, str]]:
    alliance, language, described = opened.found.alliance, opened.language, kind_of("alliance")
    yield described.field("phase").label.in_language(language), phase_name(str(known_or(alliance.phase, "")), language)
    for name in ("initiator_id", "owner", *FACTS):
        field = described.field(name)
        yield field.label.in_language(language), value_text(opened.snapshot, field, getattr(alliance, name), language)
    needs = ", ".join(
        f"{need.capability} {figure(need.level, language)}" if is_known(need.level) else str(need.capability)
        for need in opened.found.needs
    )
    yield t("alliance.needs", language), needs or t("values.unknown", language)


def _table(opened: Opened, part: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> ReportTable:
    language = opened.language
    return ReportTable(
        part,
        t(f"alliance_report.{part}", language),
        tuple(t(f"alliance_report.{name}", language) for name in columns),
        tuple(rows),
        t(f"alliance_report.no_{part}", language),
    )


def _parties(opened: Opened) -> ReportTable:
    rows = (
        (
            opened.name(one.party_id),
            _day(opened, one.tie.valid_from),
            _signed(opened, one.intents),
            _signed(opened, one.commitments),
        )
        for one in parties(opened.snapshot, opened.found, opened.today)
    )
    return _table(opened, "parties", ("party", "since", "intent", "commitment"), rows)


def _ranking(opened: Opened) -> ReportTable:
    ranked = opened.ranked
    rows = [_fit(opened, figure(place, opened.language), one) for place, one in enumerate(ranked.ranked, start=1)]
    rows += [_fit(opened, "–", one) for one in ranked.too_little_known]
    return _table(opened, "ranking", ("place", "candidate", "fit", "middle", "coverage", "remark"), rows)


def _fit(opened: Opened, place: str, one: Fit) -> tuple[Cell, ...]:
    language = opened.language
    told = [t("alliance_report.veto", language)] if one.gates else []
    if one in opened.ranked.too_little_known:
        told.append(t("alliance_report.too_little_known", language))
    elif alike := len(opened.ranked.alike[one.candidate_id]):
        told.append(t("alliance_report.alike", language, n=alike))
    coverage = t("alliance_report.per_cent", language, n=figure(round(100 * one.combined.coverage), language))
    return place, opened.name(one.candidate_id), one.total, one.total.middle, coverage, "; ".join(told)


def _conditions(opened: Opened) -> ReportTable:
    found = condition_profile(opened.found)
    rows = [
        (
            CONDITIONS[key].in_language(opened.language).capitalize(),
            score,
            float(found.n_answers[key]),
            t("alliance_report.is_lowest", opened.language) if key in found.profile.lowest and found.assessors else "",
        )
        for key, score in found.profile.scores.items()
    ]
    return _table(opened, "conditions", ("condition", "score", "n_answers", "remark"), rows)


def _value(opened: Opened) -> ReportTable:
    unknown = t("values.unknown", opened.language)
    rows = [
        (
            opened.name(one.party_id),
            *((one.value.benefits, one.value.costs, one.value.net) if one.value else (unknown, unknown, unknown)),
            money_words(one, opened.language),
        )
        for one in business_case(opened.found)
    ]
    return _table(opened, "value", ("party", "gains", "spends", "net", "money"), rows)


def _agreements(opened: Opened) -> ReportTable:
    rows = [
        (
            str(one.title),
            _day(opened, one.signed_on),
            _day(opened, one.valid_to),
            ", ".join(opened.name(party) for party in known_or(one.party_ids, ())),
        )
        for one in opened.found.agreements
    ]
    return _table(opened, "agreements", ("agreement", "signed", "valid_to", "between"), rows)


def _tasks(opened: Opened) -> ReportTable:
    rows = [
        (
            str(one.title),
            str(known_or(one.owner, "")) or t("values.unknown", opened.language),
            _day(opened, one.due_on),
            t("alliance_report.late", opened.language) if is_late(one, opened.today) else "",
        )
        for one in open_tasks(opened.found)
    ]
    return _table(opened, "tasks", ("task", "owner", "due", "remark"), rows)


def _signed(opened: Opened, given: tuple[Tie, ...]) -> str:
    return ", ".join(_day(opened, tie.valid_from) for tie in given) or t("alliance_report.not_signed", opened.language)


def _day(opened: Opened, value: Text) -> str:
    return partial_date(value, opened.language, short=True) if is_known(value) else t("values.unknown", opened.language)
