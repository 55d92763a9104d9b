"""Ties and facets in words."""

from dashboard.text import t
from graph.exploration.facets import FACETS
from graph.model.registry import KIND, kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import LAYERS, TIE_TYPE
from graph.model.ties import Tie

NO_VALUE_OPTIONS = ("unknown", "not_applicable", "none")


def relation(tie: Tie, seen_from: str, language: str) -> str:
    """Return the relation as read from one of its ends: "coördineert", or "wordt gecoördineerd door"."""
    tie_type = TIE_TYPE[tie.type]
    forward = tie.source_id == seen_from or not tie_type.directed
    return (tie_type.sentence if forward else tie_type.inverse).in_language(language)


def tie_sentence(snapshot: NetworkSnapshot, tie: Tie, language: str) -> str:
    """Return a tie as a whole sentence."""
    source, target = (display_name(snapshot.records.get(end), language) or end for end in tie.ends)
    return f"{source} {TIE_TYPE[tie.type].sentence.in_language(language)} {target}"


def facet_option_label(snapshot: NetworkSnapshot, facet: str, option: str, language: str) -> str:
    """Return how an option of a facet is called."""
    if option in NO_VALUE_OPTIONS:
        return t(f"network.option_{option}", language)
    if facet == "kinds":
        return KIND[option].many.in_language(language) if option in KIND else option
    if facet == "layers":
        return next((layer.label.in_language(language) for layer in LAYERS if layer.id == option), option)
    if facet == "tie_types":
        return TIE_TYPE[option].sentence.in_language(language) if option in TIE_TYPE else option
    return _value_label(snapshot, facet, option, language)


def _value_label(snapshot: NetworkSnapshot, facet: str, option: str, language: str) -> str:
    described = FACETS[facet]
    if described.scheme:
        return snapshot.term_label(described.scheme, option, language)
    kinds = ("tie",) if described.of_ties else ("organisation", "project")
    for kind in kinds:
        for field in kind_of(kind).fields:
            if field.name == described.field and field.choices:
                return next((c.label.in_language(language) for c in field.choices if c.code == option), option)
    return option
