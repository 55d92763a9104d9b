"""What a link to the network page reproduces, as the query of its address."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from graph.exploration.filters import NetworkFilter
from graph.model.codec import is_date

MAX_ITEMS = 500
MAX_DEPTH = 4
MAX_EXPANSION = 500

FILTER_KEYS: Mapping[str, str] = {
    "kinds": "soort",
    "helixes": "helix",
    "layers": "laag",
    "tie_types": "relatie",
    "themes": "thema",
    "sectors": "sector",
    "places": "plaats",
    "provinces": "provincie",
    "statuses": "status",
}
"""Facets of the filter that hold a set of codes, with their key in the address."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A node that was opened up, and how much of it.

    Parameters
    ----------
    node_id : str
        Whose neighbours were added.
    tie_types : tuple of str
        Only along these types; all when empty.
    limit : int
        At most this many; 0 for all.
    order : str
        Which come first when there are more: ``most_connected``, ``least_connected`` or ``name``.
    """

    node_id: str
    tie_types: tuple[str, ...] = ()
    limit: int = 0
    order: str = "most_connected"

    def to_text(self) -> str:
        """Return its form in the address."""
        return "~".join((self.node_id, "+".join(self.tie_types), str(self.limit), self.order))

    @classmethod
    def from_text(cls, text: str) -> "Expansion":
        """Read its form in the address; what cannot be read falls back to all neighbours."""
        node_id, _, rest = text.partition("~")
        types, limit, order = (*rest.split("~"), "", "", "")[:3]
        chosen = tuple(sorted(filter(None, types.split("+"))))
        known = order if order in EXPANSION_ORDERS else "most_connected"
        return cls(node_id, chosen, _whole_number(limit, 0, 0, MAX_EXPANSION), known)


NOTHING_CHOSEN = "-"
MAP = "kaart"
TOGETHER = "samen"
"""In a lens, or what it is first about: what was several is drawn as one, in a picture of its own."""

EXPANSION_ORDERS = ("most_connected", "least_connected", "name")
SHOWN_AS = ("netwerk", "tabel", MAP)
TABLE_SUBJECTS = ("nodes", "ties")


@dataclass(frozen=True, slots=True)
class NetworkView:
    """Everything that a link to the network page reproduces, selection aside.

    Parameters
    ----------
    centres : tuple of str
        Ids around which is looked; empty with `everything` false is the prompt.
    depth : int
        Number of steps around the centres, 1 to 4.
    direction : str
        ``both``, ``out`` or ``in``.
    everything : bool
        The whole network instead of a surrounding.
    expansions : tuple of Expansion
        Nodes opened up one by one, in that order.
    hidden : tuple of str
        Nodes and ties taken out of the view by hand; hiding is not deleting.
    filter : NetworkFilter
        Facets that all hold.
    fade : bool
        Whether what the filter leaves out is faded instead of hidden.
    colour, size, shape : str
        Field or measure that decides the look of nodes.
    ring, badge : str
        Rule ``field:value`` that puts a ring round, or a badge on, nodes; empty for none.
    width : str
        What decides the width of ties: ``strength`` or ``equal``.
    arrangement : str
        Id of the layout.
    by, by_other : str
        Fields or measures that decide places in a chart; empty for those that it starts with.
    shown_as : str
        ``netwerk``, ``tabel`` or ``kaart``.
    table : str
        ``nodes`` or ``ties``.
    saved_view : str
        Id of the saved view whose positions hold; empty for the shared canvas.
    question : str
        Pattern question in its compact form; empty for none.
    lens : str
        Id of the lens through which is looked; empty for none.
    about : tuple of str
        What the lens is asked about, in the order that it reads; an empty item is not chosen yet.
    """

    centres: tuple[str, ...] = ()
    depth: int = 1
    direction: str = "both"
    everything: bool = False
    expansions: tuple[Expansion, ...] = ()
    hidden: tuple[str, ...] = ()
    filter: NetworkFilter = field(default_factory=NetworkFilter)
    fade: bool = False
    colour: str = "kind"
    size: str = "degree"
    shape: str = "kind"
    ring: str = ""
    badge: str = ""
    width: str = "strength"
    arrangement: str = "forces"
    by: str = ""
    by_other: str = ""
    shown_as: str = "netwerk"
    table: str = "nodes"
    saved_view: str = ""
    question: str = ""
    lens: str = ""
    about: tuple[str, ...] = ()

    @property
    def is_prompt(self) -> bool:
        """Whether nothing was asked yet."""
        return not (self.centres or self.everything or self.question or self.expansions)

    @property
    def is_apart(self) -> bool:
        """Whether a lens draws a picture of its own instead of the nodes as they are."""
        return TOGETHER in (self.lens, *self.about[:1])

    def having(self, **choices: Any) -> "NetworkView":
        """Return the view with some choices replaced, by name of the field."""
        return replace(self, **choices)

    def asking(self, place: int, item: str) -> "NetworkView":
        """Return the view with one of the things that its lens is about replaced."""
        padded = [*self.about, *[""] * (place + 1 - len(self.about))]
        padded[place] = item
        return replace(self, about=tuple(padded))

    def with_filter(self, **facets: Any) -> "NetworkView":
        """Return the view with facets of its filter replaced."""
        return replace(self, filter=replace(self.filter, **facets))


_PLAIN_KEYS: Mapping[str, str] = {
    "direction": "richting",
    "colour": "kleur",
    "size": "grootte",
    "shape": "vorm",
    "ring": "ring",
    "badge": "badge",
    "width": "dikte",
    "arrangement": "schikking",
    "by": "volgens",
    "by_other": "volgens2",
    "shown_as": "beeld",
    "table": "tabel",
    "saved_view": "weergave",
    "question": "vraag",
    "lens": "inzicht",
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "direction": ("both", "out", "in"),
    "width": ("strength", "equal"),
    "shown_as": SHOWN_AS,
    "table": TABLE_SUBJECTS,
}


def to_query(view: NetworkView) -> str:
    """Return the query of a view, with ``?``, without what is at its default."""
    default = NetworkView()
    pairs: list[tuple[str, str]] = []
    _add_list(pairs, "rond", view.centres)
    if view.depth != default.depth:
        pairs.append(("stappen", str(view.depth)))
    if view.everything:
        pairs.append(("alles", "1"))
    _add_list(pairs, "open", tuple(expansion.to_text() for expansion in view.expansions))
    _add_list(pairs, "verberg", view.hidden)
    pairs += _filter_pairs(view.filter)
    if view.fade:
        pairs.append(("rest", "vaag"))
    for name, key in _PLAIN_KEYS.items():
        value = getattr(view, name)
        if value != getattr(default, name):
            pairs.append((key, value))
    _add_list(pairs, "over", tuple(item or NOTHING_CHOSEN for item in view.about))
    return f"?{urlencode(pairs, safe=',:~+', quote_via=quote)}" if pairs else ""


def from_query(query: str | None) -> NetworkView:
    """Read a query; what is unknown or out of range falls back to the default."""
    given = dict(parse_qsl((query or "").lstrip("?").replace("+", "%2B"), keep_blank_values=True, max_num_fields=100))
    plain = {name: given[key] for name, key in _PLAIN_KEYS.items() if key in given}
    plain = {name: value for name, value in plain.items() if value in _CHOICES.get(name, (value,))}
    return NetworkView(
        centres=_items(given.get("rond")),
        depth=_whole_number(given.get("stappen", ""), 1, 1, MAX_DEPTH),
        everything=given.get("alles") == "1",
        expansions=tuple(Expansion.from_text(text) for text in _items(given.get("open"))),
        hidden=_items(given.get("verberg")),
        filter=_read_filter(given),
        fade=given.get("rest") == "vaag",
        about=_about(given.get("over")),
        **plain,
    )


def selection_in(query: str | None) -> tuple[str, ...]:
    """Return the selected ids that a link carries."""
    return _items(dict(parse_qsl((query or "").lstrip("?"), max_num_fields=100)).get("kies"))


def _filter_pairs(chosen: NetworkFilter) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, key in FILTER_KEYS.items():
        _add_list(pairs, key, tuple(sorted(getattr(chosen, name))))
    if chosen.near:
        pairs += [("bij", chosen.near), ("km", f"{chosen.max_km:g}")]
    if chosen.established_only:
        pairs.append(("vast", "1"))
    if chosen.min_degree:
        pairs.append(("partners", str(chosen.min_degree)))
    if chosen.keep_unplaced:
        pairs.append(("zonderplaats", "1"))
    if chosen.only_unplaced:
        pairs.append(("plek", "onbekend"))
    if chosen.on_date:
        pairs.append(("datum", chosen.on_date))
    return pairs


def _read_filter(given: Mapping[str, str]) -> NetworkFilter:
    facets: dict[str, Any] = {name: frozenset(_items(given[key])) for name, key in FILTER_KEYS.items() if key in given}
    if given.get("bij"):
        facets |= {"near": given["bij"], "max_km": float(_whole_number(given.get("km", ""), 20, 1, 1000))}
    if given.get("vast") == "1":
        facets["established_only"] = True
    if given.get("zonderplaats") == "1":
        facets["keep_unplaced"] = True
    if given.get("plek") == "onbekend":
        facets["only_unplaced"] = True
    if given.get("partners"):
        facets["min_degree"] = _whole_number(given["partners"], 0, 0, 1000)
    if is_date(given.get("datum", "")):
        facets["on_date"] = given["datum"]
    return NetworkFilter(**facets)


def _add_list(pairs: list[tuple[str, str]], key: str, items: tuple[str, ...]) -> None:
    if items:
        pairs.append((key, ",".join(quote(item, safe=":~+") if set(",%") & set(item) else item for item in items)))


def _items(text: str | None) -> tuple[str, ...]:
    found = (unquote(item) if "%" in item else item for item in (text or "").split(",")[:MAX_ITEMS])
    return tuple(dict.fromkeys(filter(None, found)))


def _about(text: str | None) -> tuple[str, ...]:
    """Read what a lens is about: the same twice is meant, and something may not be chosen yet."""
    found = (unquote(item) if "%" in item else item for item in (text or "").split(",")[:MAX_ITEMS])
    return tuple("" if item == NOTHING_CHOSEN else item for item in found if item)


def _whole_number(text: str, default: int, low: int, high: int) -> int:
    try:
        return min(max(int(text), low), high)
    except ValueError:
        return default
