"""The bar at the foot of a dossier: what the open step still asks for, and the way past it with a reason."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.dossier.head import step_name
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.text import count, t
from graph.analysis.alliances.gates import STEPS, Gate, Requirement, gates


def gate_bar(opened: Opened) -> list[Component]:
    """Return what has to be there before the next step, and what of it is."""
    step, language = opened.view.step, opened.language
    gate = gates(opened.found, opened.ranked, opened.settings.gates)[step]
    after = STEPS[STEPS.index(step) + 1 :][:1]
    title = (
        t("alliance.gate_to", language, step=step_name(after[0], language))
        if after
        else t("alliance.gate_last", language)
    )
    return [
        html.B(title),
        *(_requirement(one, language) for one in gate.requirements),
        *_way_on(opened, gate, after),
    ]


def _requirement(one: Requirement, language: str) -> Component:
    words = t(f"alliance.requires_{one.id}", language, n=count(one.n), wanted=count(one.wanted))
    sign = icon("check" if one.is_met else "square-dashed", 14)
    return html.Span([sign, words], className="all-met" if one.is_met else "all-unmet")


def _way_on(opened: Opened, gate: Gate, after: tuple[str, ...]) -> list[Component]:
    language, alliance_id = opened.language, opened.found.alliance.id
    told: list[Component] = []
    if gate.reason and gate.missing:
        told.append(html.Span(t("alliance.went_on_because", language, reason=gate.reason), className="muted"))
    elif gate.missing:
        told.append(
            open_button(
                "new",
                "step_decision",
                gate.step,
                t("alliance.go_on_with_reason", language),
                fixed={"subject_id": alliance_id, "step": gate.step},
                class_name="ov-link",
            )
        )
    if after:
        next_step = AllianceView(dossier=alliance_id, step=after[0])
        words = t("alliance.next_step", language, step=step_name(after[0], language))
        told.append(desk_link(next_step, words, icon("arrow-right", 16), class_name="btn"))
    return told
