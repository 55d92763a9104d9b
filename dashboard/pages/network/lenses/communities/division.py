"""The communities of what is shown: numbers and names follow their members from one revision to the next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.pages.network.canvas.placing import layout_key
from dashboard.pages.network.lenses.communities.collapsing import collapsed
from dashboard.pages.network.marks import Marks
from dashboard.pages.network.scene import Division, Scene
from dashboard.services import Services
from dashboard.text import language, t
from graph.analysis.centrality import degree
from graph.analysis.chance import FEWEST
from graph.analysis.communities import Group, communities, groups
from graph.analysis.relations import Relations, relations_in
from graph.model.communities import Community
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import is_known


def divided(services: Services, scene: Scene) -> Scene:
    """Return a scene with its communities; one node each when that is asked."""
    if len(scene.node_ids) < FEWEST:
        return scene
    relations = relations_in(scene.snapshot, scene.node_ids, scene.tie_ids)
    division = _division(services, scene, relations.even() if relations.n_unknown else relations)
    found = replace(scene, division=division)
    if scene.view.is_apart:
        return collapsed(found)
    chosen = chosen_group(found)
    return replace(found, marks=Marks(lit=_inside(found, chosen))) if chosen else found


def chosen_group(scene: Scene) -> Group | None:
    """Return the group that is asked about."""
    number = scene.view.about[1] if len(scene.view.about) > 1 else ""
    found = scene.division.groups if scene.division else ()
    return next((group for group in found if str(group.number) == number), None)


def _division(services: Services, scene: Scene, relations: Relations) -> Division:
    settings = services.settings().communities
    found = scene.work(communities, relations, settings)
    key = f"communities {layout_key(scene.view)}"
    before: dict[int, list[str]] = {}
    for node_id, (number, _) in services.layouts.recall(key).items():
        before.setdefault(int(number), []).append(node_id)
    divided_in = groups(found.parts, before, _named(scene.snapshot), settings)
    numbers = {node_id: (float(group.number), 0.0) for group in divided_in for node_id in group.member_ids}
    services.layouts.remember(key, numbers, stays=False)
    inside, leaving = _ties_of(scene, {node_id: int(number) for node_id, (number, _) in numbers.items()})
    return Division(divided_in, found, _names(scene.snapshot, divided_in, relations), inside, leaving)


def _ties_of(scene: Scene, number: Mapping[str, int]) -> tuple[Counter[int], Counter[int]]:
    inside, leaving = Counter[int](), Counter[int]()
    for tie_id in scene.tie_ids:
        one, other = (number[end] for end in scene.snapshot.ties[tie_id].ends)
        if one == other:
            inside[one] += 1
        else:
            leaving.update((one, other))
    return inside, leaving


def _named(snapshot: NetworkSnapshot) -> Mapping[str, Sequence[str]]:
    return {record.id: record.member_ids for record in snapshot.of(Community).values() if is_known(record.member_ids)}


def _names(snapshot: NetworkSnapshot, divided_in: Sequence[Group], relations: Relations) -> dict[int, str]:
    """Return the name that people gave each group, else "round" the member with the most partners."""
    degrees = degree(relations)
    given = snapshot.of(Community)

    def name(group: Group) -> str:
        if group.named:
            return str(given[group.named].name)
        if len(group.member_ids) == 1:
            return display_name(snapshot.records[group.member_ids[0]], language())
        first = min(group.member_ids, key=lambda node_id: (-float(degrees[node_id] or 0), node_id))  # type: ignore[arg-type]
        return t("lens.round", language(), name=display_name(snapshot.records[first], language()))

    return {group.number: name(group) for group in divided_in}


def _inside(scene: Scene, group: Group) -> frozenset[str]:
    members = frozenset(group.member_ids)
    ties = (tie_id for tie_id in scene.tie_ids if members.issuperset(scene.snapshot.ties[tie_id].ends))
    return members.union(ties)
