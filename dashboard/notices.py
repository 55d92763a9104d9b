"""What happens when a callback fails: a sentence on screen, the story in the log, nothing swallowed."""

import logging
import secrets

from dash import html, set_props

from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.text import error_sentence, language, t
from graph.model.errors import NetworkError

LOG = logging.getLogger(__name__)


def show_error(error: Exception) -> None:
    """Tell the user what went wrong; for faults of ours with a number that the log knows too."""
    if isinstance(error, NetworkError):
        text = error_sentence(error, language())
    else:
        reference = secrets.token_hex(4)
        LOG.error("Fault %s in a callback", reference, exc_info=error)
        text = t("error.unexpected", language(), reference=reference)
    lines = [html.Div(line) for line in text.splitlines()]
    set_props(
        ShellIds.NOTICES,
        {"children": html.Div([icon("alert-triangle", 16), html.Div(lines)], className="notice bad", role="alert")},
    )
