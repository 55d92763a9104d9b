"""What an import plans: new, changed, unchanged, conflict, refused, duplicate. Expected values by hand."""

from collections import Counter

import pytest

from graph.changes import apply_to
from graph.commands.bus import run
from graph.commands.editing import EditRecord
from graph.commands.permissions import Role, User
from graph.model.errors import AccessDenied
from graph.model.snapshot import EMPTY
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from graph.stores.memory_store import MemoryStore
from loaders.edits import FEW
from loaders.mapping import ColumnMapping, Empty, Mapping, MissingEnd, Repeat, TableMapping
from loaders.plan import FieldChange, Outcome
from loaders.problems import Severity
from loaders.service import apply_plan, plan_for_store, plan_import
from tests.unit.loaders.files import counts, outcomes, plan, rules, source

EDITOR = User("els", Role.EDITOR)
PARTNERS = "id;naam;gemeente;land\norg-a;Agoria;Brussel;BE\norg-b;Buso;Genk;\n"


def after(made, snapshot=EMPTY):
    return apply_to(snapshot, made.change_set, snapshot.revision + 1)


def stored(text=PARTNERS, name="organisaties.csv"):
    return after(plan(source(name, text)))


def told(made):
    return [(p.rule, p.row, p.column, p.value, p.expected) for p in made.problems]


def test_rows_of_an_empty_store_are_new_and_name_their_place():
    made = plan(source("organisaties.csv", PARTNERS))
    assert [(r.file, r.row, r.kind, r.record_id, r.outcome) for r in made.rows] == [
        ("organisaties.csv", 2, "organisation", "org-a", Outcome.NEW),
        ("organisaties.csv", 3, "organisation", "org-b", Outcome.NEW),
    ]


def test_a_changed_field_is_told_with_old_and_new_and_the_rest_is_unchanged():
    changed = PARTNERS.replace("Genk", "Hasselt")
    made = plan(source("organisaties.csv", changed), snapshot=stored())
    assert outcomes(made) == [(2, Outcome.UNCHANGED), (3, Outcome.CHANGED)]
    assert made.rows[1].changes == (FieldChange("municipality", "Genk", "Hasselt"),)
    assert [(c.record_id, c.fields) for c in made.change_set] == [("org-b", ("municipality",))]


def test_an_empty_cell_never_wipes_a_stored_value():
    made = plan(source("organisaties.csv", "id;naam;gemeente;land\norg-a;Agoria;;\n"), snapshot=stored())
    assert outcomes(made) == [(2, Outcome.UNCHANGED)]


def test_an_empty_cell_wipes_where_the_mapping_says_so():
    columns = (
        ColumnMapping("id", "id"),
        ColumnMapping("naam", "name"),
        ColumnMapping("gemeente", "municipality", empty=Empty.ERASE),
        ColumnMapping("land", "country", empty=Empty.NOT_APPLICABLE),
    )
    mapping = Mapping((TableMapping("organisaties", "organisation", columns),))
    made = plan_import([source("organisaties.csv", "id;naam;gemeente;land\norg-a;Agoria;;\n")], stored(), mapping)
    (change,) = made.change_set
    assert (change.after.municipality, change.after.country) == (UNKNOWN, NOT_APPLICABLE)


def test_zero_unknown_and_not_applicable_stay_apart():
    text = "id;naam;breedtegraad\na;A;0\nb;B;\nc;C;onbekend\nd;D;n.v.t.\n"
    made = plan(source("organisaties.csv", text))
    assert [change.record.latitude for change in made.change_set] == [0.0, UNKNOWN, UNKNOWN, NOT_APPLICABLE]


def test_the_same_row_twice_counts_once_and_is_told():
    made = plan(source("organisaties.csv", PARTNERS + "org-a;Agoria;Brussel;BE\n"))
    assert counts(made) == {"organisation": {"new": 2, "duplicate": 1}}
    assert told(made) == [("duplicate_row", 4, "", "org-a", "2")]


def test_different_rows_with_one_id_are_all_refused_with_each_other_row():
    made = plan(source("organisaties.csv", PARTNERS + "org-a;Anders;Brussel;BE\n"))
    assert counts(made) == {"organisation": {"new": 1, "refused": 2}}
    assert told(made) == [("duplicate_id", 2, "", "org-a", "4"), ("duplicate_id", 4, "", "org-a", "2")]


def test_rows_that_may_be_merged_fill_each_other_and_what_most_say_wins():
    columns = tuple(
        ColumnMapping(h, t) for h, t in (("naam", "name"), ("gemeente", "municipality"), ("site", "website"))
    )
    mapping = Mapping((TableMapping("lijst", "organisation", columns, repeats=Repeat.MERGE),))
    text = "naam;gemeente;site\nA;Hasselt;\nA;Genk;https://a.example\nA;;\nA;Genk;\n"
    made = plan_import([source("lijst.csv", text)], EMPTY, mapping)
    (change,) = made.change_set
    assert (change.after.municipality, change.after.website) == ("Genk", "https://a.example")
    assert told(made) == [("repeated_value_differs", 2, "gemeente", "Hasselt", "Genk")]


def test_merged_rows_keep_all_their_further_columns_and_their_order_makes_no_difference():
    people = ["An;Aerts;Agoria;x;C", "Bo;Bos;Agoria;y;A", "Cas;Cox;Agoria;y;"]
    for rows in (people, people[::-1]):
        made = plan(source("groep.csv", "Voornaam;Naam;Affiliatie;Website;Rol\n" + "\n".join(rows)))
        (change,) = made.change_set
        assert (change.record.website, change.record.attributes) == ("y", (("Rol", "A | C"),))


def test_a_tie_to_an_unknown_end_makes_the_node_and_says_so():
    made = plan(
        source("organisaties.csv", PARTNERS), source("relaties.csv", "van;naar;relatie\norg-a;Nieuw huis;adviseert\n")
    )
    assert counts(made) == {"organisation": {"new": 3}, "tie": {"new": 1}}
    assert told(made) == [("created_missing_end", 2, "naar", "Nieuw huis", "organisation")]
    node = next(change.record for change in made.change_set if change.record.id == "org-nieuw-huis")
    assert node.attributes == (("created_for_tie", "relaties.csv"),)


def test_an_unknown_end_is_made_as_what_the_type_of_the_tie_joins():
    # participations in CORDIS: numbers of projects and of organisations
    columns = (ColumnMapping("pic", "source_id"), ColumnMapping("rcn", "target_id"))
    mapping = Mapping((TableMapping("h2020", "tie", columns, constants=(("type", "PARTNER_IN"),)),))
    made = plan_import([source("h2020.csv", "rcn,pic\n203391,946949309\n")], EMPTY, mapping)
    assert made.is_complete
    assert [(c.kind, c.record_id) for c in made.change_set if c.kind != "tie"] == [
        ("organisation", "946949309"),
        ("project", "203391"),
    ]


@pytest.mark.parametrize(
    "rows", [["Nieuw;org-a;kent", "org-a;Nieuw;PARTNER_IN"], ["org-a;nieuw;PARTNER_IN", "Nieuw;org-a;kent"]]
)
def test_all_ties_of_an_unknown_end_decide_together_what_it_is_whatever_their_order(rows):
    made = plan(source("relaties.csv", "\n".join(["van;naar;relatie", *rows])), snapshot=stored())
    assert made.is_complete
    assert [(c.kind, c.record_id, c.record.name) for c in made.change_set if c.kind != "tie"] == [
        ("project", "Nieuw", "Nieuw")
    ]


def test_an_unknown_end_is_made_as_what_the_mapping_says_of_that_end_even_in_a_sentence_the_other_way_round():
    columns = (ColumnMapping("a", "source_id"), ColumnMapping("b", "target_id"), ColumnMapping("r", "type"))
    mapping = Mapping((TableMapping("x", "tie", columns, source_kind="school", target_kind="company"),))
    made = plan_import([source("x.csv", "a;b;r\nDe Kreek;Agfa;heeft als mentorbedrijf\n")], EMPTY, mapping)
    assert [(c.kind, c.record.name) for c in made.change_set if c.kind != "tie"] == [
        ("company", "Agfa"),
        ("school", "De Kreek"),
    ]


def test_a_tie_to_an_unknown_end_is_refused_where_the_mapping_says_so():
    columns = (ColumnMapping("van", "source_id"), ColumnMapping("naar", "target_id"))
    mapping = Mapping((TableMapping("relaties", "tie", columns, missing_end=MissingEnd.REFUSE),))
    made = plan_import([source("relaties.csv", "van;naar\norg-a;org-x\n")], stored(), mapping)
    assert [p.rule for p in made.errors] == ["link_target"]


def test_a_tie_to_a_refused_row_is_refused_and_its_end_is_not_made_anew():
    text = "id;naam;breedtegraad\norg-a;A;1\norg-b;B;999\norg-c;C;x\norg-d;D;2\norg-e;E;3\n"
    links = "van;naar\norg-a;org-b\norg-a;org-c\norg-a;org-d\n"
    made = plan(source("organisaties.csv", text), source("relaties.csv", links))
    assert [(p.rule, p.file, p.row) for p in made.errors] == [
        ("number", "organisaties.csv", 4),
        ("link_refused", "relaties.csv", 3),
        ("range", "organisaties.csv", 3),
        ("link_refused", "relaties.csv", 2),
    ]
    assert counts(made) == {"organisation": {"new": 3, "refused": 2}, "tie": {"new": 1, "refused": 2}}


def test_ends_are_found_by_name_without_regard_to_case():
    made = plan(source("relaties.csv", "van;naar\nagoria;BUSO\n"), snapshot=stored())
    (change,) = made.change_set
    assert change.record.ends == ("org-a", "org-b")


def test_a_name_that_two_nodes_have_is_refused_with_both_ids():
    snapshot = stored("id;naam\norg-1;Atheneum\norg-2;Atheneum\norg-3;Ander\n")
    made = plan(source("relaties.csv", "van;naar\nAnder;Atheneum\n"), snapshot=snapshot)
    assert told(made)[-1] == ("ambiguous_link", 2, "naar", "Atheneum", "org-1, org-2")


def test_a_tie_from_a_node_to_itself_is_refused():
    made = plan(source("relaties.csv", "van;naar\norg-a;org-a\n"), snapshot=stored())
    assert [p.rule for p in made.errors] == ["self_tie"]


def test_an_exact_duplicate_tie_is_one_tie_and_a_parallel_one_stays():
    text = "van;naar;relatie;editie\norg-a;org-b;adviseert;1\norg-a;org-b;adviseert;1\norg-a;org-b;adviseert;2\n"
    made = plan(source("relaties.csv", text), snapshot=stored())
    assert [change.record.id for change in made.change_set] == [
        "rel-advises-org-a-org-b",
        "rel-advises-org-a-org-b-2",
    ]
    assert told(made) == [("duplicate_tie", 3, "", "org-a – ADVISES – org-b", "2")]


def test_both_ways_round_is_one_tie_where_the_file_says_there_is_no_direction():
    text = "van;naar;richting\norg-a;org-b;undirected\norg-b;org-a;undirected\n"
    assert counts(plan(source("relaties.csv", text), snapshot=stored()))["tie"] == {"new": 1, "duplicate": 1}


def test_both_ways_round_are_two_ties_where_it_does_not_and_that_is_told():
    made = plan(source("relaties.csv", "van;naar\norg-a;org-b\norg-b;org-a\n"), snapshot=stored())
    assert counts(made)["tie"] == {"new": 2}
    assert "reversed_tie" in [p.rule for p in made.notices]


def test_a_relation_in_words_is_understood_and_an_inverse_one_changes_the_ends():
    text = "van;naar;relatie\norg-a;org-b;adviseert\norg-a;org-b;krijgt advies van\norg-a;org-b;part of\n"
    made = plan(source("relaties.csv", text), snapshot=stored())
    assert [(c.record.source_id, c.record.type, c.record.target_id) for c in made.change_set] == [
        ("org-a", "ADVISES", "org-b"),
        ("org-b", "ADVISES", "org-a"),
        ("org-a", "PART_OF", "org-b"),
    ]


def test_a_relation_that_is_nearly_a_known_one_is_told_with_that_one():
    made = plan(source("relaties.csv", "van;naar;relatie\norg-a;org-b;adviseerd\n"), snapshot=stored())
    assert told(made) == [("unknown_relation_type_near", 2, "relatie", "adviseerd", "ADVISES")]
    assert made.problems[0].severity is Severity.WARNING
    assert made.change_set.changes[0].record.type == "COLLABORATES_WITH"


def test_an_unknown_relation_is_kept_as_text_on_a_general_tie_and_never_becomes_a_type():
    hostile = "X` ]->(e) DETACH DELETE n //"
    made = plan(source("relaties.csv", f"van;naar;relatie\norg-a;org-b;{hostile}\n"), snapshot=stored())
    (change,) = made.change_set
    assert change.record.type == "COLLABORATES_WITH"
    assert dict(change.record.attributes) == {"relatie": hostile}
    assert told(made) == [("unknown_relation_type", 2, "relatie", hostile, "COLLABORATES_WITH")]


def test_a_tie_between_kinds_that_its_type_does_not_join_is_refused():
    made = plan(source("relaties.csv", "van;naar;relatie\norg-a;org-b;MENTORS\n"), snapshot=stored())
    assert [(p.rule, p.column) for p in made.errors] == [("tie_end", "naar")]


def test_a_code_that_the_vocabulary_lacks_is_kept_with_the_nearest_one_and_told_once():
    terms = "id;lijst;code;naam\nvoc-1;sector;metal;metaal\nvoc-2;sector;ict;ICT\n"
    text = "id;naam;sectoren\na;A;metall|ict\nb;B;metall\nc;C;Metaal\n"
    made = plan(source("termen.csv", terms), source("organisaties.csv", text))
    assert told(made) == [("unknown_term_near", 2, "sectoren", "metall", "metal")]
    assert made.problems[0].severity is Severity.WARNING
    assert [c.record.sectors for c in made.change_set if c.kind == "organisation"] == [
        ("metall", "ict"),
        ("metall",),
        ("metal",),
    ]


def test_all_problems_of_all_rows_are_told_at_once():
    text = "id;naam;breedtegraad;website\na;;1;x\nb;B;999;x\nc;C;noord;x\nd;D;4;x\x01\ne;E;5;x\nf;F;6;x\n"
    made = plan(source("organisaties.csv", text))
    assert sorted((p.rule, p.row) for p in made.errors) == [("control_character", 5), ("number", 4), ("range", 3)]
    assert counts(made) == {"organisation": {"new": 3, "refused": 3}}


def test_a_node_without_a_name_is_called_after_its_id():
    made = plan(source("organisaties.csv", "id;naam;gemeente\norg-x;;Genk\n"))
    assert made.change_set.changes[0].record.name == "org-x"


def test_ids_from_names_are_stable_and_a_stored_node_of_that_name_is_the_same():
    text = "naam;gemeente\nStad Genk;Genk\nÉcole & Co;Luik\n"
    first = plan(source("organisaties.csv", text))
    assert [change.record.id for change in first.change_set] == ["org-stad-genk", "org-ecole-co"]
    again = plan(source("organisaties.csv", text), snapshot=after(first))
    assert outcomes(again) == [(2, Outcome.UNCHANGED), (3, Outcome.UNCHANGED)]
    other_id = plan(source("organisaties.csv", "naam;land\nbuso;BE\n"), snapshot=stored())
    assert [change.record.id for change in other_id.change_set] == ["org-b"]


def test_two_names_that_would_get_one_id_get_two_whatever_their_order():
    one = plan(source("organisaties.csv", "naam;land\nA & B;BE\nA B;BE\n"))
    other = plan(source("organisaties.csv", "naam;land\nA B;BE\nA & B;BE\n"))
    ids = {change.record.name: change.record.id for change in one.change_set}
    assert len(set(ids.values())) == 2
    assert ids == {change.record.name: change.record.id for change in other.change_set}


def test_a_name_in_another_script_gets_the_same_id_each_time():
    made = [plan(source("organisaties.csv", "naam;land\nЛаборатория;BE\n")) for _ in range(2)]
    ids = {change.record.id for each in made for change in each.change_set}
    assert len(ids) == 1


def test_a_kind_that_is_only_assumed_follows_the_store():
    snapshot = stored("id;naam\ncom-a;Actemium\n", "bedrijven.csv")
    made = plan(source("lijst.csv", "naam;gemeente\nActemium;Gent\n"), snapshot=snapshot)
    (change,) = made.change_set
    assert (change.kind, change.after.municipality) == ("company", "Gent")


def test_a_kind_that_is_told_and_differs_from_the_store_is_refused():
    made = plan(source("scholen.csv", "id;naam\norg-a;Agoria\n"), snapshot=stored())
    assert [(p.rule, p.value, p.expected) for p in made.errors] == [("kind_differs", "org-a (school)", "organisation")]


def test_a_node_that_was_made_for_a_tie_takes_the_kind_that_a_later_file_tells():
    links = stored("van;naar\nActemium;Sjabi\n", "relaties.csv")
    made = plan(source("bedrijven.csv", "id;naam\nActemium;Actemium NV\n"), snapshot=links)
    (change,) = made.change_set
    assert (change.after.kind, change.after.name, change.after.attributes) == ("company", "Actemium NV", ())


def test_row_numbers_of_another_file_that_the_store_uses_already_get_the_file_name_before_them():
    first = stored("id;naam\n1;Anna\n2;Bram\n", "club.csv")
    files = source("bond.csv", "id;naam\n1;Carla\n2;Dirk\n"), source("bond links.csv", "van;naar\n1;2\n")
    made = plan(*files, snapshot=first)
    assert [change.record.id for change in made.change_set if change.kind != "tie"] == ["bond-1", "bond-2"]
    assert [change.record.ends for change in made.change_set if change.kind == "tie"] == [("bond-1", "bond-2")]
    assert ("id_prefix_added", "bond-") in [(p.rule, p.value) for p in made.notices]
    assert not plan(*files, snapshot=after(made, first)).change_set


def test_links_to_row_numbers_may_come_before_the_nodes_that_have_them():
    links = source("edges.csv", "Source,Target\n1,2\n")
    nodes = source("nodes.csv", "Id,Label\n1,Voka\n2,Agoria\n")
    before = after(plan(links))
    made = plan(nodes, snapshot=before)
    assert [(c.record_id, c.after.name) for c in made.change_set] == [("1", "Voka"), ("2", "Agoria")]
    together = after(made, before)
    apart = after(plan(links, snapshot=after(plan(nodes))), after(plan(nodes)))
    assert {r.id: r for r in together.records.values()} == {r.id: r for r in apart.records.values()}


def test_numbers_without_names_that_another_network_uses_are_told_and_a_second_time_are_not():
    first = source("club_nodes.csv", "id,age\n1,30\n2,40\n")
    other = plan(source("bond_nodes.csv", "id,age\n1,31\n2,41\n"), snapshot=after(plan(first)))
    assert [(p.rule, p.file, p.severity) for p in other.problems if p.rule == "same_numbers"] == [
        ("same_numbers", "bond_nodes.csv", Severity.WARNING)
    ]
    assert "same_numbers" not in [p.rule for p in plan(first, snapshot=after(plan(first))).problems]
    filled_in = plan(first, snapshot=stored("Source,Target\n1,2\n", "edges.csv"))
    assert "same_numbers" not in [p.rule for p in filled_in.problems]


NAMESAKES = "Naam;Gemeente;Schoolnummer\nDe Kreek;Gent;111\nDe Kreek;Aalst;222\nDe Zee;Gent;333\n"


@pytest.mark.parametrize(
    ("columns", "ids"),
    [
        ((0, 1, 2), ["sch-de-kreek-111", "sch-de-kreek-222", "sch-de-zee"]),
        ((0, 1), ["sch-de-kreek-aalst", "sch-de-kreek-gent", "sch-de-zee"]),
    ],
)
def test_namesakes_are_told_apart_by_number_or_municipality(columns, ids):
    lines = [";".join(line.split(";")[c] for c in columns) for line in NAMESAKES.splitlines()]
    made = plan(source("scholen.csv", "\n".join(lines)))
    assert made.is_complete
    assert sorted(c.record_id for c in made.change_set) == ids
    for rows in (lines, [lines[0], *lines[:0:-1]], [lines[0], lines[2]]):  # again, shuffled, one of them alone
        assert not plan(source("scholen.csv", "\n".join(rows)), snapshot=after(made)).change_set


def test_namesakes_that_nothing_tells_apart_are_refused():
    made = plan(source("scholen.csv", "Naam;Gemeente;Website\nDe Kreek;Gent;x\nDe Kreek;;y\n"))
    assert [(p.rule, p.row, p.value, p.expected) for p in made.errors] == [
        ("duplicate_id", 2, "De Kreek", "3"),
        ("duplicate_id", 3, "De Kreek", "2"),
    ]


def test_a_party_that_comes_later_with_the_name_but_not_the_number_of_another_is_a_new_one():
    snapshot = stored("naam;kbo nummer;gemeente\nBuso;0404.021.727;Genk\n", "bedrijven.csv")
    made = plan(source("bedrijven.csv", "naam;kbo nummer;gemeente\nBuso;0401.574.852;Gent\n"), snapshot=snapshot)
    (change,) = made.change_set
    assert (change.before, change.record_id) == (None, "com-buso-401574852")


def test_the_same_official_number_under_another_name_is_the_same_party_and_that_is_told():
    snapshot = stored("naam;kbo nummer\nVoka Limburg;0404.021.727\n", "bedrijven.csv")
    made = plan(source("bedrijven.csv", "naam;kbo nummer\nVoka vzw;404021727\n"), snapshot=snapshot)
    (change,) = made.change_set
    assert (change.before.name, change.after.name) == ("Voka Limburg", "Voka vzw")
    assert ("same_official_number", 2, "", "Voka vzw", "Voka Limburg") in told(made)


def test_one_number_for_several_rows_is_no_proof_that_they_are_one():
    # Flemish schools: every site of a school has the number of the school
    made = plan(source("scholen.csv", "naam;schoolnummer\nDe Kreek 1;111\nDe Kreek 2;111\n"))
    again = plan(source("scholen.csv", "naam;schoolnummer\nDe Kreek 3;111\n"), snapshot=after(made))
    assert [c.before for c in (*made.change_set, *again.change_set)] == [None, None, None]


PARALLEL = ["org-a;org-b;adviseert;1", "org-a;org-b;adviseert;2", "org-a;org-b;adviseert;3"]


def parallel(rows, snapshot):
    return plan(source("relaties.csv", "van;naar;relatie;editie\n" + "\n".join(rows)), snapshot=snapshot)


def test_the_order_of_parallel_ties_makes_no_difference_and_one_that_is_gone_shifts_no_other():
    nodes = stored()
    first = parallel(PARALLEL, nodes)
    assert after(first, nodes).ties == after(parallel(PARALLEL[::-1], nodes), nodes).ties
    full = after(first, nodes)
    assert not parallel(PARALLEL[::-1], full).change_set
    assert not parallel(PARALLEL[1:], full).change_set
    more = parallel([*PARALLEL, "org-a;org-b;adviseert;0"], full)
    assert [(c.before, c.record.edition) for c in more.change_set] == [(None, "0")]


@pytest.fixture
def store():
    return MemoryStore()


def load(store, text, name="organisaties.csv"):
    return apply_plan(plan_for_store([source(name, text)], store), store, EDITOR)


def edit(store, record_id, **values):
    return run(EditRecord(record_id, values), store, EDITOR, f"edit-{record_id}-{sorted(values)}")


def test_a_value_that_was_edited_after_the_import_is_kept_and_told_with_both(store):
    load(store, PARTNERS)
    edit(store, "org-b", municipality="Hasselt")
    made = plan_for_store([source("organisaties.csv", PARTNERS.replace(";\n", ";NL\n"))], store)
    assert outcomes(made) == [(2, Outcome.UNCHANGED), (3, Outcome.CONFLICT)]
    assert made.rows[1].changes == (
        FieldChange("municipality", "Hasselt", "Genk", is_kept=True),
        FieldChange("country", "", "NL"),
    )
    assert [(p.rule, p.severity, p.value, p.expected) for p in made.problems] == [
        ("import_conflict", Severity.WARNING, "Genk", "Hasselt")
    ]
    apply_plan(made, store, EDITOR)
    record = store.snapshot().get("org-b")
    assert (record.municipality, record.country) == ("Hasselt", "NL")


def test_many_edits_are_kept_as_few_are(store):
    # more records than are asked for one by one: one edited before every import counts as imported, the others stay
    rows = [f"org-{number};N{number};Genk\n" for number in range(2 * FEW)]
    edit_first = "org-first;First;Genk\n"
    load(store, "id;naam;gemeente\n" + edit_first)
    edit(store, "org-first", municipality="Hasselt")
    load(store, "id;naam;gemeente\n" + "".join(rows))
    for number in range(2 * FEW):
        edit(store, f"org-{number}", municipality="Hasselt")
    again = "id;naam;gemeente\n" + edit_first.replace("Genk", "Gent") + "".join(rows).replace("Genk", "Gent")
    made = plan_for_store([source("organisaties.csv", again)], store)
    assert {row.outcome for row in made.rows} == {Outcome.CONFLICT}
    assert not made.change_set
    assert Counter(p.rule for p in made.problems)["import_conflict"] == 2 * FEW + 1


class CountingStore(MemoryStore):
    """A store that counts how often it is asked for the history of a record."""

    n_asked = 0

    def history(self, record_id):
        self.n_asked += 1
        return super().history(record_id)


def test_the_history_of_records_that_nobody_edited_is_not_asked_for():
    store = CountingStore()
    for town in ("Genk", "Gent"):
        load(store, PARTNERS.replace("Genk", town))
    edit(store, "org-a", municipality="Hasselt")
    made = plan_for_store([source("organisaties.csv", PARTNERS.replace("Genk", "Aalst"))], store)
    assert outcomes(made) == [(2, Outcome.CONFLICT), (3, Outcome.CHANGED)]
    assert store.n_asked == 1


def test_a_value_that_only_imports_wrote_is_brought_up_to_date(store):
    load(store, PARTNERS)
    load(store, PARTNERS.replace("Genk", "Hasselt"))
    made = plan_for_store([source("organisaties.csv", PARTNERS)], store)
    assert outcomes(made) == [(2, Outcome.UNCHANGED), (3, Outcome.CHANGED)]


def test_applying_a_plan_twice_stores_it_once_with_its_reason(store):
    made = plan_for_store([source("organisaties.csv", PARTNERS)], store)
    assert apply_plan(made, store, EDITOR).number == apply_plan(made, store, EDITOR).number == 1
    (entry,) = store.log()
    assert (entry.actor, entry.reason, entry.n_changes) == ("els", "import: organisaties.csv", 2)


def test_the_operation_id_depends_on_content_and_revision_alone():
    one, same = (plan(source("organisaties.csv", PARTNERS)) for _ in range(2))
    other = plan(source("organisaties.csv", PARTNERS.replace("Genk", "Gent")))
    later = plan(source("organisaties.csv", PARTNERS), snapshot=apply_to(EMPTY, other.change_set.__class__(), 7))
    assert one.operation_id == same.operation_id
    assert len({one.operation_id, other.operation_id, later.operation_id}) == 3


def test_who_may_not_import_stores_nothing(store):
    made = plan_for_store([source("organisaties.csv", PARTNERS)], store)
    with pytest.raises(AccessDenied):
        apply_plan(made, store, User("kijker", Role.BROKER))
    assert store.revision() == 0


def test_a_refused_file_does_not_hide_the_others():
    made = plan(source("organisaties.csv", PARTNERS), source("net.net", "*Vertices 1\n"))
    assert made.files == ("net.net", "organisaties.csv")
    assert made.formats == ("", "delimited")
    assert not made.is_complete
    assert len(made.change_set) == 2


def test_a_tie_may_name_a_node_whose_name_looks_like_no_value():
    made = plan(
        source("organisaties.csv", "naam\nNONE\nHuis\n"), source("relaties.csv", "van,naar,relatie\nHuis,NONE,")
    )
    assert [c.after.ends for c in made.change_set if c.kind == "tie"] == [("org-huis", "org-none")]


@pytest.mark.parametrize("name", ["Null", "None", "NA", "nan", "N/A", "TRUE", "1E5", "007", "MARCH1"])
def test_a_name_that_a_spreadsheet_program_would_spoil_is_a_name(name):
    made = plan(source("organisaties.csv", f"id,naam\no1,{name}\no2,Huis\n"))
    assert [c.record.name for c in made.change_set] == [name, "Huis"]


@pytest.mark.parametrize("end", ["", "n.v.t.", "?", "None", "NA", "N/A", "null"])
def test_a_tie_without_one_of_its_ends_is_refused_and_the_rest_goes_on(end):
    made = plan(
        source("organisaties.csv", "naam\nHuis\nThuis\n"),
        source("relaties.csv", f"van,naar,relatie\nHuis,{end},kent\nHuis,Thuis,kent"),
    )
    assert outcomes(made) == [(2, Outcome.NEW), (2, Outcome.REFUSED), (3, Outcome.NEW), (3, Outcome.NEW)]
    assert [(p.rule, p.row, p.column) for p in made.errors] == [("required", 2, "naar")]


NUMBERED = "ID;Naam;Soort;Gemeente\n001;Alfa;Organisatie;Genk\n002;Beta;Organisatie;Bree\n"


@pytest.mark.parametrize("odd", ["006;;Organisatie;Bree\n", ";Zonder id;Organisatie;Bree\n"])
def test_a_numbered_table_with_a_nameless_row_changes_nothing_the_second_time(odd):
    first = plan(source("m.csv", NUMBERED + odd))
    second = plan(source("m.csv", NUMBERED + odd), snapshot=after(first))
    assert not second.change_set
    assert "id_prefix_added" not in rules(second)


def test_one_name_that_changed_in_a_numbered_table_is_a_change_and_no_second_network():
    first = plan(source("m.csv", NUMBERED))
    second = plan(source("m.csv", NUMBERED.replace("Alfa", "Gamma")), snapshot=after(first))
    assert counts(second) == {"organisation": {"changed": 1, "unchanged": 1}}


def test_nodes_that_come_after_their_ties_take_the_place_of_the_stand_ins():
    ties, nodes = "Van;Naar\nAlfa;Beta\n", "Naam;Soort;Gemeente\nAlfa;Bedrijf;Genk\nBeta;Organisatie;Genk\n"
    snapshot = after(plan(source("e1.csv", ties)))
    then = after(plan(source("e2.csv", nodes), snapshot=snapshot), snapshot)
    (tie,) = then.ties.values()
    assert [(then.nodes[end].kind, then.nodes[end].name, then.nodes[end].municipality) for end in tie.ends] == [
        ("company", "Alfa", "Genk"),
        ("organisation", "Beta", "Genk"),
    ]
    assert len(then.nodes) == 2


def test_a_row_about_a_person_comes_in_only_with_purpose_basis_and_source():
    text = "naam;type\nJan Peeters;Persoon\nDirecteur STEM;Stakeholder\n"
    made = plan(source("lijst.csv", text))
    assert outcomes(made) == [(2, Outcome.REFUSED), (3, Outcome.NEW)]
    assert [(p.rule, p.row, p.field) for p in made.errors] == [
        ("person_basis", 2, "stakeholder.purpose"),
        ("person_basis", 2, "stakeholder.legal_basis"),
        ("person_basis", 2, "stakeholder.source"),
    ]
    basis = "naam;type;doel van de verwerking;rechtsgrond;bron\nJan Peeters;Persoon;overleg;toestemming;fiche\n"
    (change,) = plan(source("lijst.csv", basis)).change_set
    assert (change.after.kind, change.after.is_person, change.after.purpose) == ("stakeholder", True, "overleg")


def test_a_table_that_is_called_after_persons_holds_persons_unless_its_rows_say_otherwise():
    text = "naam;natuurlijke persoon\nJan Peeters;\nDirecteur STEM;nee\n"
    made = plan(source("personen.csv", text))
    assert outcomes(made) == [(2, Outcome.REFUSED), (3, Outcome.NEW)]


def test_a_tie_of_a_type_without_direction_is_one_whichever_way_it_is_told():
    nodes = source("organisaties.csv", PARTNERS)
    text = "van;naar;relatie;sterkte\norg-b;org-a;werkt samen met;3\norg-a;org-b;werkt samen met;3\n"
    made = plan(nodes, source("banden.csv", text))
    assert counts(made)["tie"] == {"new": 1, "duplicate": 1}
    (tie,) = after(made).ties.values()
    assert tie.ends == ("org-a", "org-b")
    other = plan(nodes, source("banden.csv", text.replace("met;3\norg-a", "met;4\norg-a")))
    assert counts(other)["tie"] == {"new": 2}
    assert "reversed_tie" in [p.rule for p in other.notices]


def test_a_type_that_nobody_told_does_not_take_the_direction_from_ties():
    made = plan(source("organisaties.csv", PARTNERS), source("banden.csv", "van;naar\norg-a;org-b\norg-b;org-a\n"))
    assert counts(made)["tie"] == {"new": 2}


def test_a_cell_that_cannot_be_read_hides_no_other_fault_of_its_row():
    good = "".join(f"Partner {n};51;5\n" for n in range(20))
    made = plan(source("organisaties.csv", f"naam;breedtegraad;lengtegraad\nAgoria;noord;500\n;oost;4\n{good}"))
    assert [(p.rule, p.row, p.column) for p in made.errors] == [
        ("number", 2, "breedtegraad"),
        ("number", 3, "breedtegraad"),
        ("range", 2, "lengtegraad"),
        ("required", 3, "naam"),
    ]
