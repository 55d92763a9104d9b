"""What is marked on the canvas, beside its own look."""

from dataclasses import dataclass, fields

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """Nodes and ties that stand out, by id; one that is in several sets has the first mark.

    Parameters
    ----------
    gone, new, changed : frozenset of str
        Against what is compared with.
    lit : frozenset of str
        What is spoken of; all else steps back as long as there is any.
    """

    gone: frozenset[str] = NOTHING
    new: frozenset[str] = NOTHING
    changed: frozenset[str] = NOTHING
    lit: frozenset[str] = NOTHING

    @property
    def in_use(self) -> tuple[str, ...]:
        """The names of the marks that anything has."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))

    def of(self, record_id: str) -> str:
        """Return the mark of a node or tie: ``aside`` when others are lit, empty for none."""
        found = next((name for name in self.in_use if record_id in getattr(self, name)), "")
        return found or ("aside" if self.lit else "")


NO_MARKS = Marks()
