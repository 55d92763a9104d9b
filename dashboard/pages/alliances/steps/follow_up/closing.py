"""Evaluations, and renewing or ending an alliance: what was learned is the reason that the move is kept with."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.pages.alliances.dossier.moving import SIGNS, move_asked
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.portfolio.portfolio import phase_name
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import partial_date, t
from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.following import lessons
from graph.analysis.alliances.phases import LINE, UNKNOWN_PHASE, moves_from
from graph.commands.permissions import Permission
from graph.model.dossiers import Evaluation
from graph.model.values import is_known, known_or

CLOSE = "alliance-close"


def evaluations(opened: Opened) -> Component:
    """Return how each phase went, the newest first."""
    language, alliance = opened.language, opened.found.alliance
    told = reversed(opened.found.evaluations)
    phase = str(known_or(alliance.phase, UNKNOWN_PHASE))
    return section(
        t("alliance_follow_up.evaluations", language),
        *(
            record_rows(opened, [(one, [_evaluation(one, language)]) for one in told])
            or [html.P(t("alliance_follow_up.no_evaluation", language), className="muted")]
        ),
        add_button(
            opened,
            "evaluation",
            {"subject_id": alliance.id, "phase": phase},
            words=t("alliance_follow_up.evaluate", language, phase=phase_name(phase, language).lower()),
        ),
    )


def _evaluation(one: Evaluation, language: str) -> Component:
    phase = phase_name(str(known_or(one.phase, "")), language)
    day = partial_date(one.on, language, short=True) if is_known(one.on) else t("alliance_follow_up.no_date", language)
    lines: list[Component] = [
        html.B(phase),
        html.Small(" · ".join(filter(None, (day, str(known_or(one.evaluated_by, ""))))), className="muted"),
        html.Span(str(one.outcome), className="fol-text"),
    ]
    if is_known(one.lessons):
        lines.append(html.Span([icon("bulb", 14), str(one.lessons)], className="fol-text"))
    return html.Div(lines, className="agr-two")


def closing(opened: Opened) -> Component:
    """Return the ways out of the present phase; they open once something was learned."""
    language, alliance = opened.language, opened.found.alliance
    learned = lessons(opened.found)
    phase = str(known_or(alliance.phase, UNKNOWN_PHASE))
    buttons = [
        html.Button(
            [
                icon(SIGNS[way], 14),
                t(f"alliance_follow_up.{_deed(to, phase)}", language, phase=phase_name(to, language).lower()),
            ],
            id={"type": CLOSE, "id": alliance.id, "from": phase, "to": to},
            className="btn",
            disabled=not learned,
        )
        for to, way in moves_from(phase).items()
        if way == "out" or (way == "back" and phase == LINE[-1])
    ]
    words = (
        t("alliance_follow_up.learned", language, lessons=learned)
        if learned
        else t("alliance_follow_up.learn_first", language)
    )
    return section(
        t("alliance_follow_up.closing", language),
        html.P(words, className="fol-text"),
        html.Div(buttons, className="fol-ways"),
    )


def _deed(to: str, phase: str) -> str:
    return to if to in ("ended", "paused", "declined") else "renew"


def register(registrar: Registrar, services: Services) -> None:
    """Register the callback of these buttons."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": CLOSE, "id": ALL, "from": ALL, "to": ALL}, "n_clicks"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def close(clicks: Sequence[int | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(event["value"] for event in ctx.triggered):
            return no_update
        learned = lessons(dossier(services.snapshot(), pressed.get("id", "")))
        return services.run(move_asked(services, pressed, learned)).number
