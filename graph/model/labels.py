"""Words in the two languages of the product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One term in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the term in ``"nl"`` or ``"en"``."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Choice:
    """One term of a closed list: its code, as stored, and its label, as shown."""

    code: str
    label: Label
