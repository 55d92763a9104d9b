"""Refuses callback requests that the product's own screens could not have sent."""

import json
from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import request
from werkzeug.exceptions import BadRequest, HTTPException, UnsupportedMediaType

from dashboard.security.limits import CALLBACK_PATH

LARGEST_MATCH = 2_000
WILDCARDS = ('["ALL"]', '["ALLSMALLER"]')


def install_callback_check(app: Dash) -> None:
    """Answer malformed callback requests with 400, before Dash trips over them.

    Call it after the gate is installed. The callbacks may be registered later.
    """

    def check() -> None:
        if request.path == CALLBACK_PATH and request.method == "POST":
            if request.mimetype != "application/json":
                raise UnsupportedMediaType
            if not is_well_formed(_body(), app.callback_map):
                raise BadRequest

    app.server.before_request(check)


def _body() -> object:
    try:
        return request.get_json()
    except HTTPException:
        raise
    except Exception:  # reading fails on what was sent, such as pieces that are not as long as announced
        raise BadRequest from None


def is_well_formed(body: object, callbacks: Mapping[str, Any]) -> bool:
    """Tell whether a callback request has the very outputs, inputs and states that were registered.

    Parameters
    ----------
    body : object
        The JSON of the request.
    callbacks : str to mapping
        The registered callbacks, as Dash keeps them.

    Returns
    -------
    bool
        Values are not judged: that is for the callback.
    """
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    callback = callbacks.get(body["output"])
    if callback is None or "callback" not in callback:  # unknown, or one that runs in the browser
        return False
    changed = body.get("changedPropIds", [])
    return (
        isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
        and _all_match(body.get("inputs", []), callback["inputs"])
        and _all_match(body.get("state", []), callback["state"])
        and _outputs_match(body.get("outputs"), callback)
    )


def _outputs_match(given: object, callback: Mapping[str, Any]) -> bool:
    if callback["no_output"]:
        return given in (None, [])
    registered = callback["output"]
    if not isinstance(registered, list):
        return _matches(given, _described(registered))
    return _all_match(given, [_described(output) for output in registered])


def _described(output: Any) -> dict[str, str]:
    return {"id": output.component_id_str(), "property": output.component_property}


def _all_match(given: object, registered: list[dict[str, str]]) -> bool:
    return (
        isinstance(given, list)
        and len(given) == len(registered)
        and all(_matches(*pair) for pair in zip(given, registered, strict=True))
    )


def _matches(given: object, registered: Mapping[str, str]) -> bool:
    if not isinstance(given, list):
        return _is_part(given, registered)
    is_plural = any(wildcard in registered["id"] for wildcard in WILDCARDS)
    return is_plural and len(given) <= LARGEST_MATCH and all(_is_part(part, registered) for part in given)


def _is_part(given: object, registered: Mapping[str, str]) -> bool:
    return (
        isinstance(given, dict)
        and _is_property(given.get("property"), registered["property"])
        and _is_id(given.get("id"), registered["id"])
    )


def _is_property(given: object, registered: str) -> bool:
    """Tell whether a property is meant; one with several writers carries their number behind an ``@``."""
    return isinstance(given, str) and given.partition("@")[0] == registered


def _is_id(given: object, registered: str) -> bool:
    if not registered.startswith("{"):
        return given == registered
    pattern = json.loads(registered)
    return (
        isinstance(given, dict)
        and given.keys() == pattern.keys()
        and all(isinstance(value, str | int | float) for value in given.values())
        and all(isinstance(wanted, list) or given[key] == wanted for key, wanted in pattern.items())
    )
