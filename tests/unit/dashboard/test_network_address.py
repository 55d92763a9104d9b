"""A link to the network page reproduces the view, whatever is in it; nonsense falls back."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.network.address import (
    EXPANSION_ORDERS,
    FILTER_KEYS,
    Expansion,
    NetworkView,
    from_query,
    selection_in,
    to_query,
)
from dashboard.pages.network.keeping import read_positions, view_query
from graph.exploration.filters import NetworkFilter

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-:é", min_size=1, max_size=12)
CODES = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=10)
    .map(str.strip)
    .filter(bool)
)
FILTERS = st.builds(
    NetworkFilter,
    **{name: st.frozensets(CODES, max_size=3) for name in FILTER_KEYS},
    near=st.one_of(st.just(""), CODES),
    max_km=st.sampled_from([5.0, 20.0, 50.0]),
    established_only=st.booleans(),
    keep_unplaced=st.booleans(),
    only_unplaced=st.booleans(),
    on_date=st.sampled_from(["", "2020", "2021-02", "2024-02-29"]),
    min_degree=st.integers(0, 9),
).map(lambda found: found if found.near else NetworkFilter(**{**_fields(found), "max_km": 20.0}))
EXPANSIONS = st.builds(
    Expansion,
    IDS,
    st.lists(st.sampled_from(["MENTORS", "PARTNER_IN", "FUNDS"]), unique=True, max_size=2).map(
        lambda t: tuple(sorted(t))
    ),
    st.integers(0, 500),
    st.sampled_from(EXPANSION_ORDERS),
)
VIEWS = st.builds(
    NetworkView,
    centres=st.lists(IDS, unique=True, max_size=3).map(tuple),
    depth=st.integers(1, 4),
    direction=st.sampled_from(["both", "out", "in"]),
    everything=st.booleans(),
    expansions=st.lists(EXPANSIONS, unique_by=lambda e: e.node_id, max_size=2).map(tuple),
    hidden=st.lists(IDS, unique=True, max_size=2).map(tuple),
    filter=FILTERS,
    fade=st.booleans(),
    colour=st.sampled_from(["kind", "helix", "degree"]),
    size=st.sampled_from(["degree", "strength", "equal"]),
    ring=st.one_of(st.just(""), CODES),
    width=st.sampled_from(["strength", "equal"]),
    shown_as=st.sampled_from(["netwerk", "tabel"]),
    saved_view=st.one_of(st.just(""), IDS),
    question=st.one_of(st.just(""), CODES),
)


def _fields(chosen):
    return {name: getattr(chosen, name) for name in NetworkFilter.__slots__}


@given(VIEWS)
def test_a_link_reproduces_the_view(view):
    assert from_query(to_query(view)) == view


def test_the_default_view_has_no_query():
    assert to_query(NetworkView()) == ""
    assert from_query("") == from_query(None) == NetworkView()
    assert NetworkView().is_prompt


@pytest.mark.parametrize(
    "query",
    [
        "?stappen=99&richting=omhoog&dikte=dik&beeld=film&datum=gisteren&km=veel&bij=Genk",
        "?rond=&soort=&open=~~~&verberg=,,,",
        "?%%%&&==&stappen=-3",
        "?" + "&".join(f"x{n}=1" for n in range(60)),
    ],
)
def test_nonsense_falls_back_to_what_is_sensible(query):
    view = from_query(query)
    assert 1 <= view.depth <= 4
    assert (view.direction, view.width, view.shown_as, view.filter.on_date) == ("both", "strength", "netwerk", "")
    assert view.filter.max_km == 20.0


def test_the_keys_of_links_that_others_make():
    # the keys of the address are a promise: overview, mails and bookmarks use them
    view = from_query("?rond=org-voka,org-vdab&stappen=2&soort=school&laag=mentoring&thema=stem-education&beeld=tabel")
    assert (view.centres, view.depth, view.shown_as) == (("org-voka", "org-vdab"), 2, "tabel")
    assert view.filter == NetworkFilter(
        kinds=frozenset({"school"}), layers=frozenset({"mentoring"}), themes=frozenset({"stem-education"})
    )
    assert selection_in("?alles=1&kies=a,b") == ("a", "b")


def test_a_saved_view_keeps_the_selection_and_not_its_own_name():
    query = view_query(NetworkView(centres=("a",), saved_view="vie-1"), ["a", "b"])
    assert dict(parse_qsl(query.lstrip("?"))) == {"rond": "a", "kies": "a,b"}


def test_only_places_are_taken_from_the_canvas():
    event = {"positions": {"a": [1, 2.5], "b": ["x", 1], "c": [1], "d": [float("inf"), 0], "e": None}}
    assert read_positions(event) == {"a": (1.0, 2.5)}
    assert read_positions(None) == {}


@pytest.mark.parametrize("code", [",", "%2C", "%", "50%, zeker", "%25", "a%2cb"])
def test_signs_that_the_address_itself_uses_come_back_as_they_were(code):
    view = NetworkView(filter=NetworkFilter(statuses=frozenset({code, "b"})))
    assert from_query(to_query(view)) == view
