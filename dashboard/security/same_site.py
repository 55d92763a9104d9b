"""Refuses deeds that another web site asks a visitor's browser to do."""

from flask import Request

from dashboard.setting_types import Mode, origin
from dashboard.settings import Settings

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITE = frozenset({"same-origin", "none"})


def is_foreign(request: Request, settings: Settings) -> bool:
    """Tell whether a request that may change something comes from elsewhere than our own screens.

    Parameters
    ----------
    request : Request
        As it came in.
    settings : Settings
        The origin is taken from here, never from the ``Host`` header, which the sender chooses.

    Returns
    -------
    bool
        False for reading. Browsers say where a request comes from (``Sec-Fetch-Site``, older ones
        ``Origin``); a request with cookies that says neither is foreign. Programs send no cookies.
    """
    if request.method in READING_METHODS:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OWN_SITE
    sender = request.headers.get("Origin")
    if sender is not None:
        return not is_own_origin(sender, settings)
    return bool(request.cookies)


def is_own_origin(sender: str, settings: Settings) -> bool:
    """Tell whether an ``Origin`` header names the product itself."""
    if settings.origin:
        return sender == settings.origin
    return settings.mode is Mode.DEMO and sender in _local_origins(settings.port)


def _local_origins(port: int) -> frozenset[str]:
    return frozenset(origin(f"http://{host}:{port}") for host in ("localhost", "127.0.0.1", "[::1]"))
