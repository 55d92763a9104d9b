"""What holds for every import, tried on many networks that are made up on the spot."""

import json
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.changes import apply_to
from graph.model.codec import to_plain
from graph.model.snapshot import EMPTY
from graph.model.tie_types import TIE_TYPES
from loaders.service import plan_import
from tests.unit.loaders.files import source

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=6)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
relations = st.sampled_from(["", "werkt samen met", "kent", *(tie_type.code for tie_type in TIE_TYPES[:8])])


def quoted(*cells):
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


@st.composite
def networks(draw):
    """Return a file with nodes and one with links; ends may be unknown, and rows may come twice."""
    found = draw(st.lists(names, min_size=1, max_size=6))
    towns = draw(st.lists(st.sampled_from(["Genk", "Hasselt", "", "?"]), min_size=len(found), max_size=len(found)))
    ends = st.sampled_from([*found, "Onbekend huis"])
    links = draw(st.lists(st.tuples(ends, ends, relations), max_size=8))
    nodes = ["naam,gemeente", *(quoted(name, town) for name, town in zip(found, towns, strict=True))]
    ties = ["van,naar,relatie", *(quoted(*link) for link in links)]
    return source("organisaties.csv", "\n".join(nodes)), source("relaties.csv", "\n".join(ties))


def houses(links):
    return source("organisaties.csv", "naam\nNONE\nHuis"), source("relaties.csv", f"van,naar,relatie\n{links}")


@settings(max_examples=150, deadline=None)
@example(houses("Huis,NONE,"))
@example(houses("Huis,,kent"))
@example(houses("Huis,n.v.t.,kent"))
@given(networks())
def test_the_same_files_a_second_time_change_nothing(files):
    first = plan_import(files, EMPTY)
    assert not plan_import(files, apply_to(EMPTY, first.change_set, 1)).change_set


def saved_again(file, random):
    """Return a file as another program may save it: rows elsewhere, blank rows, accents apart from their letters."""
    heading, *rows = file.data.decode().split("\n")
    random.shuffle(rows)
    text = "\r\n".join([heading, "", *rows, ",,", ""])
    return source(file.name, "\ufeff" + unicodedata.normalize("NFD", text))


@settings(max_examples=150, deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_the_same_rows_saved_in_another_order_and_form_change_nothing(files, random):
    first = plan_import(files, EMPTY)
    again = [saved_again(file, random) for file in files]
    assert not plan_import(again, apply_to(EMPTY, first.change_set, 1)).change_set
    fresh = plan_import(again, EMPTY)
    assert {c.record for c in fresh.change_set} == {c.record for c in first.change_set}


@settings(max_examples=100, deadline=None)
@given(networks())
def test_the_order_of_the_files_makes_no_difference(files):
    one, other = plan_import(files, EMPTY), plan_import(files[::-1], EMPTY)
    assert one.change_set == other.change_set
    assert one.operation_id == other.operation_id


@settings(max_examples=100, deadline=None)
@given(networks())
def test_every_row_has_one_outcome_and_every_accepted_record_obeys_the_rules(files):
    made = plan_import(files, EMPTY)
    n_rows = sum(len(table.rows) for table in made.tables)
    n_created = sum(problem.rule == "created_missing_end" for problem in made.problems)
    assert len(made.rows) == n_rows + n_created
    document = {"format": "kruispunt", "version": 1, "records": [to_plain(c.record) for c in made.change_set]}
    again = plan_import([source("alles.json", json.dumps(document))], EMPTY)
    assert again.is_complete
    assert {c.record for c in again.change_set} == {c.record for c in made.change_set}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reader(data):
    plan_import([source("iets.csv", data)], EMPTY)
