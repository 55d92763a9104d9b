"""Which scenario a view shows, and the network as it would be."""

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.lens import Seen
from dashboard.pages.network.marks import Marks
from dashboard.services import Services
from graph.analysis.scenarios import Scenario as Supposition
from graph.analysis.scenarios import from_text, supposed
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import known_or
from graph.model.views import Scenario

SCENARIO, GOAL = range(2)
"""Places of what a link says about this lens: which scenario, and what the best tie is sought for."""


def scenario_of(snapshot: NetworkSnapshot, view: NetworkView) -> Scenario | None:
    """Return the scenario that a view shows."""
    return snapshot.of(Scenario).get(view.about[SCENARIO]) if view.about else None


def supposition(facts: NetworkSnapshot, scenario: Scenario | None) -> Supposition:
    """Return the network as it would be; without a scenario as it is."""
    return supposed(facts, from_text(known_or(scenario.changes, "")) if scenario else ())


def as_supposed(services: Services, facts: NetworkSnapshot, view: NetworkView) -> Seen:
    """Return the network as it would be, with what would go still in it, and both marked."""
    found = supposition(facts, scenario_of(facts, view))
    both = NetworkSnapshot(facts.revision, {**facts.records, **found.snapshot.records})
    newcomers = frozenset(i for i in found.new if i in both.nodes)
    ends = (end for i in found.new | found.gone if i in both.ties for end in both.ties[i].ends)
    return Seen(both, newcomers.union(ends), marks=Marks(new=found.new, gone=found.gone))
