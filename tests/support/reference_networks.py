"""The small network of the methods with published values (M10)."""

from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie

M10_NODES = ("S1", "S2", "P1", "K1", "B1", "B2", "B3", "I1", "O1", "C1")
M10_GROUPS = {
    **dict.fromkeys(("S1", "S2", "P1", "K1"), "kennis"),
    **dict.fromkeys(("B1", "B2", "B3", "I1"), "bedrijf"),
    "O1": "overheid",
    "C1": "middenveld",
}
M10_TIES = (
    ("S1", "P1", 5),
    ("S2", "P1", 3),
    ("S1", "S2", 4),
    ("P1", "O1", 4),
    ("O1", "K1", 2),
    ("K1", "B1", 5),
    ("B1", "B2", 3),
    ("K1", "B2", 1),
    ("B2", "B3", 2),
    ("O1", "C1", 1),
)


def m10() -> NetworkSnapshot:
    """Return the network: ten organisations, ten ties, one isolate."""
    records = [organisation(name) for name in M10_NODES]
    ties = [tie(source, target, strength=strength) for source, target, strength in M10_TIES]
    return NetworkSnapshot(1, {record.id: record for record in [*records, *ties]})
