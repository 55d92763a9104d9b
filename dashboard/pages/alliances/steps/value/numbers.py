"""The partnership of all: a verdict in words, and four numbers each with a sentence; never one price."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.interval_bar import interval_bar, interval_words
from dashboard.pages.alliances.opened import Opened
from dashboard.text import t
from graph.analysis.alliances.value import PartnershipValue
from graph.analysis.intervals import Interval

NETWORK = "N"
"""The component of the fit that tells what a tie adds to the network of the initiator (methods 2.8)."""


def verdict(opened: Opened, found: PartnershipValue) -> Component:
    """Return whether all gain; who does not, with its largest cost; whose word is still needed."""
    language = opened.language
    unsure = [party for party, value in found.parties.items() if value.net.low <= 0 < value.net.high]
    name = "at_least_one_loses" if found.verdict == "one_loses" and unsure else found.verdict
    told = [html.B(t(f"alliance_value.verdict_{name}", language))]
    lines = [_loses(opened, party, found) for party in found.losing]
    if unsure:
        names = ", ".join(opened.name(party) for party in unsure)
        lines.append(t("alliance_value.unsure", language, names=names))
    return html.Div([html.P(told), *(html.P(line) for line in lines)], className=f"val-verdict {found.verdict}")


def _loses(opened: Opened, party: str, found: PartnershipValue) -> str:
    cost = found.parties[party].largest_cost
    key = "alliance_value.loses_by" if cost else "alliance_value.loses"
    return t(key, opened.language, name=opened.name(party), cost=cost)


def four_numbers(opened: Opened, found: PartnershipValue) -> Component:
    """Return mutual gain, joint value, balance and network value."""
    language = opened.language
    return html.Div(
        [
            _number("mutual_gain", found.mutual_gain, -1.0, language),
            _number("joint_value", found.joint_value, 0.0, language),
            _number("balance", found.balance, 0.0, language),
            *_network(opened),
        ],
        className="val-numbers",
    )


def _number(name: str, score: Interval | None, lowest: float, language: str) -> Component:
    """Return a number with its bar and its sentence; without a number where it means nothing."""
    words = t("values.not_applicable", language) if score is None else interval_words(score, language)
    bar = html.Span() if score is None else interval_bar(score, lowest)
    head = [html.B(t(f"alliance_value.{name}", language)), bar, html.B(words, className="val-number")]
    return html.Div([html.Div(head, className="val-row"), html.P(t(f"alliance_value.{name}_means", language))])


def _network(opened: Opened) -> list[Component]:
    """Return what a tie with each other party adds to the network of the initiator."""
    language = opened.language
    fits = opened.fits(opened.found.joining_ids)
    told = {party: fit.parts[NETWORK].score for party, fit in fits.items() if NETWORK in fit.parts}
    rows = [_network_row(opened, party, score) for party, score in told.items()]
    nobody = [] if rows else [html.P(t("alliance_value.network_nobody", language))]
    means = t("alliance_value.network_means", language, name=opened.name(opened.found.initiator_id))
    return [html.Div([html.B(t("alliance_value.network", language)), html.P(means), *rows, *nobody])]


def _network_row(opened: Opened, party: str, score: Interval | None) -> Component:
    language = opened.language
    words = t("values.not_applicable", language) if score is None else interval_words(score, language)
    bar = html.Span() if score is None else interval_bar(score)
    number = html.Span(words, className="val-number")
    return html.Div([html.Span(opened.name(party)), bar, number], className="val-row")
