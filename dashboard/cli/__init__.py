"""The command line: a contract that others script against."""

from dashboard.cli.program import main

__all__ = ["main"]
