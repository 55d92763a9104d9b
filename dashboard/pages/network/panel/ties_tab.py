"""The ties of a node as sentences, grouped by relation."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.network.sentences import relation, tie_sentence
from dashboard.text import partial_date, t
from graph.model.choices import ESTABLISHED_STATUSES, TIE_STATUS
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.ties import Tie
from graph.model.values import is_known

FIRST_SHOWN = 6


def ties_tab(snapshot: NetworkSnapshot, node: Node, language: str) -> list[Component]:
    """Return the ties of a node, the largest group first, and the way to add one."""
    groups = grouped(snapshot, node.id, language)
    add = html.Button(
        [icon("plus", 16), t("network.add_tie", language)],
        id={"type": "network-act", "act": "add-tie", "id": node.id},
        className="btn",
    )
    if not groups:
        return [html.P(t("network.no_ties", language), className="muted"), add]
    return [*(_group(snapshot, node.id, name, ties, language) for name, ties in groups.items()), add]


def grouped(snapshot: NetworkSnapshot, node_id: str, language: str) -> Mapping[str, list[Tie]]:
    """Return the ties of a node by relation in words, the largest group first, each by name of the other end."""
    found: dict[str, list[Tie]] = {}
    for tie in snapshot.ties_of(node_id):
        found.setdefault(relation(tie, node_id, language), []).append(tie)
    for ties in found.values():
        ties.sort(key=lambda tie: display_name(snapshot.records[tie.other_end(node_id)], language).casefold())
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def tie_notes(tie: Tie, language: str) -> str:
    """Return what is special about a tie: a status that is not established, strength, period, edition."""
    notes = []
    status = tie.status
    if is_known(status) and status not in ESTABLISHED_STATUSES:
        notes.append(_status_label(str(status), language))
    if is_known(tie.strength):
        notes.append(t("network.strength_of", language, n=tie.strength))
    notes += _period(tie, language)
    if is_known(tie.edition):
        notes.append(t("network.edition", language, name=tie.edition))
    return " · ".join(notes)


def _period(tie: Tie, language: str) -> list[str]:
    """Return since when and until when a tie holds, as far as that is known."""
    ends = (tie.valid_from, tie.valid_to)
    since, until = (partial_date(str(end), language, short=True) if is_known(end) else "" for end in ends)
    if since and until:
        return [since if since == until else f"{since} – {until}"]
    if since:
        return [t("network.since", language, date=since)]
    return [t("network.until", language, date=until)] if until else []


def _status_label(code: str, language: str) -> str:
    return next((c.label.in_language(language) for c in TIE_STATUS if c.code == code), code)


def tie_row(snapshot: NetworkSnapshot, tie: Tie, language: str) -> Component:
    """Return a tie as a whole sentence; a click selects it."""
    notes = tie_notes(tie, language)
    sentence = html.Button(
        tie_sentence(snapshot, tie, language),
        id={"type": "network-act", "act": "select", "id": tie.id},
        className="text-button",
    )
    return html.Div(html.Div([sentence, *([html.Small(notes)] if notes else [])], className="grow"), className="tie")


def _group(snapshot: NetworkSnapshot, node_id: str, name: str, ties: list[Tie], language: str) -> Component:
    rows = [_row(snapshot, node_id, tie, language) for tie in ties]
    if len(rows) > FIRST_SHOWN + 1:
        summary = html.Summary(t("network.n_more", language, n=len(rows) - FIRST_SHOWN))
        rows = [*rows[:FIRST_SHOWN], html.Details([summary, *rows[FIRST_SHOWN:]], className="more")]
    return html.Section([html.H3([f"{name} ", html.Span(str(len(ties)), className="n")]), *rows], className="tie-group")


def _row(snapshot: NetworkSnapshot, node_id: str, tie: Tie, language: str) -> Component:
    other = snapshot.records[tie.other_end(node_id)]
    notes = tie_notes(tie, language)
    return html.Div(
        [
            kind_glyph(other.kind),
            html.Div(
                [
                    html.Button(
                        display_name(other, language),
                        id={"type": "network-act", "act": "select", "id": other.id},
                        className="text-button",
                    ),
                    *([html.Small(notes)] if notes else []),
                ],
                className="grow",
            ),
            html.Button(
                icon("pencil", 14),
                id={"type": "network-act", "act": "select", "id": tie.id},
                className="icon-button on-hover",
                title=t("network.open_tie", language),
                **aria(label=t("network.open_tie", language)),
            ),
        ],
        className="tie",
    )
