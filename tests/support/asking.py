"""Ask an app as a browser does, without a browser."""

import json

from dashboard.app import create_app
from dashboard.security import gate
from dashboard.settings import read_settings
from graph.commands.permissions import User

OWN_SITE = {"Sec-Fetch-Site": "same-origin"}


def as_role(store, role, monkeypatch):
    """Return an app whose only visitor has a role."""
    monkeypatch.setattr(gate, "caller", lambda request, settings: User("someone", role))
    return create_app(store, read_settings({"HOME": "/nowhere"}))


def callbacks(app, output):
    """Return the registered callbacks of which the output begins so."""
    app.server.test_client().get("/_dash-dependencies")
    return [(key, value) for key, value in app.callback_map.items() if output in key]


def ask(app, key, values=(), changed="", states=()):
    """Send a callback request as a browser does."""
    registered = app.callback_map[key]
    outputs = registered["output"]
    listed = outputs if isinstance(outputs, list) else [outputs]
    described = [{"id": output.component_id, "property": output.component_property} for output in listed]
    body = {
        "output": key,
        "outputs": described if isinstance(outputs, list) else described[0],
        "inputs": [_input(given, value) for given, value in zip(registered["inputs"], values, strict=True)],
        "state": [_input(given, value) for given, value in zip(registered["state"], states, strict=True)],
        "changedPropIds": [changed] if changed else [],
    }
    return app.server.test_client().post(
        "/_dash-update-component", data=json.dumps(body), content_type="application/json", headers=OWN_SITE
    )


def _input(given, value):
    """Return an input or state with its value; one for several parts of the screen comes as a list of them."""
    stands_for_several = isinstance(value, list) and value and isinstance(value[0], dict) and "property" in value[0]
    return value if stands_for_several else {**given, "value": value}
