"""Ten conditions (methods 9.1)."""

import pytest

from graph.analysis.intervals import Interval
from graph.analysis.readiness.conditions import (
    CONDITIONS,
    STRUCTURAL,
    ReadinessSettings,
    readiness,
    readiness_levels,
)
from graph.model.assessments import ReadinessScore
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN

T9_1 = {
    "cond-aansluiten-bij-vraag": 3,
    "cond-pioniers": 4,
    "cond-gemeenschappelijk-belang": 3,
    "cond-massa": NOT_APPLICABLE,
    "cond-subsidie": 2,
    "cond-platform": 1,
    "cond-netwerk-op-maat": 3,
    "cond-business-case": 0,
    "cond-flexibiliteit": 2,
    "cond-professionalisering": UNKNOWN,
}
ALL_IN_PLACE = {condition.id: 4 for condition in CONDITIONS}


def test_t9_1_readiness_in_the_starting_phase():
    found = readiness(T9_1)
    assert found.score.total == Interval(pytest.approx(0.5769, abs=1e-4), pytest.approx(0.6538, abs=1e-4))
    assert found.score.coverage == pytest.approx(0.9231, abs=1e-4)
    known = {key: level for key, level in T9_1.items() if level is not UNKNOWN}
    of_known = readiness(known | {"cond-professionalisering": NOT_APPLICABLE})
    assert of_known.score.total.middle == pytest.approx(0.6250, abs=1e-4)
    assert (found.bottlenecks, found.absent) == (("cond-business-case", "cond-platform"), ("cond-business-case",))
    assert (found.unknown, found.not_applicable) == (("cond-professionalisering",), ("cond-massa",))


def test_t9_1_weights_of_both_phases():
    weights = {one.id: (one.start, one.structural) for one in CONDITIONS}
    assert weights == {
        "cond-aansluiten-bij-vraag": (2, 1),
        "cond-pioniers": (2, 1),
        "cond-massa": (1, 2),
        "cond-gemeenschappelijk-belang": (2, 1),
        "cond-subsidie": (2, 1),
        "cond-platform": (1, 2),
        "cond-netwerk-op-maat": (1, 1),
        "cond-business-case": (1, 2),
        "cond-flexibiliteit": (1, 1),
        "cond-professionalisering": (1, 1),
    }


def test_pitfall_24_conditions_go_by_id_and_not_by_number():
    third = readiness(ALL_IN_PLACE | {"cond-massa": 0}, STRUCTURAL)
    fourth = readiness(ALL_IN_PLACE | {"cond-gemeenschappelijk-belang": 0}, STRUCTURAL)
    assert (third.score.total.low, fourth.score.total.low) == (pytest.approx(11 / 13), pytest.approx(12 / 13))


def test_no_mean_hides_a_heavy_condition_at_zero():
    found = readiness(ALL_IN_PLACE | {"cond-pioniers": 0})
    assert found.score.total.low == pytest.approx(12 / 14)
    assert (found.light, found.absent) == ("red", ("cond-pioniers",))


def test_a_light_condition_at_zero_keeps_the_light_from_green():
    assert readiness(ALL_IN_PLACE | {"cond-massa": 0}).light == "amber"
    assert readiness(ALL_IN_PLACE | {"cond-massa": 0}, STRUCTURAL).light == "red"
    assert readiness(ALL_IN_PLACE | {"cond-massa": 1}).light == "green"


def test_the_light_follows_the_band_of_the_mean():
    assert readiness(T9_1).light == "amber"
    assert readiness(dict.fromkeys(ALL_IN_PLACE, 1)).light == "red"
    assert readiness(dict.fromkeys(ALL_IN_PLACE, 1), settings=ReadinessSettings(amber_from=0.25)).light == "amber"


def test_pitfall_8_what_is_unknown_leaves_the_light_open():
    found = readiness(ALL_IN_PLACE | {"cond-pioniers": UNKNOWN})
    assert (found.worst_light, found.best_light, found.light) == ("red", "green", None)
    nothing = readiness({})
    assert nothing.score.coverage == pytest.approx(0)
    assert (nothing.worst_light, nothing.best_light) == ("red", "green")
    assert len(nothing.unknown) == 10


def test_bottlenecks_come_heaviest_first_and_then_lowest():
    found = readiness(ALL_IN_PLACE | {"cond-platform": 0, "cond-pioniers": 1, "cond-subsidie": 0})
    assert found.bottlenecks == ("cond-subsidie", "cond-pioniers", "cond-platform")


def test_when_nothing_applies_there_is_no_number_and_no_light():
    found = readiness(dict.fromkeys(ALL_IN_PLACE, NOT_APPLICABLE))
    assert (found.score, found.light, found.worst_light, found.unknown) == (None, None, None, ())


def test_the_latest_level_of_an_initiative_counts():
    rows = [
        ("p", "cond-massa", 3, "2024-05-01"),
        ("p", "cond-massa", 1, "2023-05-01"),
        ("p", "cond-massa", 0, UNKNOWN),
        ("p", "cond-massa", 4, "2025-01-01"),
        ("p", "cond-platform", NOT_APPLICABLE, "2024-05-01"),
        ("q", "cond-massa", 2, "2024-06-01"),
    ]
    records = [
        ReadinessScore(id=f"r{n}", subject_id=about, condition=condition, level=level, on=on)
        for n, (about, condition, level, on) in enumerate(rows)
    ]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert readiness_levels(snapshot, "p", until="2024-12-31") == {"cond-massa": 3, "cond-platform": NOT_APPLICABLE}
    assert readiness_levels(snapshot, "p")["cond-massa"] == 4
