"""Who is asking: the one local user of a demo, or whom a trusted reverse proxy signed in."""

import hmac

from flask import Request
from werkzeug.datastructures import Headers

from dashboard.security.addresses import host_name, is_loopback, lies_in
from dashboard.setting_types import Mode
from dashboard.settings import Settings
from graph.commands.permissions import Role, User

FORWARDING_HEADERS = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
LONGEST_NAME = 200


def caller(request: Request, settings: Settings) -> User | None:
    """Return who sends a request, or None when that is not known.

    Parameters
    ----------
    request : Request
        As it came in; forwarding headers are not believed.
    settings : Settings
        Mode, and how the proxy proves itself.

    Returns
    -------
    User or None
        In demo mode an editor, if both ends of the connection and the name in the address bar are
        this machine. In production whom the configured proxy names, else None.
    """
    if settings.mode is Mode.DEMO:
        return _local_user(request, settings)
    if settings.has_proxy and _comes_from_proxy(request, settings):
        return _user_of_proxy(request.headers, settings)
    return None


def _local_user(request: Request, settings: Settings) -> User | None:
    here = is_loopback(settings.host) and is_loopback(request.remote_addr or "")
    named_here = is_loopback(host_name(request.headers.get("Host", "")))  # else another site's name was pointed here
    passed_on = any(header in request.headers for header in FORWARDING_HEADERS)
    return User(settings.user, Role.EDITOR) if here and named_here and not passed_on else None


def _comes_from_proxy(request: Request, settings: Settings) -> bool:
    shown = request.headers.get(settings.proxy_secret_header, "").encode()
    return lies_in(request.remote_addr or "", settings.proxy_addresses) and hmac.compare_digest(
        shown, settings.proxy_secret
    )


def _user_of_proxy(headers: Headers, settings: Settings) -> User | None:
    name = headers.get(settings.proxy_user_header, "").strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return None
    if not settings.proxy_role_header:
        return User(name, settings.proxy_role)
    role = headers.get(settings.proxy_role_header, "").strip()
    return User(name, Role(role)) if role in tuple(Role) else None
