"""How gunicorn serves the product: ``gunicorn --config=python:dashboard.production dashboard.wsgi:server``."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from dashboard.calculation import ONE_THREAD
from dashboard.settings import read_settings, why_it_will_not_start
from graph.model.errors import NetworkError
from graph.stores.factory import open_store

bind = "0.0.0.0:8050"
worker_class = "gthread"
workers = 2
threads = 8
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat must not wait for a disk
control_socket_disable = True
limit_request_line = 8190
limit_request_fields = 100
forwarded_allow_ips = ""
accesslog = "-"
logger_class = "dashboard.access_log.AccessLog"
raw_env: Sequence[str] = tuple(f"{name}={value}" for name, value in ONE_THREAD.items())  # before a worker loads numpy


def on_starting(_: Any) -> None:
    """Refuse settings with which the product will not start, once and in sentences, before any worker exists."""
    try:
        open_store(read_settings(os.environ).store).close()
    except NetworkError as error:
        sys.stderr.write("\n".join(why_it_will_not_start(error, os.environ.get("KRUISPUNT_LANG"))) + "\n")
        raise SystemExit(2) from None
