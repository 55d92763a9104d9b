"""What the table says: headings, order, widths, cells, and what becomes of what is typed in them."""

import pytest

from dashboard.cytoscape.layout_memory import LayoutMemory
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.scene import compose_scene
from dashboard.pages.network.table.editing import CellEdit, read_edits, write_edits
from dashboard.pages.network.table.fields import joint_heading, shared_fields
from dashboard.pages.network.table.rows import measured_in, score_cell
from dashboard.pages.network.table.showing import table_of
from dashboard.services import Services
from graph.analysis.intervals import Interval
from graph.commands.permissions import Role, User
from graph.model.registry import ACTOR_KINDS, kind_of
from graph.model.stakeholders import Stakeholder
from graph.model.themes import Theme
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, created, organisation, project, tie, write

RESEARCH = Theme(
    id="voc-1", scheme="organisation_kind", code="research_centre", name="onderzoekscentrum", name_en="research centre"
)
WATER = Theme(id="voc-2", scheme="company_kind", code="water_company", name="waterbedrijf")
POLICY = Theme(id="voc-3", scheme="theme", code="policy", name="beleid", name_en="policy")


def table(*records, language="nl", subject="nodes", editable=True):
    """Return the table of a network of these records."""
    store = MemoryStore()
    write(store, created(*records), "op")
    scene = compose_scene(store.snapshot(), NetworkView(everything=True, table=subject))
    return table_of(scene, measured_in(scene)[0], language, editable=editable)


def cells(found, record_id):
    return next(row["cells"] for row in found["rows"] if row["id"] == record_id)


def column(found, field):
    return next(column for column in found["columns"] if column["field"] == field)


@pytest.mark.parametrize(
    ("labels", "heading"),
    [
        (["Helix"], "Helix"),
        (["Soort organisatie", "Soort bedrijf", "Soort school"], "Soort organisatie / bedrijf / school"),
        (["Kind of organisation", "Kind of company"], "Kind of organisation / company"),
        (["Fase", "Status"], "Fase / Status"),
        (["Status", "Status van de band"], "Status / Status van de band"),
    ],
)
def test_a_heading_names_what_it_is_for_each_kind(labels, heading):
    assert joint_heading(labels) == heading


def test_a_shared_column_words_each_cell_by_the_vocabulary_of_its_own_kind():
    found = table(
        RESEARCH,
        WATER,
        company("c", organisation_kind="water_company"),
        organisation("o", organisation_kind="research_centre"),
    )
    assert column(found, "organisation_kind")["heading"] == "Soort organisatie / bedrijf"
    assert cells(found, "o")["organisation_kind"] == ["research_centre", "onderzoekscentrum"]
    assert cells(found, "c")["organisation_kind"] == ["water_company", "waterbedrijf"]
    offered = column(found, "organisation_kind")["edited"]
    assert found["choices"][offered["company"]["choices"]] == [["water_company", "waterbedrijf"]]
    assert found["choices"][offered["organisation"]["choices"]] == [["research_centre", "onderzoekscentrum"]]


def test_a_code_that_two_vocabularies_share_is_worded_by_that_of_the_kind():
    other = [
        Theme(id=f"v-{s}", scheme=s, code="other", name=n)
        for s, n in (("organisation_kind", "andere"), ("company_kind", "ander bedrijf"))
    ]
    found = table(*other, organisation("o", organisation_kind="other"), company("c", organisation_kind="other"))
    assert cells(found, "o")["organisation_kind"] == ["other", "andere"]
    assert cells(found, "c")["organisation_kind"] == ["other", "ander bedrijf"]


def test_zero_unknown_not_applicable_and_none_are_four_cells():
    found = table(
        Stakeholder(
            id="r", name="Rol", fte_total=0.0, fte_take_off_1=NOT_APPLICABLE, fte_take_off_2=1234.5 / 100, tasks=()
        )
    )
    shown = cells(found, "r")
    assert shown["fte_total"] == ["0", "0", 0.0]
    assert shown["fte_take_off_1"] == ["n.v.t.", "n.v.t."]
    assert shown["fte_take_off_2"] == ["12,345", "12,35", 12.345]  # edited in full, shown to two digits
    assert shown["tasks"] == ["[]", "geen"]
    assert "fte_take_off_3" not in shown  # unknown has no cell


def test_numbers_and_terms_are_in_the_language_of_the_reader():
    records = (POLICY, organisation("o", latitude=50.5, themes=("policy",), surveyed=True))
    assert cells(table(*records, language="nl"), "o")["latitude"] == ["50,5", "50,5", 50.5]
    english = cells(table(*records, language="en"), "o")
    assert english["latitude"] == ["50.5", "50.5", 50.5]
    assert english["themes"] == "policy"
    assert english["surveyed"] == ["ja", "yes"]


def test_in_english_a_node_goes_by_its_english_name_and_that_is_the_name_its_cell_edits():
    (row,) = table(organisation("o", "Haven", name_en="Port"), language="en")["rows"]
    assert row["cells"]["name"] == "Port"
    assert row["edits"] == {"name": "name_en"}
    (row,) = table(organisation("o", "Haven", name_en="Port"), language="nl")["rows"]
    assert row["cells"]["name"] == "Haven"
    assert "edits" not in row


@pytest.mark.parametrize(
    ("score", "cell"),
    [
        (0.0, ["", "0", 0.0]),
        (3.0, ["", "3", 3.0]),
        (Interval(4.8, 24.0), ["", "4,8 tot 24", 14.4]),
    ],
)
def test_a_score_is_shown_with_its_bounds_and_sorted_by_their_middle(score, cell):
    made = score_cell(score, "nl")
    assert made[:2] == cell[:2]
    assert made[2] == pytest.approx(cell[2])


def test_a_measure_explains_itself_over_what_it_was_computed_and_why_it_is_a_range():
    found = table(organisation("a"), organisation("b"), tie("a", "b"))
    meaning = column(found, "measure-strength")["meaning"]
    assert "Hoeveel samenwerking telt dit op" in meaning
    assert "2 punten en 1 banden" in meaning
    assert "sorteren gaat op het midden" in meaning
    assert "midden" not in column(found, "measure-degree")["meaning"]


def test_what_tells_most_stands_first_and_provenance_last():
    found = table(organisation("o", source="s", source_note="p. 3"), project("p"))
    fields = [column["field"] for column in found["columns"]]
    assert fields[:2] == ["name", "kind"]
    assert fields[-2:] == ["source", "source_note"]
    assert fields.index("measure-degree") < fields.index("description")
    ties = [
        column["field"]
        for column in table(organisation("a"), organisation("b"), tie("a", "b"), subject="ties")["columns"]
    ]
    assert ties[:3] == ["source_id", "type", "target_id"]


def test_a_field_that_few_of_the_rows_can_have_does_not_stand_in_front():
    many = [organisation(f"o{n}") for n in range(9)]
    fields = [column["field"] for column in table(*many, project("p"))["columns"]]
    assert fields.index("organisation_kind") < fields.index("helix") < fields.index("project_type")
    fields = [column["field"] for column in table(organisation("o"), project("p"))["columns"]]
    assert fields.index("project_type") < fields.index("helix")


def test_a_column_without_a_value_says_so_and_how_many_are_known_is_told():
    found = table(organisation("o", municipality="Genk"), organisation("p"), project("q"))
    assert column(found, "website")["empty"]
    assert "empty" not in column(found, "municipality")
    assert column(found, "municipality")["meaning"] == "Bekend bij 1 van 3."
    assert column(found, "helix")["meaning"] == "Bekend bij 0 van 2."  # a project has none


def test_every_heading_fits_its_column_in_two_lines():
    for language in ("nl", "en"):
        for kind in (*ACTOR_KINDS, "tie"):
            for shared in shared_fields({kind}):
                heading = shared.heading(language)
                wide = column_width(shared.name, heading)
                assert max(len(word) for word in heading.split()) * 6.3 + 24 <= wide, heading
                assert len(heading) * 6.3 / 2 + 24 <= wide or wide == 260, heading


def column_width(field, heading):
    from dashboard.pages.network.table.columns import _column

    return _column(field, heading, [])["width"]


def test_a_viewer_gets_no_editors():
    found = table(organisation("o"), editable=False)
    assert not found["editable"]
    assert found["choices"] == {}


def test_a_tie_is_offered_types_with_the_kinds_of_their_ends_and_names_with_their_kind():
    found = table(company("c", "Firma"), organisation("o"), tie("c", "o"), subject="ties")
    assert cells(found, "c-o")["source_id"] == ["c", "Firma", None, "company"]
    (row,) = found["rows"]
    assert row["ends"] == ["company", "organisation"]
    types = {choice[0]: choice[2:] for choice in found["choices"]["tie.type"]}
    mentors = next(t for t in kind_of("tie").field("type").choices if t.code == "MENTORS")
    assert mentors.label.nl == "is mentorbedrijf van"
    assert types["MENTORS"][1] == ("school",)
    assert found["choices"]["tie.strength"] == [[str(n), str(n)] for n in range(1, 6)]


# ---- what is typed ----


@pytest.fixture
def services(tmp_path):
    store = MemoryStore()
    write(store, organisation("o", "Naam", municipality="Genk", latitude=50.5), "op", actor="bo")
    layouts: LayoutMemory = SqliteLayouts()
    return Services(store, lambda: User("an", Role.EDITOR), layouts)


def edit(field, seen, text, op="cell-1", record_id="o"):
    return CellEdit(op, record_id, field, seen, text)


def test_an_edit_is_written_and_sent_twice_it_is_done_once(services):
    once = edit("municipality", "Genk", "Bree")
    assert write_edits(services, [once, once], "nl") == [{"op": "cell-1"}, {"op": "cell-1"}]
    assert services.snapshot().get("o").municipality == "Bree"
    assert services.revision() == 2


def test_a_number_is_read_as_the_reader_writes_it(services):
    assert write_edits(services, [edit("latitude", "50,5", "51,25")], "nl") == [{"op": "cell-1"}]
    assert services.snapshot().get("o").latitude == 51.25
    assert write_edits(services, [edit("latitude", "51.25", "", "cell-2")], "en") == [{"op": "cell-2"}]
    assert services.snapshot().get("o").latitude is UNKNOWN


def test_an_edit_is_merged_with_what_others_changed_elsewhere_in_the_record(services):
    write_edits(services, [edit("municipality", "Genk", "Bree")], "nl")
    write_edits(services, [edit("latitude", "50,5", "51", "cell-2")], "nl")  # drawn before the first edit
    stored = services.snapshot().get("o")
    assert (stored.municipality, stored.latitude) == ("Bree", 51.0)


def test_an_edit_of_what_someone_else_changed_meanwhile_tells_both_values_who_and_when(services):
    write_edits(services, [edit("municipality", "Genk", "Bree")], "nl")
    (answer,) = write_edits(services, [edit("municipality", "Genk", "Peer", "cell-2")], "nl")
    assert answer["title"] == "Iemand anders wijzigde dit intussen"
    assert answer["lines"][0] == "Jij: Peer"
    assert answer["lines"][1].startswith("an, ")
    assert answer["lines"][1].endswith(": Bree")
    assert answer["theirs"] == "Bree"
    assert services.snapshot().get("o").municipality == "Bree"
    assert write_edits(services, [edit("municipality", answer["theirs"], "Peer", "cell-3")], "nl") == [{"op": "cell-3"}]
    assert services.snapshot().get("o").municipality == "Peer"


def test_what_others_made_unknown_or_not_applicable_is_told_as_such(services):
    write_edits(services, [edit("municipality", "Genk", "n.v.t.")], "nl")
    (answer,) = write_edits(services, [edit("municipality", "Genk", "Peer", "cell-2")], "nl")
    assert answer["lines"][1].endswith(": niet van toepassing")
    assert answer["theirs"] == "n.v.t."


@pytest.mark.parametrize(
    ("field", "seen", "text", "told"),
    [
        ("latitude", "50,5", "duizend", "duizend is geen getal"),
        ("latitude", "50,5", "95", "buiten de grenzen van Breedtegraad"),
        ("name", "Naam", "", "Naam is verplicht"),
        ("helix", "", "nergens", "nergens staat niet in de lijst van Helix"),
        ("municipality", "Genk", "a\x00b", "onzichtbaar stuurteken"),
        ("municipality", "Genk", "\ud800", "onzichtbaar stuurteken"),
        ("municipality", "Genk", "x" * 2001, "te lang"),
        ("technologies", "", "robots", "hoort niet bij: Organisatie"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_value_rule_and_way_out(services, field, seen, text, told):
    (answer,) = write_edits(services, [edit(field, seen, text)], "nl")
    assert answer["title"] == "Niet bewaard"
    assert told in " ".join(answer["lines"])
    assert services.revision() == 1


def test_a_record_that_is_gone_is_told(services):
    (answer,) = write_edits(services, [edit("name", "X", "Y", record_id="weg")], "nl")
    assert "weg" in " ".join(answer["lines"])


def test_several_edits_are_answered_each_by_itself(services):
    answers = write_edits(
        services, [edit("latitude", "50,5", "x"), edit("municipality", "Genk", "Bree", "cell-2")], "nl"
    )
    assert [set(answer) for answer in answers] == [{"op", "title", "lines"}, {"op"}]
    assert services.snapshot().get("o").municipality == "Bree"


@pytest.mark.parametrize(
    "event",
    [
        None,
        {},
        {"edits": None},
        {"edits": "x"},
        {"edits": [1, {}, {"op": 1, "id": "o", "field": "name", "seen": "", "text": ""}]},
    ],
)
def test_what_is_no_edit_is_left_out(event):
    assert read_edits(event) == ()


def test_a_stored_text_that_the_editor_would_write_otherwise_is_no_clash(services):
    write(services.store, organisation("odd", "Vreemd", municipality="  Genk "), "op-2")
    assert write_edits(services, [edit("municipality", "  Genk ", "Bree", record_id="odd")], "nl") == [{"op": "cell-1"}]
    assert services.snapshot().get("odd").municipality == "Bree"
