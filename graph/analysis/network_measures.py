"""The register of numbers about a network as a whole: the dashboard of the network and the command line follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis import cohesion, mixing
from graph.analysis.relations import Relations
from graph.analysis.robustness import fragmentation
from graph.analysis.work import stage
from graph.model.labels import Label


@dataclass(frozen=True, slots=True)
class NetworkMeasure:
    """All there is to know about one number of a network.

    Parameters
    ----------
    id : str
        Stable identifier.
    label, explanation : Label
        Name, and one sentence of meaning.
    value : callable
        From `Relations` to the number; None where it means nothing.
    source : str
        Where it is described.
    """

    id: str
    label: Label
    explanation: Label
    value: Callable[[Relations], float | None]
    source: str


def _isolates(relations: Relations) -> float:
    return float(sum(len(part) == 1 for part in cohesion.parts(relations)))


_ALL: tuple[NetworkMeasure, ...] = (
    NetworkMeasure(
        "density",
        Label("dichtheid", "density"),
        Label(
            "Welk deel van alle mogelijke banden bestaat? Daalt vanzelf in een groter netwerk.",
            "Which share of all possible ties is there? Falls by itself in a larger network.",
        ),
        cohesion.density,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "mean_degree",
        Label("partners per punt", "partners per node"),
        Label(
            "Hoeveel partners heeft een punt gemiddeld? Wel te vergelijken tussen grote en kleine netwerken.",
            "How many partners does a node have on average? Can be compared between large and small networks.",
        ),
        cohesion.mean_degree,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "components",
        Label("losse delen", "separate parts"),
        Label(
            "Uit hoeveel delen zonder onderlinge band bestaat het netwerk? Een punt zonder banden is er ook een.",
            "Of how many parts without a tie between them does the network consist? A node without ties is one too.",
        ),
        lambda relations: float(len(cohesion.parts(relations))),
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "isolates",
        Label("punten zonder banden", "nodes without ties"),
        Label("Hoeveel punten hebben geen enkele band?", "How many nodes have no tie at all?"),
        _isolates,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "bridges",
        Label("bruggen", "bridges"),
        Label(
            "Hoeveel banden zijn de enige verbinding tussen twee stukken van het netwerk?",
            "How many ties are the only connection between two pieces of the network?",
        ),
        lambda relations: float(len(cohesion.bridges(relations))),
        "Tarjan (1974)",
    ),
    NetworkMeasure(
        "cut_nodes",
        Label("breekpunten", "cut nodes"),
        Label(
            "Hoeveel punten kunnen niet wegvallen zonder dat een deel uiteenvalt?",
            "How many nodes cannot go without a part falling apart?",
        ),
        lambda relations: float(sum(value == 1 for value in cohesion.cut_nodes(relations).values())),
        "Hopcroft & Tarjan (1973)",
    ),
    NetworkMeasure(
        "degree_centralisation",
        Label("centralisatie van partners", "degree centralisation"),
        Label(
            "Draait alles rond één spil of is het werk verdeeld? 1: één punt heeft alle banden; 0: ieder evenveel.",
            "Is there one hub or is the work shared? 1: one node has all ties; 0: everyone has as many.",
        ),
        cohesion.degree_centralisation,
        "Freeman (1978)",
    ),
    NetworkMeasure(
        "betweenness_centralisation",
        Label("centralisatie van routes", "betweenness centralisation"),
        Label(
            "Lopen alle routes langs één punt? 1: allemaal; 0: nergens meer dan elders. Geteld in stappen.",
            "Do all routes pass one node? 1: all do; 0: nowhere more than elsewhere. Counted in steps.",
        ),
        cohesion.betweenness_centralisation,
        "Freeman (1978)",
    ),
    NetworkMeasure(
        "diameter",
        Label("langste kortste route", "diameter"),
        Label(
            "Hoeveel stappen liggen de twee die elkaar het moeilijkst bereiken uit elkaar?",
            "How many steps apart are the two that reach each other with most difficulty?",
        ),
        cohesion.diameter,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "mean_distance",
        Label("gemiddelde afstand", "mean distance"),
        Label(
            "Hoeveel stappen liggen twee die elkaar kunnen bereiken gemiddeld uit elkaar?",
            "How many steps are two that can reach each other apart on average?",
        ),
        cohesion.mean_distance,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "efficiency",
        Label("vlotheid", "efficiency"),
        Label(
            "Hoe kort zijn de routes, als wie elkaar niet bereikt voor 0 telt? 1: iedereen kent iedereen.",
            "How short are the routes, when who do not reach each other count as 0? 1: all are tied to all.",
        ),
        cohesion.efficiency,
        "Latora & Marchiori (2001)",
    ),
    NetworkMeasure(
        "efficiency_by_closeness",
        Label("vlotheid over hechte banden", "efficiency over close ties"),
        Label(
            "Hetzelfde, met hechte banden als kortere weg. Staat er alleen als elke sterkte bekend is.",
            "The same, with close ties as shorter ways. Only there when every strength is known.",
        ),
        cohesion.efficiency_by_closeness,
        "Latora & Marchiori (2001)",
    ),
    NetworkMeasure(
        "fragmentation",
        Label("versnippering", "fragmentation"),
        Label(
            "Welk deel van de paren kan elkaar niet bereiken, ook niet via anderen?",
            "Which share of the pairs cannot reach each other, not even through others?",
        ),
        lambda relations: fragmentation(relations).separated,
        "Borgatti (2006)",
    ),
    NetworkMeasure(
        "transitivity",
        Label("gesloten driehoeken", "transitivity"),
        Label(
            "Hoe vaak kennen twee partners van hetzelfde punt elkaar?",
            "How often are two partners of the same node tied to each other?",
        ),
        cohesion.transitivity,
        "Newman, Watts & Strogatz (2002)",
    ),
    NetworkMeasure(
        "reciprocity",
        Label("wederkerigheid", "reciprocity"),
        Label(
            "Welk deel van de banden met een richting wordt beantwoord?",
            "Which share of the ties with a direction is answered?",
        ),
        cohesion.reciprocity,
        "Wasserman & Faust (1994)",
    ),
    NetworkMeasure(
        "e_i",
        Label("blik naar buiten (E-I)", "outward look (E-I)"),
        Label(
            "Zoekt men soortgenoten op of kijkt men over het muurtje? −1: alle banden binnen de eigen helix; 1: alle "
            "daarbuiten. Lees dit naast wat bij toeval te verwachten is.",
            "Do they seek their own kind or look across the fence? −1: all ties within the own helix; 1: all outside "
            "it. Read it beside what chance would give.",
        ),
        mixing.e_i,
        "Krackhardt & Stern (1988)",
    ),
    NetworkMeasure(
        "e_i_expected",
        Label("E-I bij toeval", "E-I by chance"),
        Label(
            "Hoe zou de blik naar buiten zijn als banden lukraak tussen iedereen lagen?",
            "What would the outward look be if ties lay between all at random?",
        ),
        mixing.e_i_expected,
        "Krackhardt & Stern (1988)",
    ),
    NetworkMeasure(
        "assortativity",
        Label("soort zoekt soort", "assortativity"),
        Label(
            "Liggen banden vaker binnen een helix dan bij toeval? 1: alleen daarbinnen; 0: zoals bij toeval.",
            "Do ties lie within a helix more often than by chance? 1: only there; 0: as by chance.",
        ),
        mixing.assortativity,
        "Newman (2003)",
    ),
    NetworkMeasure(
        "helix_evenness",
        Label("evenwicht van de helixen", "balance of the helixes"),
        Label(
            "Zijn onderwijs en onderzoek, bedrijven, overheid en middenveld met evenveel? 1: ja.",
            "Are education and research, business, government and civil society equally many? 1: yes.",
        ),
        lambda relations: mixing.helix_balance(relations).evenness,
        "Shannon (1948); Carayannis & Campbell (2009)",
    ),
    NetworkMeasure(
        "helix_pair_coverage",
        Label("verbonden helixen", "helixes that are tied"),
        Label(
            "Tussen welk deel van de zes paren van helixen ligt minstens één band?",
            "Between which share of the six pairs of helixes lies at least one tie?",
        ),
        lambda relations: mixing.helix_balance(relations).pair_coverage if relations.groups else None,
        "Carayannis & Campbell (2009)",
    ),
)

NETWORK_MEASURES: Mapping[str, NetworkMeasure] = MappingProxyType({measure.id: measure for measure in _ALL})


def network_numbers(relations: Relations) -> dict[str, float | None]:
    """Return every number of a network, by id of `NETWORK_MEASURES`; None where it means nothing."""
    found: dict[str, float | None] = {}
    for number, (name, measure) in enumerate(NETWORK_MEASURES.items()):
        with stage(number, len(NETWORK_MEASURES)):
            found[name] = measure.value(relations)
    return found
