"""Long work in processes of its own: the same result, seen and stopped from anywhere, and nobody's when unwanted."""

import os
import time
from pathlib import Path

import pytest

from dashboard.work.board import LOST_AFTER, UNWANTED_AFTER, Board
from dashboard.work.outcomes import Failed, Stopped, Underway
from dashboard.work.workroom import Workroom
from graph.analysis.additions import best_additions
from graph.analysis.centrality import betweenness_between
from graph.analysis.communities import communities
from graph.analysis.departure import losses
from graph.analysis.intervals import Interval
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import scores_of
from graph.analysis.network_measures import network_numbers
from graph.analysis.relations import Relations
from graph.analysis.what_if import delta
from tests.support.long_work import HALF, breaking, done, lasting, until
from tests.support.relations import relations

FALLS = relations(
    "abcdef",
    [("a", "b", 0.2), ("b", "c", 0.4), ("c", "a", 1.0), ("c", "d", 0.6), ("d", "e", 0.8)],  # f stands alone
    groups=dict(zip("abcde", ("education", "education", "business", "business", "government"), strict=True)),
)
LATER = relations(FALLS.node_ids, [*((*pair, weight.low) for pair, weight in FALLS.weights.items()), ("e", "f", 0.2)])
UNSURE = Relations(FALLS.node_ids, {**FALLS.weights, ("a", "d"): Interval(0.2, 1.0)}, groups=FALLS.groups)


@pytest.fixture
def workroom(tmp_path: Path) -> Workroom:
    """Return a workroom for which everything is long."""
    return Workroom(tmp_path / "work", much=0)


@pytest.mark.parametrize(
    ("function", "given"),
    [
        *((scores_of, (name, UNSURE if measure.takes_unknown else FALLS)) for name, measure in MEASURES.items()),
        (betweenness_between, (FALLS, ("a", "b"), ("d", "e"))),
        (network_numbers, (UNSURE,)),
        (communities, (FALLS,)),
        (losses, (UNSURE, "c")),
        (delta, (FALLS, LATER, ["a"])),
        (best_additions, (FALLS, "a", ("d", "e", "f"), "reach", 0.6)),
    ],
    ids=lambda part: part if isinstance(part, str) else getattr(part, "__name__", None),
)
def test_what_another_process_computes_is_the_very_same(workroom: Workroom, function, given):
    here, there = function(*given), done(lambda: workroom(function, *given))
    assert there == here
    assert repr(there) == repr(here)  # no number that became a text, no pair that became a list


def test_short_work_is_done_here_and_now(tmp_path: Path):
    assert Workroom(tmp_path / "work")(network_numbers, FALLS) == network_numbers(FALLS)
    assert not list((tmp_path / "work").iterdir())


def test_while_it_lasts_it_tells_how_far_it_is_and_another_process_sees_it(workroom: Workroom, tmp_path: Path):
    with pytest.raises(Underway):
        workroom(lasting, FALLS, str(tmp_path))
    until((tmp_path / "begun").exists)
    elsewhere = Workroom(tmp_path / "work", much=0)
    key = until(lambda: _key(elsewhere, tmp_path))
    until(lambda: elsewhere.share(key) == HALF)
    assert not elsewhere.is_to_ask_again(key)
    (tmp_path / "end").touch()
    assert done(lambda: elsewhere(lasting, FALLS, str(tmp_path))) == 6
    (tmp_path / "ended").unlink()
    assert done(lambda: workroom(lasting, FALLS, str(tmp_path))) == 6
    assert not (tmp_path / "ended").exists()  # it was computed once


def test_who_stops_it_ends_it_and_who_starts_it_again_gets_it(workroom: Workroom, tmp_path: Path):
    key = _key(workroom, tmp_path)
    until((tmp_path / "begun").exists)
    workroom.stop(key)
    with pytest.raises(Stopped) as told:
        workroom(lasting, FALLS, str(tmp_path))
    assert told.value.standing.key == key
    until(lambda: not (tmp_path / "work" / f"{key}.doing").exists())
    (tmp_path / "end").touch()
    workroom.again(key)
    assert done(lambda: workroom(lasting, FALLS, str(tmp_path))) == 6


def test_what_nobody_wants_any_more_ends_by_itself(workroom: Workroom, tmp_path: Path):
    key = _key(workroom, tmp_path)
    until((tmp_path / "begun").exists)
    long_ago = time.time() - UNWANTED_AFTER - 1
    os.utime(tmp_path / "work" / f"{key}.wanted", (long_ago, long_ago))
    until(lambda: not (tmp_path / "work" / f"{key}.doing").exists())
    assert Board(tmp_path / "work").mark(key) is None
    assert not (tmp_path / "ended").exists()


def test_what_breaks_off_is_told_and_stands_in_the_log(workroom: Workroom):
    with pytest.raises(Failed) as told:
        done(lambda: workroom(breaking, FALLS))
    assert len(told.value.details["reference"]) == 8
    workroom.again(told.value.standing.key)
    with pytest.raises(Failed):
        done(lambda: workroom(breaking, FALLS))


def test_who_died_while_at_it_is_followed_by_another(tmp_path: Path):
    board = Board(tmp_path)
    assert board.claim("work")
    assert not board.claim("work")  # somebody is at it
    long_ago = time.time() - LOST_AFTER - 1
    os.utime(tmp_path / "work.doing", (long_ago, long_ago))
    assert board.mark("work") is None
    assert board.n_doing() == 0
    assert board.claim("work")
    assert board.n_doing() == 1


def test_nobody_else_reads_the_board(tmp_path: Path):
    Board(tmp_path / "work")
    assert (tmp_path / "work").stat().st_mode & 0o077 == 0


def _key(workroom: Workroom, place: Path) -> str:
    with pytest.raises(Underway) as told:
        workroom(lasting, FALLS, str(place))
    return told.value.standing.key
