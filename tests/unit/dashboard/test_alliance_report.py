"""The report: the numbers of the screen, on paper and in the workbook."""

import io

import pytest
from openpyxl import load_workbook

from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.dossier.head import dossier_head
from dashboard.pages.alliances.drawing import dossier_page
from dashboard.pages.alliances.report.content import SETTINGS, report_of
from dashboard.pages.alliances.report.download import sheets_of
from dashboard.pages.alliances.report.table import ReportTable, sheet_of, words_of
from dashboard.pages.alliances.report.view import report_page
from graph.analysis.alliances.scores import condition_profile, net_values
from graph.analysis.intervals import Interval, exactly
from graph.analysis.settings import DEFAULTS
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Candidate, Contribution, ValueItem, Weighting
from graph.model.follow_up import Agreement, Task
from tests.support.alliance_desk import AllianceDesk
from tests.support.builders import organisation, tie
from tests.support.components import links_in


@pytest.fixture
def desk():
    return AllianceDesk(
        tie("a", "lab", "PARTNER_OF", valid_from="2026-03-01"),
        tie("i", "lab", "PARTNER_OF", valid_from="2026-03-01"),
        tie("a", "lab", "SIGNED_INTENT", id="s", valid_from="2026-02-01"),
        *(Candidate(id=f"can-{one}", subject_id="lab", party_id=one, state="talk") for one in "abc"),
        ConditionAnswer(id="q", subject_id="lab", question="A1", value=3, answered_by="An", on="2026-01-01"),
        ValueItem(id="v", subject_id="lab", party_id="a", side="benefit", title="x", weight=1.0, level=3),
        ValueItem(id="w", subject_id="lab", party_id="a", side="cost", title="y", weight=1.0),
        Contribution(id="k", subject_id="lab", party_id="a", type="money", title="z", amount=500.0, unit="euro"),
        Agreement(id="g", subject_id="lab", title="=SOM(A1)", signed_on="2026-03-01", party_ids=("a", "i")),
        Task(id="t1", subject_id="lab", title="Verzekeren", owner="An", due_on="2026-11-01"),
        Task(id="t2", subject_id="lab", title="Gedaan werk", state="done"),
        ambition="Samen leren met robots",
        phase="shape",
    )


def part(desk, name, language="nl"):
    return next(table for table in report_of(desk.opened(language)).tables if table.id == name)


def test_the_head_of_a_dossier_leads_to_its_report(desk):
    opened = desk.opened(step="agreement")
    assert "/allianties?dossier=lab&stap=agreement&verslag=1" in links_in(dossier_head(opened))


def test_the_report_takes_the_place_of_the_step_and_of_the_gate(desk):
    view = AllianceView(dossier="lab", step="fit", is_report=True)  # a step without a view of its own as well
    head, content, gate = dossier_page(desk.services, view, "nl")
    assert (len(head), len(content), gate) == (1, 1, [])


def test_the_report_tells_ambition_parties_tasks_date_and_revision(desk):
    told = desk.words(report_page)
    for words in (
        "Samen leren met robots",
        "1 feb 2026",
        "woensdag 25 november 2026 · revisie 1",
        "Verzekeren",
        "te laat",
    ):
        assert words in told
    assert "Gedaan werk" not in told
    assert "Wednesday 25 November 2026 · revision 1" in desk.words(report_page, "en")


def test_the_ranking_is_that_of_the_dossier(desk):
    opened = desk.opened()
    everyone = [*opened.ranked.ranked, *opened.ranked.too_little_known]
    assert len(everyone) == 3
    rows = part(desk, "ranking").rows
    assert [(row[1], row[2], row[3]) for row in rows] == [
        (opened.name(fit.candidate_id), fit.total, fit.total.middle) for fit in everyone
    ]
    assert [row[0] for row in rows] == [
        *(str(place) for place in range(1, len(opened.ranked.ranked) + 1)),
        *("–" for _ in opened.ranked.too_little_known),
    ]


def test_conditions_and_value_are_those_of_the_dossier(desk):
    found = desk.opened().found
    scores = condition_profile(found).profile.scores
    assert [row[1] for row in part(desk, "conditions").rows] == list(scores.values())
    # 3/16 known, 12/16 open (methods 1.3); 3/4 less anything from 0 to 1 (methods 1.4)
    assert part(desk, "conditions").rows[0][1] == Interval(3 / 16, 15 / 16)
    assert part(desk, "value").rows[0][1:4] == (exactly(0.75), Interval(0.0, 1.0), Interval(-0.25, 0.75))
    assert part(desk, "value").rows[0][3] == net_values(found)["a"].net
    assert part(desk, "value").rows[1] == ("Initiatief", "onbekend", "onbekend", "onbekend", "geen genoteerd")


def test_every_setting_of_its_parts_is_told_with_the_value_that_was_chosen(desk):
    names = [row[-1] for row in report_of(desk.opened()).settings[1:]]
    assert names == [name for name, value in DEFAULTS.as_json(*SETTINGS).items() if value is not None]
    chosen = Weighting(id="x", subject_id="lab", values='{"fit.weights.A": 0.5}')
    other = AllianceDesk(chosen)
    [row] = [row for row in report_of(other.opened()).settings if row[-1] == "fit.weights.A"]
    assert row[1] == "0,5"


def test_tried_weights_are_those_of_the_report(desk):
    tried = report_of(desk.opened(weights={"A": 40.0}))
    assert [row[1] for row in tried.settings if row[-1] == "fit.weights.A"] == ["0,4"]


def test_the_workbook_holds_the_same_numbers_as_numbers(desk):
    report = report_of(desk.opened())
    book = load_workbook(io.BytesIO(desk.services.export_rows(sheets_of(report, "nl"))))
    assert book.sheetnames[0] == "Verslag"
    rows = list(book["Rangorde van kandidaten"].values)
    assert rows[0][2:5] == ("Fit, 0 tot 1, laagste", "Fit, 0 tot 1, hoogste", "Midden")
    fits = [*desk.opened().ranked.ranked, *desk.opened().ranked.too_little_known]
    assert [row[2:5] for row in rows[1:]] == [
        pytest.approx((one.total.low, one.total.high, one.total.middle)) for one in fits
    ]
    assert len(list(book["Instellingen"].values)) == len(report.settings)


def test_no_cell_of_the_workbook_is_a_formula(desk):
    book = load_workbook(io.BytesIO(desk.services.export_rows(sheets_of(report_of(desk.opened()), "nl"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "'=SOM(A1)" in [cell.value for cell in cells]


def test_bounds_and_numbers_read_as_on_screen():
    assert words_of(Interval(0.25, 0.5), "nl") == "0,25 tot 0,5"
    assert words_of(exactly(0.5), "en") == "0.5"
    assert words_of("woord", "nl") == "woord"


def test_a_column_of_bounds_in_which_something_is_unknown_keeps_its_place():
    table = ReportTable("x", "X", ("a", "b"), (("woord", Interval(0.0, 1.0)), ("ander", "onbekend")), "")
    assert sheet_of(table, "nl") == [
        ["a", "b, laagste", "b, hoogste"], ["woord", 0.0, 1.0], ["ander", "onbekend", ""]
    ]  # fmt: skip


def test_an_empty_dossier_has_a_report_as_well():
    told = AllianceDesk().words(report_page)
    for words in (
        "Nog geen kandidaten.",
        "Nog geen partijen.",
        "De ambitie is nog niet opgeschreven.",
        "Geen open taken.",
    ):
        assert words in told


def test_many_candidates_leave_the_page_one_page():
    many = [Candidate(id=f"can-{n}", subject_id="lab", party_id=f"p{n}", state="listed") for n in range(12)]
    desk = AllianceDesk(*(organisation(f"p{n}") for n in range(12)), *many)
    assert "En nog 2: zie het werkblad." in desk.words(report_page)
    assert len(part(desk, "ranking").rows) == 12
