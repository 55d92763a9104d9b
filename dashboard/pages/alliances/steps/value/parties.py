"""Per party: what it gains and pays, as it told itself, with the lines behind it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.interval_bar import interval_bar, interval_words
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.components.score_bar import score_bar
from dashboard.pages.alliances.opened import Opened
from dashboard.text import decimal, t
from graph.analysis.alliances.value import HIGHEST, PartnershipValue, PartyValue
from graph.analysis.intervals import Interval
from graph.model.choices import VALUE_SIDE
from graph.model.dossiers import ValueItem
from graph.model.values import is_known

SIDES = tuple(choice.code for choice in VALUE_SIDE)


def parties(opened: Opened, found: PartnershipValue) -> Component:
    """Return a part per party, in the order in which they join."""
    order = [*opened.found.joining_ids, *(party for party in found.parties if party not in opened.found.joining_ids)]
    hint = html.P(t("alliance_value.parties_hint", opened.language), className="muted")
    parts = [_party(opened, party, found.parties[party]) for party in order]
    return html.Div(
        [html.Section([html.H2(t("alliance_value.parties", opened.language)), hint], className="val-section"), *parts],
        className="val-parties",
    )


def _party(opened: Opened, party_id: str, value: PartyValue) -> Component:
    items = [one for one in opened.found.values if one.party_id == party_id]
    kind = opened.snapshot.nodes[party_id].kind if party_id in opened.snapshot.nodes else ""
    head = html.H3([kind_glyph(kind), opened.name(party_id)])
    return html.Section(
        [html.Div([head, *_deeds(opened, party_id)], className="val-head"), *_told(opened, value, items)],
        className="val-section val-party",
    )


def _deeds(opened: Opened, party_id: str) -> list[Component]:
    """Return the buttons that add a benefit, a cost or a risk."""
    return [
        open_button(
            "new",
            "value_item",
            f"{party_id}-{side}",
            icon("plus", 14),
            t(f"alliance_value.add_{side}", opened.language),
            fixed={"subject_id": opened.found.alliance.id, "party_id": party_id, "side": side},
            class_name="ov-link",
        )
        for side in SIDES
    ]


def _told(opened: Opened, value: PartyValue, items: Sequence[ValueItem]) -> list[Component]:
    language = opened.language
    if not items:
        words = html.P(t("alliance_value.nothing_told", language), className="muted val-nothing")
        return [_net(value, t("values.unknown", language), language), words]
    return [
        _net(value, t(f"alliance_value.net_{_outcome(value.net)}", language), language),
        html.Div(
            [
                _share("benefits", value.benefits, language),
                _share("costs", value.costs, language),
            ],
            className="val-shares",
        ),
        _table(opened, items),
    ]


def _outcome(net: Interval) -> str:
    if net.low > 0:
        return "gains"
    return "loses" if net.high <= 0 else "open"


def _net(value: PartyValue, words: str, language: str) -> Component:
    return html.Div(
        [
            html.Span([t("alliance_value.net", language), html.Small(words)]),
            interval_bar(value.net, -1.0, 1.0),
            html.B(interval_words(value.net, language), className="val-number"),
        ],
        className="val-row val-net",
    )


def _share(name: str, score: Interval, language: str) -> Component:
    return html.Div(
        [
            html.Span(t(f"alliance_value.{name}", language)),
            interval_bar(score),
            html.Span(interval_words(score, language), className="val-number"),
        ],
        className="val-row",
    )


def _table(opened: Opened, items: Sequence[ValueItem]) -> Component:
    language = opened.language
    names = ("what", "weight", "level", "told_by")
    head = html.Tr([*(html.Th(t(f"alliance_value.{name}", language), scope="col") for name in names), html.Th("")])
    bodies = [_side(opened, side, [one for one in items if one.side == side]) for side in SIDES]
    return html.Table([html.Thead(head), *(body for body in bodies if body)], className="val-table")


def _side(opened: Opened, side: str, items: Sequence[ValueItem]) -> Component | None:
    if not items:
        return None
    name = html.Th(t(f"alliance_value.side_{side}", opened.language), colSpan=5, scope="rowgroup")
    return html.Tbody([html.Tr(name), *(_item(opened, one) for one in items)])


def _item(opened: Opened, one: ValueItem) -> Component:
    language = opened.language
    weight = decimal(float(one.weight), language) if is_known(one.weight) else t("alliance_value.no_weight", language)
    by = str(one.told_by) if is_known(one.told_by) else t("values.unknown", language)
    return html.Tr(
        [
            html.Td(str(one.title)),
            html.Td(weight, className="val-number"),
            html.Td(_level(one, language)),
            html.Td(by, className="muted"),
            html.Td(
                [
                    sign_button("edit", one.kind, one.id, "pencil", t("alliance.change", language)),
                    sign_button("delete", one.kind, one.id, "trash", t("alliance.remove", language)),
                ],
                className="val-signs",
            ),
        ]
    )


def _level(one: ValueItem, language: str) -> list[Component | str]:
    if not is_known(one.level):
        return [html.Span(t("values.unknown", language), className="val-unknown")]
    return [html.Div([score_bar(float(one.level), HIGHEST), html.Span(str(one.level))], className="val-level")]
