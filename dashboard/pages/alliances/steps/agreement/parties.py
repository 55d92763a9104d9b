"""The parties of an alliance: who takes part since when, what each signed, and who may join."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.network_links import of_node
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.deeds import JOIN, LEAVE, deed_button
from dashboard.pages.alliances.steps.records import section
from dashboard.text import partial_date, t
from graph.analysis.alliances.agreement import COMMITMENT, INTENT, Party, former_parties, may_join, parties, signed
from graph.model.ties import Tie
from graph.model.values import Text, is_known

NOT_ASKED = ("strength", "stated_strength", "valid_to", "theme", "edition")
"""Fields of a tie that say nothing about a declaration."""


def party_table(opened: Opened) -> Component:
    """Return who takes part, and who may."""
    language = opened.language
    taking_part = parties(opened.snapshot, opened.found, opened.today)
    head = html.Tr(
        [html.Th(t(f"alliance_agreement.{name}", language)) for name in ("party", "since", "intent", "commitment")]
        + [html.Th(html.Span(t("alliance_agreement.deeds", language), className="visually-hidden"))]
    )
    rows = [_row(opened, one) for one in taking_part]
    rows += [_candidate(opened, party_id) for party_id in may_join(opened.snapshot, opened.found)]
    told: list[Component] = []
    if len(taking_part) == 1:
        words = t("alliance.one_party", language)
        told.append(html.P([icon("alert-triangle", 14), words], className="agr-warn", role="status"))
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="agr-table")
    return section(
        t("alliance_agreement.parties", language),
        *told,
        table if rows else html.P(t("alliance_agreement.nobody", language), className="muted"),
        *_former(opened),
        hint=t("alliance_agreement.parties_hint", language),
    )


def _row(opened: Opened, one: Party) -> Component:
    language = opened.language
    words = t("alliance_agreement.leaves", language, name=opened.name(one.party_id))
    edit = sign_button("edit", "tie", one.tie.id, "pencil", t("alliance.change", language))
    leave = deed_button(LEAVE, opened.found.alliance.id, one.tie.id, "user-minus", words, as_sign=True)
    return html.Tr(
        [
            html.Td(_name(opened, one.party_id)),
            html.Td(_day(one.tie.valid_from, language)),
            html.Td(_declarations(opened, one.party_id, INTENT, one.intents)),
            html.Td(_declarations(opened, one.party_id, COMMITMENT, one.commitments)),
            html.Td([edit, leave], className="agr-deeds"),
        ]
    )


def _candidate(opened: Opened, party_id: str) -> Component:
    """Return who is no party yet: it may have signed already."""
    language, alliance_id = opened.language, opened.found.alliance.id
    why = "initiator" if party_id == opened.found.initiator_id else "talked_to"
    join = deed_button(JOIN, alliance_id, party_id, "plus", t("alliance_agreement.make_party", language))
    given = {kind: signed(opened.snapshot, opened.found, party_id, kind) for kind in (INTENT, COMMITMENT)}
    return html.Tr(
        [
            html.Td([_name(opened, party_id), html.Small(t(f"alliance_agreement.{why}", language), className="muted")]),
            html.Td("–", className="muted"),
            html.Td(_declarations(opened, party_id, INTENT, given[INTENT])),
            html.Td(_declarations(opened, party_id, COMMITMENT, given[COMMITMENT])),
            html.Td(join, className="agr-deeds"),
        ],
        className="agr-maybe",
    )


def _declarations(opened: Opened, party_id: str, declaration: str, given: Sequence[Tie]) -> Component:
    language = opened.language
    told = [_declaration(tie, language) for tie in given]
    fixed = {"source_id": party_id, "target_id": opened.found.alliance.id, "type": declaration, "status": "signed"}
    add = open_button(
        "new",
        "tie",
        f"{declaration}-{party_id}",
        icon("plus", 14),
        t("alliance_agreement.sign", language),
        fixed=fixed | dict.fromkeys(NOT_ASKED, ""),
        class_name="agr-sign",
    )
    return html.Div(told or [add], className="agr-signatures")


def _declaration(tie: Tie, language: str) -> Component:
    day = _day(tie.valid_from, language)
    edit = open_button("edit", "tie", tie.id, icon("check", 14), day, class_name="agr-signed")
    remove = sign_button("delete", "tie", tie.id, "trash", t("alliance.remove", language))
    return html.Div([edit, remove], className="agr-given")


def _former(opened: Opened) -> list[Component]:
    left = former_parties(opened.snapshot, opened.found, opened.today)
    if not left:
        return []
    named = [
        t(
            "alliance_agreement.left_on",
            opened.language,
            name=opened.name(tie.source_id),
            day=_day(tie.valid_to, opened.language),
        )
        for tie in left
    ]
    return [html.P(t("alliance_agreement.former", opened.language, names="; ".join(named)), className="muted")]


def _name(opened: Opened, party_id: str) -> Component:
    node = opened.snapshot.nodes.get(party_id)
    glyph = [kind_glyph(node.kind, 12)] if node else []
    return html.A([*glyph, opened.name(party_id)], href=of_node(party_id), className="agr-name")


def _day(value: Text, language: str) -> str:
    return partial_date(value, language, short=True) if is_known(value) else t("alliance_agreement.no_date", language)
