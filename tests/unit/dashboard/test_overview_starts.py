"""Numbers of the region are counted in the CSV files of loaders/region, apart from the program."""

from dashboard.pages.overview.address import OverviewView
from dashboard.pages.overview.attention import Trouble, attention, gaps, open_roles, to_approach, without_mentor
from dashboard.pages.overview.attention_view import attention_list
from dashboard.pages.overview.starts import project_start, role_start, school_start
from graph.model.organisations import Company, Organisation, School
from graph.model.places import Place
from graph.model.projects import Project
from graph.model.records import Record
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.stakeholders import Stakeholder
from graph.model.ties import Tie
from tests.support.region import region


def network(*records: Record) -> NetworkSnapshot:
    return NetworkSnapshot(1, {record.id: record for record in records})


def test_exploring_starts_at_the_project_with_the_most_possible_parties() -> None:
    # relations.csv, rows that tie an organisation, company or school to prj-take-off-1: 13 organisations and
    # 13 companies, of which 17 by statuses like "to be approached" alone; the next is prj-makers-safari with 15
    start = project_start(region())
    assert start is not None
    assert start.project_id == "prj-take-off-1"
    assert start.n_by_kind == (("organisation", 13), ("company", 13))
    assert (start.n_parties, start.n_established, start.n_possible) == (26, 9, 17)


def test_a_party_with_one_established_tie_is_not_merely_possible() -> None:
    snapshot = network(
        Organisation(id="a", name="a"),
        Project(id="p", name="p"),
        Tie(id="t1", source_id="a", target_id="p", type="POTENTIAL_PARTNER_IN", status="possible"),
        Tie(id="t2", source_id="a", target_id="p", type="PARTNER_IN", status="signed"),
    )
    start = project_start(snapshot)
    assert start is not None
    assert (start.n_established, start.n_possible, start.n_unknown) == (1, 0, 0)


def test_roles_that_nobody_fills_yet_are_open() -> None:
    # roles.csv, column vacant: 65 no, 7 foreseen, 5 yes, 1 invited, none empty
    start = role_start(region())
    assert (start.n_roles, start.n_filled, len(start.open_ids), start.n_unknown) == (78, 65, 13, 0)


def test_a_role_of_which_nothing_is_recorded_is_neither_open_nor_filled() -> None:
    start = role_start(network(Stakeholder(id="r", name="r")))
    assert (start.n_filled, start.open_ids, start.n_unknown) == (0, (), 1)


def test_schools_with_a_mentor_company_are_told_from_those_without() -> None:
    # relations.csv: 8 MENTORS rows, each to another of the 34 schools
    start = school_start(region())
    assert (start.n_schools, len(start.mentored_ids), len(start.unpaired_ids)) == (34, 8, 26)


def test_every_open_role_asks_for_attention_with_who_may_provide_it() -> None:
    # relations.csv: VDAB, T2-campus and Syntra are CANDIDATE_EMPLOYER_OF rol-innovathor-energie
    found = {item.subject_id: item for item in open_roles(region())}
    assert len(found) == 13
    assert set(found["rol-innovathor-energie"].others) == {"org-vdab", "org-t2-campus", "org-syntra-limburg"}


def test_every_tie_to_be_approached_asks_for_attention_once() -> None:
    # relations.csv, column status: 14 rows "to be approached"
    found = [item.subject_id for item in to_approach(region())]
    assert len(found) == len(set(found)) == 14


def test_a_school_without_mentor_is_told_with_the_companies_within_twenty_kilometres() -> None:
    # One degree of latitude is 111 km: 0.1° is 11 km, 1° is too far.
    snapshot = network(
        Place(id="genk", name="Genk", latitude=50.96, longitude=5.5),
        School(id="s", name="s", municipality="Genk"),
        Company(id="near", name="near", latitude=51.06, longitude=5.5),
        Company(id="far", name="far", latitude=51.96, longitude=5.5),
        Company(id="nowhere", name="nowhere"),
    )
    (item,) = without_mentor(snapshot)
    assert (item.others, item.count) == (("near",), 1)


def test_a_school_that_lies_nowhere_known_has_an_unknown_number_of_companies_near() -> None:
    (item,) = without_mentor(network(School(id="s", name="s")))
    assert item.count is None


def test_a_theme_without_anyone_of_a_helix_is_a_gap() -> None:
    # the rows of the eight most shared themes hold twelve zeros; see the counts in test_overview_numbers
    found = {(item.subject_id, item.helix) for item in gaps(region())}
    assert len(found) == 12
    assert ("stem-education", "research") in found


def test_a_cell_that_may_hold_someone_is_no_gap() -> None:
    snapshot = network(
        Organisation(id="a", name="a", helix="research", themes=("care",)),
        Organisation(id="b", name="b", helix="education"),
    )
    assert {item.helix for item in gaps(snapshot)} == {"government", "business", "civil_society"}


def test_a_gap_tells_of_how_many_too_little_is_known() -> None:
    snapshot = network(
        Organisation(id="a", name="a", helix="research", themes=("care",)),
        Organisation(id="b", name="b"),
    )
    assert {item.n_unknown for item in gaps(snapshot)} == {1}
    (row,) = (item for item in attention(snapshot) if item.helix == "business")
    shown = str(attention_list(snapshot, [row], OverviewView(), "nl"))
    assert "1 organisatie werkt er wel aan; van 1 is het onbekend" in shown


def test_kinds_of_trouble_take_turns_so_that_none_crowds_out_the_others() -> None:
    assert [item.trouble for item in attention(region())][:4] == list(Trouble)
    assert len(attention(region())) == 13 + 14 + 26 + 12


def test_nothing_asks_for_attention_in_an_empty_network() -> None:
    assert attention(EMPTY) == ()
    assert project_start(EMPTY) is None
