"""What each party brings: tasks, people, means and money, in a grid of parties and kinds."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.records import section
from dashboard.text import figure, plural, t
from graph.analysis.alliances.agreement import KINDS, Sum, contributed, n_without_amount, sums
from graph.model.choices import CONTRIBUTION_TYPE
from graph.model.dossiers import Contribution
from graph.model.values import is_known, known_or


def contribution_table(opened: Opened) -> Component:
    """Return who brings what; a sum stands beside its unit, for hours and euros are never added."""
    language = opened.language
    promised = contributed(opened.found)
    title, hint = t("alliance_agreement.contributions", language), t("alliance_agreement.contributions_hint", language)
    if not promised:
        return section(title, html.P(t("alliance_agreement.no_party_yet", language), className="muted"), hint=hint)
    labels = [choice.label.in_language(language) for choice in CONTRIBUTION_TYPE]
    head = html.Tr([html.Th(t("alliance_agreement.party", language)), *(html.Th(_upper(label)) for label in labels)])
    rows = [
        html.Tr([html.Th(opened.name(party), scope="row"), *(_cell(opened, party, kind, by[kind]) for kind in KINDS)])
        for party, by in promised.items()
    ]
    total = html.Tr(
        [
            html.Th(t("alliance_agreement.together", language), scope="row"),
            *(html.Td(_total([one for by in promised.values() for one in by[kind]], language)) for kind in KINDS),
        ],
        className="agr-total",
    )
    return section(title, html.Table([html.Thead(head), html.Tbody([*rows, total])], className="agr-table"), hint=hint)


def _cell(opened: Opened, party: str, kind: str, own: Sequence[Contribution]) -> Component:
    lines = [_line(one, opened.language) for one in own]
    fixed = {"subject_id": opened.found.alliance.id, "party_id": party, "type": kind}
    words = t("alliance_agreement.add_contribution", opened.language, name=opened.name(party))
    add = open_button(
        "new", "contribution", f"{kind}-{party}", icon("plus", 14), fixed=fixed, class_name="agr-add", title=words
    )
    return html.Td([*lines, add])


def _line(one: Contribution, language: str) -> Component:
    edit = open_button("edit", "contribution", one.id, _words(one, language), class_name="agr-line")
    remove = sign_button("delete", "contribution", one.id, "trash", t("alliance.remove", language))
    return html.Div([edit, remove], className="agr-given")


def _words(one: Contribution, language: str) -> str:
    if not is_known(one.amount):
        return str(one.title)
    return f"{one.title} · {figure(one.amount, language)} {known_or(one.unit, '')}".rstrip()


def _total(own: Sequence[Contribution], language: str) -> str:
    n_open = n_without_amount(own)
    told = [sum_words(one, language) for one in sums(own)]
    if own and not told:
        return plural("alliance_agreement.things", n_open, language)
    if n_open:
        told.append(plural("alliance_agreement.without_amount", n_open, language))
    return " + ".join(told) or "–"


def sum_words(one: Sum, language: str) -> str:
    """Return a sum with its unit."""
    return f"{figure(one.amount, language)} {one.unit or t('alliance_agreement.no_unit', language)}"


def _upper(label: str) -> str:
    return label[:1].upper() + label[1:]
