"""What the table can show of some kinds of record: a column per field name, described by each kind that has it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.model.fields import Field, FieldType
from graph.model.registry import KINDS, kind_of

FIRST = (
    "name",
    "source_id",
    "type",
    "target_id",
    "strength",
    "organisation_kind",
    "project_type",
    "crossover_kind",
    "role_type",
    "helix",
    "municipality",
    "status",
    "phase",
    "valid_from",
    "valid_to",
)
"""Fields that tell most, in this order; the others follow as the registry has them."""

LATE = ("name_en", "alt_names", "latitude", "longitude", "source", "source_note")
"""Fields that are seldom looked for, and where facts come from: last, in this order."""

MIDDLE = len(FIRST)
"""Rank of the fields in between."""

LEFT_OUT = frozenset({"attributes"})
NUMBERS = frozenset({FieldType.INTEGER, FieldType.NUMBER})
EDITED_AS: Mapping[FieldType, str] = {
    FieldType.LONG_TEXT: "long",
    FieldType.FLAG: "choice",
    FieldType.CHOICE: "choice",
    FieldType.CHOICES: "several",
    FieldType.LINK: "form",
    FieldType.LINKS: "form",
}
"""How a cell is edited; as one line of text when not named here."""


@dataclass(frozen=True, slots=True)
class SharedField:
    """A field as several kinds have it, each with a description of its own.

    Parameters
    ----------
    name : str
        Name of the field.
    by_kind : mapping of str to Field
        Its description per record kind, in the order of the registry.
    """

    name: str
    by_kind: Mapping[str, Field]

    @property
    def is_number(self) -> bool:
        """Whether every kind has a number here."""
        return all(field.type in NUMBERS for field in self.by_kind.values())

    def heading(self, language: str) -> str:
        """Return a heading that is right for all its kinds."""
        labels = [_with_unit(field, language) for field in self.by_kind.values()]
        return joint_heading(list(dict.fromkeys(labels)))


def shared_fields(kinds: Collection[str]) -> tuple[SharedField, ...]:
    """Return the fields of some record kinds, the most telling first, provenance last."""
    found: dict[str, dict[str, Field]] = {}
    for kind in KINDS:
        if kind.name in kinds:
            for field in kind_of(kind.name).fields:
                if field.name not in LEFT_OUT:
                    found.setdefault(field.name, {})[kind.name] = field
    return tuple(SharedField(name, found[name]) for name in sorted(found, key=rank))


def rank(name: str) -> float:
    """Return where the column of a field stands; those without a place of their own are equal."""
    if name in FIRST:
        return FIRST.index(name)
    return MIDDLE + (1 + LATE.index(name) if name in LATE else 0)


def joint_heading(labels: Sequence[str]) -> str:
    """Return several labels as one, the words that they begin with only once: "Soort bedrijf / school"."""
    split = [label.split() for label in labels]
    most = min(len(words) for words in split) - 1 if len(split) > 1 else 0
    shared = next((n for n in range(most, 0, -1) if len({tuple(words[:n]) for words in split}) == 1), 0)
    return " ".join([*split[0][:shared], " / ".join(" ".join(words[shared:]) for words in split)])


def _with_unit(field: Field, language: str) -> str:
    label = field.label.in_language(language)
    return f"{label} ({field.unit})" if field.unit else label
