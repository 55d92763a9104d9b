"""Text that a spreadsheet program would calculate: marked with an apostrophe on the way out, unmarked on the way in."""

import re

APOSTROPHE = "'"
_CALCULATED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def marked(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula; `unmarked` undoes it exactly."""
    return APOSTROPHE + text if _CALCULATED.match(text) else text


def unmarked(text: str) -> str:
    """Return a text without the apostrophe that `marked` put before it."""
    return text[1:] if _MARKED.match(text) else text
