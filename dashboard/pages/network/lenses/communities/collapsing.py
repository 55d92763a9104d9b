"""Each community as one node, with the ties between communities added up."""

from dataclasses import replace

from dashboard.pages.network.scene import Division, Scene, group_node_id
from graph.analysis.communities import Group
from graph.model.organisations import Organisation
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import DerivedTie

BETWEEN = "COLLABORATES_WITH"


def collapsed(scene: Scene) -> Scene:
    """Return a scene in which every community of a divided scene is one node."""
    division = scene.division
    if division is None:
        return scene
    nodes = [_node(division, group) for group in division.groups]
    ties = _ties(scene, division)
    made = {record.id: record for record in (*nodes, *ties)}
    node_ids = tuple(node.id for node in nodes)
    return replace(
        scene,
        snapshot=NetworkSnapshot(scene.snapshot.revision, {**scene.snapshot.records, **made}),
        node_ids=node_ids,
        tie_ids=tuple(tie.id for tie in ties),
        surroundings=node_ids,
        faded=frozenset(),
    )


def _node(division: Division, group: Group) -> Organisation:
    name = f"{division.names[group.number]} ({len(group.member_ids)})"
    return Organisation(id=group_node_id(group.number), name=name, organisation_kind="collective")


def _ties(scene: Scene, division: Division) -> list[DerivedTie]:
    number = division.number_of()
    between: dict[tuple[int, int], list[str]] = {}
    for tie_id in scene.tie_ids:
        one, other = sorted(number[end] for end in scene.snapshot.ties[tie_id].ends)
        if one != other:
            between.setdefault((one, other), []).append(tie_id)
    most = max(map(len, between.values()), default=1)
    return [
        DerivedTie(
            id=f"between:{one}:{other}",
            source_id=group_node_id(one),
            target_id=group_node_id(other),
            type=BETWEEN,
            status="stated",
            weight=len(tie_ids) / most,
            because=tuple(tie_ids),
        )
        for (one, other), tie_ids in sorted(between.items())
    ]
