"""A small real Dash app behind the real gate: plain, plural and pattern callbacks, an upload, a fault."""

from typing import Any

from dash import ALL, Dash, Input, Output, State, dcc, html
from flask import Flask

from dashboard.health import install_health
from dashboard.security.callback_requests import install_callback_check
from dashboard.security.gate import current_user, install_gate
from dashboard.security.headers import install_headers
from dashboard.settings import Settings, read_settings

SECRET = "k7Qz0bT4mXw1Vd8Lr2Hs6Yp9Nc3Jf5Ga"
PROXY_SECRET = "p4Wn8xC2vB6mK0qZ1sD5fG9hJ3lT7yRe"
PRODUCTION = {
    "KRUISPUNT_MODE": "production",
    "KRUISPUNT_SECRET_KEY": SECRET,
    "KRUISPUNT_ORIGIN": "https://kruispunt.example.org",
}
BEHIND_PROXY = {
    **PRODUCTION,
    "KRUISPUNT_PROXY_USER_HEADER": "X-Forwarded-User",
    "KRUISPUNT_PROXY_ROLE_HEADER": "X-Forwarded-Role",
    "KRUISPUNT_PROXY_SECRET_HEADER": "X-Proxy-Secret",
    "KRUISPUNT_PROXY_SECRET": PROXY_SECRET,
    "KRUISPUNT_PROXY_ADDRESSES": "10.0.0.2",
}


def settings(**environment: str) -> Settings:
    """Read settings from nothing but what is given."""
    return read_settings({"HOME": "/nowhere", **environment})


def small_app(given: Settings, reasons: tuple[str, ...] = ()) -> Dash:
    """Build the app."""
    server = Flask("small")
    install_gate(server, given)
    install_health(server, lambda: reasons)
    app = Dash("small", server=server, enable_mcp=False, suppress_callback_exceptions=True)
    install_callback_check(app)
    app.layout = lambda: html.Main(
        [dcc.Input(id="name"), html.P(id="greeting"), html.P(id="size"), dcc.Upload(id="file"), html.P(id="all")]
    )
    _register(app)
    install_headers(server, app)
    return app


def _register(app: Dash) -> None:
    @app.callback(Output("greeting", "children"), Input("name", "value"))
    def greet(name: str) -> str:
        return f"{current_user().name} {current_user().role}: {name}"

    @app.callback(Output("size", "children"), Input("file", "contents"), State("name", "value"))
    def measure(contents: str, _: str) -> int:
        return len(contents)

    @app.callback(Output("all", "children"), Input({"type": "row", "i": ALL}, "n_clicks"))
    def total(clicks: list[int]) -> int:
        return sum(clicks)

    @app.callback(Output("name", "title"), Output("name", "placeholder"), Input("name", "n_submit"))
    def fail(_: int) -> Any:
        raise RuntimeError("the secret reason")

    app.clientside_callback("function (value) { return value; }", Output("name", "className"), Input("name", "type"))


def greet(name: object = "Ann") -> dict[str, Any]:
    """Return the body with which the screen asks for the greeting."""
    return {
        "output": "greeting.children",
        "outputs": {"id": "greeting", "property": "children"},
        "inputs": [{"id": "name", "property": "value", "value": name}],
        "changedPropIds": ["name.value"],
    }


def upload(contents: str) -> dict[str, Any]:
    """Return the body with which the screen hands in a file."""
    return {
        "output": "size.children",
        "outputs": {"id": "size", "property": "children"},
        "inputs": [{"id": "file", "property": "contents", "value": contents}],
        "state": [{"id": "name", "property": "value", "value": "x"}],
        "changedPropIds": ["file.contents"],
    }
