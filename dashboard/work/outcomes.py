"""What is raised instead of a result that is not there."""

from dataclasses import dataclass

from graph.model.errors import NetworkError


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one piece of work is.

    Parameters
    ----------
    key : str
        Which work.
    what : str
        Name of the function that is carried out.
    share : float or None
        What is done, from 0 to 1; None while it waits for its turn.
    """

    key: str
    what: str
    share: float | None = None


class NotThere(NetworkError):
    """A result that is not there."""

    code = "work_not_there"

    def __init__(self, standing: Standing, message: str, **details: object) -> None:
        super().__init__(message, **details)
        self.standing = standing


class Underway(NotThere):
    """Work that goes on, or waits for its turn."""

    code = "work_underway"

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing, "The numbers are still being computed; try again in a moment.")


class Stopped(NotThere):
    """Work that someone stopped."""

    code = "work_stopped"

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing, "The computation was stopped; start it again to see its numbers.")


class Failed(NotThere):
    """Work that broke off; the log knows why, under the reference."""

    code = "work_failed"

    def __init__(self, standing: Standing, reference: str) -> None:
        message = f"The computation broke off. Start it again; if it breaks off again, report reference {reference}."
        super().__init__(standing, message, reference=reference)
