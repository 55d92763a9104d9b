"""Names on the canvas, worked out by hand for lines of at most 22 signs."""

import pytest

from dashboard.cytoscape.labels import LONGEST_LINE, SIGN_WIDTH, label_width, short_label
from tests.support.region import region


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Voka", "Voka"),
        ("", ""),
        ("Ondernemersplatform Limburg", "Ondernemersplatform\nLimburg"),
        # the end tells the chambers apart
        ("Voka - Kamer van Koophandel West-Vlaanderen", "Voka - Kamer van…\nWest-Vlaanderen"),
        ("Take-off 1: Education of tomorrow", "Take-off 1: Education\nof tomorrow"),
        ("Intersectoraalarbeidsmobiliteitscentrum", "Intersectoraalarbeids…"),
    ],
)
def test_a_long_name_takes_two_lines_and_loses_its_middle(name, short):
    assert short_label(name) == short


def test_no_name_of_the_region_is_wider_than_two_lines():
    names = [str(node.name) for node in region().nodes.values()]
    lines = [short_label(name).split("\n") for name in names]
    assert max(map(len, lines)) == 2
    assert max(len(line) for name in lines for line in name) <= LONGEST_LINE
    assert label_width("Ondernemersplatform Limburg") == len("Ondernemersplatform") * SIGN_WIDTH
