"""The one place that registers callbacks: each is guarded by a permission before it runs."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from dash import ClientsideFunction, Dash

from dashboard.services import Services
from graph.commands.bus import require
from graph.commands.permissions import Permission

P = ParamSpec("P")
R = TypeVar("R")


class Registrar:
    """Registers callbacks on an app; nobody else does.

    Parameters
    ----------
    app : Dash
        The app.
    services : Services
        Tells who asks.
    """

    def __init__(self, app: Dash, services: Services) -> None:
        self._app = app
        self._services = services

    def callback(
        self, *dependencies: Any, permission: Permission = Permission.READ, **options: Any
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Return a decorator that registers a function behind its permission, and gives the bare function back."""

        def register(function: Callable[P, R]) -> Callable[P, R]:
            @functools.wraps(function)
            def guarded(*values: P.args, **named: P.kwargs) -> R:
                require(self._services.user(), permission)
                return function(*values, **named)

            self._app.callback(*dependencies, **options)(guarded)
            return function

        return register

    def clientside(self, namespace: str, name: str, *dependencies: Any, **options: Any) -> None:
        """Register a function of the scripts in `assets/js`."""
        add: Any = self._app.clientside_callback
        add(ClientsideFunction(namespace, name), *dependencies, **options)
