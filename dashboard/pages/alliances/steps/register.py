"""The register of steps: which view each has, and who registers callbacks."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.ambition import ambition
from dashboard.pages.alliances.steps.fit import moving as fit_moving
from dashboard.pages.alliances.steps.fit.step import fit
from dashboard.registrar import Registrar
from dashboard.services import Services

StepView = Callable[[Opened], list[Component]]

STEP_VIEWS: Mapping[str, StepView] = MappingProxyType({"ambition": ambition, "fit": fit})


def register_steps(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of all steps."""
    fit_moving.register(registrar)
