"""Cross-over potential of domains (methods 8.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.crossovers.capabilities import (
    Domain,
    Profile,
    domain_of,
    members_by,
    profiles_in,
)
from graph.analysis.crossovers.potential import connectedness, covered, potential, potentials
from graph.analysis.intervals import Interval, exactly
from graph.analysis.relations import Relations
from graph.model.capabilities import Need, Offer
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import company, organisation
from tests.support.relations import relations

NODES = ("e1", "e2", "e3", "i1", "i2", "i3", "i4")
TIES = [("e1", "i1", 0.4), ("e2", "i3", 0.2)]


def levels(**values):
    return {name: exactly(value) for name, value in values.items()}


ENERGY = Domain(
    frozenset({"e1", "e2", "e3"}),
    levels(it=0.8, measuring=0.5, welding=0.2),
    levels(energy=1.0, it=0.2, measuring=0.6),
)
IT = Domain(frozenset({"i1", "i2", "i3", "i4"}), levels(energy=0.7, it=0.1), levels(it=0.9, measuring=0.3))


def near(value):
    return Interval(pytest.approx(value, abs=1e-4), pytest.approx(value, abs=1e-4))


def test_t8_3_potential_of_two_domains():
    found = potential(relations(NODES, TIES), ("energy", "it"), ENERGY, IT)
    assert found.covers_first == near(0.58)
    assert found.covers_second == near(0.90)
    assert found.complementarity == near(0.74)
    assert found.connectedness.density == near(0.05)
    assert found.connectedness.n_ties == 2
    assert found.total == near(0.7030)
    assert found.coverage == pytest.approx(1)


def test_who_is_in_both_domains_is_counted_apart():
    both = Domain(IT.member_ids | {"e1"}, IT.needs, IT.offers)
    found = connectedness(relations(NODES, TIES), ENERGY, both)
    assert (found.n_shared, found.n_ties) == (1, 1)  # the tie of e1 no longer runs between the two
    assert found.density == near(0.2 / (2 * 4))


def test_a_domain_without_organisations_of_its_own_has_no_potential():
    within = Domain(frozenset({"e1"}), ENERGY.needs, ENERGY.offers)
    for empty in (within, domain_of([], {})):
        found = potential(relations(NODES, TIES), ("a", "b"), ENERGY, empty)
        assert (found.connectedness.density, found.total, found.coverage) == (None, None, None)


def test_a_domain_that_needs_nothing_leaves_the_other_direction():
    content = Domain(IT.member_ids, {}, IT.offers)
    found = potential(relations(NODES, TIES), ("a", "b"), ENERGY, content)
    assert (found.covers_second, found.complementarity) == (None, near(0.58))
    assert covered(levels(it=0.0), levels(it=1.0)) is None


def test_pitfall_8_what_is_not_known_of_an_organisation_is_neither_nothing_nor_the_mean():
    known = Profile(levels(it=0.8), levels(measuring=0.6))
    domain = domain_of(["a", "b"], {"a": known})
    assert domain.needs == {"it": Interval(0.4, 0.9), "measuring": Interval(0, 0.5)}
    assert domain.offers == {"it": Interval(0, 0.5), "measuring": Interval(0.3, 0.8)}
    best = domain_of(["a", "b"], {"a": known}, best_counts=True)
    assert best.offers == {"it": Interval(0, 1), "measuring": Interval(0.6, 1)}


def test_pitfall_8_domains_of_which_nothing_was_recorded_may_have_any_potential():
    blank, other = domain_of(["e1"], {}), domain_of(["i1"], {})
    found = potential(relations(NODES, []), ("a", "b"), blank, other)
    assert (found.complementarity, found.total, found.coverage) == (Interval(0, 1), Interval(0, 1), 0)
    assert covered(levels(it=1.0), None) == Interval(0, 1)
    assert covered({}, None) is None


def test_an_empty_list_that_was_recorded_is_known_to_be_empty():
    domain = domain_of(["a"], {"a": Profile({}, levels(it=1.0))}, ["it"])
    assert domain.needs == {"it": Interval(0, 0)}


def test_bounds_of_what_is_covered_by_hand():
    needs = {"x": Interval(0.0, 1.0), "y": exactly(0.5)}
    # x is not offered, y wholly: without x 1, with all of x .5 / 1.5
    assert covered(needs, levels(y=1.0)) == Interval(pytest.approx(1 / 3), 1)
    both = {"x": Interval(0.2, 1.0), "y": Interval(0.2, 1.0)}
    # little of the offered y beside all of x: .2 / 1.2; and the other way round
    assert covered(both, levels(y=1.0)) == Interval(pytest.approx(1 / 6), pytest.approx(5 / 6))


SHARES = st.floats(0, 1)


@given(st.lists(st.tuples(SHARES, SHARES, SHARES, SHARES, SHARES), min_size=1, max_size=5))
def test_any_needs_and_offers_within_their_bounds_give_a_share_within_the_bounds(rows):
    needs = {str(n): Interval(min(a, b), max(a, b)) for n, (a, b, *_) in enumerate(rows)}
    offers = {str(n): Interval(min(c, d), max(c, d)) for n, (_, _, c, d, _) in enumerate(rows)}
    need = {str(n): needs[str(n)].low + row[4] * needs[str(n)].width for n, row in enumerate(rows)}
    offer = {str(n): offers[str(n)].low + (1 - row[4]) * offers[str(n)].width for n, row in enumerate(rows)}
    if (whole := sum(need.values())) > 1e-3:
        share = sum(need[key] * offer[key] for key in need) / whole
        bounds = covered(needs, offers)
        assert bounds.low - 1e-9 <= share <= bounds.high + 1e-9


def test_domains_in_order_of_what_they_promise_with_those_without_a_number_last():
    domains = {"energy": ENERGY, "it": IT, "void": domain_of([], {})}
    found = potentials(relations(NODES, TIES), domains)
    assert [one.domains for one in found] == [("energy", "it"), ("energy", "void"), ("it", "void")]


def test_unknown_strengths_widen_the_potential():
    unsure = Relations(NODES, {("e1", "i1"): Interval(0.2, 1.0)})
    found = potential(unsure, ("energy", "it"), ENERGY, IT)
    assert found.total == Interval(pytest.approx(0.74 * (1 - 1 / 12)), pytest.approx(0.74 * (1 - 0.2 / 12)))


def test_profiles_and_members_come_from_the_records():
    records = [
        organisation("a", themes=("energy", "it")),
        company("b", themes=("it",)),
        organisation("c"),
        Offer(id="o1", subject_id="a", capability="it", level=0.2, on="2024-01-01"),
        Offer(id="o2", subject_id="a", capability="it", level=0.9, on="2023-01-01"),
        Offer(id="o3", subject_id="a", capability="welding", level=UNKNOWN),
        Offer(id="o4", subject_id="a", capability="cooking", level=NOT_APPLICABLE),
        Need(id="n1", subject_id="b", capability="it", level=0.5),
    ]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    found = profiles_in(snapshot)
    assert found["a"] == Profile(None, {"it": exactly(0.2), "welding": Interval(0, 1), "cooking": exactly(0)})
    assert found["b"] == Profile({"it": exactly(0.5)}, None)
    assert "c" not in found
    assert members_by(snapshot, "themes") == {"energy": {"a"}, "it": {"a", "b"}}
