"""The last changes on screen: sentences, by day, each with its undo or the reason why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.sentence import revision_sentences, sentence_children
from dashboard.pages.overview import links
from dashboard.pages.overview.address import ALL_CHANGES, FEW_CHANGES, MANY_CHANGES, OverviewView, href
from dashboard.pages.overview.ids import undo_button
from dashboard.pages.overview.recent import Deed, Fate, RecentChange
from dashboard.text import count, long_date, plural, t
from dashboard.text.formats import HOME
from graph.changes import Revision
from graph.commands.undoing import LARGE
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot

MAX_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the previous visit with this browser ended.

    Parameters
    ----------
    revision : int
        The newest revision then.
    on : date
        When.
    """

    revision: int
    on: date


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What the list of changes shows.

    Parameters
    ----------
    changes : sequence of RecentChange
        Newest first.
    has_more : bool
        Whether there are older ones.
    visit : Visit or None
        The previous visit, when there was one.
    may_undo : bool
        Whether the user may take changes back.
    today : date
        Today.
    """

    changes: Sequence[RecentChange]
    has_more: bool
    visit: Visit | None
    may_undo: bool
    today: date

    def is_new(self, change: RecentChange) -> bool:
        """Tell whether a change came after the previous visit."""
        return self.visit is not None and change.revision.number > self.visit.revision


def change_list(shown: ChangeList, snapshot: NetworkSnapshot, view: OverviewView, language: str) -> list[Component]:
    """Return the changes by day, with a heading that tells what is new."""
    if not shown.changes:
        return [
            html.Div(html.H2(t("overview.changes_title", language)), className="ov-head"),
            html.P(t("overview.changes_none", language), className="ov-empty"),
        ]
    days = [
        html.Section(
            [
                html.H3(_day(day, shown.today, language)),
                html.Ol(
                    [_change(change, shown, snapshot, view, language) for change in changes], className="ov-changes"
                ),
            ]
        )
        for day, changes in groupby(shown.changes, lambda change: day_of(change.revision.at))
    ]
    return [_head(shown, snapshot, view, language), *days, *_older(shown, view, language)]


def day_of(instant: str) -> date:
    """Return the day of a UTC instant where the users are."""
    return datetime.fromisoformat(instant).astimezone(HOME).date()


def _head(shown: ChangeList, snapshot: NetworkSnapshot, view: OverviewView, language: str) -> Component:
    parts: list[Component] = [html.H2(t(f"overview.changes_{_heading(shown)}", language))]
    if shown.visit:
        day = _day(shown.visit.on, shown.today, language).lower()
        n_new = snapshot.revision - shown.visit.revision
        told = plural("overview.changes_since", n_new, language, day=day)
        parts.append(
            html.Span(
                told if n_new > 0 else t("overview.changes_nothing_new", language, day=day), className="ov-caption"
            )
        )
    is_few = view.n_changes == FEW_CHANGES
    if shown.has_more or not is_few:
        words = t("overview.changes_more" if is_few else "overview.changes_fewer", language)
        more = replace(view, n_changes=MANY_CHANGES if is_few else FEW_CHANGES)
        parts.append(html.Span(dcc.Link(words, href=href(more), refresh=False), className="ov-head__end"))
    return html.Div(parts, className="ov-head")


def _older(shown: ChangeList, view: OverviewView, language: str) -> list[Component]:
    """Return the ways to newer and older changes, where many are shown already."""
    pages: list[tuple[str, int]] = []
    if view.first_change:
        pages.append(("newer", max(view.n_changes - MANY_CHANGES, MANY_CHANGES)))
    if shown.has_more and FEW_CHANGES < view.n_changes < ALL_CHANGES:
        pages.append(("older", min(view.n_changes + MANY_CHANGES, ALL_CHANGES)))
    links_to = [
        dcc.Link(t(f"overview.changes_{name}", language), href=href(replace(view, n_changes=n_changes)), refresh=False)
        for name, n_changes in pages
    ]
    return [html.P(links_to, className="ov-pages")] if links_to else []


def _heading(shown: ChangeList) -> str:
    return "new" if any(shown.is_new(change) for change in shown.changes) else "title"


def _day(day: date, today: date, language: str) -> str:
    if day == today:
        return t("overview.today", language)
    if day == today - timedelta(days=1):
        return t("overview.yesterday", language)
    words = long_date(day, language)
    return words[:1].upper() + words[1:]


def _change(
    change: RecentChange, shown: ChangeList, snapshot: NetworkSnapshot, view: OverviewView, language: str
) -> Component:
    sentences = revision_sentences(change.revision, snapshot, language)
    lines = [html.Div(sentence_children(sentence)) for sentence in sentences[:MAX_SENTENCES]]
    if len(sentences) > MAX_SENTENCES:
        rest = len(sentences) - MAX_SENTENCES
        lines.append(html.Div(plural("overview.change_more", rest, language), className="ov-caption"))
    number = html.Span(count(change.revision.number), className="ov-changes__number")
    is_gone = change.fate is Fate.TAKEN_BACK
    return html.Li(
        [number, html.Div([*lines, _by(change, shown, snapshot, view, language)])],
        className=" ".join(
            name for name, holds in (("is-new", shown.is_new(change)), ("is-taken-back", is_gone)) if holds
        ),
    )


def _where(revision: Revision, snapshot: NetworkSnapshot) -> str:
    """Return where the history of what a revision changed can be read; nothing when it is gone or not drawn."""
    for change in revision.changes:
        if change.record_id in snapshot.nodes:
            return links.of_node(change.record_id)
        if change.record_id in snapshot.ties:
            return links.of_tie(snapshot.ties[change.record_id])
    return ""


def _by(
    change: RecentChange, shown: ChangeList, snapshot: NetworkSnapshot, view: OverviewView, language: str
) -> Component:
    revision = change.revision
    moment = datetime.fromisoformat(revision.at).astimezone(HOME)
    told = [f"{revision.actor}, {moment:%H:%M}"]
    if change.deed is not Deed.CHANGE:
        told.append(t(f"overview.change_{change.deed.value}", language, n=revision.undoes))
    parts: list[Component | str] = [" · ".join(told)]
    if change.fate is Fate.TAKEN_BACK:
        parts += [" · ", t("overview.taken_back", language)]
    elif change.fate is Fate.CHANGED_LATER:
        why = t("overview.changed_later_why", language)
        parts += [" · ", html.Span(t("overview.changed_later", language), title=why, className="ov-warn")]
        compare = _where(revision, snapshot)
        if compare:
            parts += [", ", dcc.Link(t("overview.compare", language), href=compare, refresh=False)]
    elif shown.may_undo:
        parts += [" · ", *_way_back(change, view, language)]
    return html.Div(parts, className="ov-caption")


def _way_back(change: RecentChange, view: OverviewView, language: str) -> list[Component | str]:
    """Return the button that takes a change back; for a large one a question first."""
    number, n_changes = change.revision.number, len(change.revision.changes)
    key = "overview.undo_undo" if change.deed is Deed.UNDO else "overview.undo"
    if n_changes < LARGE:
        return [_button(number, t(key, language), language)]
    if view.asked_back != number:
        return [dcc.Link(t(key, language), href=href(replace(view, asked_back=number)), refresh=False)]
    return [
        html.Span(t("shell.undo_large", language, n=count(n_changes)), className="ov-warn"),
        " ",
        _button(number, t("shell.undo_yes", language), language),
        " · ",
        dcc.Link(t("shell.undo_no", language), href=href(replace(view, asked_back=0)), refresh=False),
    ]


def _button(number: int, words: str, language: str) -> Component:
    label = f"{words}: {t('overview.now_revision', language, n=count(number))}"
    return html.Button(words, id=undo_button(number, new_id("op")), className="ov-link", **aria(label=label))
