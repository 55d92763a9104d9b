"""What a page is to the shell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.registrar import Registrar
from dashboard.services import Services


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page.

    Parameters
    ----------
    key : str
        Stable name.
    path : str
        Its address.
    icon, title : str
        Icon, and key of its name in the catalogue.
    layout : callable
        From query and language to the frame of the page.
    register : callable
        Registers its callbacks.
    """

    key: str
    path: str
    icon: str
    title: str
    layout: Callable[[Mapping[str, str], str], Component]
    register: Callable[[Registrar, Services], None]
