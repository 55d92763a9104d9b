"""The colours of the product, read from the one file that defines them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

TOKENS_FILE = Path(__file__).parents[2] / "assets" / "00_tokens.css"
THEMES = ("light", "dark")

_BLOCK = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
_DECLARATION = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def tokens(theme: str) -> Mapping[str, str]:
    """Return the value of each custom property in a theme, ``light`` or ``dark``."""
    found: dict[str, dict[str, str]] = {name: {} for name in THEMES}
    for block in _BLOCK.finditer(_COMMENT.sub("", TOKENS_FILE.read_text(encoding="utf-8"))):
        scheme = "dark" if "dark" in block["selector"] else "light"
        found[scheme] |= {row["name"]: row["value"].strip() for row in _DECLARATION.finditer(block["body"])}
    return MappingProxyType(found["light"] | (found["dark"] if theme == "dark" else {}))
