"""Answers to what went wrong: a word for the visitor, the whole story in the log only."""

import logging
import secrets
from collections.abc import Mapping

from dash.exceptions import DependencyException
from flask import Flask, Response, jsonify, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from graph.model.labels import Label

LOG = logging.getLogger(__name__)
PROGRAM_PATHS = ("/_dash", "/_reload-hash", "/assets/")
SENTENCES: Mapping[int, Label] = {
    400: Label("Dit verzoek klopt niet.", "This request is not right."),
    401: Label("Meld u eerst aan.", "Sign in first."),
    403: Label("Dit verzoek komt niet van Kruispunt zelf.", "This request does not come from Kruispunt itself."),
    404: Label("Dit is er niet.", "This does not exist."),
    413: Label("Dit is te groot.", "This is too large."),
    500: Label("Hier ging iets mis.", "Something went wrong here."),
}
OTHER = Label("Dit kan niet.", "This cannot be done.")
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
    sentence = SENTENCES.get(code, OTHER)
    if request.method not in ("GET", "HEAD") or request.path.startswith(PROGRAM_PATHS):
        response = jsonify(status=code, message={"nl": sentence.nl, "en": sentence.en}, reference=reference)
    else:
        shown = f"<p><code>{escape(reference)}</code></p>" if reference else ""
        page = PAGE.format(nl=escape(sentence.nl), en=escape(sentence.en), reference=shown)
        response = Response(page, mimetype="text/html")
    response.status_code = code
    if code == 405:
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response
