"""A long list among twenty thousand parties, in CPU time of one run."""

import random
import time

import pytest

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.long_list import long_list, search, suggestion
from graph.model.alliances import Alliance
from graph.model.capabilities import Need
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import company, tie
from tests.support.region import region

pytestmark = pytest.mark.performance

N = 20_000


def cpu(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def large_network():
    draws, known = random.Random(5), region()
    places = [place.name for place in known.by_kind["place"].values()]
    themes = [term.code for term in known.by_kind["theme"].values() if term.scheme == "theme"]
    words = [str(one.description) for one in known.by_kind["company"].values()]
    parties = [
        company(
            f"com-x{n}",
            municipality=draws.choice(places),
            themes=tuple(draws.sample(themes, 3)),
            description=draws.choice(words),
        )
        for n in range(N)
    ]
    ties = [tie(f"com-x{n}", draws.choice(parties[n + 1 :]).id, status="stated") for n in range(N - 1)]
    ours = [tie("org-syntra-limburg", draws.choice(parties).id, id=f"rel-x{n}", status="stated") for n in range(500)]
    lab = Alliance(id="lab", name="Lab", initiator_id="org-syntra-limburg", themes=tuple(themes[:3]), within_km=50.0)
    need = Need(id="nee-1", subject_id="lab", capability="robots", level=1.0)
    return NetworkSnapshot(1, {**known.records, **{one.id: one for one in (*parties, *ties, *ours, lab, need)}})


def test_twenty_thousand_parties_are_judged_at_once_rather_than_one_by_one():
    snapshot = large_network()
    found = dossier(snapshot, "lab")
    long_list(search(snapshot, found))  # indexes are made once
    spent, listed = cpu(lambda: [long_list(search(snapshot, found)) for _ in range(5)][-1])
    asked = search(snapshot, found)
    skipped = {asked.index.ids[number] for number in asked.skipped}
    slow, each = cpu(lambda: [suggestion(asked, party) for party in asked.index.ids if party not in skipped])
    assert sum(bool(one.reasons) for one in each) == listed.n_found
    ratio = slow / (spent / 5)
    assert ratio >= 5, ratio
