"""The three starts on screen: what waits there, and one button into the network."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.overview import links
from dashboard.pages.overview.bars import MAYBE, SURE, UNKNOWN, count_bar
from dashboard.pages.overview.starts import ProjectStart, RoleStart, SchoolStart
from dashboard.text import count, plural, t
from graph.model.choices import VACANCY
from graph.model.snapshot import NetworkSnapshot, display_name

ACTOR_KINDS = ("organisation", "company", "school")


@dataclass(frozen=True, slots=True)
class _Card:
    """What one start shows."""

    key: str
    icon: str
    picture: Sequence[Component | str]
    waits: Sequence[Component | str]
    action: str
    href: str


def starts(
    snapshot: NetworkSnapshot,
    found: tuple[ProjectStart | None, RoleStart, SchoolStart],
    *,
    first: str,
    store_address: str,
    language: str,
) -> list[Component]:
    """Return the three starts.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Names the records.
    found : tuple
        The project, the roles and the schools to start from.
    first : str
        Key of the start that suits the user: its button is the filled one.
    store_address : str
        Where an import has to go; empty when the user may not import.
    language : str
        ``nl`` or ``en``.
    """
    if not snapshot.records:
        return [_first_facts(store_address, language)]
    project, roles, schools = found
    cards = (
        _explore(snapshot, project, language),
        _roles(snapshot, roles, language),
        _schools(schools, language),
    )
    return [_card(card, is_first=card.key == first, language=language) for card in cards]


def _card(card: _Card, *, is_first: bool, language: str) -> Component:
    return html.Article(
        [
            html.H2([icon(card.icon), t(f"overview.{card.key}_title", language)]),
            html.P(t(f"overview.{card.key}_purpose", language), className="ov-start__purpose"),
            html.Div(list(card.picture), className="ov-start__picture"),
            html.P(list(card.waits), className="ov-start__waits"),
            dcc.Link(card.action, href=card.href, className="btn primary" if is_first else "btn"),
        ],
        className="ov-start",
    )


def _first_facts(store_address: str, language: str) -> Component:
    """Return how an empty network gets its first facts."""
    file = t("overview.first_file", language)
    commands = {
        "import": f"kruispunt import {file} --apply --store {store_address}",
        "demo": "kruispunt demo --store sqlite:///demo.sqlite --port 0",
    }
    told = commands.items() if store_address else ()
    ways = [html.Li([html.Div(t(f"overview.first_{key}", language)), html.Code(command)]) for key, command in told]
    return html.Article(
        [
            html.H2([icon("circle-plus"), t("overview.first_title", language)]),
            html.Ul(ways, className="ov-first"),
            dcc.Link(t("overview.first_node", language), href=links.network(), className="btn primary"),
        ],
        className="ov-start is-only",
    )


def _empty(key: str, sign: str, language: str) -> _Card:
    told = t(f"overview.{key}_none", language)
    return _Card(key, sign, (), [told], t("overview.start_whole", language), links.network())


def _explore(snapshot: NetworkSnapshot, start: ProjectStart | None, language: str) -> _Card:
    if start is None:
        return _empty("explore", "route", language)
    name = display_name(snapshot.records[start.project_id], language)
    counts = {
        "established": count(start.n_established),
        "possible": count(start.n_possible),
        "unknown": count(start.n_unknown),
    }
    parts = ((SURE, start.n_established), (MAYBE, start.n_possible), (UNKNOWN, start.n_unknown))
    picture = (
        count_bar(parts, start.n_parties, t("overview.explore_bar", language, **counts)),
        html.Span(t("overview.explore_share", language, **counts, n=count(start.n_parties)), className="ov-caption"),
    )
    key, n_told = ("waits", start.n_possible) if start.n_possible else ("settled", start.n_parties)
    waits: list[Component | str] = [html.B(name), plural(f"overview.explore_{key}", n_told, language)]
    return _Card(
        "explore",
        "route",
        picture,
        waits,
        t("overview.explore_action", language),
        links.around([start.project_id], soort=(*ACTOR_KINDS, "project")),
    )


def _roles(snapshot: NetworkSnapshot, start: RoleStart, language: str) -> _Card:
    every = links.network(soort="stakeholder")
    if not start.n_roles:
        return _empty("roles", "target", language)
    share = t("overview.roles_share", language, filled=count(start.n_filled), n=count(start.n_roles))
    parts = ((SURE, start.n_filled), (MAYBE, len(start.open_ids)), (UNKNOWN, start.n_unknown))
    picture = (count_bar(parts, start.n_roles, share), html.Span(share, className="ov-caption"))
    if not start.open_ids:
        key = "overview.roles_unknown" if start.n_unknown else "overview.roles_filled"
        told = plural(key, start.n_unknown or start.n_filled, language)
        return _Card("roles", "target", picture, [told], t("overview.roles_action_all", language), every)
    n_open = len(start.open_ids)
    waits: list[Component | str] = [
        html.B(plural("overview.roles_open", n_open, language)),
        t("overview.roles_waits", language, detail=_vacancies(snapshot, start.open_ids, language)),
    ]
    action = plural("overview.roles_action", n_open, language)
    return _Card("roles", "target", picture, waits, action, links.around(start.open_ids, soort="stakeholder"))


def _vacancies(snapshot: NetworkSnapshot, role_ids: Sequence[str], language: str) -> str:
    states = [getattr(snapshot.records[role_id], "vacant", "") for role_id in role_ids]
    return ", ".join(
        f"{count(states.count(choice.code))} {choice.label.in_language(language)}"
        for choice in VACANCY
        if choice.code in states
    )


def _schools(start: SchoolStart, language: str) -> _Card:
    if not start.n_schools:
        return _empty("schools", "arrows-shuffle", language)
    n_mentored, n_unpaired = len(start.mentored_ids), len(start.unpaired_ids)
    share = t("overview.schools_share", language, mentored=count(n_mentored), n=count(start.n_schools))
    picture = (
        count_bar(((SURE, n_mentored), (UNKNOWN, n_unpaired)), start.n_schools, share),
        html.Span(share, className="ov-caption"),
    )
    if not n_unpaired:
        told, action = t("overview.schools_all", language), t("overview.schools_action_all", language)
        return _Card("schools", "arrows-shuffle", picture, [told], action, links.network(soort="school"))
    waits: list[Component | str] = [
        html.B(plural("overview.schools_open", n_unpaired, language)),
        t("overview.schools_waits", language),
    ]
    action = plural("overview.schools_action", n_unpaired, language)
    return _Card("schools", "arrows-shuffle", picture, waits, action, links.unmentored(start.unpaired_ids))
