"""How far apart two nodes lie: between the sites that are nearest, and unknown where no site is known (methods 2.6)."""

import pytest

from graph.model.distances import distance_km
from graph.model.places import Place
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN
from tests.support.builders import organisation

# methods 2.6: (50.9650, 5.5000) and (50.9307, 5.3378) lie 11.9861 km apart
GENK = Place(id="genk", name="Genk", latitude=50.9650, longitude=5.5000)
HASSELT = Place(id="hasselt", name="Hasselt", latitude=50.9307, longitude=5.3378)
BRUSSELS = Place(id="brussel", name="Brussel", latitude=50.85, longitude=4.35)


def apart(one, other):
    records = (GENK, HASSELT, BRUSSELS, one, other)
    return distance_km(NetworkSnapshot(1, {record.id: record for record in records}), one, other)


def test_of_several_sites_the_nearest_counts_on_either_side():
    here = organisation("here", municipality="Genk")
    spread = organisation("spread", municipality="Brussel", other_sites=("Hasselt", "Nergens"))
    assert apart(here, spread) == pytest.approx(11.9861, abs=1e-4)
    assert apart(spread, here) == apart(here, spread)
    assert apart(here, organisation("away", municipality="Brussel")) > 70


def test_a_site_is_enough_where_the_seat_is_not_known():
    here = organisation("here", municipality="Genk")
    assert apart(here, organisation("only", municipality="Nergens", other_sites=("Genk",))) == 0
    assert apart(here, organisation("lost", other_sites=("Nergens",))) is UNKNOWN
