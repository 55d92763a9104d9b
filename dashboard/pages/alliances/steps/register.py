"""The register of steps: which view each has, and who registers callbacks."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps import deeds
from dashboard.pages.alliances.steps.agreement.view import agreement
from dashboard.pages.alliances.steps.ambition import ambition
from dashboard.pages.alliances.steps.follow_up import closing
from dashboard.pages.alliances.steps.follow_up.view import follow_up
from dashboard.registrar import Registrar
from dashboard.services import Services

StepView = Callable[[Opened], list[Component]]

STEP_VIEWS: Mapping[str, StepView] = MappingProxyType(
    {"ambition": ambition, "agreement": agreement, "follow_up": follow_up}
)


def register_steps(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of all steps."""
    deeds.register(registrar, services)
    closing.register(registrar, services)
