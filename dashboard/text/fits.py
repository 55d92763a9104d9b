"""What a fit is made of, in words."""

from dashboard.text.catalogue import t
from dashboard.text.formats import bounds_text
from graph.analysis.fit.components import Part
from graph.analysis.intervals import Interval
from graph.model.snapshot import NetworkSnapshot

ITEMS = frozenset(
    {
        "from_other", "to_other", "path", "common", "past", "type", "size", "culture", "sector", "willingness", "reach",
        "newness", "hole", "km",
    }
)  # fmt: skip

REMARKS = frozenset({"unknown", "not_applicable", "not_surveyed", "capacity_unknown"})
"""What decides a part beside its items."""


def because(snapshot: NetworkSnapshot, key: str, part: Part, language: str) -> list[str]:
    """Return in words what a part is made of."""
    told = [f"{name}: {bounds_text(share, language)}" for name, share in made_of(snapshot, key, part, language)]
    return [*told, *([t(f"fit.{part.because}", language)] if part.because in REMARKS else [])]


def made_of(snapshot: NetworkSnapshot, key: str, part: Part, language: str) -> list[tuple[str, Interval]]:
    """Return the items of a part by name, the largest first."""
    items = sorted((part.made_of or {}).items(), key=lambda item: (-item[1].middle, item[0]))
    return [(_item(snapshot, key, name, language), share) for name, share in items]


def _item(snapshot: NetworkSnapshot, key: str, name: str, language: str) -> str:
    if key == "A":
        return snapshot.term_label("theme", name, language)
    return t(f"fit.item_{name}", language) if name in ITEMS else name.partition(":")[2] or name
