"""The phases of an alliance, and which it may move to (methods 1.2)."""

from collections.abc import Mapping
from types import MappingProxyType

from graph.analysis.alliances.gates import Gate

UNKNOWN_PHASE = ""
ENDS = frozenset({"declined", "paused", "ended"})
LINE = ("idea", "explore", "share", "agree", "shape", "renew")


def moves_from(phase: str) -> Mapping[str, str]:
    """Return the phases that an alliance may move to, each ``onward``, ``back`` or ``out``.

    Real processes are not linear: going back is allowed, and so is declining or pausing from anywhere. The history
    logs every move. From a phase that nobody wrote down, each can be the right one: ``told``.
    """
    if phase == UNKNOWN_PHASE:
        return dict.fromkeys((*LINE, *sorted(ENDS)), "told")
    if phase in ENDS:
        return dict.fromkeys(LINE, "back")
    at = LINE.index(phase)
    onward = dict.fromkeys(LINE[at + 1 : at + 2], "onward")
    back = dict.fromkeys(LINE[:at], "back")
    out = dict.fromkeys(("declined", "paused", *(("ended",) if phase == LINE[-1] else ())), "out")
    return {**onward, **back, **out}


ASKED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "explore": ("ambition",),
        "share": ("long_list", "fit"),
        "agree": ("conditions", "value"),
        "shape": ("agreement",),
        "renew": ("follow_up",),
    }
)
"""The steps whose gates lead to a phase."""


def needs_reason(phase: str, to: str, gates: Mapping[str, Gate]) -> bool:
    """Return whether a move asks for a written reason: all do, but going onward through open gates."""
    if moves_from(phase).get(to) != "onward":
        return True
    return not all(gates[step].is_passed for step in ASKED_BY[to])
