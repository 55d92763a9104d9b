"""The step of the value: who gains and who does not in words, four numbers, and the network without and with."""

import pytest

from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.steps.value.view import value
from dashboard.services import Services
from dashboard.text import t
from dashboard.work.outcomes import Standing, Underway
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate, ValueItem
from graph.model.values import UNKNOWN
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, tie, write
from tests.support.components import controls_in, parts_in, words_in

# methods T1.2, as (side, weight, level)
OURS = (("benefit", 3, 4), ("benefit", 2, 2), ("cost", 2, 2), ("risk", 1, 1))
THEIRS = (("benefit", 2, 3), ("benefit", 2, 1), ("cost", 1, 2), ("risk", 1, 1))
LOSING = (("benefit", 2, 1), ("benefit", 2, 0), ("cost", 1, 2), ("risk", 1, 1))


class Desk:
    """A page over one store, without a browser."""

    def __init__(self, *items, talk=("a",), initiator="i", **services):
        self.store = MemoryStore()
        everyone = [organisation(name, f"Partij {name.upper()}") for name in ("i", "a", "b", "x", "y")]
        lab = Alliance(id="lab", name="Lab", initiator_id=initiator)
        talks = [Candidate(id=f"can-{one}", subject_id="lab", party_id=one, state="talk") for one in talk]
        write(self.store, created(*everyone, lab, tie("i", "x"), tie("a", "y"), *talks, *items), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts(), **services)

    def step(self, language="nl"):
        view = AllianceView(dossier="lab", step="value")
        return value(open_dossier(self.services, view, language, "2026-06-01"))

    def words(self, class_name):
        """Return the words of each part of a class."""
        found = [part for part in parts_in(self.step()) if class_name in getattr(part, "className", "").split()]
        return [words_in([part]) for part in found]


def items(party, rows):
    return [
        ValueItem(
            id=f"{party}-{number}",
            subject_id="lab",
            party_id=party,
            side=side,
            title=f"{side} {number}",
            weight=weight,
            level=level,
        )
        for number, (side, weight, level) in enumerate(rows)
    ]


def test_t1_2_on_screen():
    desk = Desk(*items("i", OURS), *items("a", THEIRS))
    nets = desk.words("val-net")
    assert "0,38" in nets[0]  # 0.3833
    assert "0,12" in nets[1]  # 0.1250
    numbers = next(part for part in parts_in(desk.step()) if part_of(part, "val-numbers"))
    mutual, joint, balance, _ = numbers.children
    assert "0,12" in words_in([mutual])  # 0.1250
    assert "0,22" in words_in([joint])  # 0.2189
    assert "0,33" in words_in([balance])  # 0.3261
    assert t("alliance_value.verdict_mutual_gain", "nl") in words_in(desk.step())


def part_of(part, class_name):
    return class_name in getattr(part, "className", "").split()


def test_t1_2_who_loses_is_named_with_its_largest_cost():
    desk = Desk(*items("i", OURS), *items("a", LOSING))
    [verdict] = desk.words("val-verdict")
    assert t("alliance_value.verdict_one_loses", "nl") in verdict
    assert "Partij A wint niet; grootste kost: cost 2." in verdict
    [numbers] = desk.words("val-numbers")
    assert t("values.not_applicable", "nl") in numbers  # no balance


def test_when_nobody_gains_there_is_no_value():
    [verdict] = Desk(*items("i", LOSING), *items("a", LOSING)).words("val-verdict")
    assert t("alliance_value.verdict_no_value", "nl") in verdict
    assert "Partij I wint niet" in verdict


def test_a_party_that_told_nothing_is_unknown_and_named():
    desk = Desk(*items("i", OURS))
    assert "onbekend" in desk.words("val-net")[1]
    assert "−1 tot 1" in desk.words("val-net")[1]
    [verdict] = desk.words("val-verdict")
    assert t("alliance_value.verdict_unknown", "nl") in verdict
    assert "Te weinig bekend van Partij A." in verdict


def test_a_level_that_is_not_known_makes_bounds():
    rows = (("benefit", 3, 4), ("benefit", 2, UNKNOWN), ("cost", 2, 2), ("risk", 1, 1))
    [ours, _] = Desk(*items("i", rows)).words("val-net")
    # benefits 12/20 to 20/20, costs 5/12: net 0.1833 to 0.5833
    assert "0,18 tot 0,58" in ours


def test_with_one_known_loser_and_one_unknown_it_is_at_least_one():
    [verdict] = Desk(*items("i", OURS), *items("a", LOSING), talk=("a", "b")).words("val-verdict")
    assert t("alliance_value.verdict_at_least_one_loses", "nl") in verdict


def test_each_party_can_be_given_a_benefit_a_cost_and_a_risk():
    buttons = [told for told, _ in controls_in(Desk().step(), "record-open") if told["act"] == "new"]
    assert len(buttons) == 2 * 3
    assert '"party_id": "a"' in buttons[3]["fixed"]


def test_the_network_without_and_with_the_alliance():
    # without: i–x, a–y and b alone are 3 parts; with: i–lab–a binds two of them
    words = words_in(Desk().step())
    number = next(part for part in parts_in(Desk().step()) if part_of(part, "fact") and "delen" in words_in([part]))
    shown = [part.children for part in parts_in([number]) if part_of(part, "fact-value")]
    assert shown == ["3", "2"]
    assert t("alliance_value.with", "nl") in words


def test_an_alliance_with_one_party_changes_nothing_and_says_so():
    assert t("alliance_value.one_party", "nl") in words_in(Desk(talk=()).step())


def test_an_alliance_of_nobody_asks_for_somebody():
    words = words_in(Desk(talk=(), initiator=UNKNOWN).step())
    assert t("alliance_value.nobody_joins", "nl") in words


def test_while_the_network_is_computed_the_rest_is_there():
    def under_way(*given, **named):
        raise Underway(Standing("0" * 32, "delta", 0.5))

    words = words_in(Desk(*items("i", OURS), work=under_way).step())
    assert t("work.delta", "nl") in words
    assert t("alliance_value.together", "nl") in words


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_is_no_single_price(language):
    step = Desk(*items("i", OURS), *items("a", THEIRS)).step(language)
    for name in ("mutual_gain", "joint_value", "balance", "network"):
        assert t(f"alliance_value.{name}", language) in words_in(step)
