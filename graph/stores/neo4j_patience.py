"""Nobody waits for a server that has fallen silent: questions end within seconds, and go on when it is back.

A socket to a server that is stopped, or behind a cable that was pulled, stays open and says nothing. So each question
runs beside the one who asks. When it takes long, the server is asked for a sign of life over a new connection. As long
as it gives one, a long question is just long. When it gives none, whoever waits is told, and those who come after are
told at once. Meanwhile the server is asked again and again, and with its first sign of life questions go out as before.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

PATIENCE = 2.0
"""Seconds that a question may take before the server is asked for a sign of life."""
SIGN_OF_LIFE = 2.0
"""Seconds that the server has to give one."""
REST = 0.5
"""Seconds before a silent server is asked again."""

T = TypeVar("T")


class Silent(Exception):
    """The server gives no sign of life.

    Parameters
    ----------
    was_asked : bool
        Whether the question had gone out: then nobody knows what became of it.
    """

    def __init__(self, *, was_asked: bool) -> None:
        super().__init__("no sign of life")
        self.was_asked = was_asked


class Patience:
    """Waits for answers of one server, on behalf of all threads of a process.

    Parameters
    ----------
    lives : callable
        Asks for a sign of life over a new connection, and returns whether there was one; may take for ever.
    let_go : callable
        Gives up the connections that are waiting in vain.
    """

    def __init__(self, lives: Callable[[], bool], let_go: Callable[[], None]) -> None:
        self._lives = lives
        self._let_go = let_go
        self._guard = threading.Lock()
        self._is_silent = False
        self._given_up = threading.Event()

    def answer(self, question: Callable[[], T]) -> T:
        """Return the answer to a question, or raise what it raised.

        Raises
        ------
        Silent
            The server gives no sign of life.
        """
        if self._is_silent:
            raise Silent(was_asked=False)
        asked = _Asked(question)
        while not asked.is_answered(PATIENCE):
            if not self._shows_life() and not asked.is_answered(0):
                self.fell_silent()
                raise Silent(was_asked=True)
        return asked.answer()

    def fell_silent(self) -> None:
        """Take note that the server is away, and listen until it is back."""
        with self._guard:
            if self._is_silent or self._given_up.is_set():
                return
            self._is_silent = True
        # beside: saying goodbye to a stopped server may take for ever as well
        threading.Thread(target=self._let_go, daemon=True).start()
        threading.Thread(target=self._listen, daemon=True).start()

    def give_up(self) -> None:
        """Stop listening for a server that nobody asks any more."""
        self._given_up.set()

    def _listen(self) -> None:
        while not self._given_up.wait(REST):
            if self._shows_life():
                self._is_silent = False
                return

    def _shows_life(self) -> bool:
        asked = _Asked(self._lives)
        return asked.is_answered(SIGN_OF_LIFE) and asked.answer()


class _Asked(Generic[T]):
    """A question under way, in a thread of its own."""

    def __init__(self, question: Callable[[], T]) -> None:
        self._question = question
        self._answer: list[T] = []
        self._error: list[BaseException] = []
        self._done = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def is_answered(self, seconds: float) -> bool:
        return self._done.wait(seconds)

    def answer(self) -> T:
        if self._error:
            raise self._error[0]
        return self._answer[0]

    def _run(self) -> None:
        try:
            self._answer.append(self._question())
        except BaseException as error:
            self._error.append(error)
        finally:
            self._done.set()
