"""All ties of a network as columns of numbers: made once, and brought forward with each revision."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analysis.weights import weight_of
from graph.model.records import Record
from graph.model.snapshot import Index, NetworkSnapshot
from graph.model.ties import Tie

MOST_LEFT_OVER = 2
"""Rows per tie, those of ties that changed or went included, above which the table is made anew."""

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class TieTable:
    """A row per tie; rows of what ties were before they changed or went can lie between them.

    Parameters
    ----------
    row : mapping of str to int
        The row of each tie that there is, by its id.
    number : mapping of str to int
        The number that stands for a node in `sources` and `targets`, by its id. Nodes without ties may have none.
    node_ids : array of object
        The id of each number.
    sources, targets : array of int
        Both ends of each row.
    lows, highs : array of float
        Bounds of its weight.
    """

    row: Mapping[str, int]
    number: Mapping[str, int]
    node_ids: NDArray[np.object_]
    sources: Rows
    targets: Rows
    lows: Floats
    highs: Floats


class PairColumns(NamedTuple):
    """Pairs of nodes, their ends sorted unless direction counts, how close each is, and whether by several ties."""

    ones: list[str]
    others: list[str]
    lows: list[float]
    highs: list[float]
    doubled: list[bool]


def tie_table_of(snapshot: NetworkSnapshot) -> TieTable:
    """Return the table of a snapshot; where an earlier one had it, it was brought forward from there."""
    return snapshot.index(TIE_TABLE)


def tie_table(snapshot: NetworkSnapshot) -> TieTable:
    """Return the table, made from every tie."""
    no_rows, no_weights = np.empty(0, dtype=np.int64), np.empty(0)
    empty = TieTable({}, {}, np.empty(0, dtype=object), no_rows, no_rows, no_weights, no_weights)
    return _with_ties(empty, snapshot.ties.values(), ())


def brought_forward(table: TieTable, changed: Mapping[str, Record | None], later: NetworkSnapshot) -> TieTable:
    """Return the table after a change set.

    Parameters
    ----------
    table : TieTable
        As it was before.
    changed : mapping of str to Record or None
        What each record became, by id; None where it went.
    later : NetworkSnapshot
        The network with these changes, to make the table anew from where most of its rows are left over.
    """
    written = [record for record in changed.values() if isinstance(record, Tie)]
    gone = [record_id for record_id in changed if record_id in table.row and not isinstance(changed[record_id], Tie)]
    if not written and not gone:
        return table
    if len(table.sources) + len(written) > MOST_LEFT_OVER * (len(table.row) + len(written) - len(gone)):
        return tie_table(later)
    return _with_ties(table, written, gone)


def pairs_within(
    table: TieTable, node_ids: Collection[str], tie_ids: Collection[str], is_directed: bool
) -> PairColumns:
    """Return the distinct pairs that some ties make of some nodes, in the order in which they are met.

    A pair is as close as the closest of its ties; ties that leave the nodes, or lead to themselves, are left out.
    """
    rows = np.fromiter(map(table.row.__getitem__, tie_ids), dtype=np.int64, count=len(tie_ids))
    inside = np.zeros(len(table.node_ids), dtype=bool)
    inside[[table.number[node_id] for node_id in node_ids if node_id in table.number]] = True
    one, other = table.sources[rows], table.targets[rows]
    counts = inside[one] & inside[other] & (one != other)
    rows, one, other = rows[counts], one[counts], other[counts]
    if not is_directed:
        is_turned = table.node_ids[one] > table.node_ids[other]
        one, other = np.where(is_turned, other, one), np.where(is_turned, one, other)
    codes = one * len(inside) + other
    _, first, of_code, n_ties = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    lows, highs = np.zeros(len(first)), np.zeros(len(first))
    np.maximum.at(lows, of_code, table.lows[rows])
    np.maximum.at(highs, of_code, table.highs[rows])
    met = np.argsort(first)
    ones, others = (table.node_ids[end[first[met]]].tolist() for end in (one, other))
    return PairColumns(ones, others, lows[met].tolist(), highs[met].tolist(), (n_ties[met] > 1).tolist())


def _with_ties(table: TieTable, written: Collection[Tie], gone: Iterable[str]) -> TieTable:
    """Return a table in which the rows of some ties are added at the end, and count instead of those before."""
    row, number = dict(table.row), dict(table.number)
    for tie_id in gone:
        del row[tie_id]
    row.update(
        zip((tie.id for tie in written), range(len(table.sources), len(table.sources) + len(written)), strict=True)
    )
    ends = [number.setdefault(end, len(number)) for tie in written for end in tie.ends]
    weights = [weight_of(tie) for tie in written]
    met = list(islice(number, len(table.node_ids), None))
    return TieTable(
        row,
        number,
        np.append(table.node_ids, np.array(met, dtype=object)),
        np.append(table.sources, np.array(ends[::2], dtype=np.int64)),
        np.append(table.targets, np.array(ends[1::2], dtype=np.int64)),
        np.append(table.lows, [weight.low for weight in weights]),
        np.append(table.highs, [weight.high for weight in weights]),
    )


TIE_TABLE = Index(tie_table, brought_forward)
