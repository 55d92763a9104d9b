"""The steps of an alliance as configuration, how complete they are, and its phases (methods 1.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.labels import Label


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the analysis; a reconstruction that an administrator may rename, merge or replace.

    Parameters
    ----------
    id : str
        Stable identifier.
    label, question : Label
        Name, and what it answers.
    required : tuple of str
        Fields that have to be filled before the next.
    """

    id: str
    label: Label
    question: Label
    required: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        "ambition",
        Label("Eigen ambitie en vraagstuk", "Own ambition and question"),
        Label("Waarom samenwerken, en wat kunnen we niet alleen?", "Why co-operate, and what can we not do alone?"),
        ("themes", "needs", "owner"),
    ),
    Step(
        "network",
        Label("Netwerk- en stakeholderanalyse", "Network and stakeholder scan"),
        Label("Wie is er, wie hangt samen, wie ontbreekt?", "Who is there, who is connected, who is missing?"),
        ("surveyed", "boundary"),
    ),
    Step(
        "long_list",
        Label("Partnerprofiel en longlist", "Partner profile and long list"),
        Label(
            "Wat moet de ideale partner inbrengen, en wie komt in aanmerking?",
            "What must a partner bring, and who qualifies?",
        ),
        ("must_haves", "candidates"),
    ),
    Step(
        "fit",
        Label("Partnerfit langs vijf condities", "Partner fit through five conditions"),
        Label(
            "Passen ambitie, belangen, relatie, organisatie en proces?",
            "Do ambition, interests, relation, organisation and process fit?",
        ),
        ("coverage", "no_veto", "conditions"),
    ),
    Step(
        "value",
        Label("Waarde van het partnership", "Value of the partnership"),
        Label("Wat levert het op en kost het, voor elke partij?", "What does it yield and cost, for each party?"),
        ("net_value",),
    ),
    Step(
        "agreement",
        Label("Besluit en overeenkomst", "Decide and agree"),
        Label("Doen we het, en onder welke voorwaarden?", "Do we go ahead, and on what terms?"),
        ("decision", "dated", "reason"),
    ),
    Step(
        "follow_up",
        Label("Vormgeven, opvolgen en vernieuwen", "Shape, monitor and renew"),
        Label("Levert het op wat we wilden?", "Does it deliver what we wanted?"),
        ("review_date", "outcome"),
    ),
)

ENDS = frozenset({"declined", "paused", "ended"})
LINE = ("idea", "explore", "share", "agree", "shape", "renew")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step is.

    Parameters
    ----------
    share : float
        Filled required fields over all of them.
    missing : tuple of str
        Those that are not filled.
    is_passed : bool
        Whether nothing is missing, or it was skipped for a reason.
    """

    share: float
    missing: tuple[str, ...]
    is_passed: bool


def progress(step: Step, filled: Sequence[str], skipped_because: str = "") -> Progress:
    """Return how far a step is; it may be skipped, but only with a reason."""
    missing = tuple(name for name in step.required if name not in filled)
    share = 1 - len(missing) / len(step.required)
    return Progress(share, missing, not missing or bool(skipped_because.strip()))


def moves_from(phase: str) -> Mapping[str, str]:
    """Return the phases that an alliance may move to, each ``onward``, ``back`` or ``out``.

    Real processes are not linear: going back is allowed, and so is declining or pausing from anywhere. The history
    logs every move.
    """
    if phase in ENDS:
        return dict.fromkeys(LINE, "back")
    at = LINE.index(phase)
    onward = dict.fromkeys(LINE[at + 1 : at + 2], "onward")
    back = dict.fromkeys(LINE[:at], "back")
    out = dict.fromkeys(("declined", "paused", *(("ended",) if phase == LINE[-1] else ())), "out")
    return {**onward, **back, **out}
