"""The gate in front of every route and callback: closed, unless there is a reason to open."""

from flask import Flask, g, has_request_context, request
from werkzeug.exceptions import Forbidden, Unauthorized

from dashboard.security.callers import caller
from dashboard.security.failures import install_failures
from dashboard.security.limits import allow_upload, install_limits
from dashboard.security.same_site import is_foreign
from dashboard.settings import Settings
from graph.commands.permissions import Permission, User
from graph.model.errors import AccessDenied

PUBLIC = frozenset({("GET", "/healthz"), ("HEAD", "/healthz"), ("GET", "/readyz"), ("HEAD", "/readyz")})


def install_gate(server: Flask, settings: Settings) -> None:
    """Put the gate in front of a server; do it before anything else is added to it.

    Parameters
    ----------
    server : Flask
        The server, still bare.
    settings : Settings
        Who may come in, the secret to sign with, and the limits.
    """
    server.secret_key = settings.secret_key
    server.config["PREFERRED_URL_SCHEME"] = "https" if settings.origin.startswith("https:") else "http"
    install_limits(server, settings)
    install_failures(server)

    def gate() -> None:
        if is_foreign(request, settings):
            raise Forbidden
        if (request.method, request.path) in PUBLIC:
            return
        user = caller(request, settings)
        if user is None:
            raise Unauthorized
        g.user = user
        allow_upload(request, settings)

    server.before_request(gate)


def current_user() -> User:
    """Return who sent the request that is being answered.

    Raises
    ------
    AccessDenied
        Nobody: outside a request, or one that the gate did not see.
    """
    user = g.get("user") if has_request_context() else None
    if not isinstance(user, User):
        raise AccessDenied(Permission.READ)
    return user
