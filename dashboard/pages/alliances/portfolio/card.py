"""One alliance in the portfolio: what it is, who is in it, what comes next, and what asks for attention."""

from collections.abc import Iterator
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.links import desk_link
from dashboard.text import partial_date, plural, t
from graph.analysis.alliances.dossier import Dossier, dossier
from graph.analysis.alliances.following import COLD, depends_on, is_late, open_tasks, person_loads, rhythms
from graph.analysis.alliances.gates import STEPS, first_open
from graph.analysis.alliances.phases import ENDS
from graph.analysis.settings import DEFAULTS, AnalysisSettings
from graph.model.alliances import Alliance
from graph.model.choices import ALLIANCE_PHASE, ALLIANCE_STEP
from graph.model.dates import latest
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import is_known, known_or

MOST_PARTIES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """What the portfolio tells of an alliance.

    Parameters
    ----------
    id, name, phase, owner : str
        Of the alliance; empty where unknown.
    step : str
        The first whose gate is not passed.
    parties : tuple of (str, str)
        Kind and name of those that are named.
    n_parties : int
        How many there are.
    next_task : str
        The open task that is due first; empty for none.
    due_on : str
        When; empty while unknown.
    attention : tuple of str
        What asks for attention, in words.
    """

    id: str
    name: str
    phase: str
    step: str
    owner: str
    parties: tuple[tuple[str, str], ...]
    n_parties: int
    next_task: str
    due_on: str
    attention: tuple[str, ...]


def card_of(
    snapshot: NetworkSnapshot, alliance: Alliance, language: str, today: str, settings: AnalysisSettings = DEFAULTS
) -> Card:
    """Return what the portfolio tells of an alliance."""
    found = dossier(snapshot, alliance.id, today)
    parties = [snapshot.nodes[party] for party in found.party_ids if party in snapshot.nodes]
    named = tuple((party.kind, display_name(party, language)) for party in parties[:MOST_PARTIES])
    first = next(iter(open_tasks(found)), None)
    return Card(
        alliance.id,
        display_name(alliance, language),
        str(known_or(alliance.phase, "")),
        first_open(found),
        str(known_or(alliance.owner, "")),
        named,
        len(parties),
        str(first.title) if first else "",
        str(known_or(first.due_on, "")) if first else "",
        (*_attention(found, language, today), *_people(snapshot, found, language, today, settings)),
    )


def _people(
    snapshot: NetworkSnapshot, found: Dossier, language: str, today: str, settings: AnalysisSettings
) -> Iterator[str]:
    """Yield who was silent too long, and on whom the alliance depends; of what is over nothing is expected."""
    if found.alliance.phase in ENDS:
        return
    if silent := sum(one.state == COLD for one in rhythms(snapshot, found, today, settings.cooling)):
        yield plural("alliance_follow_up.silent", silent, language)
    most = depends_on(person_loads(snapshot, found), settings.follow_up)
    if most is not None:
        yield t("alliance_follow_up.hangs_on", language, name=most.who)


def _attention(found: Dossier, language: str, today: str) -> list[str]:
    late = sum(is_late(task, today) for task in found.tasks)
    told = [plural("alliance.late_tasks", late, language)] if late else []
    review = found.alliance.review_on
    if is_known(review) and latest(str(review)) < today:
        told.append(t("alliance.review_late", language, day=partial_date(str(review), language)))
    if len(found.party_ids) == 1:
        told.append(t("alliance.one_party", language))
    return told


def card(one: Card, language: str) -> Component:
    """Return an alliance on the board."""
    parties = [html.Li([kind_glyph(kind, 12), name]) for kind, name in one.parties]
    if one.n_parties > len(one.parties):
        parties.append(html.Li(t("network.n_more", language, n=one.n_parties - len(one.parties)), className="muted"))
    return html.Article(
        [
            desk_link(AllianceView(dossier=one.id, step=one.step), one.name, class_name="all-name"),
            html.Div([_step(one, language), *_owner(one)], className="muted all-facts"),
            html.Ul(parties, className="all-parties")
            if parties
            else html.P(t("alliance.no_parties", language), className="muted"),
            *_next(one, language),
            *(html.P([icon("alert-triangle", 14), words], className="all-attention") for words in one.attention),
        ],
        className="all-card card",
    )


def row(one: Card, language: str) -> Component:
    """Return an alliance in the list."""
    phase = next((choice.label.in_language(language) for choice in ALLIANCE_PHASE if choice.code == one.phase), "")
    return html.Tr(
        [
            html.Td(desk_link(AllianceView(dossier=one.id, step=one.step), one.name)),
            html.Td(phase or t("alliance.no_phase", language)),
            html.Td(_step(one, language)),
            html.Td(str(one.n_parties)),
            html.Td(one.owner or t("values.unknown", language)),
            html.Td(_next_words(one, language)),
            html.Td(" ".join(one.attention)),
        ]
    )


def _step(one: Card, language: str) -> str:
    label = next((choice.label.in_language(language) for choice in ALLIANCE_STEP if choice.code == one.step), "")
    return t("alliance.at_step", language, n=STEPS.index(one.step) + 1, step=label)


def _owner(one: Card) -> list[Component]:
    return [html.Span(f"· {one.owner}")] if one.owner else []


def _next(one: Card, language: str) -> list[Component]:
    words = _next_words(one, language)
    return [html.P([icon("calendar-event", 14), words], className="all-next")] if words else []


def _next_words(one: Card, language: str) -> str:
    if not one.next_task:
        return ""
    due = f" · {partial_date(one.due_on, language, short=True)}" if one.due_on else ""
    return one.next_task + due
