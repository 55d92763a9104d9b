"""The nine components of a fit: each a bar as long as it weighs, and behind it the very fields and ties."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.interval_bar import interval_bar
from dashboard.components.network_links import of_tie
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.components.values import shown_value, source_names
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.pages.alliances.steps.fit.words import component_name, hundredths, n_more, span
from dashboard.text import partial_date, t
from dashboard.text.fits import ITEMS, REMARKS, made_of
from graph.analysis.alliances.behind import Behind, behind
from graph.analysis.fit.scoring import Fit, rounded
from graph.analysis.fit.settings import COMPONENTS
from graph.model.assessments import Rating
from graph.model.capabilities import Need, Offer
from graph.model.records import DatedRecord
from graph.model.registry import kind_of
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import is_known

MOST_BEHIND = 8
SIDES = frozenset({"probability", "impact"})


def components(now: Seen, fit: Fit) -> list[Component]:
    """Return the components, with what they add up to."""
    language = now.opened.language
    added = rounded({key: one.middle for key, one in fit.combined.contributions.items()})
    longest = max(fit.combined.weights.values())
    head = [t(f"alliance_fit.{key}", language) for key in ("component", "bar_is_weight", "value", "contribution")]
    rows = [_row(now, fit, key, added.get(key), longest) for key in COMPONENTS]
    total = hundredths(sum(added.values()), language)
    foot = html.Div(
        [html.B(t("alliance_fit.together", language)), html.Span(), html.Span(), html.B(total)],
        className="fit-part fit-sum",
    )
    return [
        html.Div(
            [html.Div([html.Span(one) for one in head], className="fit-part fit-part-head"), *rows, foot],
            className="fit-parts",
        )
    ]


def _row(now: Seen, fit: Fit, key: str, added: float | None, longest: float) -> Component:
    language, score = now.opened.language, fit.parts[key].score
    weight = fit.combined.weights.get(key, 0.0)
    bar = interval_bar(score, length=weight / longest) if weight else html.Span()
    value = t("values.not_applicable", language) if score is None else span(score, language)
    told = "" if added is None else f"+{hundredths(added, language)}"
    summary = html.Summary(
        [
            html.Span([icon("chevron-right", 14), component_name(key, language)], className="fit-part-name"),
            html.Span(bar, className="fit-part-bar"),
            html.Span(value, className="fit-part-value"),
            html.B(told),
        ],
        className="fit-part",
    )
    return html.Details([summary, _opened(now, fit, key)], id=f"fit-part-{key}")


def _opened(now: Seen, fit: Fit, key: str) -> Component:
    opened, language, part = now.opened, now.opened.language, fit.parts[key]
    items = [
        html.Div([html.Span(name, className="grow"), html.Span(span(share, language))], className="fit-item")
        for name, share in made_of(opened.snapshot, key, part, language)
    ]
    remarks = [html.P(t(f"fit.{part.because}", language), className="muted")] if part.because in REMARKS else []
    found = behind(opened.snapshot, opened.found, fit.candidate_id, key)
    rows = [_behind(now, one) for one in found[:MOST_BEHIND]]
    title = [html.H4(t("alliance_fit.read_from", language))] if rows else []
    return html.Div(
        [*items, *remarks, *title, *rows, *n_more(len(found) - MOST_BEHIND, language), *_fill_in(now, fit, key)],
        className="fit-behind",
    )


def _behind(now: Seen, one: Behind) -> Component:
    """Return one field of one record, with the way to change it; a tie leads to where it is drawn."""
    opened, language = now.opened, now.opened.language
    record = opened.snapshot.records[one.record_id]
    field = kind_of(record.kind).field(one.field)
    value = shown_value(opened.snapshot, field, getattr(record, one.field), language)
    source = source_names(opened.snapshot, str(record.source), language) if is_known(record.source) else ""
    if isinstance(record, Tie):
        ends = [opened.name(end) for end in record.ends]
        told: Component | str = html.A(
            f"{ends[0]} {TIE_TYPE[record.type].sentence.in_language(language)} {ends[1]}", href=of_tie(record)
        )
        deed: list[Component] = []
    else:
        told = (
            _about(now, record)
            if isinstance(record, DatedRecord)
            else f"{opened.name(record.id)}: {field.label.in_language(language).lower()}"
        )
        deed = [sign_button("edit", record.kind, record.id, "pencil", t("alliance.change", language))]
    return html.Div(
        [
            html.Span([told, *([html.Small(source, className="muted")] if source else [])], className="grow"),
            html.Span(value),
            *deed,
        ],
        className="fit-item",
    )


def _about(now: Seen, record: DatedRecord) -> str:
    """Return what a dated record says something about, and who said so when."""
    opened, language = now.opened, now.opened.language
    subject = opened.name(str(getattr(record, "subject_id", "")))
    if isinstance(record, Need | Offer):
        key = "needs" if isinstance(record, Need) else "offers"
        return t(f"alliance_fit.{key}", language, name=subject, what=str(record.capability))
    if isinstance(record, Rating):
        by = str(record.rated_by) if is_known(record.rated_by) else t("values.unknown", language)
        on = (
            partial_date(str(record.on), language, short=True) if is_known(record.on) else t("values.unknown", language)
        )
        name = _attribute(now, str(record.attribute))
        return t("alliance_fit.rated", language, name=subject, what=name, by=by, on=on)
    return subject


def _attribute(now: Seen, attribute: str) -> str:
    """Return in words what a judgement is about."""
    language = now.opened.language
    first, _, rest = attribute.partition(":")
    if first == "theme":
        return now.opened.snapshot.term_label("theme", rest, language)
    if first == "risk":
        name, _, side = rest.partition(":")
        return t(f"alliance_fit.risk_{side}" if side in SIDES else "alliance_fit.risk", language, what=name)
    if first == "interest":
        return t("alliance_fit.interest", language, what=rest)
    return t(f"fit.item_{first}", language) if first in ITEMS else attribute


def _fill_in(now: Seen, fit: Fit, key: str) -> list[Component]:
    """Return the button that adds what is not known, where one record does."""
    party, language = fit.candidate_id, now.opened.language
    asked = {
        "W": ("rating", {"subject_id": party, "attribute": "willingness"}, "rate_willingness"),
        "C": ("offer", {"subject_id": party}, "add_offer"),
    }
    if key not in asked:
        return []
    kind, fixed, words = asked[key]
    return [
        open_button(
            "new",
            kind,
            f"{party}-{key}-add",
            icon("plus", 14),
            t(f"alliance_fit.{words}", language),
            fixed=fixed,
            class_name="btn",
        )
    ]
