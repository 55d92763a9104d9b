"""The network page as the shell knows it."""

from dashboard.page import PageSpec
from dashboard.pages.network import exporting, keeping
from dashboard.pages.network.bar import menus
from dashboard.pages.network.canvas import drawing
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.layout import layout
from dashboard.pages.network.lenses import picking
from dashboard.pages.network.lenses.communities import naming
from dashboard.pages.network.lenses.what_if import keeping as supposing
from dashboard.pages.network.panel import pointing, writing
from dashboard.pages.network.question import asking
from dashboard.pages.network.scenes import Scenes
from dashboard.pages.network.table import showing
from dashboard.registrar import Registrar
from dashboard.services import Services


def register(registrar: Registrar, services: Services) -> None:
    """Register all callbacks of the page; they draw the same scenes by the same layouts."""
    placer, scenes = Placer(services.layouts), Scenes(services)
    drawing.register(registrar, services, scenes, placer)
    menus.register(registrar, scenes)
    pointing.register(registrar, services, scenes)
    writing.register(registrar, services)
    keeping.register(registrar, services, scenes)
    asking.register(registrar, services)
    naming.register(registrar, services, scenes)
    picking.register(registrar, services)
    supposing.register(registrar, services)
    showing.register(registrar, services, scenes)
    exporting.register(registrar, services, scenes, placer)


PAGE = PageSpec("network", "/netwerk", "chart-dots-3", "shell.network", layout, register)
