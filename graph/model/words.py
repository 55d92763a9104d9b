"""Words as they are compared: without case, accents and punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Return the folded words of a text, without punctuation."""
    return _WORD.findall(fold(text))
