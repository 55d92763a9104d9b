"""What a number of the overview leads to is what it counts, by the filter of the network page itself."""

import pytest

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.address import from_query as network_view
from dashboard.pages.overview import links
from dashboard.pages.overview.address import OverviewView, from_query, href
from dashboard.pages.overview.attention import Attention, Trouble, attention
from dashboard.pages.overview.numbers import kind_counts, layer_counts, theme_rows
from dashboard.pages.overview.starts import school_start
from graph.exploration.filters import apply_filter
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


def test_the_number_of_each_layer_leads_to_so_many_ties_those_to_places_too() -> None:
    for layer in layer_counts(region()):
        if layer.n_ties:
            view = view_of(links.of_layer(layer))
            assert len(apply_filter(region(), view.filter).tie_ids) == layer.n_ties


def test_every_cell_of_the_theme_table_leads_to_so_many_organisations() -> None:
    cells = [cell for row in theme_rows(region())[:12] for cell in row.cells]
    for cell in cells:
        view = view_of(links.network(helix=cell.helix, thema=cell.theme))
        assert len(apply_filter(region(), view.filter).node_ids) == cell.n_known


def test_the_schools_without_mentor_are_the_centres_of_their_link() -> None:
    unpaired = school_start(region()).unpaired_ids
    view = view_of(links.around(unpaired, soort=("company", "school")))
    assert view.centres == unpaired
    assert view.filter.kinds == {"company", "school"}


def test_companies_near_a_school_are_those_that_the_attention_list_counts() -> None:
    # The list measures from the school, the network page from its municipality: schools have no point of their own.
    near: Attention = next(item for item in attention(region()) if item.trouble is Trouble.NO_MENTOR and item.count)
    municipality = str(getattr(region().nodes[near.subject_id], "municipality", ""))
    view = view_of(links.network(soort="company", bij=municipality, km="20"))
    assert apply_filter(region(), view.filter).node_ids == set(near.others)


def test_a_tie_leads_to_both_its_ends() -> None:
    tie = region().ties["rel-relevant-for-com-abn-prj-take-off-1"]
    assert view_of(links.of_tie(tie)).centres == ("com-abn", "prj-take-off-1")


@pytest.mark.parametrize(
    "view",
    [
        OverviewView(),
        OverviewView(trouble=Trouble.GAP, all_troubles=True),
        OverviewView(more_changes=True, asked_back=12),
    ],
)
def test_a_link_to_the_overview_reproduces_what_was_opened_up(view: OverviewView) -> None:
    assert from_query(href(view).partition("?")[2]) == view


@pytest.mark.parametrize(
    "query", ["aandacht=iets", "terug=²", "terug=-1", "terug=99999999999", "alle=&wijzigingen=", None]
)
def test_what_a_stranger_puts_in_the_address_falls_back_to_the_plain_overview(query: str | None) -> None:
    assert from_query(query) == OverviewView()
