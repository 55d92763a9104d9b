"""Steps around nodes, on a snapshot: the meaning of `NetworkStore.neighbours`."""

from collections.abc import Collection

from graph.model.snapshot import NetworkSnapshot
from graph.stores.protocol import Neighbourhood


def neighbourhood(snapshot: NetworkSnapshot, ids: Collection[str], depth: int, limit: int) -> Neighbourhood:
    """Return the nodes within `depth` steps of `ids`, at most `limit`, with the ties between them."""
    steps = {node_id: 0 for node_id in sorted(set(ids)) if node_id in snapshot.nodes}
    frontier = list(steps)
    for step in range(1, depth + 1):
        reached = {tie.other_end(node_id) for node_id in frontier for tie in snapshot.ties_of(node_id)}
        frontier = sorted(reached - steps.keys())
        steps |= dict.fromkeys(frontier, step)
    kept = dict(list(steps.items())[:limit])
    ties = {
        tie.id: tie for node_id in kept for tie in snapshot.ties_of(node_id) if all(end in kept for end in tie.ends)
    }
    return Neighbourhood(
        tuple(snapshot.nodes[node_id] for node_id in kept),
        tuple(kept.values()),
        tuple(ties[tie_id] for tie_id in sorted(ties)),
        len(steps) - len(kept),
    )
