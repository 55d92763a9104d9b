"""Which skills a region needs, from a survey that tells only its outliers: bounds, not numbers (methods 9.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly, weighted_mean
from graph.analysis.setting_fields import number
from graph.model.labels import Label

SKILLS: Mapping[str, Label] = MappingProxyType(
    {
        "communication": Label("communicatie", "communication"),
        "critical-thinking": Label("kritisch denken", "critical thinking"),
        "adaptability": Label("aanpassingsvermogen", "adaptability"),
        "strategic-thinking": Label("strategisch denken", "strategic thinking"),
        "problem-solving": Label("probleemoplossend vermogen", "problem solving"),
        "collaboration": Label("samenwerking", "collaboration"),
        "iterative-design-thinking": Label("iteratief design thinking", "iterative design thinking"),
        "risk-taking": Label("risicobereidheid", "risk taking"),
    }
)
"""The skills that the survey names, by their code in the vocabulary."""


@dataclass(frozen=True, slots=True)
class SkillSurvey:
    """What a survey tells.

    Parameters
    ----------
    mentions : mapping of str to int
        How often each skill of the top list was named as in need of development; others were named at most as often
        as the last of the list.
    strengths : mapping of str to float
        Mean score of how strong people are in it now, where that is told.
    """

    mentions: Mapping[str, int]
    strengths: Mapping[str, float]


X_INNO = SkillSurvey(
    MappingProxyType({"communication": 10, "critical-thinking": 10, "adaptability": 9, "strategic-thinking": 9}),
    MappingProxyType(
        {
            "problem-solving": 3.14,
            "communication": 3.14,
            "collaboration": 3.10,
            "risk-taking": 2.10,
            "iterative-design-thinking": 1.90,
        }
    ),
)
"""The expert survey of x-Inno Radar, Belgian respondents. How many they were is not told."""


@dataclass(frozen=True, slots=True)
class RegionalNeedSettings:
    """How the survey is read.

    Parameters
    ----------
    mention_weight : float
        Weight of the mentions, 0 to 1; the rest is for what is not strong yet.
    lowest, highest : float
        Ends of the scale of strengths; the lowest is not told: 0 or 1.
    """

    mention_weight: float = number(
        0.5,
        "gewicht van het aantal vermeldingen, naast wat nog niet sterk is",
        "weight of the mentions, beside what is not strong yet",
        0,
        1,
        "9.4",
    )
    lowest: float = number(
        0.0,
        "laagste punt van de schaal voor sterkte",
        "lowest point of the scale of strengths",
        0,
        1,
        "9.4",
        below="highest",
    )
    highest: float = number(
        4.0,
        "hoogste punt van de schaal voor sterkte",
        "highest point of the scale of strengths",
        4,
        10,
        "9.4",
    )


def regional_need(skill: str, survey: SkillSurvey = X_INNO, settings: RegionalNeedSettings | None = None) -> Interval:
    """Return the bounds, from 0 to 1, of how much a region needs a skill, whether the survey names it or not.

    Parameters
    ----------
    skill : str
        Code of the skill.
    survey : SkillSurvey
        What was told.
    settings : RegionalNeedSettings, optional
        How it is read.
    """
    chosen = settings or RegionalNeedSettings()
    most = max(survey.mentions.values(), default=0)
    mentioned = UNKNOWN_SHARE
    if most:
        last = min(survey.mentions.values()) / most
        mentioned = exactly(survey.mentions[skill] / most) if skill in survey.mentions else Interval(0.0, last)
    lacking = UNKNOWN_SHARE
    if skill in survey.strengths:
        lacking = exactly((chosen.highest - survey.strengths[skill]) / (chosen.highest - chosen.lowest))
    weights = {"mentioned": chosen.mention_weight, "lacking": 1 - chosen.mention_weight}
    found = weighted_mean({"mentioned": mentioned, "lacking": lacking}, weights)
    return UNKNOWN_SHARE if found is None else found.total


def regional_needs(
    survey: SkillSurvey = X_INNO, settings: RegionalNeedSettings | None = None
) -> Mapping[str, Interval]:
    """Return the need of each skill that the survey names: highest possible need first, then by code."""
    named = {*survey.mentions, *survey.strengths}
    found = {skill: regional_need(skill, survey, settings) for skill in named}
    return dict(sorted(found.items(), key=lambda item: (-round(item[1].high, 9), item[0])))


def possible_tops(needs: Mapping[str, Interval]) -> tuple[str, ...]:
    """Return the skills that can be the most needed: more than one means that the top is not established."""
    surest = max((need.low for need in needs.values()), default=0.0)
    return tuple(sorted(skill for skill, need in needs.items() if round(need.high, 9) >= round(surest, 9)))
