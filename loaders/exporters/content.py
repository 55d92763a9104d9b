"""What an export holds: everything, or what is seen on a screen."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType

from graph.analysis.setting_values import Plain
from graph.model.records import Node, Record
from graph.model.registry import KIND, KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie

Coordinates = tuple[float, float]
SettingLine = tuple[str, str | Plain]
_NO_POSITIONS: Mapping[str, Coordinates] = MappingProxyType({})
_NO_COLOURS: Mapping[str, str] = MappingProxyType({})
_ORDER: Mapping[str, int] = MappingProxyType({kind.name: index for index, kind in enumerate(KINDS)})


@dataclass(frozen=True, slots=True)
class ExportContent:
    """The records of an export, how they are drawn, and what a reader should know about them.

    Parameters
    ----------
    revision : int
        Of the network.
    nodes : tuple of Node
        In the order of the export.
    ties : tuple of Tie
        Between these nodes.
    others : tuple of Record
        Records that are not drawn; only JSON, CSV and XLSX hold them.
    positions : mapping of str to (float, float)
        x to the right and y down, per node id; only GEXF, GraphML and JSON hold them.
    colours : mapping of str to str
        ``#rrggbb`` per node or tie id; only GEXF and GraphML hold them.
    title : str
        Of the view.
    settings : tuple of (str, value)
        Lines about the view, such as its filter, and the settings of the analysis that it depends on, by name in
        their register: what, and how it is set.
    at : str
        Moment of the export, UTC, ISO 8601.
    """

    revision: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    others: tuple[Record, ...] = ()
    positions: Mapping[str, Coordinates] = field(default_factory=lambda: _NO_POSITIONS)
    colours: Mapping[str, str] = field(default_factory=lambda: _NO_COLOURS)
    title: str = ""
    settings: tuple[SettingLine, ...] = ()
    at: str = ""

    @property
    def setting_texts(self) -> Iterator[tuple[str, str]]:
        """The lines of `settings` as text, without those that are not set."""
        return ((what, _as_text(how)) for what, how in self.settings if how is not None)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records: nodes, ties, others."""
        return (*self.nodes, *self.ties, *self.others)

    @property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Records per kind, in the order of the registry; kinds without records are absent."""
        ordered = sorted(self.records, key=lambda record: _ORDER[record.kind])
        return MappingProxyType({kind: tuple(found) for kind, found in groupby(ordered, key=lambda r: r.kind)})


def _as_text(value: str | Plain) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value)


def is_drawn(kind: str) -> bool:
    """Tell whether records of a kind are nodes or ties."""
    return kind == Tie.kind or KIND[kind].is_node


def everything(snapshot: NetworkSnapshot, *, title: str = "", at: str = "") -> ExportContent:
    """Return all records of a snapshot."""
    others = tuple(record for record in snapshot.records.values() if not isinstance(record, Node | Tie))
    return ExportContent(
        snapshot.revision, tuple(snapshot.nodes.values()), tuple(snapshot.ties.values()), others, title=title, at=at
    )


def what_is_seen(
    snapshot: NetworkSnapshot,
    node_ids: Collection[str],
    tie_ids: Collection[str],
    *,
    positions: Mapping[str, Coordinates] = _NO_POSITIONS,
    colours: Mapping[str, str] = _NO_COLOURS,
    title: str = "",
    settings: tuple[SettingLine, ...] = (),
    at: str = "",
) -> ExportContent:
    """Return the part of a snapshot that a screen shows.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    node_ids, tie_ids : collection of str
        What is shown, in the order of the export; ids that are gone are left out, and so are ties
        of which an end is not shown.
    positions, colours, title, settings, at
        See `ExportContent`.
    """
    nodes = {node_id: snapshot.nodes[node_id] for node_id in node_ids if node_id in snapshot.nodes}
    ties = [snapshot.ties[tie_id] for tie_id in tie_ids if tie_id in snapshot.ties]
    shown = tuple(tie for tie in ties if tie.source_id in nodes and tie.target_id in nodes)
    return ExportContent(
        snapshot.revision,
        tuple(nodes.values()),
        shown,
        positions=positions,
        colours=colours,
        title=title,
        settings=settings,
        at=at,
    )
