"""For the application server: ``gunicorn dashboard.wsgi:server``."""

import os

from dashboard.app import create_app
from dashboard.settings import read_settings
from graph.stores.factory import open_store

settings = read_settings(os.environ)
app = create_app(open_store(settings.store), settings)
server = app.server
server.test_client().get("/healthz")
