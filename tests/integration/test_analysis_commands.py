"""Routes, fits and matches on the command line, as others script against them (design chapter 12).

Expected values are counted by hand in the files below.
"""

import json
from pathlib import Path

import pytest

from tests.support.command_line import answer, run

NODES = "id,naam,lat,lon\norg-a,Agoria,51.0,5.0\norg-b,Buso,51.0,5.0\norg-c,Cera,51.0,5.0\norg-d,Dako,51.0,5.0\n"
LINKS = (
    "van,naar,relatie,sterkte,status,geldig vanaf\n"
    "org-a,org-b,werkt samen met,4,bestaand,2026-01-01\n"
    "org-b,org-c,werkt samen met,2,bestaand,2026-01-01\n"
)
SCHOOLS = "id,naam,lat,lon\ns1,Eerste School,51.0,5.0\ns2,Tweede School,51.0,5.0\n"
COMPANIES = "id,naam,lat,lon\nc1,Eerste Bedrijf,51.0,5.0\nc2,Tweede Bedrijf,51.0,6.0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "organisaties.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "relaties.csv").write_text(LINKS, encoding="utf-8")
    (tmp_path / "scholen.csv").write_text(SCHOOLS, encoding="utf-8")
    (tmp_path / "bedrijven.csv").write_text(COMPANIES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def filled(folder: Path) -> Path:
    answer(folder, "import", "organisaties.csv", "relaties.csv", "--apply")
    return folder


def test_a_route_says_who_asks_whom_along_which_ties(filled: Path) -> None:
    [route] = answer(filled, "route", "Agoria", "org-c")["routes"]
    assert route["steps"] == ["org-a", "org-b", "org-c"]
    assert len(route["ties"]) == 2
    assert 0 <= route["strength"][0] <= route["strength"][1] <= 1
    assert 0 <= route["freshness"][0] <= route["freshness"][1] <= 1
    assert "Buso" in route["sentence"]
    assert "Cera" in route["sentence"]


def test_nobody_who_can_introduce_is_an_answer(filled: Path) -> None:
    assert answer(filled, "route", "org-a", "org-d")["routes"] == []


def test_each_name_that_stands_for_nobody_is_told(filled: Path) -> None:
    told = answer(filled, "route", "Nergens", "Niemand", code=1)
    assert told["error"] == "refused"
    assert "Nergens" in str(told["message"])
    assert "Niemand" in str(told["message"])


def test_a_fit_has_nine_components_with_bounds_and_reasons(filled: Path) -> None:
    found = answer(filled, "fit", "org-a")
    assert found["initiator"] == "org-a"
    candidates = {one["id"]: one for one in found["candidates"]}
    assert set(candidates) == {"org-b", "org-c", "org-d"}
    for one in candidates.values():
        assert set(one) == {"id", "total", "coverage", "gates", "components", "stability"}
        assert len(one["components"]) == 9
        assert 0 <= one["total"][0] <= one["total"][1] <= 1
        for part in one["components"].values():
            assert set(part) == {"value", "weight", "contribution", "because"}
            assert part["because"]  # a number without its reason cannot be defended


def test_contributions_add_up_to_the_total(filled: Path) -> None:
    for one in answer(filled, "fit", "org-a")["candidates"]:
        added = [part["contribution"] for part in one["components"].values() if part["contribution"] is not None]
        for bound in (0, 1):
            assert sum(part[bound] for part in added) == pytest.approx(one["total"][bound], abs=1e-9)


def test_each_weight_that_cannot_be_is_told(filled: Path) -> None:
    told = answer(filled, "fit", "org-a", "--weights", "Z=1,A=veel", code=1)
    assert "Z=1" in str(told["message"])
    assert "A=veel" in str(told["message"])


def test_a_weight_is_told_with_the_settings_that_the_fit_depended_on(filled: Path) -> None:
    # methods 2 and 3.1: the weights and all other judgement, with the one weight that was asked otherwise
    told = answer(filled, "fit", "org-a", "--weights", "V=0.5")["settings"]
    assert (told["fit.weights.V"], told["fit.weights.A"]) == (0.5, 0.18)
    assert (told["fit.half_distance_km"], told["fit.paths.attenuation"]) == (20, 0.7)
    assert (told["sensitivity.draws"], told["sensitivity.concentration"]) == (10_000, 50)
    assert {name.split(".")[0] for name in told} == {"fit", "sensitivity"}


def test_a_weight_beyond_its_range_is_refused_with_the_range(filled: Path) -> None:
    told = answer(filled, "fit", "org-a", "--weights", "V=101", code=1)
    assert told["error"] == "invalid_analysis_settings"
    assert "fit.weights.V" in str(told["message"])
    assert "0 tot en met 100" in str(told["message"])


def test_pitfall_23_routes_measures_and_matches_tell_the_settings_that_they_depended_on(filled: Path) -> None:
    # methods 2.4, 4.1, 7.1, 9.2 and pitfall 15
    route = answer(filled, "route", "org-a", "org-c")["settings"]
    assert (route["introductions.attenuation"], route["introductions.freshness.half_life_years"]) == (0.7, 3)
    assert {name.split(".")[0] for name in route} == {"introductions"}
    assert answer(filled, "analyse", "--measures", "degree")["settings"] == {"surveys.enough": 0.8}
    match = answer(filled, *MATCH)["settings"]
    assert (match["matching.weights.M1"], match["matching.forms.inhoud.stem-2"], match["baseline.target"]) == (
        0.2,
        1,
        4,
    )


MATCH = ("match", "--schools", "scholen.csv", "--companies", "bedrijven.csv")


def test_a_match_pairs_all_schools_with_proof(folder: Path) -> None:
    found = answer(folder, *MATCH)
    assert {(pair["school"], pair["company"]) for pair in found["pairs"]} in (
        {("s1", "c1"), ("s2", "c2")},
        {("s1", "c2"), ("s2", "c1")},
    )
    assert found["unmatched"] == []
    assert found["conflicts"] == []
    proof = found["certificate"]
    assert proof["n_pairs"] == 2
    assert proof["total"] == pytest.approx(proof["bound"], abs=1e-5)


def test_a_distance_that_leaves_one_company_leaves_one_school_and_says_why(folder: Path) -> None:
    # 1° of longitude at 51° N is 70 km: the second company lies out of reach
    found = answer(folder, *MATCH, "--max-km", "30")
    assert [pair["company"] for pair in found["pairs"]] == ["c1"]
    [left] = found["unmatched"]
    assert "Eerste Bedrijf" in left["why"]
    [conflict] = found["conflicts"]
    assert conflict["limits"]
    assert conflict["ways_out"]


def test_a_pair_that_is_pinned_is_kept(folder: Path) -> None:
    (folder / "vast.csv").write_text("school,bedrijf\ns1,c2\n", encoding="utf-8")
    found = answer(folder, *MATCH, "--pins", "vast.csv")
    assert {(pair["school"], pair["company"]) for pair in found["pairs"]} == {("s1", "c2"), ("s2", "c1")}


def test_a_pair_that_is_pinned_and_forbidden_is_a_conflict_with_ways_out(folder: Path) -> None:
    (folder / "vast.csv").write_text("school,bedrijf\ns1,c2\n", encoding="utf-8")
    found = answer(folder, *MATCH, "--pins", "vast.csv", "--forbid", "vast.csv", code=1)
    assert found["pairs"] == []
    [conflict] = found["conflicts"]
    assert "Eerste School" in conflict["limits"][0]
    assert "Tweede Bedrijf" in conflict["limits"][0]
    assert len(conflict["ways_out"]) == 2


def test_all_that_is_wrong_in_a_list_is_told_by_row(folder: Path) -> None:
    (folder / "plaatsen.csv").write_text("bedrijf,hoogstens\nc1,veel\nonbekend,2\n", encoding="utf-8")
    told = str(answer(folder, *MATCH, "--capacity", "plaatsen.csv", code=1)["message"])
    veel, onbekend = told.splitlines()
    assert veel.startswith("plaatsen.csv, rij 2: ")
    assert onbekend.startswith("plaatsen.csv, rij 3: ")


def test_a_match_can_be_taken_along_as_a_workbook(folder: Path) -> None:
    from openpyxl import load_workbook

    done = run(folder, *MATCH, "--xlsx", "paren.xlsx")
    assert done.returncode == 0, done.stderr.decode()
    pairs, settings = load_workbook(folder / "paren.xlsx").worksheets
    assert pairs.max_row == 3  # a heading and two pairs
    told = {name: (value, source) for _, value, source, name in settings.iter_rows(values_only=True)}
    assert told["matching.half_distance_km"] == ("20 km", "eigen keuze")  # methods 7.1


def test_betweenness_between_kinds_counts_those_pairs_alone(filled: Path) -> None:
    found = answer(filled, "analyse", "--measures", "betweenness", "--between", "organisation,organisation")
    assert json.dumps(found).count('"org-b": 1') == 1  # the one pair A–C goes through B


def test_partners_out_and_in_are_told_where_ties_have_a_direction(folder: Path) -> None:
    (folder / "lijst.csv").write_text("from,to\na,b\na,c\nc,a\n", encoding="utf-8")
    directed = answer(folder, "analyse", "--file", "lijst.csv", "--directed")["measures"]
    assert directed["partners_out"]["values"] == {"a": 2, "b": 0, "c": 1}  # type: ignore[index]
    assert directed["partners_in"]["values"] == {"a": 1, "b": 1, "c": 1}  # type: ignore[index]
    both = answer(folder, "analyse", "--file", "lijst.csv")["measures"]
    assert "degree" in both  # type: ignore[operator]
    assert "partners_out" not in both  # type: ignore[operator]
    named = answer(folder, "analyse", "--file", "lijst.csv", "--measures", "partners_in")["measures"]
    assert set(named["partners_in"]["values"].values()) == {None}  # type: ignore[index]
    assert "--directed" in named["partners_in"]["note"]  # type: ignore[index]
