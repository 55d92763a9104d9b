"""How much a request may hold, and what its JSON may look like."""

from typing import Any

import orjson
from flask import Flask, Request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.settings import Settings

CALLBACK_PATH = "/_dash-update-component"
FORM_PARTS = 20
UPLOAD_PROPERTY = "contents"


class StrictJson(DefaultJSONProvider):
    """Reads JSON as its standard has it: no NaN or Infinity, no endless nesting, no half characters."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Return the value of a JSON text, or raise `ValueError`, which Flask answers with 400."""
        return orjson.loads(s)


def install_limits(server: Flask, settings: Settings) -> None:
    """Set what Flask itself can guard: size of a body, parts of a form, strictness of JSON."""
    server.config["MAX_CONTENT_LENGTH"] = settings.request_limit
    server.config["MAX_FORM_MEMORY_SIZE"] = settings.request_limit
    server.config["MAX_FORM_PARTS"] = FORM_PARTS
    server.json = StrictJson(server)


def allow_upload(request: Request, settings: Settings) -> None:
    """Let a callback carry a file: raise the limit of this request if it has an upload among its values.

    Parameters
    ----------
    request : Request
        From someone who may come in; others never get this far.
    settings : Settings
        The file travels as base64, four signs for three bytes.

    Raises
    ------
    RequestEntityTooLarge
        Larger than other requests may be, and no upload; or larger than an upload may be.
    """
    if request.path != CALLBACK_PATH or (request.content_length or 0) <= settings.request_limit:
        return
    request.max_content_length = settings.upload_limit * 4 // 3 + settings.request_limit
    if not _holds_upload(request.get_json(silent=True)):
        raise RequestEntityTooLarge


def _holds_upload(body: object) -> bool:
    if not isinstance(body, dict):
        return False
    values = [*_list(body.get("inputs")), *_list(body.get("state"))]
    return any(isinstance(value, dict) and value.get("property") == UPLOAD_PROPERTY for value in values)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
