"""What the lists of a question offer: what occurs in the network, and fits the rest of the question."""

from collections.abc import Sequence
from typing import Any

from dashboard.pages.network.question.words import condition_words, kind_words, relation_label
from dashboard.pages.network.sentences import facet_option_label
from dashboard.text import count, t
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_choices import (
    choices_in,
    conditions_of,
    leading_among,
    other_kinds,
    relations_between,
)
from graph.exploration.pattern_parts import EDITION, NODE, Part, clause_at, party_at
from graph.model.registry import ACTOR_KINDS, KIND
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.values import UNKNOWN

KIND_MARK = "kind:"
NODE_MARK = "node:"
ANY_RELATION = "both:"

Option = dict[str, Any]
Options = list[Any]
"""Options, or groups of them: ``{"group": …, "items": […]}``."""


def sought_options(language: str) -> Options:
    """Return the kinds one can seek."""
    return [_option(kind, KIND[kind].many.in_language(language)) for kind in ACTOR_KINDS]


def relation_options(snapshot: NetworkSnapshot, kind: str, clause: Clause, language: str) -> Options:
    """Return the relations that fit the kinds at both ends, read from the near one; first those that occur."""
    found = relations_between(choices_in(snapshot), kind, kind_of_party(snapshot, clause.other))
    present = relation_value(clause)
    codes = [f"{relation.direction}:{relation.tie_type}" for relation in found]
    occurring: Options = [_option(ANY_RELATION, relation_label("", "both", language))]
    others: Options = []
    for code, relation in zip(codes, found, strict=True):
        label = relation_label(relation.tie_type, relation.direction, language)
        group = occurring if relation.n_ties else others
        group.append(_option(code, f"{label} ({count(relation.n_ties)})" if relation.n_ties else label))
    if present not in (ANY_RELATION, *codes):
        occurring.append(_option(present, relation_label(clause.tie_type, clause.direction, language)))
    groups = (("question.occurring", occurring), ("question.not_occurring", others))
    return [{"group": t(name, language), "items": items} for name, items in groups if items]


def relation_value(clause: Clause) -> str:
    """Return the relation of a clause as the value of its list."""
    return f"{clause.direction}:{clause.tie_type}"


def party_value(party: Party) -> str:
    """Return who is at the other end as the value of its list."""
    return f"{NODE_MARK}{party.node_id}" if party.node_id else f"{KIND_MARK}{party.kind}"


def kind_of_party(snapshot: NetworkSnapshot, party: Party) -> str:
    """Return the kind of a party; that of the node when it is one."""
    node = snapshot.nodes.get(party.node_id)
    return node.kind if node else party.kind


def party_options(
    snapshot: NetworkSnapshot, kind: str, clause: Clause, language: str, found: Sequence[str] | None = None
) -> Options:
    """Return the kinds that can be at the other end of a clause, and some nodes by name.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    kind : str
        Kind at the near end; empty for any.
    clause : Clause
        With the relation.
    language : str
        ``nl`` or ``en``.
    found : sequence of str, optional
        Ids of the nodes that a search gave; without it those with the most ties.
    """
    choices = choices_in(snapshot)
    kinds = other_kinds(choices, kind, TIE_TYPE.get(clause.tie_type), clause.direction)
    listed = leading_among(snapshot, choices, kinds) if found is None else found
    kept = [clause.other.node_id] if clause.other.node_id else []
    named = named_options(snapshot, (*kept, *listed), language, NODE_MARK, is_found=found is not None)
    of_kind = [_option(f"{KIND_MARK}{each}", kind_words(each, language)) for each in ("", *kinds)]
    if party_value(clause.other) not in {option["value"] for option in (*of_kind, *named)}:
        of_kind.append(_option(party_value(clause.other), kind_words(clause.other.kind, language)))
    hint = t("question.by_name" if found is None else "question.found", language)
    return [
        {"group": t("question.by_kind", language), "items": of_kind},
        *([{"group": hint, "items": named}] if named else []),
    ]


def condition_options(snapshot: NetworkSnapshot, party: Party, language: str) -> Options:
    """Return the options that a party of a kind can be narrowed by, grouped by facet."""
    offered = {facet: list(options) for facet, options in conditions_of(choices_in(snapshot), party.kind).items()}
    for facet, option in party.conditions:
        if option not in offered.setdefault(facet, []):
            offered[facet].append(option)
    return [
        {
            "group": t(f"network.facet_{facet}", language),
            "items": [
                _option(condition_value(facet, option), condition_words(snapshot, facet, option, language))
                for option in options
            ],
        }
        for facet, options in offered.items()
    ]


def condition_value(facet: str, option: str) -> str:
    """Return a condition as a value of the list."""
    return f"{facet}={option}"


def editions_of(snapshot: NetworkSnapshot, clause: Clause) -> list[str]:
    """Return the editions that ties of a clause can have."""
    known = list(choices_in(snapshot).editions.get(clause.tie_type, ()))
    return known if not clause.edition or clause.edition in known else [*known, clause.edition]


def value_options(snapshot: NetworkSnapshot, question: PatternQuestion, part: Part, language: str) -> Options:
    """Return what else could stand in a part of a question."""
    party = party_at(question, part)
    if part.name == NODE:
        kind = kind_of_party(snapshot, party)
        listed = leading_among(snapshot, choices_in(snapshot), (kind,) if kind else ACTOR_KINDS)
        return named_options(snapshot, (party.node_id, *listed), language)
    if part.name == EDITION:
        clause = clause_at(question, part)
        return [_option(edition, edition) for edition in (editions_of(snapshot, clause) if clause else ())]
    options = dict.fromkeys((*conditions_of(choices_in(snapshot), party.kind).get(part.name, ()), part.value))
    known = [_option(option, facet_option_label(snapshot, part.name, option, language)) for option in options]
    return sorted(known, key=lambda option: (option["value"] == UNKNOWN.value, option["label"].casefold()))


def named_options(
    snapshot: NetworkSnapshot, node_ids: Sequence[str], language: str, mark: str = "", *, is_found: bool = False
) -> Options:
    """Return nodes as options, each once; what a search found stays whatever it is called."""
    names = {node_id: display_name(snapshot.records.get(node_id), language) or node_id for node_id in node_ids}
    return [_option(f"{mark}{node_id}", name) | {"found": is_found} for node_id, name in names.items()]


def _option(value: str, label: str) -> Option:
    return {"value": value, "label": label}
