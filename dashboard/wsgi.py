"""For the application server: ``gunicorn dashboard.wsgi:server``."""

import os

from dashboard.app import open_app
from dashboard.settings import read_settings

settings = read_settings(os.environ)
app = open_app(settings)
server = app.server
