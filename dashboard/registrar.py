"""The one place that registers callbacks: before one runs, who asks and what was sent are checked."""

import functools
import inspect
from collections.abc import Callable, Iterator
from itertools import chain, cycle
from typing import Any, ParamSpec, TypeVar, get_type_hints

from dash import ClientsideFunction, Dash

from dashboard.security.shapes import UnexpectedValue, fits
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
        """Return a decorator that registers a function behind its permission, and gives the bare function back.

        A value that is not of the type that the function is annotated with never reaches it: whatever the
        screens send, anyone who may come in can send anything.
        """

        def register(function: Callable[P, R]) -> Callable[P, R]:
            shapes = _shapes(function)

            @functools.wraps(function)
            def guarded(*values: P.args, **named: P.kwargs) -> R:
                require(self._services.user(), permission)
                if not all(map(fits, values, shapes())):
                    raise UnexpectedValue(function.__name__)
                return function(*values, **named)

            self._app.callback(*dependencies, **options)(guarded)
            return function

        return register

    def clientside(self, namespace: str, name: str, *dependencies: Any, **options: Any) -> None:
        """Register a function of the scripts in `assets/js`."""
        add: Any = self._app.clientside_callback
        add(ClientsideFunction(namespace, name), *dependencies, **options)


def _shapes(function: Callable[..., Any]) -> Callable[[], Iterator[Any]]:
    """Return what gives the annotations of a function in the order of its values, the last for all that follow."""
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters.values()
    fixed = [hints[one.name] for one in parameters if one.kind is not one.VAR_POSITIONAL]
    rest = [hints[one.name] for one in parameters if one.kind is one.VAR_POSITIONAL]
    return lambda: chain(fixed, cycle(rest))
