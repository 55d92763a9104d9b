"""Which ties cool down: counted by hand on the last day of June 2026."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.cooling import CoolingSettings, cooling
from graph.analysis.intervals import Interval
from graph.model.follow_up import Contact
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN
from tests.support.builders import company, organisation, school, tie

TODAY = "2026-06-30"


def found(*records, settings=None):
    parties = [organisation("a"), organisation("b"), company("c"), school("s")]
    snapshot = NetworkSnapshot(1, {record.id: record for record in (*parties, *records)})
    return cooling(snapshot, tuple(snapshot.ties), TODAY, settings or CoolingSettings())


def cold(*records, settings=None):
    return [one.tie_id for one in found(*records, settings=settings).cold]


def ab(name, **values):
    return tie("a", "b", id=name, **values)


def test_the_closest_comes_first_then_the_longest_silent_then_the_first_by_id():
    ties = (
        ab("weak", strength=1, valid_from="2010"),
        ab("strong", strength=5, valid_from="2022-01"),
        ab("z", strength=3, valid_from="2020"),
        ab("y", strength=3, valid_from="2020"),
        ab("older", strength=3, valid_from="2015"),
    )
    assert cold(*ties) == ["strong", "older", "y", "z", "weak"]


def test_an_unknown_date_is_listed_apart_and_never_cold():
    answer = found(ab("undated", strength=5), ab("written", recorded_at="2001-01-01T00:00:00Z"))
    assert (answer.cold, answer.perhaps, answer.undated) == ((), (), ("undated", "written"))


def test_what_is_known_by_its_year_may_or_may_not_be_too_long_ago():
    # 2024: from 30 months ago to 18; the limit is 24
    answer = found(ab("year", valid_from="2024"))
    assert answer.cold == ()
    [one] = answer.perhaps
    assert (one.last_on, one.limit) == ("2024", 24.0)
    assert one.months.low == pytest.approx(18, abs=0.1)
    assert one.months.high == pytest.approx(30, abs=0.1)


def test_a_contact_keeps_a_tie_warm_and_one_that_is_planned_does_not():
    old = ab("old", valid_from="2015")
    assert cold(old, Contact(id="con-1", subject_id="old", on="2026-01")) == []
    assert cold(old, Contact(id="con-1", subject_id="old", on="2026-07-01")) == ["old"]
    assert cold(old, Contact(id="con-1", subject_id="old", on=UNKNOWN)) == ["old"]
    assert cold(old, Contact(id="con-1", subject_id="a", on="2026-01")) == ["old"]  # about an end, not about the tie


def test_what_is_over_or_hoped_for_or_a_conflict_or_yet_to_begin_does_not_cool():
    assert (
        cold(
            ab("over", valid_from="2010", valid_to="2012"),
            ab("finished", valid_from="2010", status="finished"),
            ab("idea", valid_from="2010", status="idea"),
            ab("later", valid_from="2027"),
            tie("a", "b", "CONFLICTS_WITH", id="conflict", valid_from="2010"),
        )
        == []
    )
    assert cold(ab("runs", valid_from="2010", valid_to="2030")) == ["runs"]  # agreed, and silent


def test_a_layer_has_its_own_rhythm():
    mentor = tie("c", "s", "MENTORS", id="mentor", valid_from="2025-12-31")
    own = CoolingSettings(by_layer={"mentoring": 3.0})
    assert cold(mentor, ab("other", valid_from="2025-12-31"), settings=own) == ["mentor"]


def test_exactly_at_the_limit_is_not_yet_too_long():
    years = 730 / 365.25  # from 30 June 2024 to 30 June 2026
    at_limit = CoolingSettings(cold_after_months=years * 12)
    [one] = found(ab("two", valid_from="2024-06-30"), settings=CoolingSettings(cold_after_months=1)).cold
    assert one.months == Interval(pytest.approx(years * 12), pytest.approx(years * 12))
    assert cold(ab("two", valid_from="2024-06-30"), settings=at_limit) == []


@given(st.lists(st.sampled_from([UNKNOWN, "2010", "2024", "2024-03", "2026-06-30", "2030"]), max_size=6))
def test_every_tie_is_in_one_list_at_most(dates):
    answer = found(*(ab(f"t{n}", valid_from=date) for n, date in enumerate(dates)))
    listed = [*(one.tie_id for one in (*answer.cold, *answer.perhaps)), *answer.undated]
    assert len(set(listed)) == len(listed)
    assert set(answer.undated) == {f"t{n}" for n, date in enumerate(dates) if date is UNKNOWN}
