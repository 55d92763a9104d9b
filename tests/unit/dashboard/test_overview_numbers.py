"""Numbers of the region are counted in the CSV files of loaders/region, apart from the program."""

import pytest

from dashboard.pages.overview.numbers import HELIXES, kind_counts, layer_counts, n_placeless, theme_rows
from graph.model.organisations import Company, Organisation
from graph.model.projects import Project
from graph.model.records import Record
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import UNKNOWN
from tests.support.region import region


def network(*records: Record) -> NetworkSnapshot:
    return NetworkSnapshot(1, {record.id: record for record in records})


def organisation(name: str, helix: object, themes: object) -> Organisation:
    return Organisation(id=name, name=name, helix=helix, themes=themes)


def test_the_region_has_the_nodes_that_its_files_have() -> None:
    # data rows of organisations, companies, schools, projects, roles, crossovers and alliances.csv
    assert kind_counts(region()) == (
        ("organisation", 180),
        ("company", 75),
        ("school", 34),
        ("project", 80),
        ("stakeholder", 78),
        ("crossover", 34),
        ("alliance", 6),
    )


def test_the_ties_of_the_region_lie_in_the_layers_of_their_types() -> None:
    # relations.csv: rows per type, summed by layer; established = status empty, stated, signed,
    # linked, finished or closed. Written out for intent: 12 signed; 25 possible, 8 intended,
    # 2 target group, 1 idea.
    counted = {
        count.layer.id: (count.n_established, count.n_possible, count.n_unknown) for count in layer_counts(region())
    }
    assert counted["intent"] == (12, 36, 0)
    assert counted["information"] == (26, 25, 0)
    assert counted["crossovers"] == (94, 76, 0)
    assert counted["funding"] == (18, 2, 0)
    assert counted["mentoring"] == (12, 0, 0)
    assert counted["trust"] == (0, 0, 0)


def test_the_layers_together_hold_every_tie_of_the_region() -> None:
    assert sum(count.n_ties for count in layer_counts(region())) == 1116


def test_the_layer_with_the_most_ties_comes_first() -> None:
    assert [count.layer.id for count in layer_counts(region())][:3] == ["projects", "roles", "crossovers"]


def test_a_tie_without_status_is_neither_established_nor_possible() -> None:
    tie = Tie(id="t", source_id="a", target_id="p", type="PARTNER_IN", status=UNKNOWN)
    snapshot = network(organisation("a", UNKNOWN, UNKNOWN), Project(id="p", name="p"), tie)
    projects = layer_counts(snapshot)[0]
    assert (projects.n_established, projects.n_possible, projects.n_unknown) == (0, 0, 1)


@pytest.mark.parametrize(
    ("theme", "total", "per_helix"),
    # organisations, companies and schools.csv: rows that name the theme, by helix
    [
        ("stem-education", 105, [3, 56, 42, 0, 4]),
        ("school-company-collaboration", 93, [1, 51, 39, 1, 1]),
        ("labour-market", 58, [6, 44, 5, 2, 1]),
        ("soft-skills", 15, [1, 1, 4, 1, 8]),
        ("circular-economy", 6, [0, 3, 0, 0, 3]),
    ],
)
def test_organisations_are_counted_per_theme_and_helix(theme: str, total: int, per_helix: list[int]) -> None:
    row = next(row for row in theme_rows(region()) if row.theme == theme)
    assert (row.n_organisations, [cell.n_known for cell in row.cells]) == (total, per_helix)


def test_the_theme_of_most_organisations_comes_first_and_equals_by_code() -> None:
    assert [row.theme for row in theme_rows(region())][:6] == [
        "stem-education",
        "school-company-collaboration",
        "labour-market",
        "integrated-stem",
        "education-of-tomorrow",
        "research",
    ]


def test_the_region_knows_the_themes_and_helix_of_everyone_so_zero_is_zero() -> None:
    # no empty cell in the columns themes and helix of the three files
    assert not any(cell.is_unknown for row in theme_rows(region()) for cell in row.cells)


def test_nobody_known_where_someone_may_be_is_unknown_and_not_zero() -> None:
    snapshot = network(
        organisation("a", "research", ("care",)),
        organisation("b", "education", UNKNOWN),
    )
    row = theme_rows(snapshot)[0]
    unknown = {cell.helix for cell in row.cells if cell.is_unknown}
    assert unknown == {"education"}


def test_someone_of_unknown_helix_may_be_in_any_cell_of_the_theme() -> None:
    snapshot = network(organisation("a", "research", ("care",)), organisation("b", UNKNOWN, ("care",)))
    row = theme_rows(snapshot)[0]
    assert row.n_organisations == 2
    assert {cell.helix for cell in row.cells if cell.is_unknown} == set(HELIXES) - {"research"}


def test_who_is_known_in_neither_way_is_told_apart_instead_of_blurring_every_cell() -> None:
    snapshot = network(organisation("a", "research", ("care",)), organisation("b", UNKNOWN, UNKNOWN))
    assert not any(cell.is_unknown for cell in theme_rows(snapshot)[0].cells)
    assert n_placeless(snapshot) == 1
    assert n_placeless(region()) == 0


def test_an_empty_list_of_themes_is_known_and_counts_nowhere() -> None:
    snapshot = network(organisation("a", "research", ("care",)), organisation("b", "education", ()))
    assert not any(cell.is_unknown for cell in theme_rows(snapshot)[0].cells)


def test_companies_count_as_organisations_and_projects_do_not() -> None:
    snapshot = network(
        Company(id="c", name="c", helix="business", themes=("care",)), Project(id="p", name="p", themes=("care",))
    )
    assert [row.n_organisations for row in theme_rows(snapshot)] == [1]


def test_the_colour_deepens_with_the_count_and_nobody_has_none() -> None:
    # most = 16: 1 is 1/16 = (1/4)², 4 is (2/4)², 9 is (3/4)²
    crowd = [
        *(organisation(f"a{n}", "business", ("x",)) for n in range(16)),
        *(organisation(f"b{n}", "education", ("x",)) for n in range(9)),
        *(organisation(f"c{n}", "research", ("x",)) for n in range(4)),
        organisation("d", "government", ("x",)),
    ]
    steps = {cell.helix: cell.step for cell in theme_rows(network(*crowd))[0].cells}
    assert steps == {"business": 4, "education": 3, "research": 2, "government": 1, "civil_society": 0}


def test_an_empty_network_has_no_kinds_no_themes_and_empty_layers() -> None:
    assert kind_counts(EMPTY) == ()
    assert theme_rows(EMPTY) == ()
    assert all(count.n_ties == 0 for count in layer_counts(EMPTY))
