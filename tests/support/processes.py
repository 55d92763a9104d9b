"""Programs of their own on the product, for what only several processes can do to each other."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def start(code: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
    """Start a program on the product."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        **options,
    )


def answers(*programs: "subprocess.Popen[str]") -> list[str]:
    """Wait until the programs end well, and return the lines that they printed."""
    lines = [line for program in programs for line in program.communicate(timeout=180)[0].splitlines()]
    assert [program.returncode for program in programs] == [0] * len(programs), lines
    return lines
