"""Who has most of a measure, as bars, and the ties that one score is made of."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.score_bar import score_bar
from dashboard.pages.network.lenses.lens import Asked
from dashboard.pages.network.lenses.measures.reading import MEASURE, NODE, Reading
from dashboard.pages.network.links import view_link
from dashboard.pages.network.panel.position_tab import score_text
from dashboard.pages.network.panel.ties_tab import tie_row
from dashboard.text import count, figure, plural, t
from graph.analysis.brokerage import ROLES, role_by_chance
from graph.analysis.chance import FEWEST
from graph.analysis.intervals import Interval, Score
from graph.analysis.measuring import MeasureResult
from graph.analysis.standing import is_ranked_unasked, may_be_ranked
from graph.model.snapshot import display_name

MOST_RANKED = 15
MOST_TIES = 40


def ranking(asked: Asked, reading: Reading) -> list[Component]:
    """Return the highest scores, with that of who is pointed at below them when it is not among them."""
    result, nodes = reading.result, asked.scene.snapshot.nodes
    ordered = [node_id for node_id in ranked(result) if node_id in reading.wanted.listed]
    if not ordered:
        return [html.P(t("lens.no_scores", asked.language), className="muted"), *_left_out(asked, reading)]
    first = ordered[:MOST_RANKED]
    others = (i for i in asked.selection if i in result.values and i not in first)
    pointed = [node_id for node_id in others if may_be_ranked(nodes[node_id])]
    highest = max(_middle(result.values[node_id]) for node_id in ordered)
    n_unasked = len(result.unasked & reading.wanted.listed)
    n_without = len(reading.wanted.listed) - len(ordered) - n_unasked
    rows = [_row(asked, reading, node_id, highest) for node_id in first]
    if pointed:
        rows += [html.Div("…", className="muted"), *(_row(asked, reading, node_id, highest) for node_id in pointed)]
    notes = [plural("lens.more_ranked", len(ordered) - len(first), asked.language)] if len(ordered) > len(first) else []
    notes += [plural("lens.without_score", n_without, asked.language)] if n_without else []
    notes += [plural("lens.unasked", n_unasked, asked.language)] if n_unasked else []
    return [
        html.H3(t("lens.highest", asked.language)),
        html.Div(rows, className="ranking"),
        *([html.P(" ".join(notes), className="muted")] if notes else []),
        *_left_out(asked, reading),
    ]


def _left_out(asked: Asked, reading: Reading) -> list[Component]:
    """Return who is not in the list, and why: roles that were not asked for, and natural persons."""
    nodes = [asked.scene.snapshot.nodes[node_id] for node_id in asked.scene.node_ids]
    n_persons = sum(not may_be_ranked(node) for node in nodes)
    n_roles = 0 if reading.wanted.listed_kind else sum(not is_ranked_unasked(node) for node in nodes) - n_persons
    told = [plural("lens.roles_left_out", n_roles, asked.language)] if n_roles else []
    told += [plural("lens.persons_left_out", n_persons, asked.language)] if n_persons else []
    return [html.P(" ".join(told), className="muted lens-scope")] if told else []


def ranked(result: MeasureResult) -> list[str]:
    """Return who has a score, highest first; bounds count by their middle, equals go by id."""
    scored = [node_id for node_id, score in result.values.items() if score is not None]
    return sorted(scored, key=lambda node_id: (-round(_middle(result.values[node_id]), 9), node_id))


def made_of(asked: Asked, reading: Reading) -> list[Component]:
    """Return the ties that make up the score of one node, as they are lit on the canvas."""
    node_id = reading.wanted.node_id
    if not node_id:
        return [html.P([icon("info-circle", 14), t("lens.choose_a_name", asked.language)], className="muted lens-hint")]
    snapshot, language = asked.scene.snapshot, asked.language
    ties = [tie_id for tie_id in asked.scene.tie_ids if tie_id in asked.scene.marks.lit]
    title = t("lens.made_of", language, name=display_name(snapshot.records[node_id], language))
    rows = [tie_row(snapshot, snapshot.ties[tie_id], language) for tie_id in ties[:MOST_TIES]]
    return [
        html.H3(title),
        html.P(_made_words(reading, len(ties), language), className="meaning"),
        *rows,
        *(
            [html.P(t("network.n_more", language, n=len(ties) - MOST_TIES), className="muted")]
            if len(ties) > MOST_TIES
            else []
        ),
    ]


def _made_words(reading: Reading, n_ties: int, language: str) -> str:
    score = reading.result.values.get(reading.wanted.node_id)
    unit = reading.result.measure.unit.in_language(language)
    told = plural("lens.made_of_ties", n_ties, language, score=score_text(score, language), unit=unit)
    if reading.result.measure.id in ROLES:
        return f"{told} {_chance_words(reading, language)}".strip()
    n_pairs = _n_pairs(reading)
    if not n_pairs or not isinstance(score, int | float):
        return told
    share = figure(100 * score / n_pairs, language)
    return f"{told} {t('lens.share_of_pairs', language, share=share, n=count(n_pairs))}"


def _chance_words(reading: Reading, language: str) -> str:
    """Return how a role compares with what it would be if the groups were dealt out anew; empty without groups."""
    if len(reading.wanted.relations.node_ids) < FEWEST:
        return t("lens.chance_too_few", language, n=FEWEST)
    found = role_by_chance(reading.wanted.relations, reading.result.measure.id, reading.wanted.node_id)
    if found is None:
        return ""
    if found.z is None:
        return t("lens.chance_same", language)
    way = "more" if found.z >= 0 else "fewer"
    return t(f"lens.chance_{way}", language, mean=figure(found.mean, language), z=figure(abs(found.z), language))


def _n_pairs(reading: Reading) -> int:
    """Return how many pairs could have a route past one node; 0 for a measure that counts no pairs."""
    if reading.result.measure.id != "betweenness":
        return 0
    if reading.wanted.ones:
        ones, others = (len([i for i in group if i != reading.wanted.node_id]) for group in reading.wanted.groups)
        return ones * others if reading.wanted.ones != reading.wanted.others else ones * (ones - 1) // 2
    n = len(reading.wanted.relations.node_ids) - 1
    return n * (n - 1) // 2


def _row(asked: Asked, reading: Reading, node_id: str, highest: float) -> Component:
    result = reading.result
    snapshot, language = asked.scene.snapshot, asked.language
    score, node = result.values[node_id], snapshot.nodes[node_id]
    is_chosen = asked.view.about[NODE : NODE + 1] == (node_id,)
    facts = [html.Span(score_text(score, language), className="rank-score")]
    return view_link(
        asked.view.asking(MEASURE, result.measure.id).asking(NODE, "" if is_chosen else node_id),
        html.Span(_place(reading, node_id), className="rank-place"),
        kind_glyph(node.kind),
        html.Span(display_name(node, language), className="grow rank-name"),
        *facts,
        score_bar(score, highest),
        class_name="rank-row on" if is_chosen else "rank-row",
        title=t("lens.show_made_of", language),
    )


def _place(reading: Reading, node_id: str) -> str:
    """Return the place among those in the list, "=" before it when it is shared."""
    result = reading.result
    if not result.measure.is_ranked:
        return ""
    scores = (score for listed, score in result.values.items() if listed in reading.wanted.listed)
    middles = [round(_middle(score), 9) for score in scores if score is not None]
    own = round(_middle(result.values[node_id]), 9)
    place = 1 + sum(middle > own for middle in middles)
    return f"{'=' if middles.count(own) > 1 else ''}{count(place)}"


def _middle(score: Score) -> float:
    if isinstance(score, Interval):
        return score.middle
    return score if score is not None else float("-inf")
