"""The lens of communities: how sure the division is, each group with its members, its name, and all as one node."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import glyph, kind_glyph
from dashboard.components.icons import icon
from dashboard.components.named_input import named_input
from dashboard.pages.network.address import TOGETHER
from dashboard.pages.network.canvas.styling import group_fill
from dashboard.pages.network.lenses.communities.division import chosen_group, divided
from dashboard.pages.network.lenses.lens import Asked, Lens
from dashboard.pages.network.links import view_link
from dashboard.pages.network.scene import Division
from dashboard.text import count, figure, plural, t
from graph.analysis.chance import FEWEST
from graph.analysis.communities import CommunitySettings, Group
from graph.model.snapshot import display_name

MOST_GROUPS = 30
MOST_MEMBERS = 60


def communities_panel(asked: Asked) -> list[Component]:
    """Return how sure the division is, and its groups."""
    division, language = asked.scene.division, asked.language
    if division is None:
        return [html.P(t("lens.groups_too_few", language, n=FEWEST), className="notice")]
    many = [group for group in division.groups if len(group.member_ids) > 1]
    n_alone = len(division.groups) - len(many)
    alone = [html.P(plural("lens.groups_alone", n_alone, language), className="muted")] if n_alone else []
    return [
        *_how_sure(division, len(many), asked.services.settings().communities, language),
        _collapse(asked),
        html.H3(t("lens.groups_largest", language)),
        *(_group(asked, division, group) for group in many[:MOST_GROUPS]),
        *alone,
    ]


def _how_sure(division: Division, n_many: int, settings: CommunitySettings, language: str) -> list[Component]:
    found = division.found
    modularity = "–" if found.modularity is None else figure(found.modularity, language)
    told = plural("lens.groups_found", n_many, language, modularity=modularity, runs=settings.runs)
    agreement = figure(found.agreement, language)
    key = "lens.groups_stable" if found.is_stable else "lens.groups_unstable"
    sure = t(key, language, agreement=agreement, least=figure(settings.stable, language), runs=settings.runs)
    return [
        html.P(told, className="meaning"),
        html.P(sure, className="muted lens-scope" if found.is_stable else "lens-warning", role="status"),
    ]


def _collapse(asked: Asked) -> Component:
    view, is_on = asked.view, asked.view.is_apart
    number = view.about[1] if len(view.about) > 1 else ""
    target = view.having(about=("" if is_on else TOGETHER, number))
    words = t("lens.groups_apart" if is_on else "lens.groups_collapse", asked.language)
    return html.Div(view_link(target, words, class_name="chip on" if is_on else "chip"), className="net-ways")


def _group(asked: Asked, division: Division, group: Group) -> Component:
    view, language = asked.view, asked.language
    first = view.about[0] if view.about else ""
    chosen = chosen_group(asked.scene)
    is_open = chosen is not None and chosen.number == group.number
    facts = t(
        "lens.group_facts",
        language,
        members=plural("network.nodes", len(group.member_ids), language),
        inside=count(division.n_inside.get(group.number, 0)),
        leaving=count(division.n_leaving.get(group.number, 0)),
    )
    row = view_link(
        view.having(about=(first,) if is_open else (first, str(group.number))),
        glyph("circle", group_fill(group.number), 16),
        html.Span([division.names[group.number], html.Small(facts)], className="grow"),
        class_name="menu-link on" if is_open else "menu-link",
    )
    return html.Div([row, *([_opened(asked, division, group)] if is_open else [])])


def _opened(asked: Asked, division: Division, group: Group) -> Component:
    facts, language = asked.services.snapshot(), asked.language
    shown = group.member_ids[:MOST_MEMBERS]
    rows: list[Component] = [
        html.Div(
            [
                kind_glyph(facts.records[node_id].kind),
                html.Button(
                    display_name(facts.records[node_id], language),
                    id={"type": "network-act", "act": "select", "id": node_id},
                    className="text-button grow",
                ),
            ],
            className="tie",
        )
        for node_id in shown
        if node_id in facts.records
    ]
    if (n_left := len(group.member_ids) - len(shown)) > 0:
        rows.append(html.P(t("network.n_more", language, n=n_left), className="muted"))
    return html.Div([_naming(division, group, language), *rows], className="proof group-open")


def _naming(division: Division, group: Group, language: str) -> Component:
    name = division.names[group.number] if group.named else ""
    return html.Div(
        [
            named_input({"type": "lens-group-name", "group": group.number}, t("lens.group_name", language), name, 80),
            html.Button(
                [icon("check", 16), t("lens.save_name", language)],
                id={"type": "lens-group-save", "group": group.number},
                className="btn",
            ),
        ],
        className="group-naming",
    )


COMMUNITIES_LENS = Lens(
    "groepen", "circles-relation", communities_panel, finish=divided, depends_on=lambda view: ("communities",)
)
