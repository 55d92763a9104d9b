"""Search finds everything that leads somewhere, and says what it is. Counts by hand from the files of the region."""

import pytest

from dashboard.cytoscape.layout_memory import LayoutMemory
from dashboard.routes import PAGES
from dashboard.services import Services
from dashboard.shell.search import Found, find
from graph.commands.arranging import SaveView
from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.model.places import Place
from graph.model.views import SavedView
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from loaders.demo import load_region
from tests.support.builders import organisation, project
from tests.support.region import IMPORTER


def services_of(store: MemoryStore) -> Services:
    layouts: LayoutMemory = SqliteLayouts()
    return Services(store, lambda: IMPORTER, layouts)


@pytest.fixture(scope="module")
def services() -> Services:
    store = MemoryStore()
    load_region(store, IMPORTER)
    return services_of(store)


def found(services: Services, text: str, language: str = "nl") -> dict[str, Found]:
    return {f"{item.group}: {item.name}": item for item in find(services, PAGES, text, language)}


def test_three_letters_find_who_begins_with_them_first(services: Services) -> None:
    first = find(services, PAGES, "vok", "nl")[0]
    assert (first.group, first.name, first.href) == (
        "Organisaties",
        "Voka",
        "/netwerk?rond=org-voka&kies=org-voka",
    )


def test_a_result_says_what_it_is_and_where(services: Services) -> None:
    assert found(services, "voka")["Organisaties: Voka"].detail == "Werkgeversorganisatie · Brussel"


def test_a_result_found_by_something_else_than_its_name_says_by_what(services: Services) -> None:
    # organisations.csv: org-uhasselt has the other name Universiteit Hasselt
    assert found(services, "universiteit hasselt")["Organisaties: UHasselt"].detail == (
        "Andere namen: Universiteit Hasselt"
    )


def test_a_long_text_is_cut_to_the_words_around_what_was_found() -> None:
    store = MemoryStore()
    text = "Eerst komt er een lange aanloop over van alles en wat, en dan pas het woord zeppelin, met een staart erna"
    run(CreateRecords((organisation("o", "Naam", description=text),)), store, IMPORTER, "op")
    detail = found(services_of(store), "zeppelin")["Organisaties: Naam"].detail
    assert detail == "Omschrijving: …pas het woord zeppelin, met een staart erna"


def test_a_place_leads_to_who_is_there(services: Services) -> None:
    # 6 organisations, companies, schools and projects of the files have the municipality Hasselt
    place = found(services, "hasselt")["Plaatsen: Hasselt"]
    assert (place.detail, place.href) == ("6 punten", "/netwerk?alles=1&plaats=Hasselt")


def test_a_place_where_nobody_is_leads_to_the_place_itself() -> None:
    store = MemoryStore()
    run(CreateRecords((Place(id="plc-x", name="Verweg"),)), store, IMPORTER, "op")
    place = found(services_of(store), "verweg")["Plaatsen: Verweg"]
    assert (place.detail, place.href) == ("0 punten", "/netwerk?rond=plc-x&kies=plc-x")


def test_a_theme_leads_to_who_works_on_it(services: Services) -> None:
    themes = found(services, "makersvaardigheden")
    assert themes["Thema's: makersvaardigheden"].href == "/netwerk?alles=1&thema=maker-skills"


def test_a_saved_view_is_found_by_its_name_and_opens_as_saved() -> None:
    store = MemoryStore()
    save = SaveView(name="Stuurgroep december", page="network", query="?rond=org-a", positions={}, owner="an")
    run(save, store, IMPORTER, "op")
    (view,) = store.snapshot().of(SavedView)
    assert found(services_of(store), "stuur")["Weergaven: Stuurgroep december"].href == (
        f"/netwerk?rond=org-a&weergave={view}"
    )


def test_pages_are_found_by_their_title(services: Services) -> None:
    assert found(services, "netw")["Pagina's: Netwerk"].href == "/netwerk"
    assert found(services, "overv", "en")["Pages: Overview"].href == "/"


def test_who_has_an_english_name_is_called_by_it_in_english() -> None:
    store = MemoryStore()
    run(CreateRecords((project("p", "Broeikas", name_en="Greenhouse"),)), store, IMPORTER, "op")
    assert list(found(services_of(store), "broeikas", "en")) == ["Projects: Greenhouse"]


def test_results_of_a_kind_stand_together_the_best_kind_first(services: Services) -> None:
    groups = [item.group for item in find(services, PAGES, "stem", "nl")]
    assert groups[0] == "Projecten"
    assert groups == sorted(groups, key=groups.index)


def test_a_term_that_nobody_carries_is_not_offered(services: Services) -> None:
    # vocabulary.csv: ideevorming is a phase of design thinking, which no node refers to
    assert services.search("ideevorming")[0].kind == "theme"
    assert not any(key.endswith(": ideevorming") for key in found(services, "ideevorming"))


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "a AND (((", "%%", "x' OR 1=1 --", "ĳ ij", "\\\\"])
def test_hostile_text_is_just_text(services: Services, text: str) -> None:
    assert isinstance(find(services, PAGES, text, "nl"), tuple)
