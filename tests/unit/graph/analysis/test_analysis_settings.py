"""One record of all matters of judgement: the defaults of the methods, described, checked, and written beside results.

Expected defaults are those that the methods mark as judgement, copied by hand from the chapter that is named.
"""

import dataclasses
import importlib
import json
import math
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph.analysis
from graph.analysis.alliances.conditions import ConditionSettings, is_to_discuss
from graph.analysis.bridging import holes_bridged
from graph.analysis.communities import CommunitySettings, communities, groups
from graph.analysis.fit.components import capacity_and_willingness, compatibility, size_similarity
from graph.analysis.fit.settings import FitSettings
from graph.analysis.freshness import FreshnessSettings, freshness
from graph.analysis.governance import GovernanceSettings, governance_fit, size_factor
from graph.analysis.intervals import exactly
from graph.analysis.layers import LayerSettings, ended_weight, multiplex_weight
from graph.analysis.matching.criteria import offered_help
from graph.analysis.matching.settings import MatchingSettings
from graph.analysis.relations import relations_in
from graph.analysis.setting_fields import PART, SETTING, Setting, SettingType, number, part, settings_in, table
from graph.analysis.setting_values import InvalidAnalysisSettings, changed, values_of
from graph.analysis.settings import DEFAULTS, REGISTER, AnalysisSettings, from_json, named
from graph.analysis.stakeholders.influence import influences
from graph.analysis.stakeholders.power_interest import standing
from graph.analysis.stakeholders.salience import salience
from graph.analysis.stakeholders.settings import StakeholderSettings
from graph.model.labels import Label
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie
from tests.support.reference_networks import m10

SINGLES = tuple(REGISTER.values())

METHODS = {
    # 1.3
    "conditions.discuss_above": 0.30,
    # 2: weights of the fit; δ, path length and half-life of 2.4; features of 2.5; d50 of 2.6; willingness of 2.7
    "fit.weights.A": 0.18, "fit.weights.C": 0.20, "fit.weights.I": 0.10, "fit.weights.R": 0.12, "fit.weights.O": 0.08,
    "fit.weights.P": 0.08, "fit.weights.W": 0.12, "fit.weights.N": 0.07, "fit.weights.V": 0.05,
    "fit.paths.attenuation": 0.7, "fit.paths.longest": 4, "fit.alliance_half_life_years": 5,
    "fit.compatibility.type": 0.4, "fit.compatibility.size": 0.3, "fit.compatibility.culture": 0.2,
    "fit.compatibility.sector": 0.1, "fit.largest_ratio": 1000, "fit.half_distance_km": 20,
    "fit.willingness.resistant": 0, "fit.willingness.neutral": 0.4, "fit.willingness.supportive": 0.75,
    "fit.willingness.leading": 1, "fit.tie_strength": 3, "fit.veto_at": 20, "fit.balanced_from": 0.85,
    "fit.least_coverage": 0.60,
    # 3.1
    "sensitivity.concentration": 50, "sensitivity.draws": 10_000,
    # 4.1: λ of each layer, and None where a layer is not mixed in; 4.9; 4.11
    "layers.closeness.collaboration": 1, "layers.closeness.projects": 0.6, "layers.closeness.mentoring": 0.8,
    "layers.closeness.information": 0.4, "layers.closeness.intent": 0.3, "layers.closeness.funding": None,
    "layers.closeness.roles": None, "layers.closeness.trust": None, "layers.half_way_years": 3,
    "layers.most_members": 30, "communities.runs": 20, "communities.stable": 0.8,
    # 4.12: the vectors of the three forms, and (n − 4) / 16
    "governance.forms.shared.trust": 1, "governance.forms.shared.size": 0, "governance.forms.shared.consensus": 1,
    "governance.forms.shared.need": 0, "governance.forms.lead.trust": 0, "governance.forms.lead.size": 0.5,
    "governance.forms.lead.consensus": 0.25, "governance.forms.lead.need": 0.5, "governance.forms.nao.trust": 0.5,
    "governance.forms.nao.size": 0.75, "governance.forms.nao.consensus": 0.75, "governance.forms.nao.need": 1,
    "governance.few": 4, "governance.many": 20,
    # 5.1, 6.1, 6.2, 6.5
    "scenarios.strength": 3, "stakeholders.high_from": 0.5, "stakeholders.present_from": 0.5,
    "stakeholders.share_of_power": 0.5,
    # 7.1
    "matching.weights.M1": 0.2, "matching.weights.M5": 0.2, "matching.half_distance_km": 20,
    "matching.field_share": 0.7, "matching.means_share": 0.5, "matching.forms.inhoud.stem-2": 1,
    "matching.forms.inhoud.stem-1": 0.5, "matching.forms.inhoud.stem-3": 0.25, "matching.forms.inhoud.stem-6": 0,
    "matching.forms.lesgeven.stem-4": 0.5, "matching.forms.infrastructuur.stem-7": 1,
    "matching.forms.digitalisering.stem-1": 0.5, "matching.forms.studie-orientering.stem-6": 0.5,
    "matching.forms.onderzoek.stem-6": 0.75, "matching.any_form.stem-6": 0.5, "matching.any_form.stem-5": 0.25,
    # 8.1, 8.3, 8.4
    "diversity.smallest_cell": 10, "missing_ties.strength": 3, "missing_ties.paths.attenuation": 0.7,
    "production_cycle.joining_strength": 3, "production_cycle.targets.idea": 1,
    # 9.1 to 9.4
    "readiness.weights.start.cond-pioniers": 2, "readiness.weights.start.cond-massa": 1,
    "readiness.weights.structural.cond-massa": 2, "readiness.weights.structural.cond-pioniers": 1,
    "readiness.heavy_from": 2, "readiness.bottleneck_up_to": 1, "baseline.target": 4, "rubric.learning_networks": 3,
    "rubric.other_projects": 2, "rubric.guidance.planned": 0.5, "rubric.guidance.given": 1,
    "regional_needs.mention_weight": 0.5, "regional_needs.lowest": 0, "regional_needs.highest": 4,
    # 10, pitfall 15
    "surveys.enough": 0.8,
}  # fmt: skip


def test_the_defaults_are_those_of_the_methods():
    found = DEFAULTS.as_json()
    assert {name: found[name] for name in METHODS} == METHODS


# --- descriptions


def settings_classes() -> set[type]:
    """All settings dataclasses of the analysis, found by importing everything."""
    found = set()
    for module in pkgutil.walk_packages(graph.analysis.__path__, "graph.analysis."):
        inside = vars(importlib.import_module(module.name)).values()
        found |= {one for one in inside if isinstance(one, type) and one.__name__.endswith("Settings")}
    return {one for one in found if dataclasses.is_dataclass(one)}


def parts_of(type_: type) -> set[type]:
    inner = [one.metadata[PART][0] for one in dataclasses.fields(type_) if PART in one.metadata]
    return {type_}.union(*(parts_of(one) for one in inner))


def test_every_settings_class_is_a_part_of_the_one_record():
    assert settings_classes() == parts_of(AnalysisSettings)


def test_every_field_of_a_settings_class_is_described():
    bare = [
        f"{type_.__name__}.{one.name}"
        for type_ in settings_classes()
        for one in dataclasses.fields(type_)
        if PART not in one.metadata and SETTING not in one.metadata
    ]
    assert bare == []


def is_worded(label: Label) -> bool:
    return all(text and text == text.strip() and not text.endswith(":") for text in (label.nl, label.en))


@pytest.mark.parametrize("setting", SINGLES, ids=lambda setting: setting.name)
def test_a_setting_has_words_in_both_languages_and_a_range_that_holds_its_default(setting: Setting):
    assert all(map(is_worded, (setting.label, setting.part, setting.source, *setting.choices.values())))
    assert bool(setting.unit.nl) == bool(setting.unit.en)
    default = DEFAULTS.as_json(setting.name)[setting.name]
    assert default is not None or setting.is_sparse
    if setting.type in (SettingType.NUMBER, SettingType.INTEGER):
        assert setting.minimum < setting.maximum
        assert default is None or setting.minimum <= default <= setting.maximum
    if setting.type is SettingType.CODES:
        assert set(default) <= setting.choices.keys()


def test_no_two_settings_of_a_part_are_called_the_same():
    for language in ("nl", "en"):
        names = [
            (one.name.split(".")[0], one.label.in_language(language)) for one in SINGLES if "paths" not in one.name
        ]
        assert len(set(names)) == len(names)


@dataclass(frozen=True)
class TeaSettings:
    """A room of its own."""

    minutes: float = number(3, "trektijd", "time to steep", 1, 10, "")


@dataclass(frozen=True)
class HouseSettings:
    """A record with one room."""

    tea: TeaSettings = part(TeaSettings, "Thee", "Tea")


def test_a_new_setting_is_one_line():
    [found] = settings_in(HouseSettings)
    assert (found.name, found.part.en, found.label.nl) == ("tea.minutes", "Tea", "trektijd")
    assert values_of(changed(HouseSettings(), {"tea.minutes": 5})) == {"tea.minutes": 5.0}
    with pytest.raises(InvalidAnalysisSettings):
        changed(HouseSettings(), {"tea.minutes": 11})


# --- changing


def wanted(setting: Setting) -> st.SearchStrategy[object]:
    """Values that a setting may have."""
    if setting.type is SettingType.FLAG:
        return st.booleans()
    if setting.type is SettingType.CODES:
        return st.lists(st.sampled_from(sorted(setting.choices)), unique=True)
    if setting.type is SettingType.INTEGER:
        return st.integers(int(setting.minimum), int(setting.maximum))
    values = st.floats(setting.minimum, setting.maximum)
    return st.one_of(st.none(), values) if setting.is_sparse else values


def goes_together(values: dict[str, object]) -> bool:
    """Whether no two values clash: bounds in order, and in each row of weights one above 0."""
    rows: dict[str, list[object]] = {}
    for one in SINGLES:
        if one.needs_some:
            rows.setdefault(one.name.rpartition(".")[0], []).append(values[one.name])
    pairs = [(one.name, f"{one.name.rpartition('.')[0]}.{one.below}") for one in SINGLES if one.below]
    return all(map(any, rows.values())) and all(values[low] < values[high] for low, high in pairs)


@st.composite
def changes(draw) -> dict[str, object]:
    names = draw(st.lists(st.sampled_from(sorted(REGISTER)), unique=True, max_size=12))
    return {name: draw(wanted(REGISTER[name])) for name in names}


@settings(max_examples=200, deadline=None)
@given(changes())
def test_what_is_changed_is_changed_alone_and_comes_back_as_it_was_written(values):
    before = DEFAULTS.as_json()
    if not goes_together(before | values):
        with pytest.raises(InvalidAnalysisSettings):
            DEFAULTS.changed(values)
        return
    found = DEFAULTS.changed(values)
    assert found.as_json() == before | values
    assert from_json(json.loads(json.dumps(found.as_json()))) == found
    assert found.changed(before) == DEFAULTS


def test_nothing_changed_is_the_same_and_what_was_not_written_has_its_default():
    assert DEFAULTS.changed({}) == DEFAULTS
    assert from_json({}) == DEFAULTS


OUTSIDE = st.one_of(st.just(math.nan), st.just(math.inf), st.text(max_size=3), st.just(True), st.lists(st.integers()))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([one for one in SINGLES if one.type in (SettingType.NUMBER, SettingType.INTEGER)]), st.data())
def test_what_lies_outside_the_range_is_refused_with_its_name(setting, data):
    beyond = st.one_of(
        st.floats(max_value=setting.minimum, exclude_max=True), st.floats(setting.maximum, exclude_min=True), OUTSIDE
    )
    with pytest.raises(InvalidAnalysisSettings) as refused:
        DEFAULTS.changed({setting.name: data.draw(beyond)})
    assert [problem.name for problem in refused.value.problems] == [setting.name]


def test_all_that_is_wrong_is_told_at_once():
    values = {
        "communities.stable": 1.2,
        "communities.runs": 2.5,
        "introductions.kinds": ["dragon"],
        "introductions.established_only": "yes",
        "fit.wieghts.A": 0.5,
        "surveys.enough": None,
        "readiness.amber_from": 0.9,
        "layers.closeness.conflict": 0.5,
        **{f"fit.weights.{key}": 0 for key in "ACIROPWNV"},
    }
    with pytest.raises(InvalidAnalysisSettings) as refused:
        DEFAULTS.changed(values)
    assert {problem.name: problem.rule for problem in refused.value.problems} == {
        "communities.stable": "out_of_range",
        "communities.runs": "not_whole",
        "introductions.kinds": "not_a_choice",
        "introductions.established_only": "not_a_flag",
        "fit.wieghts.A": "unknown_name",
        "surveys.enough": "not_a_number",
        "readiness.amber_from": "not_below",
        "layers.closeness.conflict": "unknown_name",  # ties against each other are never mixed in (methods 4.1)
        "fit.weights": "all_zero",
    }


@dataclass(frozen=True)
class RowSettings:
    """Weights in two rows."""

    weights: Mapping[str, Mapping[str, float]] = table(
        {"one": {"a": 1.0, "b": 0.0}, "two": {"a": 0.0, "b": 1.0}},
        "gewicht",
        "weight",
        ({key: Label(key, key) for key in ("one", "two")}, {key: Label(key, key) for key in "ab"}),
        0,
        1,
        "",
        needs_some=True,
    )


def test_each_row_of_weights_needs_one_above_zero():
    with pytest.raises(InvalidAnalysisSettings):
        changed(RowSettings(), {"weights.two.b": 0})
    assert changed(RowSettings(), {"weights.two.b": 0, "weights.two.a": 1}).weights["two"] == {"a": 1.0, "b": 0.0}


def test_what_a_result_depended_on_can_be_written_alone():
    assert DEFAULTS.as_json("communities.stable", "surveys") == {"communities.stable": 0.8, "surveys.enough": 0.8}
    assert set(DEFAULTS.as_json("fit")) == {name for name in REGISTER if name.startswith("fit.")}
    with pytest.raises(KeyError):
        list(named("comm"))


# --- settings steer the analysis: each expected value is worked out by hand


def test_a_division_is_unstable_below_the_agreement_that_is_asked():
    network = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
    agreement = communities(network).agreement
    assert communities(network, CommunitySettings(stable=agreement)).is_stable
    if agreement < 1:
        assert not communities(network, CommunitySettings(stable=1.0)).is_stable
    assert communities(network, CommunitySettings(runs=1)).agreement == 1.0  # one run agrees with itself


def test_a_group_keeps_its_name_as_far_as_is_asked():
    named_before = {"name": ["a", "b", "c"]}  # a and b of a, b, c and d: two of four
    kept, lost = (groups([["a", "b", "d"]], {}, named_before, CommunitySettings(same=same)) for same in (0.5, 0.6))
    assert [group.named for group in (*kept, *lost)] == ["name", ""]


def test_freshness_and_what_ended_halve_as_fast_as_is_asked():
    one = tie("a", "b", valid_from="2010-01-01", valid_to="2020-01-01")
    network = NetworkSnapshot(1, {record.id: record for record in (organisation("a"), organisation("b"), one)})
    found = freshness(network, one, "2030-01-01", FreshnessSettings(half_life_years=5.0))
    assert found.low == pytest.approx(0.25, abs=1e-3)  # ten years are two half-lives
    assert ended_weight(0.8, 10, LayerSettings(half_way_years=5.0)) == pytest.approx(0.2)


def test_layers_count_as_much_as_is_asked_and_others_not_at_all():
    halved = LayerSettings(closeness={"projects": 0.5})
    assert multiplex_weight([(1.0, "projects"), (1.0, "funding"), (1.0, "conflict")], halved) == 0.5


def test_stakeholders_are_high_from_where_is_asked():
    strict = StakeholderSettings(high_from=0.8, present_from=0.8, share_of_power=1.0)
    assert standing(exactly(1.0), exactly(0.75), strict).quadrants == ("keep_satisfied",)
    assert salience(exactly(0.8), exactly(0.6), exactly(0.5), strict).classes == ("dormant",)
    network = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
    powers = {"P1": exactly(0.5), "O1": exactly(0.9)}
    assert {i: one.total for i, one in influences(powers, network, strict).items()} == powers


def test_governance_is_compared_with_what_is_asked():
    asked = GovernanceSettings(forms={"own": dict.fromkeys(("trust", "size", "consensus", "need"), 0.5)}, few=2, many=4)
    observed = {factor: exactly(1.0) for factor in ("trust", "size", "consensus", "need")}
    assert governance_fit(observed, asked)["own"].fit == exactly(0.5)
    assert size_factor(3, asked) == 0.5


def test_computed_and_assessed_are_discussed_from_where_is_asked():
    assert is_to_discuss(exactly(0.8), exactly(0.55), ConditionSettings(discuss_above=0.2))


def test_compatibility_and_willingness_count_as_is_asked():
    even = FitSettings(compatibility={"type": 1.0, "sector": 1.0}, largest_ratio=100.0, willingness={"neutral": 1.0})
    assert compatibility({"type": 1.0, "sector": 0.0}, even).score == exactly(0.5)
    assert size_similarity(1, 10, even) == pytest.approx(0.5)  # ln 10 / ln 100
    assert capacity_and_willingness({}, {}, "neutral", even).score == exactly(1.0)


def test_any_form_helps_as_much_as_is_asked():
    assert offered_help(["own"], MatchingSettings(forms={}, any_form={"stem-6": 0.9})) == {"stem-6": 0.9}


def test_a_new_tie_bridges_a_hole_with_the_strength_that_is_asked():
    network = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
    found = [holes_bridged(network, [("P1", "B1")], strength)["P1", "B1"] for strength in (1, 3)]
    assert found[1] == pytest.approx(0.2948, abs=1e-4)  # methods 2.8
    assert found[0] < found[1]
