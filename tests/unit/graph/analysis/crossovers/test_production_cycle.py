"""The production cycle (methods 8.4)."""

import pytest

from graph.analysis.crossovers.production_cycle import STAGES, CycleSettings, production_cycle
from graph.analysis.intervals import Interval, exactly
from graph.analysis.relations import Relations
from tests.support.relations import relations


def levels(**values):
    return {name: exactly(value) for name, value in values.items()}


OFFERS = {"a": levels(idea=1.0, design=0.5), "b": levels(production=1.0)}


def near(value):
    return Interval(pytest.approx(value, abs=1e-4), pytest.approx(value, abs=1e-4))


def test_t8_5_coverage_and_linkage():
    found = production_cycle(OFFERS, relations("ab", [("a", "b", 0.6)]))
    assert [share.low for share in found.stages.values()] == [1, 0.5, 1, 0]
    assert [share.low for share in found.transitions.values()] == [1, 1, 0]
    assert (found.coverage, found.linkage, found.total) == (near(0.6250), near(0.6667), near(0.6458))


def test_t8_5_what_is_missing_is_named():
    found = production_cycle(OFFERS, relations("ab", [("a", "b", 0.6)]))
    assert (found.missing_stages, found.short_stages) == (("maintenance",), ("design",))
    assert found.missing_transitions == (("production", "maintenance"),)


def test_a_tie_that_is_too_weak_hands_nothing_over():
    found = production_cycle(OFFERS, relations("ab", [("a", "b", 0.4)]))
    assert found.missing_transitions == (("design", "production"), ("production", "maintenance"))
    eager = production_cycle(OFFERS, relations("ab", [("a", "b", 0.4)]), CycleSettings(joining_strength=2))
    assert eager.missing_transitions == (("production", "maintenance"),)


def test_a_tie_of_unknown_strength_may_hand_over():
    found = production_cycle(OFFERS, Relations(("a", "b"), {("a", "b"): Interval(0.2, 1.0)}))
    assert found.transitions["design", "production"] == Interval(0, 1)
    assert found.missing_transitions == (("production", "maintenance"),)


def test_pitfall_8_an_organisation_of_which_nothing_is_known_may_cover_anything():
    found = production_cycle({"a": None}, relations("a", []))
    assert (found.total, found.missing_stages) == (Interval(0, 1), ())
    known_empty = production_cycle({"a": {}}, relations("a", []))
    assert (known_empty.total, known_empty.missing_stages) == (exactly(0), tuple(STAGES))


def test_a_stage_that_is_not_needed_drops_out_with_its_transitions():
    targets = {"idea": 1.0, "design": 1.0, "production": 1.0, "maintenance": 0.0}
    found = production_cycle(OFFERS, relations("ab", [("a", "b", 0.6)]), CycleSettings(targets))
    assert (found.stages["maintenance"], found.transitions["production", "maintenance"]) == (None, None)
    assert found.total == near((2.5 / 3 + 1) / 2)
    assert production_cycle(OFFERS, relations("ab", []), CycleSettings({})).total is None


def test_more_than_the_target_is_not_more_than_enough():
    found = production_cycle({"a": levels(idea=1.0), "b": levels(idea=1.0)}, relations("ab", []))
    assert found.stages["idea"] == exactly(1)
