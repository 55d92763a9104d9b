"""The command line: a contract that others script against."""

import os

from dashboard.calculation import ONE_THREAD

for _name, _value in ONE_THREAD.items():
    os.environ.setdefault(_name, _value)  # here, for numpy reads it as it loads

from dashboard.cli.program import main  # noqa: E402 - loads numpy

__all__ = ["main"]
