"""The register of steps: which view each has, and who registers callbacks."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps import deeds
from dashboard.pages.alliances.steps.agreement.view import agreement
from dashboard.pages.alliances.steps.ambition import ambition
from dashboard.pages.alliances.steps.conditions.answering import register as register_sheet
from dashboard.pages.alliances.steps.conditions.view import conditions
from dashboard.pages.alliances.steps.fit import moving as fit_moving
from dashboard.pages.alliances.steps.fit.step import fit
from dashboard.pages.alliances.steps.follow_up import closing
from dashboard.pages.alliances.steps.follow_up.view import follow_up
from dashboard.pages.alliances.steps.long_list.adding import register as register_long_list
from dashboard.pages.alliances.steps.long_list.view import long_list_step
from dashboard.pages.alliances.steps.value.view import value
from dashboard.registrar import Registrar
from dashboard.services import Services

StepView = Callable[[Opened], list[Component]]

STEP_VIEWS: Mapping[str, StepView] = MappingProxyType(
    {
        "ambition": ambition,
        "long_list": long_list_step,
        "fit": fit,
        "conditions": conditions,
        "value": value,
        "agreement": agreement,
        "follow_up": follow_up,
    }
)


def register_steps(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of all steps."""
    register_long_list(registrar, services)
    register_sheet(registrar, services)
    fit_moving.register(registrar)
    deeds.register(registrar, services)
    closing.register(registrar, services)
