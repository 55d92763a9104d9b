"""What undo and redo would do for a user, in words, before anyone presses."""

from dataclasses import dataclass
from typing import Any

from dashboard.components.sentence import plain, revision_sentences
from dashboard.services import Services
from dashboard.text import t
from graph.commands.permissions import Permission
from graph.commands.undoing import LARGE, LOOK_BACK, redo_target, undo_target

LONGEST_TOLD = 140


@dataclass(frozen=True, slots=True)
class Step:
    """What a press of undo or redo would do.

    Parameters
    ----------
    number : int or None
        The revision that it takes back; None when there is nothing.
    told : str
        The change in words, as it was made.
    n_changes : int
        How much it takes back.
    """

    number: int | None = None
    told: str = ""
    n_changes: int = 0

    @property
    def is_large(self) -> bool:
        """Whether so much changes that it is asked twice."""
        return self.n_changes >= LARGE


def steps_of(services: Services, language: str) -> tuple[Step, Step]:
    """Return what undo and redo would do: only with what the user did, never with the work of others."""
    user = services.user()
    if not user.may(Permission.UNDO):
        return Step(), Step()
    log = services.log(LOOK_BACK)
    undoes = {entry.number: entry.undoes for entry in log}
    back, forth = undo_target(log, user.name), redo_target(log, user.name)
    return _step(services, back, back, language), _step(services, forth, undoes.get(forth or 0), language)


def shown_steps(undo: Step, redo: Step, language: str) -> tuple[Any, ...]:
    """Return the numbers of both steps, then per button its tooltip, its name and whether there is nothing to do."""
    held = {"undo": undo.number, "redo": redo.number}
    return (
        held,
        *_button(undo, "shell.undo_what", "shell.undo_nothing", language),
        *_button(redo, "shell.redo_what", "shell.redo_nothing", language),
    )


def _step(services: Services, number: int | None, deed: int | None, language: str) -> Step:
    """Return a step, told by the revision that did what it is about."""
    found = services.changes(deed - 1, deed) if number is not None and deed is not None else ()
    if not found:
        return Step()
    text = plain(revision_sentences(found[0], services.snapshot(), language)[0])
    told = text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD].rstrip(' ,;:')}…"
    return Step(number, told, len(found[0].changes))


def _button(step: Step, what: str, nothing: str, language: str) -> tuple[str, str, str]:
    words = t(nothing if step.number is None else what, language, what=step.told)
    return words, words, "true" if step.number is None else "false"
