"""What is judgement in cross-overs, readiness and routes can be written beside every report (pitfall 23)."""

import dataclasses
import json

import pytest

from graph.analysis.closeness_paths import PathSettings
from graph.analysis.cooling import CoolingSettings
from graph.analysis.crossovers.diversity import DiversitySettings
from graph.analysis.crossovers.missing_ties import MissingTieSettings
from graph.analysis.crossovers.production_cycle import CycleSettings
from graph.analysis.introductions import IntroductionSettings
from graph.analysis.readiness.baseline import BaselineSettings
from graph.analysis.readiness.conditions import ReadinessSettings
from graph.analysis.readiness.regional_needs import RegionalNeedSettings
from graph.analysis.readiness.rubric import RubricSettings

SETTINGS = (
    PathSettings(),
    IntroductionSettings(),
    CoolingSettings(),
    DiversitySettings(),
    MissingTieSettings(),
    CycleSettings(),
    BaselineSettings(),
    ReadinessSettings(),
    RegionalNeedSettings(),
    RubricSettings(),
)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: type(settings).__name__)
def test_pitfall_23_settings_can_be_exported_whole(settings):
    written = json.loads(json.dumps(dataclasses.asdict(settings)))
    assert written.keys() == {field.name for field in dataclasses.fields(settings)}
