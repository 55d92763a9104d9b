"""The facets of a filter: which options a record has in each, read from the fields of the registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graph.model.distances import place_of
from graph.model.places import Place
from graph.model.records import Node
from graph.model.registry import NODE_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN, NoValue

NO_ITEMS = "none"
"""Option of records whose list is known to be empty."""

Options = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the network down.

    Parameters
    ----------
    name : str
        Field of `NetworkFilter` that holds the chosen options.
    of_ties : bool
        Whether it tells ties apart instead of nodes.
    field : str
        Field of the records that the options are values of.
    options_of : callable
        Options of one node or tie. Without a value that is ``unknown``, ``not_applicable``
        (also where the kind has no such field) or, for an empty list, ``none``.
    """

    name: str
    of_ties: bool
    field: str
    options_of: Callable[[NetworkSnapshot, Any], Options]

    @property
    def scheme(self) -> str:
        """Scheme of the vocabulary that names the options; empty when they name themselves or are a closed list."""
        kinds = ("tie",) if self.of_ties else NODE_KINDS
        fields = (field for kind in kinds for field in kind_of(kind).fields if field.name == self.field)
        return next((field.scheme for field in fields if field.scheme), "")


def options_in(value: object) -> Options:
    """Return the options that a field value stands for."""
    if isinstance(value, NoValue):
        return (value.value,)
    if isinstance(value, tuple):
        return tuple(map(str, value)) or (NO_ITEMS,)
    return (str(value),)


def _field(name: str) -> Callable[[NetworkSnapshot, Any], Options]:
    return lambda snapshot, record: options_in(getattr(record, name, NOT_APPLICABLE))


def _municipality(snapshot: NetworkSnapshot, node: Node) -> Options:
    return options_in(node.name if isinstance(node, Place) else getattr(node, "municipality", NOT_APPLICABLE))


def _province(snapshot: NetworkSnapshot, node: Node) -> Options:
    place = place_of(snapshot, node)
    if place is None:
        return options_in(UNKNOWN if hasattr(node, "municipality") else NOT_APPLICABLE)
    return options_in(place.province)


def _layer(snapshot: NetworkSnapshot, tie: Tie) -> Options:
    return (TIE_TYPE[tie.type].layer,)


NODE_FACETS: tuple[Facet, ...] = (
    Facet("kinds", False, "kind", lambda snapshot, node: (node.kind,)),
    Facet("helixes", False, "helix", _field("helix")),
    Facet("themes", False, "themes", _field("themes")),
    Facet("sectors", False, "sectors", _field("sectors")),
    Facet("places", False, "municipality", _municipality),
    Facet("provinces", False, "province", _province),
)
TIE_FACETS: tuple[Facet, ...] = (
    Facet("layers", True, "type", _layer),
    Facet("tie_types", True, "type", lambda snapshot, tie: (tie.type,)),
    Facet("statuses", True, "status", _field("status")),
)
FACETS: Mapping[str, Facet] = MappingProxyType({facet.name: facet for facet in (*NODE_FACETS, *TIE_FACETS)})
