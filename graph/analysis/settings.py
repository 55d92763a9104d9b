"""Judgement as settings: one record of all that no method prescribes, with its description and its checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis import setting_values
from graph.analysis.alliances.conditions import ConditionSettings
from graph.analysis.alliances.following import FollowUpSettings
from graph.analysis.alliances.gates import GateSettings
from graph.analysis.communities import CommunitySettings
from graph.analysis.cooling import CoolingSettings
from graph.analysis.crossovers.diversity import DiversitySettings
from graph.analysis.crossovers.missing_ties import MissingTieSettings
from graph.analysis.crossovers.production_cycle import CycleSettings
from graph.analysis.fit.settings import FitSettings
from graph.analysis.governance import GovernanceSettings
from graph.analysis.introductions import IntroductionSettings
from graph.analysis.layers import LayerSettings
from graph.analysis.matching.settings import MatchingSettings
from graph.analysis.readiness.baseline import BaselineSettings
from graph.analysis.readiness.conditions import ReadinessSettings
from graph.analysis.readiness.regional_needs import RegionalNeedSettings
from graph.analysis.readiness.rubric import RubricSettings
from graph.analysis.scenarios import ScenarioSettings
from graph.analysis.sensitivity.settings import SensitivitySettings
from graph.analysis.setting_fields import Setting, part, settings_in
from graph.analysis.setting_values import Plain
from graph.analysis.stakeholders.settings import StakeholderSettings
from graph.analysis.surveys import SurveySettings


@dataclass(frozen=True, slots=True)
class AnalysisSettings:
    """All matters of judgement, each part with the defaults of the methods.

    Each part stays with the analysis that it steers. What a result depended on goes along with it: `as_json`.
    """

    surveys: SurveySettings = part(SurveySettings, "Bevraging", "Survey")
    layers: LayerSettings = part(LayerSettings, "Lagen en projecten", "Layers and projects")
    introductions: IntroductionSettings = part(IntroductionSettings, "Introducties", "Introductions")
    cooling: CoolingSettings = part(CoolingSettings, "Afkoelende banden", "Cooling ties")
    communities: CommunitySettings = part(CommunitySettings, "Groepen", "Communities")
    scenarios: ScenarioSettings = part(ScenarioSettings, "Wat als", "What if")
    fit: FitSettings = part(FitSettings, "Partnerfit", "Partner fit")
    sensitivity: SensitivitySettings = part(SensitivitySettings, "Gevoeligheid", "Sensitivity")
    gates: GateSettings = part(GateSettings, "Poorten van een alliantie", "Gates of an alliance")
    conditions: ConditionSettings = part(ConditionSettings, "Vijf condities", "Five conditions")
    follow_up: FollowUpSettings = part(FollowUpSettings, "Opvolging van een alliantie", "Follow-up of an alliance")
    governance: GovernanceSettings = part(GovernanceSettings, "Bestuursvorm", "Form of governance")
    stakeholders: StakeholderSettings = part(StakeholderSettings, "Stakeholders", "Stakeholders")
    matching: MatchingSettings = part(MatchingSettings, "Matching", "Matching")
    diversity: DiversitySettings = part(DiversitySettings, "Doelgroepen", "Target groups")
    missing_ties: MissingTieSettings = part(MissingTieSettings, "Ontbrekende banden", "Missing ties")
    production_cycle: CycleSettings = part(CycleSettings, "Productiecyclus", "Production cycle")
    readiness: ReadinessSettings = part(ReadinessSettings, "Tien voorwaarden", "Ten conditions")
    baseline: BaselineSettings = part(BaselineSettings, "Nulmeting", "Baseline")
    rubric: RubricSettings = part(RubricSettings, "Jury", "Jury")
    regional_needs: RegionalNeedSettings = part(RegionalNeedSettings, "Noden van de regio", "Needs of the region")

    def changed(self, values: Mapping[str, object]) -> "AnalysisSettings":
        """Return the settings with other values, by name as in `REGISTER`; what is not named stays.

        Raises
        ------
        InvalidAnalysisSettings
            All that is wrong with the names and values.
        """
        return setting_values.changed(self, values)

    def as_json(self, *names: str) -> dict[str, Plain]:
        """Return values by name, in order: all, or those of some parts or single settings."""
        held = setting_values.values_of(self)
        return {setting.name: held[setting.name] for setting in (named(*names) if names else REGISTER.values())}


REGISTER: Mapping[str, Setting] = MappingProxyType({one.name: one for one in settings_in(AnalysisSettings)})
"""Every single setting by name, such as ``communities.stable`` or ``fit.weights.A``."""

DEFAULTS = AnalysisSettings()


def from_json(values: Mapping[str, object]) -> AnalysisSettings:
    """Return settings as they were written; what was not written, such as a setting of later date, has its default.

    Raises
    ------
    InvalidAnalysisSettings
        All that is wrong with the names and values.
    """
    return DEFAULTS.changed(values)


def named(*names: str) -> Iterator[Setting]:
    """Return the settings that some names of parts, fields or single settings stand for, in order.

    Raises
    ------
    KeyError
        A name that stands for nothing.
    """
    for name in names:
        found = [one for one in REGISTER.values() if one.name == name or one.name.startswith(f"{name}.")]
        if not found:
            raise KeyError(name)
        yield from found
