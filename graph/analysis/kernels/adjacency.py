"""Who is tied to whom as sparse matrices, made once per network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Pair = tuple[str, str]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Adjacency:
    """A simple network by row number: no self-ties, each pair once.

    Parameters
    ----------
    node_ids : tuple of str
        The node of each row, isolates too.
    sources, targets : array of int
        The rows of both ends of each tie.
    lengths : array of int or None
        Whole distance of each tie, 1 or more; None when every tie is one step.
    is_directed : bool
        Whether a tie leads only from source to target.
    """

    node_ids: tuple[str, ...]
    sources: Index
    targets: Index
    lengths: Index | None = None
    is_directed: bool = False

    @property
    def n(self) -> int:
        """Number of nodes."""
        return len(self.node_ids)

    @cached_property
    def steps(self) -> sparse.csr_array:
        """Matrix with 1 from each node to each that it leads to."""
        return self._matrix(np.ones(len(self.sources)))

    @cached_property
    def spans(self) -> sparse.csr_array:
        """Matrix with the length of the tie from each node to each that it leads to."""
        return self.steps if self.lengths is None else self._matrix(self.lengths.astype(float))

    def _matrix(self, values: NDArray[np.float64]) -> sparse.csr_array:
        rows, columns, data = self.sources, self.targets, values
        if not self.is_directed:
            rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
            data = np.concatenate([data, data])
        ends = (rows.astype(np.int32), columns.astype(np.int32))  # half the memory to go through
        made = sparse.csr_array((data, ends), shape=(self.n, self.n))
        made.sort_indices()
        return made


def adjacency_of(
    node_ids: Sequence[str], pairs: Sequence[Pair], is_directed: bool, lengths: Mapping[Pair, int] | None = None
) -> Adjacency:
    """Return the matrices of some nodes and pairs.

    Parameters
    ----------
    node_ids : sequence of str
        All nodes.
    pairs : sequence of (str, str)
        Both ends of each tie, each pair once.
    is_directed : bool
        Whether the order of a pair counts.
    lengths : mapping of (str, str) to int, optional
        Whole distance of each pair.
    """
    row = {node_id: number for number, node_id in enumerate(node_ids)}
    ends = np.array([(row[one], row[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    given = None if lengths is None else np.array([lengths[pair] for pair in pairs], dtype=np.int64)
    return Adjacency(tuple(node_ids), ends[:, 0], ends[:, 1], given, is_directed)
