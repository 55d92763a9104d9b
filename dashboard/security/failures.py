"""Answers to what went wrong: a word for the visitor, the whole story in the log only."""

import logging
import secrets

from dash.exceptions import DependencyException
from flask import Flask, Response, jsonify, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from dashboard.text import LANGUAGES, t

LOG = logging.getLogger(__name__)
PROGRAM_PATHS = ("/_dash", "/_reload-hash", "/assets/")
TOLD = (400, 401, 403, 404, 413, 500)
PAGE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Kruispunt</title></head>
<body><main><h1>Kruispunt</h1><p>{nl}</p><p lang="en">{en}</p>{reference}</main></body></html>
"""


def install_failures(server: Flask) -> None:
    """Answer every failure in words of our own: no stack trace, no echo of what was asked."""
    server.register_error_handler(HTTPException, refusal)
    server.register_error_handler(DependencyException, lambda _: refusal(NotFound()))
    server.register_error_handler(Exception, accident)


def refusal(error: HTTPException) -> Response:
    """Return the answer to a request that cannot be granted: JSON for programs, a plain page for people."""
    return _answer(error, "")


def accident(error: Exception) -> Response:
    """Return the answer to a fault of ours, with the number under which the log tells all."""
    reference = secrets.token_hex(4)
    LOG.error("Fault %s at %s %s", reference, request.method, request.endpoint, exc_info=error)
    return _answer(InternalServerError(), reference)


def _answer(error: HTTPException, reference: str) -> Response:
    code = error.code or 500
    key = f"refusal.status_{code}" if code in TOLD else "refusal.other"
    nl, en = (t(key, language) for language in LANGUAGES)
    if request.method not in ("GET", "HEAD") or request.path.startswith(PROGRAM_PATHS):
        response = jsonify(status=code, message={"nl": nl, "en": en}, reference=reference)
    else:
        shown = f"<p><code>{escape(reference)}</code></p>" if reference else ""
        page = PAGE.format(nl=escape(nl), en=escape(en), reference=shown)
        response = Response(page, mimetype="text/html")
    response.status_code = code
    if code == 405:
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response
