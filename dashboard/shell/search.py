"""Search over everything: what is found, what it is, and where it leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components import network_links as links
from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.subtitle import subtitle
from dashboard.page import PageSpec
from dashboard.saved_views import saved_view_href
from dashboard.services import Services
from dashboard.text import plural, t
from graph.model.places import Place
from graph.model.records import Record
from graph.model.registry import ACTOR_KINDS, KIND
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.themes import Theme
from graph.model.values import is_known
from graph.model.views import SavedView
from graph.model.words import words as words_of
from graph.stores.protocol import SearchHit

N_ACTORS = 12
N_OTHERS = 6
N_OTHERS_TRIED = 60
SHORTEST, LONGEST = 2, 200
LONGEST_WHY = 64
OTHER_KINDS = tuple(kind for kind in KIND if kind not in ACTOR_KINDS)
TOLD_ANYHOW = ("name", "title", "municipality")
"""Fields that a result shows in any case: in its name or under it."""
TERM_FIELDS: Mapping[str, tuple[str, str, str]] = {
    "theme": ("themes", "thema", "shell.found_theme"),
    "sector": ("sectors", "sector", "shell.found_sector"),
    "helix": ("helix", "helix", "shell.found_helix"),
}
"""Per list of terms: the field of nodes that holds them, the key of the address that narrows down to them, its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that answers a search.

    Parameters
    ----------
    group : str
        Heading under which it stands.
    sign : Component
        Its glyph or icon.
    name, detail : str
        What it is called; and what it is, or why it was found.
    href : str
        Where it leads.
    """

    group: str
    sign: Component
    name: str
    detail: str
    href: str


def find(services: Services, pages: Sequence[PageSpec], text: str, language: str) -> tuple[Found, ...]:
    """Return what answers a search: pages first, then who makes up the network, then what it refers to."""
    snapshot = services.snapshot()
    actors = services.search(text, ACTOR_KINDS, N_ACTORS + 1)
    others = services.search(text, OTHER_KINDS, N_OTHERS_TRIED)
    ranked = list(dict.fromkeys(hit.kind for hit in actors))
    in_groups = sorted(actors[:N_ACTORS], key=lambda hit: ranked.index(hit.kind))
    return (
        *_pages(pages, text, language),
        *(_actor(snapshot, hit, text, language) for hit in in_groups if hit.record_id in snapshot.nodes),
        *_others(snapshot, others, language),
    )


def search_results(found: Sequence[Found], text: str, language: str) -> list[Component]:
    """Return what was found as the list under the search field."""
    if not found:
        return [html.Div(t("shell.nothing_found", language, text=text), className="find-empty")]
    groups: dict[str, list[Component]] = {}
    for place, item in enumerate(found):
        groups.setdefault(item.group, []).append(_option(place, item))
    return [
        html.Div(
            [html.Div(group, className="find-kind", **aria(hidden="true")), *options], role="group", **aria(label=group)
        )
        for group, options in groups.items()
    ]


def told_count(found: Sequence[Found], language: str) -> str:
    """Return how much was found, for who does not see the list."""
    return plural("shell.found", len(found), language)


def _option(place: int, item: Found) -> Component:
    """Return one result: a link for the mouse, an option of the list for assistive technology."""
    return html.A(
        [item.sign, html.Span(item.name, className="find-name"), html.Span(item.detail, className="find-detail")],
        id=f"shell-found-{place}",
        href=item.href,
        className="find-hit",
        role="option",
        tabIndex=-1,
        **aria(selected="false"),
    )


def _pages(pages: Iterable[PageSpec], text: str, language: str) -> Iterator[Found]:
    wanted = words_of(text)
    for page in pages:
        title = t(page.title, language)
        if wanted and all(any(word.startswith(part) for word in words_of(title)) for part in wanted):
            yield Found(t("shell.navigation", language), icon(page.icon, 16), title, "", page.path)


def _actor(snapshot: NetworkSnapshot, hit: SearchHit, text: str, language: str) -> Found:
    node = snapshot.nodes[hit.record_id]
    name = display_name(node, language)
    why = "" if hit.matched in TOLD_ANYHOW else _why(node, hit.matched, text, language)
    group = KIND[node.kind].many.in_language(language)
    return Found(group, kind_glyph(node.kind), name, why or subtitle(snapshot, node, language), links.of_node(node.id))


def _why(record: Record, field: str, text: str, language: str) -> str:
    """Return the words around what was found outside the name, with the name of their field."""
    value = getattr(record, field, None)
    if not is_known(value):
        return ""
    pieces = [str(item) for item in value] if isinstance(value, tuple) else [str(value)]
    wanted = words_of(text)
    piece = next((piece for piece in pieces if _holds(piece, wanted)), pieces[0] if pieces else "")
    label = KIND[record.kind].field(field).label.in_language(language)
    return f"{label}: {_around(piece, wanted)}"


def _holds(piece: str, wanted: Sequence[str]) -> bool:
    return any(word.startswith(part) for word in words_of(piece) for part in wanted)


def _around(piece: str, wanted: Sequence[str]) -> str:
    """Return the part of a text that holds the first word found."""
    parts = piece.split()
    first = next((index for index, part in enumerate(parts) if _holds(part, wanted)), 0)
    start = max(0, first - 3) if len(piece) > LONGEST_WHY else 0
    shown = " ".join(parts[start:])
    cut = shown if len(shown) <= LONGEST_WHY else f"{shown[:LONGEST_WHY].rstrip()}…"
    return f"…{cut}" if start else cut


def _others(snapshot: NetworkSnapshot, hits: Iterable[SearchHit], language: str) -> list[Found]:
    """Return what is not drawn but leads to something that is, grouped by kind."""
    found: list[Found] = []
    for hit in hits:
        record = snapshot.records.get(hit.record_id)
        item = _other(snapshot, record, language) if record is not None else None
        if item is not None:
            found.append(item)
        if len(found) == N_OTHERS:
            break
    ranked = list(dict.fromkeys(item.group for item in found))
    return sorted(found, key=lambda item: ranked.index(item.group))


def _other(snapshot: NetworkSnapshot, record: Record, language: str) -> Found | None:
    name, group = display_name(record, language), KIND[record.kind].many.in_language(language)
    if isinstance(record, SavedView):
        return Found(group, icon("bookmark", 16), name, "", saved_view_href(record))
    if isinstance(record, Place):
        return _place(snapshot, record, group, name, language)
    if isinstance(record, Theme):
        return _term(snapshot, record, name, language)
    about = getattr(record, "subject_id", None)
    if isinstance(about, str) and about in snapshot.nodes:
        detail = display_name(snapshot.nodes[about], language)
        return Found(group, icon("info-circle", 16), name, detail, links.of_node(about))
    return None


def _place(snapshot: NetworkSnapshot, place: Place, group: str, name: str, language: str) -> Found:
    n_nodes = _n_actors_with(snapshot, "municipality", place.name)
    href = links.network(plaats=str(place.name)) if n_nodes else links.of_node(place.id)
    return Found(group, kind_glyph("place"), name, plural("shell.found_nodes", n_nodes, language), href)


def _term(snapshot: NetworkSnapshot, term: Theme, name: str, language: str) -> Found | None:
    """Return a term that nodes carry; other terms lead nowhere yet."""
    if term.scheme not in TERM_FIELDS:
        return None
    field, key, heading = TERM_FIELDS[str(term.scheme)]
    n_nodes = _n_actors_with(snapshot, field, term.code)
    if not n_nodes:
        return None
    group, detail = t(heading, language), plural("shell.found_nodes", n_nodes, language)
    return Found(group, kind_glyph("theme"), name, detail, links.network(**{key: str(term.code)}))


def _n_actors_with(snapshot: NetworkSnapshot, field: str, code: object) -> int:
    return sum(_carries(node, field, code) for node in snapshot.nodes.values() if node.kind in ACTOR_KINDS)


def _carries(record: Record, field: str, code: object) -> bool:
    value = getattr(record, field, None)
    return code in value if isinstance(value, tuple) else value == code
