"""Words and signs that the parts of the step share."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.text import count, decimal, t
from graph.analysis.alliances.musts import BRING, Must
from graph.analysis.fit.scoring import Fit
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.intervals import Interval
from graph.model.values import known_or

LEAST_TOLD = 0.01


def component_name(key: str, language: str) -> str:
    """Return what a component is called, as the first word of a line."""
    name = COMPONENTS[key].in_language(language)
    return name[:1].upper() + name[1:]


def percent(share: float, language: str) -> str:
    """Return a share in whole per cent, never 0 for what is more than nothing."""
    if 0 < share < LEAST_TOLD:
        return t("alliance_fit.little", language)
    return f"{round(100 * share)} %"


def hundredths(value: float, language: str) -> str:
    """Return a number with two decimals, so that columns stand under each other."""
    whole = f"{value:.2f}"
    return whole.replace(".", ",") if language == "nl" else whole


def span(share: Interval, language: str) -> str:
    """Return both bounds with two decimals, or the one number."""
    low, high = hundredths(share.low, language), hundredths(share.high, language)
    return low if low == high else f"{low}–{high}"


def badge(now: Seen, party_id: str) -> list[Component]:
    """Return in a word how firm a place is, and how often it is among the first three."""
    found, language = now.firm.get(party_id), now.opened.language
    if found is None:
        return []
    verdict = found.verdict(now.opened.settings.sensitivity)
    return [
        html.Span(t(f"alliance_fit.{verdict}", language), className=f"fit-badge {verdict}"),
        html.Small(t("alliance_fit.top3", language, share=percent(found.top3, language)), className="muted"),
    ]


def must_words(now: Seen, must: Must) -> str:
    """Return a hard requirement, and whether it is met."""
    language = now.opened.language
    state = "unknown" if must.is_met is None else "met" if must.is_met else "missed"
    if must.id == BRING:
        return t(f"alliance_fit.bring_{state}", language, what=must.what)
    if must.km is None:
        return t("alliance_fit.within_unknown", language)
    most = decimal(float(known_or(now.opened.found.alliance.within_km, 0.0)), language)
    return t(f"alliance_fit.within_{state}", language, km=decimal(must.km, language, 0), most=most)


def signs(now: Seen, fit: Fit) -> Component:
    """Return a sign per hard requirement: yes, no, or not known."""
    language = now.opened.language
    told = [(must.is_met, must_words(now, must)) for must in now.musts(fit.candidate_id)]
    is_safe = False if fit.gates else None if fit.parts["V"].because == "unknown" else True
    risks = t("alliance_fit.vetoed", language, what=", ".join(fit.gates)) if fit.gates else ""
    words = risks or t("alliance_fit.no_risks_known" if is_safe is None else "alliance_fit.no_veto", language)
    return html.Span([_sign(*one) for one in (*told, (is_safe, words))], className="fit-signs")


def _sign(is_met: bool | None, words: str) -> Component:
    name, looks = ("question-mark", "open") if is_met is None else ("check", "met") if is_met else ("x", "missed")
    hidden = html.Span(words, className="visually-hidden")
    return html.Span([icon(name, 14), hidden], className=f"fit-sign {looks}", title=words)


def n_more(n: int, language: str) -> list[Component]:
    """Return how many more there are than are shown; nothing for none."""
    return [html.P(t("alliance_fit.n_more", language, n=count(n)), className="muted fit-more")] if n > 0 else []
