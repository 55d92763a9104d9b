"""The network page as the shell knows it."""

from dashboard.page import PageSpec
from dashboard.pages.network import asking, drawing, editing, exporting, keeping, pointing, table
from dashboard.pages.network.layout import layout
from dashboard.pages.network.placing import Placer
from dashboard.registrar import Registrar
from dashboard.services import Services


def register(registrar: Registrar, services: Services) -> None:
    """Register all callbacks of the page; they draw by the same layouts."""
    placer = Placer(services.layouts)
    drawing.register(registrar, services, placer)
    pointing.register(registrar, services)
    editing.register(registrar, services)
    keeping.register(registrar, services)
    asking.register(registrar, services)
    table.register(registrar, services)
    exporting.register(registrar, services, placer)


PAGE = PageSpec("network", "/netwerk", "chart-dots-3", "shell.network", layout, register)
