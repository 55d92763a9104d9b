"""Waiting for a server only as long as it lives, tried without one."""

import threading

import pytest

from graph.stores import neo4j_patience
from graph.stores.neo4j_patience import Patience, Silent


class Far:
    """A server as the one who waits sees it: it answers or it does not, and it lives or it does not."""

    def __init__(self) -> None:
        self.lives = True
        self.answers = threading.Event()
        self.n_asked = 0
        self.let_go = threading.Event()
        self.patience = Patience(lambda: self.lives, self.let_go.set)

    def question(self) -> str:
        self.n_asked += 1
        self.answers.wait(10)
        return "answer"


@pytest.fixture
def far(monkeypatch):
    for name in ("PATIENCE", "SIGN_OF_LIFE", "REST"):
        monkeypatch.setattr(neo4j_patience, name, 0.02)
    made = Far()
    yield made
    made.patience.give_up()
    made.answers.set()


def silenced(far):
    far.lives = False
    with pytest.raises(Silent) as told:
        far.patience.answer(far.question)
    return told.value


def test_an_answer_is_handed_on_and_so_is_what_went_wrong(far):
    far.answers.set()
    assert far.patience.answer(far.question) == "answer"
    with pytest.raises(ZeroDivisionError):
        far.patience.answer(lambda: 1 // 0)


def test_a_long_question_to_a_server_that_lives_is_waited_for(far):
    threading.Timer(0.2, far.answers.set).start()
    assert far.patience.answer(far.question) == "answer"
    assert not far.let_go.is_set()


def test_who_asked_a_silent_server_hears_that_the_question_went_out(far):
    assert silenced(far).was_asked
    assert far.let_go.wait(5)


def test_who_comes_after_is_told_at_once_and_asks_nothing(far):
    silenced(far)
    with pytest.raises(Silent) as told:
        far.patience.answer(far.question)
    assert not told.value.was_asked
    assert far.n_asked == 1


def test_questions_go_out_again_after_the_first_sign_of_life(far):
    silenced(far)
    far.answers.set()
    far.lives = True
    for _ in range(500):
        try:
            assert far.patience.answer(far.question) == "answer"
            return
        except Silent:
            threading.Event().wait(0.01)
    pytest.fail("still silent")


def test_a_sign_of_life_that_never_comes_is_none(far):
    for_ever = threading.Event()
    far.patience = Patience(lambda: for_ever.wait(10), far.let_go.set)
    with pytest.raises(Silent):
        far.patience.answer(far.question)
    far.patience.give_up()
    for_ever.set()
