"""What a number of the overview leads to is what it counts, by the filter of the network page itself."""

import pytest

from dashboard.pages.network.address import NetworkView, selection_in
from dashboard.pages.network.address import from_query as network_view
from dashboard.pages.network.scene import compose_scene
from dashboard.pages.overview import links
from dashboard.pages.overview.address import OverviewView, from_query, href
from dashboard.pages.overview.attention import Attention, Trouble, attention
from dashboard.pages.overview.numbers import kind_counts, layer_counts, theme_rows
from dashboard.pages.overview.starts import school_start
from dashboard.saved_views import saved_view_href
from graph.exploration.filters import apply_filter
from graph.model.views import SavedView
from tests.support.region import region


def view_of(address: str) -> NetworkView:
    path, _, query = address.partition("?")
    assert path == "/netwerk"
    return network_view(query)


def test_the_number_of_each_kind_leads_to_so_many_nodes() -> None:
    for kind, n_nodes in kind_counts(region()):
        view = view_of(links.network(soort=kind))
        assert view.everything
        assert len(apply_filter(region(), view.filter).node_ids) == n_nodes


def test_the_number_of_each_layer_leads_to_so_many_ties_and_nobody_beside_them() -> None:
    for layer in layer_counts(region()):
        if layer.n_ties:
            scene = compose_scene(region(), view_of(links.of_layer(layer)))
            assert len(scene.tie_ids) == layer.n_ties
            assert set(scene.node_ids) == {end for tie_id in scene.tie_ids for end in region().ties[tie_id].ends}


def test_mentoring_shows_who_mentors_or_coaches_and_whom() -> None:
    # relations.csv: 8 MENTORS and 4 COACHES rows, with 22 different ids at their ends
    (layer,) = (layer for layer in layer_counts(region()) if layer.layer.id == "mentoring")
    scene = compose_scene(region(), view_of(links.of_layer(layer)))
    assert (len(scene.tie_ids), len(scene.node_ids)) == (12, 22)


def test_every_cell_of_the_theme_table_leads_to_so_many_organisations() -> None:
    cells = [cell for row in theme_rows(region())[:12] for cell in row.cells]
    for cell in cells:
        view = view_of(links.network(helix=cell.helix, thema=cell.theme))
        assert len(apply_filter(region(), view.filter).node_ids) == cell.n_known


def test_the_schools_without_mentor_are_shown_and_nobody_else() -> None:
    unpaired = school_start(region()).unpaired_ids
    assert set(compose_scene(region(), view_of(links.unmentored(unpaired))).node_ids) == set(unpaired)


def test_a_role_is_shown_with_its_candidates_and_nobody_else() -> None:
    # relations.csv: VDAB, T2-campus and SYNTRA Limburg are candidate employers of the innovat(h)or IT and 3D
    scene = compose_scene(region(), view_of(links.candidates("rol-innovathor-it-3d")))
    assert set(scene.node_ids) == {"rol-innovathor-it-3d", "org-vdab", "org-t2-campus", "org-syntra-limburg"}
    assert len(scene.tie_ids) == 3


def test_companies_near_a_school_are_those_that_the_attention_list_counts() -> None:
    # The list measures from the school, the network page from its municipality: schools have no point of their own.
    near: Attention = next(item for item in attention(region()) if item.trouble is Trouble.NO_MENTOR and item.count)
    municipality = str(getattr(region().nodes[near.subject_id], "municipality", ""))
    scene = compose_scene(region(), view_of(links.near_school(near.subject_id, municipality, 20)))
    assert set(scene.node_ids) == {near.subject_id, *near.others}


def test_a_tie_to_follow_up_is_shown_with_its_two_ends_and_selected() -> None:
    tie = region().ties["rel-relevant-for-com-abn-prj-take-off-1"]
    address = links.of_tie(tie)
    scene = compose_scene(region(), view_of(address))
    assert set(scene.node_ids) == {"com-abn", "prj-take-off-1"}
    assert selection_in(address.partition("?")[2]) == (tie.id,)


def test_a_saved_view_opens_with_the_places_that_it_kept() -> None:
    view = SavedView(id="vie-1", name="Rond Voka", page="network", query="?rond=org-voka")
    assert view_of(saved_view_href(view)).saved_view == "vie-1"
    assert view_of(saved_view_href(view)).centres == ("org-voka",)


@pytest.mark.parametrize(
    "view",
    [
        OverviewView(),
        OverviewView(trouble=Trouble.GAP, all_troubles=True),
        OverviewView(n_changes=50, asked_back=12),
        OverviewView(n_changes=150),
    ],
)
def test_a_link_to_the_overview_reproduces_what_was_opened_up(view: OverviewView) -> None:
    assert from_query(href(view).partition("?")[2]) == view


@pytest.mark.parametrize(
    "query", ["aandacht=iets", "terug=²", "terug=-1", "terug=99999999999", "alle=&wijzigingen=", None]
)
def test_what_a_stranger_puts_in_the_address_falls_back_to_the_plain_overview(query: str | None) -> None:
    assert from_query(query) == OverviewView()
