"""The one register of measures per node: legends, columns, help, exports and choices on screen follow from it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graph.analysis.brokerage import brokerage_roles, brokerage_room, constraint, effective_size
from graph.analysis.centrality import (
    betweenness,
    closeness,
    degree,
    eigenvector,
    harmonic,
    pagerank,
    partners_in,
    partners_out,
    strength,
)
from graph.analysis.cohesion import component_number, component_size, cut_nodes, k_core
from graph.analysis.evidence import (
    routes_through,
    routes_to,
    ties_around,
    ties_from,
    ties_in_role,
    ties_of_core,
    ties_of_part,
    ties_to,
)
from graph.analysis.intervals import Scores
from graph.analysis.measure import Measure
from graph.analysis.mixing import e_i_of_nodes
from graph.analysis.relations import Relations
from graph.model.labels import Label


def role(name: str) -> Callable[[Relations], Scores]:
    """Return the measure that counts one role of a go-between; None where no group is known."""

    def scores(relations: Relations) -> Scores:
        if not relations.groups:
            return dict.fromkeys(relations.node_ids)
        return {node_id: float(count) for node_id, count in relations.once(brokerage_roles)[name].items()}

    return scores


_NODES = Label("punten", "nodes")
_PARTNERS = Label("partners", "partners")
_PAIRS = Label("paren", "pairs")
_SHARE = Label("aandeel", "share")
_INDEX = Label("index", "index")

_ALL: tuple[Measure, ...] = (
    Measure(
        "degree",
        Label("aantal partners", "number of partners"),
        Label(
            "Met hoeveel anderen is dit punt rechtstreeks verbonden? Meerdere banden met dezelfde partner "
            "tellen één keer.",
            "With how many others is this node tied directly? Several ties with the same partner count once.",
        ),
        degree,
        "none",
        _PARTNERS,
        "Freeman (1979)",
    ),
    Measure(
        "partners_out",
        Label("partners waarheen", "partners out"),
        Label(
            "Naar hoeveel anderen gaat van dit punt een band uit? Alleen waar banden een richting hebben.",
            "To how many others does a tie lead from this node? Only where ties have a direction.",
        ),
        partners_out,
        "none",
        _PARTNERS,
        "Freeman (1979)",
        needs_direction=True,
        evidence=ties_from,
    ),
    Measure(
        "partners_in",
        Label("partners vanwaar", "partners in"),
        Label(
            "Van hoeveel anderen komt een band bij dit punt aan? Alleen waar banden een richting hebben.",
            "From how many others does a tie lead to this node? Only where ties have a direction.",
        ),
        partners_in,
        "none",
        _PARTNERS,
        "Freeman (1979)",
        needs_direction=True,
        evidence=ties_to,
    ),
    Measure(
        "strength",
        Label("som van sterktes", "total strength"),
        Label(
            "Hoeveel samenwerking telt dit op, rekening houdend met hoe hecht elke band is? Per partner de "
            "hechtste band, sterkte gedeeld door vijf; een onbekende sterkte telt als 0,2 tot 1.",
            "How much co-operation does this add up to, given how close each tie is? Per partner the closest "
            "tie, strength divided by five; an unknown strength counts as 0.2 to 1.",
        ),
        strength,
        "strength",
        Label("sterkte", "strength"),
        "Barrat et al. (2004)",
        takes_unknown=True,
    ),
    Measure(
        "betweenness",
        Label("tussenpositie", "betweenness"),
        Label(
            "Hoe vaak ligt dit punt op de kortste (hechtste) route tussen twee anderen? Geteld in paren; waar meer "
            "routes even kort zijn, telt elk voor een deel.",
            "How often does this node lie on the shortest (closest) route between two others? Counted in pairs; "
            "where several routes are equally short, each counts for a part.",
        ),
        betweenness,
        "distance",
        _PAIRS,
        "Freeman (1977); Brandes (2001)",
        minimum_n=3,
        cost="heavy",
        evidence=routes_through,
    ),
    Measure(
        "harmonic",
        Label("bereikbaarheid", "reachability"),
        Label(
            "Hoe vlot is dit punt te bereiken voor alle anderen, ook als niet iedereen het bereikt? Het gemiddelde "
            "van één gedeeld door de afstand; wie niet kan komen, telt als 0.",
            "How easily do all others reach this node, also when not everyone does? The mean of one over the "
            "distance; who cannot come counts as 0.",
        ),
        harmonic,
        "distance",
        _INDEX,
        "Boldi & Vigna (2014)",
        highest=1.0,
        minimum_n=3,
        cost="heavy",
        evidence=routes_to,
    ),
    Measure(
        "closeness",
        Label("nabijheid", "closeness"),
        Label(
            "Hoe dicht staat dit punt bij wie het kan bereiken? In een los deel is dit snel hoog: vergelijk over "
            "losse delen heen met de bereikbaarheid.",
            "How near is this node to those who can reach it? In a separate part this is soon high: across parts, "
            "compare by reachability.",
        ),
        closeness,
        "distance",
        _INDEX,
        "Wasserman & Faust (1994)",
        minimum_n=3,
        cost="heavy",
        evidence=routes_to,
    ),
    Measure(
        "eigenvector",
        Label("aanzien (eigenvector)", "prominence (eigenvector)"),
        Label(
            "Is dit punt verbonden met punten die zelf goed verbonden zijn? Alleen te vergelijken binnen het deel "
            "waar de meeste banden samenkomen; elders staat er niets.",
            "Is this node tied to nodes that are well tied themselves? Only to be compared within the part where "
            "most ties gather; elsewhere there is no number.",
        ),
        eigenvector,
        "strength",
        _INDEX,
        "Bonacich (1972)",
        highest=1.0,
        minimum_n=3,
        cost="heavy",
        evidence=ties_of_part,
    ),
    Measure(
        "pagerank",
        Label("aanzien (PageRank)", "prominence (PageRank)"),
        Label(
            "Welk deel van de tijd is wie steeds een band volgt, hechte vaker, op dit punt? Ook een los punt heeft "
            "een klein deel: vergelijk, maar lees het getal zelf niet.",
            "What share of time does one who keeps following ties, close ones more often, spend at this node? An "
            "isolate has a small share too: compare, but do not read the number by itself.",
        ),
        pagerank,
        "strength",
        _SHARE,
        "Brin & Page (1998)",
        highest=1.0,
        minimum_n=3,
        cost="heavy",
        evidence=ties_around,
    ),
    Measure(
        "constraint",
        Label("ingeslotenheid", "constraint"),
        Label(
            "Kennen de partners van dit punt elkaar al? Hoog: ze zijn onderling verbonden en er valt weinig te "
            "bemiddelen. Kan boven 1 komen; bij één partner zegt het niets.",
            "Do the partners of this node know each other already? High: they are tied to each other and there is "
            "little to broker. Can pass 1; with one partner it says nothing.",
        ),
        constraint,
        "strength",
        _INDEX,
        "Burt (1992)",
        minimum_n=3,
        cost="heavy",
        evidence=ties_around,
    ),
    Measure(
        "brokerage_room",
        Label("brokerruimte", "room to broker"),
        Label(
            "Brengt dit punt werelden samen die elkaar niet kennen? Eén min de ingeslotenheid, niet onder 0; met "
            "minder dan twee partners zijn er te weinig relaties.",
            "Does this node bring worlds together that do not know each other? One minus constraint, not below 0; "
            "with fewer than two partners there are too few relations.",
        ),
        brokerage_room,
        "strength",
        _INDEX,
        "Burt (1992)",
        highest=1.0,
        minimum_n=3,
        cost="heavy",
        evidence=ties_around,
    ),
    Measure(
        "effective_size",
        Label("echt verschillende contacten", "effective size"),
        Label(
            "Hoeveel contacten van dit punt overlappen elkaar niet? Partners die onderling verbonden zijn, tellen "
            "samen voor minder.",
            "How many contacts of this node do not overlap? Partners that are tied to each other count for less "
            "together.",
        ),
        effective_size,
        "strength",
        Label("contacten", "contacts"),
        "Burt (1992)",
        minimum_n=3,
        cost="heavy",
        evidence=ties_around,
    ),
    *(
        Measure(
            name,
            label,
            Label(
                f"{nl} Een paar telt waar de twee anderen onderling geen band hebben; groepen zijn de helixen.",
                f"{en} A pair counts where the two others have no tie; groups are the helixes.",
            ),
            role(name),
            "none",
            _PAIRS,
            "Gould & Fernandez (1989)",
            minimum_n=3,
            cost="heavy",
            evidence=ties_in_role(name),
        )
        for name, label, nl, en in (
            (
                "coordinator",
                Label("coördinator", "coordinator"),
                "Hoe vaak bemiddelt dit punt tussen twee van de eigen groep?",
                "How often does this node stand between two of its own group?",
            ),
            (
                "itinerant",
                Label("reizende makelaar", "itinerant broker"),
                "Hoe vaak bemiddelt dit punt tussen twee van één andere groep?",
                "How often does this node stand between two of one other group?",
            ),
            (
                "gatekeeper",
                Label("poortwachter", "gatekeeper"),
                "Hoe vaak brengt dit punt anderen bij de eigen groep? Zonder richting is dit ook vertegenwoordiger.",
                "How often does this node bring others to its own group? Without direction this is representative too.",
            ),
            (
                "representative",
                Label("vertegenwoordiger", "representative"),
                "Hoe vaak brengt dit punt de eigen groep bij anderen? Zonder richting geteld als poortwachter.",
                "How often does this node bring its own group to others? Without direction counted as gatekeeper.",
            ),
            (
                "liaison",
                Label("verbinder", "liaison"),
                "Hoe vaak bemiddelt dit punt tussen twee groepen die geen van beide de eigen zijn?",
                "How often does this node stand between two groups of which neither is its own?",
            ),
        )
    ),
    Measure(
        "e_i",
        Label("blik naar buiten (E-I)", "outward look (E-I)"),
        Label(
            "Zoekt dit punt soortgenoten op of kijkt het over het muurtje? −1: alle banden binnen de eigen helix; "
            "1: alle banden daarbuiten.",
            "Does this node seek its own kind or look across the fence? −1: all ties within its own helix; 1: all "
            "ties outside it.",
        ),
        e_i_of_nodes,
        "none",
        _INDEX,
        "Krackhardt & Stern (1988)",
        lowest=-1.0,
        highest=1.0,
        minimum_n=3,
    ),
    Measure(
        "cut_node",
        Label("breekpunt", "cut node"),
        Label(
            "Valt een deel van het netwerk uiteen als dit punt wegvalt? 1: ja; 0: nee.",
            "Does a part of the network fall apart without this node? 1: yes; 0: no.",
        ),
        cut_nodes,
        "none",
        Label("1 = ja", "1 = yes"),
        "Hopcroft & Tarjan (1973)",
        highest=1.0,
        minimum_n=3,
    ),
    Measure(
        "component_size",
        Label("grootte van het geheel", "size of its part"),
        Label(
            "Hoeveel punten hangen hiermee samen, rechtstreeks of via anderen?",
            "How many nodes hang together with this one, directly or through others?",
        ),
        component_size,
        "none",
        _NODES,
        "Wasserman & Faust (1994)",
        evidence=ties_of_part,
    ),
    Measure(
        "component",
        Label("samenhangend deel", "connected part"),
        Label(
            "In welk los deel van het netwerk ligt dit punt? Deel 1 is het grootste.",
            "In which separate part of the network does this node lie? Part 1 is the largest.",
        ),
        component_number,
        "none",
        Label("nummer", "number"),
        "Wasserman & Faust (1994)",
        lowest=1.0,
        is_ranked=False,
        evidence=ties_of_part,
    ),
    Measure(
        "k_core",
        Label("kern", "core"),
        Label(
            "Hoort dit punt bij de vaste, dicht verweven kern? Kern 3: iedereen daarin heeft er minstens drie "
            "partners.",
            "Is this node part of the densely knit core? Core 3: all in it have at least three partners there.",
        ),
        k_core,
        "none",
        _PARTNERS,
        "Seidman (1983)",
        evidence=ties_of_core,
    ),
)

MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})


def measures_for(is_directed: bool) -> Mapping[str, Measure]:
    """Return the measures that say something of relations with, or without, direction."""
    return {name: measure for name, measure in MEASURES.items() if is_directed or not measure.needs_direction}
