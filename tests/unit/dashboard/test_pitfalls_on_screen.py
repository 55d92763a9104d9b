"""The pitfalls of methods chapter 10 that a reader would meet on screen or on paper, under their numbers."""

import pytest

from dashboard.cli.program import main
from dashboard.pages.network.exporting import why_not
from dashboard.pages.network.panel.position_tab import position_tab
from dashboard.pages.network.table.rows import measured_in
from dashboard.pages.network.table.showing import table_of
from dashboard.text import t
from graph.analysis.scenarios import ADD_TIE, MARK, Supposed, to_text
from graph.commands.supposing import KeepScenario
from graph.model.stakeholders import Stakeholder
from graph.model.ties import Tie
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import created, organisation, tie, write
from tests.support.components import words_in
from tests.support.reference_networks import m10
from tests.unit.dashboard.test_network_lenses import Desk

PERSON = {"is_person": True, "purpose": "contact", "legal_basis": "consent", "source": "list"}


def employed(*roles):
    """Return three organisations round a hub, with roles or persons that the hub alone employs."""
    ties = [tie("hub", name) for name in ("o1", "o2")]
    posts = [Tie(id=f"t-{role.id}", source_id="hub", target_id=role.id, type="EMPLOYS_ROLE") for role in roles]
    return [*map(organisation, ("hub", "o1", "o2")), *roles, *ties, *posts]


def rows_of(scene):
    return table_of(scene, measured_in(scene)[0], "nl", editable=False)["rows"]


def role(record_id, **values):
    return Stakeholder(id=record_id, name=record_id, **values)


@pytest.fixture
def people():
    return Desk(*employed(role("r1"), role("r2"), role("an", **PERSON)))


# --- 12


def test_pitfall_12_the_leaving_of_a_loose_node_is_not_shown_as_a_gain():
    desk = Desk(*m10().records.values())
    told = words_in(desk.panel("?alles=1&inzicht=vertrek&over=I1"))
    assert t("lens.leavers", "nl") in told
    assert "versnippering 0,2 " not in told  # it stays 0,2, so it is not among what moves
    told = words_in(desk.panel("?alles=1&inzicht=vertrek&over=O1"))
    assert "versnippering 0,2 0,8" in told  # T5.3, as isolates


# --- 16

RANKED = "?alles=1&inzicht=maten&over=degree"


def test_pitfall_16_unasked_the_list_is_of_organisations(people):
    # the hub has five partners, each organisation and role has one
    assert people.ranked(RANKED) == [("1", "hub", "5"), ("=2", "o1", "1"), ("=2", "o2", "1")]
    told = words_in(people.panel(RANKED))
    assert "2 rollen staan er niet bij" in told
    assert "1 persoon krijgt geen plaats" in told


def test_pitfall_16_roles_are_ranked_when_asked_and_persons_never(people):
    asked = f"{RANKED},-,-,-,stakeholder"
    assert people.ranked(asked) == [("=1", "r1", "1"), ("=1", "r2", "1")]
    assert "1 persoon krijgt geen plaats" in words_in(people.panel(asked))
    assert "rollen staan er niet bij" not in words_in(people.panel(asked))


def test_pitfall_16_a_person_that_is_pointed_at_has_no_place(people):
    view = people.scene("?alles=1")
    assert "plaats 2 van" in words_in(position_tab(view, "r1", "nl"))
    told = words_in(position_tab(view, "an", "nl"))
    assert "plaats 2 van" not in told
    assert t("network.person_without_rank", "nl") in told
    rows = [part for part in people.panel(RANKED, ["an"]) if "an" in words_in([part]).split()]
    assert not rows


def test_pitfall_16_the_table_has_no_number_to_sort_a_person_by(people):
    rows = {row["id"]: row["cells"] for row in rows_of(people.scene("?alles=1"))}
    assert rows["r1"]["measure-degree"] == ["", "1", 1.0]
    assert rows["an"]["measure-degree"] == ["", "n.v.t."]


def test_pitfall_16_the_command_line_ranks_no_persons(tmp_path, capsys, monkeypatch):
    address = f"sqlite:///{tmp_path / 'net.sqlite'}"
    store = SqliteStore(tmp_path / "net.sqlite")
    write(store, created(*employed(role("r1"), role("an", **PERSON))), "op")
    store.close()
    monkeypatch.setenv("KRUISPUNT_STORE", address)
    assert main(["analyse", "--measures", "degree", "--lang", "nl"]) == 0
    listed = capsys.readouterr().out
    assert "hub" in listed
    assert not {"r1", "an"} & set(listed.split())
    assert "2 rollen en personen staan niet in deze lijsten" in listed
    assert main(["analyse", "--measures", "degree", "--json"]) == 0
    assert '"r1"' in (data := capsys.readouterr().out)
    assert '"an"' not in data


# --- 17


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pitfall_17_below_ten_nodes_chance_is_not_told_and_why_is(language):
    desk = Desk(*(organisation(name, helix="business") for name in "abc"), tie("a", "b"), tie("a", "c"))
    told = words_in(desk.panel("?alles=1&inzicht=maten&over=coordinator,a", language=language))
    assert t("lens.chance_too_few", language, n=10) in told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pitfall_17_below_ten_nodes_there_are_no_groups_and_why_is_told(language):
    desk = Desk(*map(organisation, "abc"), tie("a", "b"))
    assert t("lens.groups_too_few", language, n=10) in words_in(
        desk.panel("?alles=1&inzicht=groepen", language=language)
    )


# --- 18


def test_pitfall_18_a_colour_stays_with_its_group_after_an_edit():
    desk = Desk(*m10().records.values())
    query = "?alles=1&inzicht=groepen"
    before = desk.numbers(query)
    # two join the second group, which becomes the largest and would be numbered first
    joining = [organisation(name) for name in ("N1", "N2")]
    ties = [tie(one.id, other, strength=5) for one in joining for other in ("B1", "B2", "B3", "K1")]
    write(desk.store, created(*joining, *ties), "op-1")
    after = desk.numbers(query)
    assert after["N1"] == after["B1"]
    assert {name: after[name] for name in before} == before


# --- 20


def test_pitfall_20_where_both_sides_order_alike_stable_pairs_are_said_to_add_nothing(tmp_path, capsys):
    # but for places nothing is known: for a school and for a company the nearer is the better
    (tmp_path / "scholen.csv").write_text("id,naam,lat,lon\ns1,Een,51.0,5.0\ns2,Twee,51.0,5.2\n", encoding="utf-8")
    (tmp_path / "bedrijven.csv").write_text("id,naam,lat,lon\nc1,Drie,51.0,5.1\nc2,Vier,51.0,6.0\n", encoding="utf-8")
    sides = ["match", "--schools", str(tmp_path / "scholen.csv"), "--companies", str(tmp_path / "bedrijven.csv")]
    for language in ("nl", "en"):
        assert main([*sides, "--objective", "stable", "--lang", language]) == 0
        assert t("match.one_score", language) in capsys.readouterr().out
        assert main([*sides, "--objective", "sum", "--lang", language]) == 0
        assert t("match.one_score", language) not in capsys.readouterr().out


# --- 22


def test_pitfall_22_a_scenario_is_in_no_measure_no_table_and_no_file():
    desk = Desk(*m10().records.values())
    before = desk.ranked("?alles=1&inzicht=maten&over=degree")
    bond = Supposed(ADD_TIE, f"{MARK}t", "", "I1", "P1", "COLLABORATES_WITH", 5)
    desk.services.run(KeepScenario("sce-1", "Proef", to_text([bond]), "an"))
    supposed = desk.scene("?alles=1&inzicht=watals&over=sce-1")
    assert bond.record_id in supposed.tie_ids
    assert desk.ranked("?alles=1&inzicht=maten&over=degree") == before
    rows = rows_of(desk.scene("?alles=1"))
    assert next(row["cells"] for row in rows if row["id"] == "I1")["measure-degree"] == ["", "0", 0.0]
    for wanted in ("csv", "xlsx", "json", "gexf", "graphml"):
        assert why_not(supposed, wanted, "nl")
        assert MARK.encode() not in desk.services.export_seen(supposed.node_ids, supposed.tie_ids, wanted, "nl")


def test_pitfall_22_groups_drawn_as_one_node_each_are_no_data():
    desk = Desk(*m10().records.values())
    together = desk.scene("?alles=1&inzicht=groepen&over=samen")
    assert "Sluit het om gegevens mee te nemen" in why_not(together, "csv", "nl")  # else a file without nodes
    assert why_not(together, "png", "nl") == ""
