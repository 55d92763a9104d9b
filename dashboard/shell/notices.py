"""What the product tells in passing: news goes by itself, what went wrong stays until someone closes it."""

import logging
import secrets
import zlib
from functools import partial
from typing import Any

from dash import set_props

from dashboard.components.values import clash_value
from dashboard.ids import ShellIds
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import error_sentence, language, t
from graph.model.errors import Conflict, NetworkError

LOG = logging.getLogger(__name__)
NEWS_MS = 8000
"""How long news stays; pointing at it stops the clock."""

Notice = dict[str, Any]


def news(text: str) -> Notice:
    """Return a notice that goes by itself."""
    return _notice(text, "notice", NEWS_MS)


def trouble(text: str) -> Notice:
    """Return a notice that stays until it is closed."""
    return _notice(text, "notice bad", False)


def show_error(services: Services, error: Exception) -> None:
    """Tell the user what went wrong; for faults of ours with a number that the log knows too."""
    if isinstance(error, UnexpectedValue):
        LOG.warning("%s", error)
    if isinstance(error, Conflict):
        told = trouble(error_sentence(error, language(), partial(clash_value, services.snapshot())))
    elif isinstance(error, NetworkError):
        told = trouble(error_sentence(error, language()))
    else:
        reference = secrets.token_hex(4)
        LOG.error("Fault %s in a callback", reference, exc_info=error)
        told = trouble(t("error.unexpected", language(), reference=reference))
    set_props(ShellIds.NOTICES, {"sendNotifications": [told]})


def _notice(text: str, class_name: str, stays: int | bool) -> Notice:
    """Return a notice as the container takes it; the same words twice are shown once."""
    return {
        "action": "show",
        "id": f"notice-{zlib.crc32(text.encode()):08x}",
        "message": text,
        "className": class_name,
        "autoClose": stays,
        "closeButtonProps": {"aria-label": t("shell.close", language())},
    }
