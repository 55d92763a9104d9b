import dataclasses

import pytest

from dashboard.components.sentence import Name, plain, revision_sentences
from graph.changes import Change, ChangeSet, Revision
from graph.model.assessments import Rating
from graph.model.organisations import Company, Organisation
from graph.model.projects import Project
from graph.model.records import Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import UNKNOWN
from graph.model.views import Position, SavedView

VOKA = Organisation(id="org-voka", name="Voka")
GENK = Organisation(id="org-genk", name="Stad Genk", name_en="City of Genk")
PILOT = Project(id="prj-pilot", name="Pilot")
TIE = Tie(id="rel-1", source_id="org-voka", target_id="org-genk", type="COLLABORATES_WITH", strength=3)
SNAPSHOT = NetworkSnapshot(1, {record.id: record for record in (VOKA, GENK, PILOT, TIE)})


def told(*changes: Change, reason: str = "edit", language: str = "nl") -> list[str]:
    revision = Revision(2, "2026-11-23T08:00:00.000Z", "ann", reason, "op", None, ChangeSet(changes))
    return [plain(sentence) for sentence in revision_sentences(revision, SNAPSHOT, language)]


def edit(record: Record, **values: object) -> Change:
    return Change(record, dataclasses.replace(record, **values))


def test_a_change_of_strength_is_told_with_both_ends_and_both_values() -> None:
    assert told(edit(TIE, strength=4)) == ["Sterkte van Voka – Stad Genk ging van 3 naar 4"]


def test_the_english_sentence_uses_english_names() -> None:
    assert told(edit(TIE, strength=4), language="en") == ["Strength of Voka – City of Genk went from 3 to 4"]


def test_what_becomes_unknown_is_not_told_as_a_number() -> None:
    assert told(edit(TIE, strength=UNKNOWN)) == ["Sterkte van Voka – Stad Genk is nu onbekend; was 3"]


def test_the_code_of_a_term_is_told_by_its_label() -> None:
    assert told(edit(VOKA, helix="business")) == ["Helix van Voka is nu bedrijfsleven; was onbekend"]


def test_a_new_name_is_told_as_a_name() -> None:
    assert told(edit(VOKA, name="Voka Limburg")) == ["Voka heet nu Voka Limburg"]


def test_several_fields_are_told_by_their_labels() -> None:
    changed = edit(VOKA, helix="business", country="BE", website="x")
    assert told(changed) == ["Voka: helix, land en website gewijzigd"]


def test_long_text_is_told_without_its_values() -> None:
    assert told(edit(VOKA, description="Een lange tekst.")) == ["Omschrijving van Voka gewijzigd"]


def test_a_new_tie_is_told_as_a_sentence() -> None:
    assert told(Change(None, TIE)) == ["Nieuwe band: Voka werkt samen met Stad Genk"]


def test_an_ended_tie_is_told_with_its_last_day() -> None:
    assert told(edit(TIE, valid_to="2026-10")) == ["Band beëindigd (oktober 2026): Voka werkt samen met Stad Genk"]


def test_a_reversed_tie_is_told_in_its_new_direction() -> None:
    tie = Tie(id="rel-2", source_id="org-voka", target_id="prj-pilot", type="SUPPORTS")
    reversed_tie = edit(tie, source_id="prj-pilot", target_id="org-voka")
    assert told(reversed_tie) == ["Richting omgekeerd: Pilot ondersteunt Voka"]


def test_a_deleted_node_is_told_with_the_ties_that_went_along() -> None:
    assert told(Change(GENK, None), Change(TIE, None)) == ["Stad Genk verwijderd, met 1 band"]


def test_a_change_of_kind_is_told_with_both_kinds() -> None:
    assert told(Change(VOKA, Company(id="org-voka", name="Voka"))) == ["Voka is nu een bedrijf; was een organisatie"]


def test_a_saved_view_is_told_without_the_places_of_its_nodes() -> None:
    view = SavedView(id="vie-1", name="Kern", page="network", query="")
    place = Position(id="pos:vie-1:org-voka", subject_id="org-voka", view_id="vie-1", x=1, y=2)
    assert told(Change(None, view), Change(None, place)) == ["Weergave Kern bewaard"]


def test_moved_nodes_are_told_by_name_or_number() -> None:
    places = [
        Change(None, Position(id=f"pos:canvas:{node}", subject_id=node, x=0, y=0)) for node in ("org-voka", "org-genk")
    ]
    assert told(places[0]) == ["Voka verplaatst op het canvas"]
    assert told(*places) == ["2 punten verplaatst op het canvas"]


def test_a_record_about_a_node_is_told_with_that_node() -> None:
    rating = Rating(id="rat-1", subject_id="org-voka", attribute="power", value=4)
    assert told(Change(None, rating)) == ["Oordeel toegevoegd bij Voka"]


def test_an_import_is_told_with_its_files_and_the_number_of_each_kind() -> None:
    new = [Change(None, Organisation(id=f"org-{n}", name=str(n))) for n in range(1200)]
    sentences = told(*new, Change(None, PILOT), reason="import: a.csv, b.csv, c.csv")
    assert sentences == ["a.csv, b.csv en 1 ander bestand ingelezen: 1\u202f200 organisaties en 1 project"]


@pytest.mark.parametrize(
    ("language", "told_as"), [("nl", "Toegevoegd: 4 organisaties"), ("en", "Added: 4 organisations")]
)
def test_many_changes_are_counted(language: str, told_as: str) -> None:
    new = [Change(None, Organisation(id=f"org-{n}", name=str(n))) for n in range(4)]
    assert told(*new, edit(VOKA, country="BE"), language=language)[0] == told_as


def test_names_keep_their_record_and_kind_so_that_they_can_carry_a_sign() -> None:
    revision = Revision(2, "", "ann", "edit", "op", None, ChangeSet((Change(None, PILOT),)))
    (sentence,) = revision_sentences(revision, SNAPSHOT, "nl")
    assert sentence == (Name("prj-pilot", "project", "Pilot"), " toegevoegd als project")


def test_a_record_that_is_nowhere_known_is_told_by_its_id() -> None:
    tie = Tie(id="rel-9", source_id="org-gone", target_id="org-voka", type="COLLABORATES_WITH")
    assert told(Change(None, tie)) == ["Nieuwe band: org-gone werkt samen met Voka"]
