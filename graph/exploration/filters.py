"""Narrow the network down: facets combine with "and", options inside one facet with "or"."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph.exploration.facets import NODE_FACETS, TIE_FACETS, Facet
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.dates import may_hold_on
from graph.model.distances import great_circle_km, point_named, point_of
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie

NodeTest = Callable[[Node], bool]
TieTest = Callable[[Tie], bool]


@dataclass(frozen=True, slots=True)
class NetworkFilter:
    """What to show. An empty facet lets everything pass.

    Every facet has the options ``unknown``, ``not_applicable`` and, for lists, ``none`` beside its codes:
    a record without a value passes a facet only when that option is chosen too.

    Parameters
    ----------
    kinds : frozenset of str
        Node kinds; the actor kinds when empty, so that places and terms are drawn only when asked.
    helixes, themes, sectors : frozenset of str
        Codes of nodes.
    places, provinces : frozenset of str
        Municipalities as written in the records, and the provinces they lie in.
    near : str
        Name or id of a place; empty for anywhere.
    max_km : float
        Great-circle distance from `near`, inclusive.
    keep_unplaced : bool
        Whether nodes at unknown distance from `near` pass.
    only_unplaced : bool
        Only nodes of which nobody knows where they are, of those that pass all the rest.
    layers, tie_types, statuses : frozenset of str
        Codes of ties.
    established_only : bool
        Only ties whose status says that they exist or existed, not those that are hoped for.
    on_date : str
        Year, month or day at which ties may be valid; empty for always.
    min_degree : int
        Fewest distinct partners in what the other facets leave.
    """

    kinds: frozenset[str] = frozenset()
    helixes: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    near: str = ""
    max_km: float = 20.0
    keep_unplaced: bool = False
    only_unplaced: bool = False
    layers: frozenset[str] = frozenset()
    tie_types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    established_only: bool = False
    on_date: str = ""
    min_degree: int = 0

    def chosen(self, facet: str) -> frozenset[str]:
        """Return the options chosen in a facet."""
        options: frozenset[str] = getattr(self, facet)
        return options

    @property
    def fewest(self) -> int:
        """Fewest distinct partners of a node that passes: who asks for some ties asks for who has them."""
        return max(self.min_degree, 1 if self.layers or self.tie_types or self.statuses else 0)

    @property
    def drawn_kinds(self) -> frozenset[str]:
        """Node kinds that may be drawn at all."""
        return self.kinds or frozenset(ACTOR_KINDS)


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter shows.

    Parameters
    ----------
    node_ids, tie_ids : frozenset of str
        What passes; a tie passes only with both its ends.
    """

    node_ids: frozenset[str]
    tie_ids: frozenset[str]


def apply_filter(snapshot: NetworkSnapshot, wanted: NetworkFilter, always: Collection[str] = ()) -> Filtered:
    """Return what a filter shows of a network.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    wanted : NetworkFilter
        What to show.
    always : collection of str
        Nodes that pass whatever they are, but for where they are when only those without a place are asked for.

    Returns
    -------
    Filtered
        Ids of nodes and ties.

    Raises
    ------
    PlaceNotFound
        `wanted.near` has no known point.
    """
    node_tests, tie_tests = tests_of_nodes(snapshot, wanted), tests_of_ties(snapshot, wanted)
    kept = snapshot.nodes.keys() & set(always)
    nodes = {node.id for node in snapshot.nodes.values() if all(passes(node) for passes in node_tests.values())} | kept
    ties = [
        tie
        for tie in snapshot.ties.values()
        if tie.source_id in nodes and tie.target_id in nodes and all(passes(tie) for passes in tie_tests.values())
    ]
    if wanted.fewest:
        nodes = with_partners(ties, wanted.fewest) | kept
    nodes = nodes - left_out_last(snapshot, wanted)
    ties = [tie for tie in ties if tie.source_id in nodes and tie.target_id in nodes]
    return Filtered(frozenset(nodes), frozenset(tie.id for tie in ties))


def tests_of_nodes(snapshot: NetworkSnapshot, wanted: NetworkFilter) -> Mapping[str, NodeTest]:
    """Return the tests that a node must pass, by facet; facets without a choice have none."""
    kinds = wanted.drawn_kinds
    tests: dict[str, NodeTest] = {"kinds": lambda node: node.kind in kinds}
    for facet in NODE_FACETS[1:]:
        if wanted.chosen(facet.name):
            tests[facet.name] = _option_test(snapshot, facet, wanted.chosen(facet.name))
    if wanted.near:
        tests["near"] = _near_test(snapshot, wanted)
    return MappingProxyType(tests)


def tests_of_ties(snapshot: NetworkSnapshot, wanted: NetworkFilter) -> Mapping[str, TieTest]:
    """Return the tests that a tie must pass, by facet; facets without a choice have none."""
    tests: dict[str, TieTest] = {}
    for facet in TIE_FACETS:
        if wanted.chosen(facet.name):
            tests[facet.name] = _option_test(snapshot, facet, wanted.chosen(facet.name))
    if wanted.established_only:
        tests["established_only"] = lambda tie: tie.status in ESTABLISHED_STATUSES
    if wanted.on_date:
        tests["on_date"] = lambda tie: may_hold_on(tie, wanted.on_date)
    return MappingProxyType(tests)


def left_out_last(snapshot: NetworkSnapshot, wanted: NetworkFilter) -> frozenset[str]:
    """Return the nodes that go after all else was judged: those with a place, when only the others are asked for."""
    if not wanted.only_unplaced:
        return frozenset()
    return frozenset(node.id for node in snapshot.nodes.values() if point_of(snapshot, node) is not None)


def with_partners(ties: Collection[Tie], fewest: int) -> set[str]:
    """Return the ids of nodes that have at least so many distinct partners in these ties."""
    partners: dict[str, set[str]] = {}
    for tie in ties:
        partners.setdefault(tie.source_id, set()).add(tie.target_id)
        partners.setdefault(tie.target_id, set()).add(tie.source_id)
    return {node for node, found in partners.items() if len(found) >= fewest}


def fewest_partners(snapshot: NetworkSnapshot, wanted: NetworkFilter, most: int) -> tuple[int, int]:
    """Return the lowest `min_degree` that leaves at most `most` nodes of a filter, and how many it leaves."""
    ties = apply_filter(snapshot, replace(wanted, min_degree=0)).tie_ids
    partners: dict[str, set[str]] = {}
    for source, target in (snapshot.ties[tie_id].ends for tie_id in ties):
        partners.setdefault(source, set()).add(target)
        partners.setdefault(target, set()).add(source)
    counts = sorted((len(found) for found in partners.values()), reverse=True)
    fewest = counts[most] + 1 if len(counts) > most else 1
    return fewest, sum(count >= fewest for count in counts)


def _option_test(snapshot: NetworkSnapshot, facet: Facet, chosen: frozenset[str]) -> Callable[[Node | Tie], bool]:
    return lambda record: not chosen.isdisjoint(facet.options_of(snapshot, record))


def _near_test(snapshot: NetworkSnapshot, wanted: NetworkFilter) -> NodeTest:
    centre = point_named(snapshot, wanted.near)

    def is_near(node: Node) -> bool:
        point = point_of(snapshot, node)
        return wanted.keep_unplaced if point is None else great_circle_km(centre, point) <= wanted.max_km

    return is_near
