"""Same revision and settings, same result, byte for byte, whatever process computes it (methods 0.5)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import REPOSITORY

CUT = "=== and then ==="

# Each entry: what was computed, and all that came out. Texts are hashed differently in each process, so that anything
# that goes through a set in its own order shows.
BEGIN = """
import random
from dataclasses import replace
from graph.analysis.relations import Relations, relations_in
from graph.analysis.intervals import Interval
from graph.model.registry import ACTOR_KINDS
from tests.support.region import region
snapshot = region()
actors = tuple(node.id for node in snapshot.nodes.values() if node.kind in ACTOR_KINDS)
known = relations_in(snapshot, actors, tuple(snapshot.ties))
draw = random.Random(1)
rated = {pair: Interval(*[draw.randint(1, 5) / 5] * 2) for pair in known.weights}
relations = replace(known, weights=rated)
part = replace(known, node_ids=actors[:40], weights={p: w for p, w in rated.items() if set(p) <= set(actors[:40])})
"""

COMPUTED = {
    "every measure": """
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import measured_all
for some in (known, relations):
    print({name: found.values for name, found in measured_all(MEASURES.values(), some).items()})
""",
    "the network as a whole": """
from graph.analysis.network_measures import network_numbers
for some in (known, relations):
    print(network_numbers(some))
""",
    "communities": """
from graph.analysis.communities import communities
print(communities(relations))
""",
    "departure": """
from graph.analysis.departure import departure
print(departure(snapshot, "org-vdab", actors, tuple(snapshot.ties)))
""",
    "robustness": """
from graph.analysis.robustness import attack_curve, best_ambassadors, most_missed, robustness_by_chance
print(most_missed(part, 2), best_ambassadors(part, 3), attack_curve(part), robustness_by_chance(part, 20))
""",
    "what if": """
from graph.analysis.additions import GOALS, best_additions
from graph.analysis.what_if import delta
print([best_additions(part, part.node_ids[0], part.node_ids, goal, 0.6) for goal in GOALS])
print(delta(relations, part, part.node_ids[:3]))
""",
    "introductions": """
from graph.analysis.introductions import introductions
schools, companies = list(snapshot.by_kind["school"]), list(snapshot.by_kind["company"])
print([introductions(snapshot, one, other, "2026-11-25") for one in schools[:4] for other in companies[:4]])
""",
    "cooling and shared projects": """
from graph.analysis.cooling import cooling
from graph.analysis.shared_projects import shared_projects
print(cooling(snapshot, tuple(snapshot.ties), "2026-11-25"))
print([repr(tie) for tie in shared_projects(snapshot).snapshot.ties.values()])
""",
    "fit and its sensitivity": """
from graph.analysis.fit.profiles import FitNetwork, candidates_for, fits
from graph.analysis.sensitivity.many import top_acceptability
found = fits(FitNetwork(snapshot), "org-vdab", candidates_for(snapshot, "org-vdab"))
print(found)
""",
    "matching": """
import numpy as np
from graph.analysis.matching.assignment import assign
from graph.analysis.matching.fairness import fair, leximin
from graph.analysis.matching.limits import Limits, allowed_pairs, places_of
from graph.analysis.matching.pairs import pair_table
schools, companies = list(snapshot.by_kind["school"])[:20], list(snapshot.by_kind["company"])[:30]
table = pair_table(snapshot, schools, companies)
allowed, places = allowed_pairs(table, Limits()), places_of(table, Limits())
print(table.low.tolist(), table.high.tolist())
print([way(table.middle, allowed, places) for way in (assign, fair, leximin)])
""",
    "the layout of the canvas": """
from graph.analysis.layout import layout
print(layout(actors, list(known.weights)))
""",
}


def computed(seed: int) -> list[str]:
    """Return what a process of its own prints for each of `COMPUTED`."""
    code = "".join(f"{code}\nprint({CUT!r})\n" for code in COMPUTED.values())
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split(CUT)


@pytest.fixture(scope="module")
def runs() -> list[dict[str, str]]:
    return [dict(zip(COMPUTED, computed(seed), strict=False)) for seed in (1, 2)]


@pytest.mark.parametrize("what", COMPUTED)
def test_another_process_computes_the_same(what: str, runs: list[dict[str, str]], tmp_path: Path):
    one, other = (run[what] for run in runs)
    if one != other:
        (tmp_path / "one").write_text(one)
        (tmp_path / "other").write_text(other)
    assert len(one) > 20
    assert one == other, f"compare the files in {tmp_path}"
