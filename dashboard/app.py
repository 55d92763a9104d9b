"""Put the product together: gate, pages, callbacks, headers."""

import hashlib
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from flask import Flask, Response, request

from dashboard.cytoscape.layout_memory import LayoutMemory
from dashboard.health import install_health, unreadiness
from dashboard.registrar import Registrar
from dashboard.routes import PAGES
from dashboard.security.callback_requests import install_callback_check
from dashboard.security.gate import current_user, install_gate
from dashboard.security.headers import install_headers
from dashboard.services import Services
from dashboard.settings import Settings, default_store
from dashboard.shell.callbacks import register as register_shell
from dashboard.shell.frame import shell
from dashboard.shell.notices import show_error
from dashboard.shell.record_dialog import register as register_dialog
from dashboard.shell.working import register as register_work
from dashboard.text import language
from dashboard.text.catalogue import LANGUAGE_SETTING
from dashboard.work.workroom import Workroom
from graph.stores.factory import open_store, without_secret
from graph.stores.memory_store import MemoryStore
from graph.stores.protocol import NetworkStore
from graph.stores.sqlite_layouts import IN_PROCESS, SqliteLayouts

ASSETS = Path(__file__).parents[1] / "assets"
FIRST_SCRIPT = "js/theme.js"
"""Runs before anything is painted, so that a dark screen does not flash."""
ANY_PAGE = "/<path:path>"
"""The rule with which Dash answers every address that is nothing else."""

INDEX = """<!DOCTYPE html>
<html lang="{lang}"><head>{{%metas%}}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kruispunt</title>{{%favicon%}}<script src="{first_script}"></script>{{%css%}}</head>
<body>{{%app_entry%}}<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer></body></html>
"""


class KruispuntDash(Dash):
    """Dash that tells the browser in which language the page is."""

    def interpolate_index(self, *args: Any, **parts: Any) -> Any:
        """Return the index page with its language."""
        draw: Any = super().interpolate_index
        return draw(*args, **parts).replace('lang="nl"', f'lang="{language()}"', 1)


def create_app(
    store: NetworkStore, settings: Settings, layouts: LayoutMemory | None = None, workroom: Workroom | None = None
) -> Dash:
    """Return the app on a store.

    Parameters
    ----------
    store : NetworkStore
        Open; the caller closes it.
    settings : Settings
        What the operator decided.
    layouts : LayoutMemory, optional
        Where nodes were drawn before; one of this process without it.
    workroom : Workroom, optional
        Where long work is done; one of this process without it.
    """
    server = Flask("kruispunt")
    server.config[LANGUAGE_SETTING] = settings.language
    install_gate(server, settings)
    install_health(server, lambda: unreadiness(store))
    workroom = workroom or Workroom()
    services = Services(store, current_user, layouts or SqliteLayouts(), workroom)
    options: dict[str, Any] = {
        "server": server,
        "assets_folder": str(ASSETS),
        "assets_ignore": Path(FIRST_SCRIPT).name,
        "title": "Kruispunt",
        "update_title": None,
        "compress": True,
        "enable_mcp": False,
        "suppress_callback_exceptions": True,
        "on_error": partial(show_error, services),
    }
    app = KruispuntDash("kruispunt", **options)
    app.index_string = INDEX.format(lang="nl", first_script=app.get_asset_url(FIRST_SCRIPT))
    install_callback_check(app)
    app.layout = _layout
    registrar = Registrar(app, services)
    register_shell(registrar, services, PAGES)
    register_work(registrar, workroom)
    register_dialog(registrar, services)
    for page in PAGES:
        page.register(registrar, services)
    install_headers(server, app)
    server.after_request(_marked_when_missing)
    server.test_client().get("/healthz")  # Dash completes itself at a first request; visitors would race each other
    return app


def open_app(settings: Settings, environment: Mapping[str, str] = os.environ) -> Dash:
    """Return the app on the store and the layouts that the settings name, for the process that serves it."""
    layouts, work = (kept_beside(settings.store, environment, what) for what in ("layouts", "work"))
    return create_app(
        open_store(settings.store), settings, SqliteLayouts(IN_PROCESS if layouts is None else layouts), Workroom(work)
    )


def kept_beside(store_url: str, environment: Mapping[str, str], what: str) -> Path | None:
    """Return where something about a store is kept: beside a SQLite file, else in the user's data folder.

    Nowhere for a store in memory: what is about it ends with it.
    """
    if store_url == MemoryStore.url:
        return None
    if store_url.startswith("sqlite:///"):
        file = Path(store_url.removeprefix("sqlite:///")).expanduser()
        return file.with_name(f"{file.name}.{what}")
    name = hashlib.sha256(without_secret(store_url).encode()).hexdigest()[:12]
    return Path(default_store(environment, f"neo4j-{name}.{what}").removeprefix("sqlite:///"))


def _marked_when_missing(response: Response) -> Response:
    """Tell programs too that there is no such page; people read it on the page itself."""
    rule = request.url_rule.rule if request.url_rule else ""
    if rule == ANY_PAGE and request.path not in {page.path for page in PAGES} and response.status_code == 200:
        response.status_code = 404
    return response


def _layout() -> Component:
    return shell(PAGES, language())
