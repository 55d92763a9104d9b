"""The number beside each option of a filter: what one would get by choosing it, given the other facets."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from graph.exploration.facets import NO_ITEMS, NODE_FACETS, TIE_FACETS, Facet
from graph.exploration.filters import NetworkFilter, left_out_last, tests_of_nodes, tests_of_ties, with_partners
from graph.model.records import Node, Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import NoValue

R = TypeVar("R", bound=Record)
_LAST = (NO_ITEMS, *(reason.value for reason in NoValue))


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The options of one facet.

    Parameters
    ----------
    facet : str
        Field of `NetworkFilter`.
    scheme : str
        Scheme of the vocabulary that names the options; empty when they name themselves or are a closed list.
    counts : mapping of str to int
        Number of nodes, or of ties in a facet of ties, that would be shown if this option alone were chosen
        in this facet; the highest first, options for "no value" last.
    """

    facet: str
    scheme: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Screened:
    """Records with the one facet that keeps each out, if any; those kept out by more are left away.

    Nodes that are left out at last count with their partners, but are not shown.
    """

    nodes: tuple[tuple[Node, str], ...]
    ties: tuple[tuple[Tie, str], ...]
    left_out: frozenset[str]

    def nodes_for(self, facet: str) -> list[Node]:
        return [node for node, kept_out_by in self.nodes if kept_out_by in ("", facet)]

    def ties_for(self, facet: str) -> list[Tie]:
        return [tie for tie, kept_out_by in self.ties if kept_out_by in ("", facet)]


def count_options(
    snapshot: NetworkSnapshot, wanted: NetworkFilter, always: Collection[str] = ()
) -> Mapping[str, FacetCounts]:
    """Return the options of every facet with their counts.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    wanted : NetworkFilter
        What is chosen now.
    always : collection of str
        Nodes that pass whatever they are.

    Returns
    -------
    mapping of str to FacetCounts
        By facet. An option that occurs but would show nothing counts 0.

    Raises
    ------
    PlaceNotFound
        `wanted.near` has no known point.
    """
    screened = _Screened(
        _screen(snapshot.nodes.values(), tests_of_nodes(snapshot, wanted), always),
        _screen(snapshot.ties.values(), tests_of_ties(snapshot, wanted)),
        left_out_last(snapshot, wanted),
    )
    drawn = wanted.drawn_kinds
    actors = [node for node in snapshot.nodes.values() if node.kind in drawn]
    found: dict[str, FacetCounts] = {}
    for facet in NODE_FACETS:
        counts = _zeros(snapshot, facet, wanted, actors)
        counts.update(_node_counts(snapshot, facet, screened, wanted.fewest, frozenset(always)))
        found[facet.name] = FacetCounts(facet.name, facet.scheme, _ordered(counts))
    for facet in TIE_FACETS:
        counts = _zeros(snapshot, facet, wanted, snapshot.ties.values())
        counts.update(_tie_counts(snapshot, facet, screened, wanted.min_degree))
        found[facet.name] = FacetCounts(facet.name, facet.scheme, _ordered(counts))
    return MappingProxyType(found)


def _screen(
    records: Iterable[R], tests: Mapping[str, Callable[[R], bool]], always: Collection[str] = ()
) -> tuple[tuple[R, str], ...]:
    screened = []
    for record in records:
        failed = [name for name, passes in tests.items() if record.id not in always and not passes(record)]
        if len(failed) <= 1:
            screened.append((record, failed[0] if failed else ""))
    return tuple(screened)


def _zeros(snapshot: NetworkSnapshot, facet: Facet, wanted: NetworkFilter, records: Iterable[Record]) -> "Counter[str]":
    options = {option for record in records for option in facet.options_of(snapshot, record)}
    return Counter(dict.fromkeys(options | wanted.chosen(facet.name), 0))


def _node_counts(
    snapshot: NetworkSnapshot, facet: Facet, screened: _Screened, fewest: int, always: frozenset[str]
) -> Mapping[str, int]:
    options = {node.id: frozenset(facet.options_of(snapshot, node)) for node in screened.nodes_for(facet.name)}
    if fewest <= 0:
        return Counter(option for i, found in options.items() if i not in screened.left_out for option in found)
    everywhere = frozenset().union(*options.values())
    stays = {node_id: everywhere if node_id in always else found for node_id, found in options.items()}
    ties_by_option: dict[str, list[Tie]] = {}
    for tie in screened.ties_for(""):
        for option in stays.get(tie.source_id, frozenset()) & stays.get(tie.target_id, frozenset()):
            ties_by_option.setdefault(option, []).append(tie)
    return {
        option: sum(
            option in options[node_id]
            for node_id in with_partners(ties_by_option.get(option, ()), fewest) | (always & options.keys())
            if node_id not in screened.left_out
        )
        for option in everywhere
    }


def _tie_counts(snapshot: NetworkSnapshot, facet: Facet, screened: _Screened, min_degree: int) -> Mapping[str, int]:
    nodes = {node.id for node in screened.nodes_for("")}
    ties_by_option: dict[str, list[Tie]] = {}
    for tie in screened.ties_for(facet.name):
        if tie.source_id in nodes and tie.target_id in nodes:
            for option in facet.options_of(snapshot, tie):
                ties_by_option.setdefault(option, []).append(tie)
    return {option: _n_between_partners(ties, min_degree, screened.left_out) for option, ties in ties_by_option.items()}


def _n_between_partners(ties: list[Tie], min_degree: int, left_out: frozenset[str]) -> int:
    kept = with_partners(ties, max(min_degree, 1)) - left_out
    return sum(tie.source_id in kept and tie.target_id in kept for tie in ties)


def _ordered(counts: Mapping[str, int]) -> Mapping[str, int]:
    def rank(option: str) -> tuple[int, int, str]:
        return (_LAST.index(option) + 1 if option in _LAST else 0, -counts[option], option)

    return MappingProxyType({option: counts[option] for option in sorted(counts, key=rank)})
