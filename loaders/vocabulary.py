"""The terms that cells may name, from the store and from the files at hand, by code and by label."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from graph.model.labels import Label
from graph.model.snapshot import NetworkSnapshot
from graph.model.themes import Theme
from graph.model.tie_types import TIE_TYPES
from graph.model.values import is_known

NEAR = 60.0
NEAR_RELATION = 80.0
"""Likeness, out of 100, from which one text may be meant for another."""


class Vocabulary:
    """Codes and labels per scheme.

    Parameters
    ----------
    terms : iterable of (str, str, tuple of str)
        Scheme, code and labels of every term.
    """

    def __init__(self, terms: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        codes: dict[str, dict[str, str]] = {}
        labels: dict[str, dict[str, str]] = {}
        self._nearest: dict[tuple[str, str], str] = {}
        self.size = 0
        for scheme, code, names in terms:
            self.size += 1
            codes.setdefault(scheme, {})[code.casefold()] = code
            for name in names:
                labels.setdefault(scheme, {}).setdefault(name.casefold(), code)
        self._codes: Mapping[str, Mapping[str, str]] = MappingProxyType(codes)
        self._labels: Mapping[str, Mapping[str, str]] = MappingProxyType(labels)

    def knows(self, scheme: str) -> bool:
        """Tell whether there is any term in a scheme; without one, no code is strange."""
        return scheme in self._codes

    def code(self, scheme: str, text: str) -> str | None:
        """Return the code that a text stands for, by code and then by label."""
        wanted = text.casefold()
        return self._codes.get(scheme, {}).get(wanted) or self._labels.get(scheme, {}).get(wanted)

    def nearest(self, scheme: str, text: str) -> str:
        """Return the code that looks most like a text; empty when none does."""
        wanted = (scheme, text.casefold())
        if wanted not in self._nearest:
            found = process.extractOne(wanted[1], self._codes.get(scheme, {}), scorer=fuzz.ratio, score_cutoff=NEAR)
            self._nearest[wanted] = str(found[0]) if found else ""
        return self._nearest[wanted]


NO_TERMS = Vocabulary(())


def terms_of(snapshot: NetworkSnapshot) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the stored terms."""
    return [(str(t.scheme), str(t.code), _names(t)) for t in snapshot.of(Theme).values()]


def _names(term: Theme) -> tuple[str, ...]:
    return tuple(name for name in (term.name, term.name_en) if is_known(name))


def tie_type_of(text: str) -> tuple[str, bool] | None:
    """Return the tie type that a text names, and whether it reads from target to source.

    A code counts with blanks or hyphens for its underscores; a sentence in either language;
    the inverse sentence means that both ends change places.
    """
    return _TIE_TYPES.get(_plain(text))


@lru_cache(maxsize=1_000)
def near_tie_type(text: str) -> str:
    """Return the code of the tie type of which a code or sentence looks most like a text; empty when none does."""
    found = process.extractOne(_plain(text), _TIE_TYPES.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_RELATION)
    return _TIE_TYPES[found[0]][0] if found else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _readings(label: Label) -> tuple[str, str]:
    return (label.nl.casefold(), label.en.casefold())


def _tie_types() -> Mapping[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {t.code.replace("_", " ").casefold(): (t.code, False) for t in TIE_TYPES}
    for tie_type in TIE_TYPES:
        for sentence in _readings(tie_type.sentence):
            found.setdefault(sentence.replace("-", " "), (tie_type.code, False))
    for tie_type in TIE_TYPES:
        for sentence in _readings(tie_type.inverse):
            found.setdefault(sentence.replace("-", " "), (tie_type.code, True))
    return MappingProxyType(found)


_TIE_TYPES = _tie_types()
