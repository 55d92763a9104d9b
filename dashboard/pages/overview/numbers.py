"""The network in numbers: how many of each kind, how many ties per layer, who works on which theme."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.choices import ESTABLISHED_STATUSES, HELIX
from graph.model.organisations import Organisation
from graph.model.registry import ACTOR_KINDS, NODE_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import LAYERS, TieLayer
from graph.model.ties import Tie
from graph.model.values import is_known

HELIXES: tuple[str, ...] = tuple(choice.code for choice in HELIX)
STRENGTH_STEPS = 4


class Certainty(StrEnum):
    """How sure it is that a tie exists."""

    ESTABLISHED = "established"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LayerCount:
    """The ties in one layer, by what their status says.

    Parameters
    ----------
    layer : TieLayer
        Which layer.
    n_established, n_possible, n_unknown : int
        Ties that exist or existed, that are hoped for, and of which nothing is said.
    kinds_beyond : tuple of str
        Kinds at their ends that are drawn only when asked for, such as places.
    """

    layer: TieLayer
    n_established: int
    n_possible: int
    n_unknown: int
    kinds_beyond: tuple[str, ...] = ()

    @property
    def n_ties(self) -> int:
        """Number of ties in the layer."""
        return self.n_established + self.n_possible + self.n_unknown


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """The organisations of one helix that work on one theme.

    Parameters
    ----------
    theme, helix : str
        Codes.
    n_known : int
        Organisations of which both are known.
    n_maybe : int
        Organisations that may belong here too: of this helix with unknown themes, or with this theme and an
        unknown helix. Those of which neither is known are told apart, see `n_placeless`.
    step : int
        Depth of the colour, 1 to 4; 0 for nobody.
    """

    theme: str
    helix: str
    n_known: int
    n_maybe: int
    step: int

    @property
    def is_unknown(self) -> bool:
        """Whether nobody is known here, but someone may be."""
        return self.n_known == 0 and self.n_maybe > 0


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """Who works on one theme.

    Parameters
    ----------
    theme : str
        Code.
    n_organisations : int
        Organisations with the theme, whatever their helix.
    cells : tuple of ThemeCell
        One per helix, in the order of `HELIXES`.
    """

    theme: str
    n_organisations: int
    cells: tuple[ThemeCell, ...]


def kind_counts(snapshot: NetworkSnapshot) -> tuple[tuple[str, int], ...]:
    """Return the number of nodes of each kind of actor that occurs, in the order of the registry."""
    counts = ((kind, len(snapshot.by_kind.get(kind, ()))) for kind in ACTOR_KINDS)
    return tuple((kind, n_nodes) for kind, n_nodes in counts if n_nodes)


def certainty(tie: Tie) -> Certainty:
    """Tell what the status of a tie says about its existence."""
    if not is_known(tie.status):
        return Certainty.UNKNOWN
    return Certainty.ESTABLISHED if tie.status in ESTABLISHED_STATUSES else Certainty.POSSIBLE


def layer_counts(snapshot: NetworkSnapshot) -> tuple[LayerCount, ...]:
    """Return the ties of every layer, the layer with the most first; empty layers last."""
    counts = Counter((tie.tie_type.layer, certainty(tie)) for tie in snapshot.ties.values())
    ends = {(tie.tie_type.layer, snapshot.nodes[end].kind) for tie in snapshot.ties.values() for end in tie.ends}
    found = (
        LayerCount(
            layer,
            n_established=counts[layer.id, Certainty.ESTABLISHED],
            n_possible=counts[layer.id, Certainty.POSSIBLE],
            n_unknown=counts[layer.id, Certainty.UNKNOWN],
            kinds_beyond=tuple(kind for kind in NODE_KINDS if kind not in ACTOR_KINDS and (layer.id, kind) in ends),
        )
        for layer in LAYERS
    )
    return tuple(sorted(found, key=lambda count: -count.n_ties))


def theme_rows(snapshot: NetworkSnapshot) -> tuple[ThemeRow, ...]:
    """Return the organisations per theme and helix, the theme with the most first.

    Companies and schools are organisations too. An organisation with several themes counts in each.
    """
    known: Counter[tuple[str, str]] = Counter()
    themeless: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for organisation in organisations(snapshot).values():
        helix = organisation.helix if is_known(organisation.helix) else ""
        if not is_known(organisation.themes):
            themeless[helix] += 1
            continue
        for theme in set(organisation.themes):
            known[theme, helix] += 1
            totals[theme] += 1
    most = max((n for (_, helix), n in known.items() if helix), default=0)
    return tuple(
        ThemeRow(theme, n, tuple(_cell(theme, helix, known, themeless, most) for helix in HELIXES))
        for theme, n in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    )


def n_placeless(snapshot: NetworkSnapshot) -> int:
    """Return the number of organisations of which neither themes nor helix are known: they count in no cell."""
    return sum(not is_known(node.themes) and not is_known(node.helix) for node in organisations(snapshot).values())


def organisations(snapshot: NetworkSnapshot) -> Mapping[str, Organisation]:
    """Return organisations, companies and schools, by id."""
    return {node.id: node for node in snapshot.nodes.values() if isinstance(node, Organisation)}


def _cell(theme: str, helix: str, known: "Counter[tuple[str, str]]", themeless: "Counter[str]", most: int) -> ThemeCell:
    n_known = known[theme, helix]
    n_maybe = known[theme, ""] + themeless[helix]
    return ThemeCell(theme, helix, n_known, n_maybe, _step(n_known, most))


def _step(count: int, most: int) -> int:
    """Return the first step whose squared share reaches that of the count, so that small counts differ too."""
    return next((step for step in range(STRENGTH_STEPS + 1) if count * STRENGTH_STEPS**2 <= most * step**2), 0)
