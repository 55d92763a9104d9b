"""Bytes to text: never guessed per cell, and told when it is not plain UTF-8."""

import codecs
import re
from dataclasses import dataclass

from loaders.problems import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TWICE_ENCODED = re.compile(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc–—‘’‚“”„†‡•…‰‹›€™]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read."""

    text: str
    encoding: str

    @property
    def looks_encoded_twice(self) -> bool:
        """Whether letters with accents seem to have been saved as two signs each."""
        return bool(_TWICE_ENCODED.search(self.text))


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a file: as told, by byte order mark, as strict UTF-8, or as windows-1252.

    Raises
    ------
    FileRefused
        No reading fits.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], name), name)
    if encoding:
        return Decoded(_strict(data, encoding), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(_strict(data, "windows-1252"), "windows-1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise FileRefused("encoding", value=encoding, expected="UTF-8, UTF-16, windows-1252") from None
