"""Regional needs from the survey of soft skills (methods 9.4)."""

import pytest

from graph.analysis.intervals import Interval
from graph.analysis.readiness.regional_needs import (
    SKILLS,
    X_INNO,
    RegionalNeedSettings,
    SkillSurvey,
    possible_tops,
    regional_need,
    regional_needs,
)

T9_4 = {
    "communication": (0.6075, 0.6075),
    "iterative-design-thinking": (0.2625, 0.7125),
    "risk-taking": (0.2375, 0.6875),
    "problem-solving": (0.1075, 0.5575),
    "collaboration": (0.1125, 0.5625),
    "critical-thinking": (0.5, 1.0),
    "adaptability": (0.45, 0.95),
    "strategic-thinking": (0.45, 0.95),
}


@pytest.mark.parametrize(("skill", "bounds"), T9_4.items())
def test_t9_4_bounds_per_skill(skill, bounds):
    found = regional_need(skill)
    assert (found.low, found.high) == (pytest.approx(bounds[0], abs=1e-4), pytest.approx(bounds[1], abs=1e-4))


def test_t9_4_that_communication_is_the_top_need_is_not_established():
    needs = regional_needs()
    assert set(possible_tops(needs)) == {
        "communication",
        "critical-thinking",
        "adaptability",
        "strategic-thinking",
        "iterative-design-thinking",
        "risk-taking",
    }
    assert list(needs)[:3] == ["critical-thinking", "adaptability", "strategic-thinking"]


def test_t9_4_where_the_scale_starts_is_a_setting():
    found = regional_need("communication", settings=RegionalNeedSettings(lowest=1.0))
    assert found.low == found.high == pytest.approx(0.5 + 0.5 * (4 - 3.14) / 3)


def test_a_skill_that_the_survey_does_not_name_may_be_needed():
    assert regional_need("curiosity") == Interval(0, pytest.approx(0.95))  # at most nine mentions, strength unknown


def test_a_survey_without_mentions_says_nothing_about_them():
    found = regional_need("x", SkillSurvey({}, {"x": 4.0}))
    assert found == Interval(0, 0.5)
    assert possible_tops({}) == ()


def test_every_skill_that_is_named_has_a_name_in_both_languages():
    assert set(SKILLS) == {*X_INNO.mentions, *X_INNO.strengths}
