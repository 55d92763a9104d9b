"""A pattern question as a sentence: "Bedrijven die mentorbedrijf zijn van scholen in Limburg"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.pages.network.sentences import facet_option_label
from dashboard.text import t
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_parts import CLAUSE, EDITION, ESTABLISHED, FURTHER, NODE, Part, clause_at, party_at
from graph.model.registry import KIND
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.values import UNKNOWN

WHOM, VALUE = "{whom}", "{value}"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Value:
    """Something in a question that could be something else, with how it is called."""

    part: Part
    code: str
    text: str


Piece = str | Value


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a question: the party sought, or a clause with its number; a further clause hangs under it."""

    pieces: tuple[Piece, ...]
    clause: int = 0
    further: bool = False


def question_lines(snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> tuple[Line, ...]:
    """Return a question line by line; read one after the other they are one sentence."""
    return tuple(_Wording(snapshot, question, language).lines())


def question_sentence(snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> str:
    """Return a question as one sentence."""
    pieces = (line_text(line) for line in question_lines(snapshot, question, language))
    return " ".join(pieces)


def values_in(snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> tuple[Value, ...]:
    """Return what could be something else in a question, in the order in which it is read."""
    pieces = (piece for line in question_lines(snapshot, question, language) for piece in line.pieces)
    return tuple(piece for piece in pieces if isinstance(piece, Value))


def line_text(line: Line) -> str:
    """Return a line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line.pieces)


def relation_label(tie_type: str, direction: str, language: str) -> str:
    """Return a relation as it stands in a list: "mentorbedrijf zijn van …"."""
    return _phrase(tie_type, direction, language)[0].replace(WHOM, ELLIPSIS)


def kind_words(kind: str, language: str) -> str:
    """Return how the members of a kind are called inside a sentence."""
    return KIND[kind].many.in_language(language).lower() if kind else t("question.parties", language)


def _phrase(tie_type: str, direction: str, language: str) -> tuple[str, str]:
    """Return a relation with a place for the other party, and its opposite."""
    known = TIE_TYPE.get(tie_type)
    reading = direction if known is None else "in" if known.directed and direction == "in" else "out"
    positive, _, negative = t(f"relation.{tie_type.lower() or 'any'}_{reading}", language).partition("|")
    if known and known.directed and direction == "both":
        turned = t("question.either_way", language)
        return f"{positive} {turned}", f"{negative} {turned}"
    return positive, negative


def without_words(snapshot: NetworkSnapshot, question: PatternQuestion, part: Part, language: str) -> str:
    """Return how a part of a question is called when it is left out."""
    if part.name == CLAUSE and len(question.clauses) > 1:
        return t("question.condition", language, n=part.clause).lower()
    if part.name in (CLAUSE, FURTHER):
        lines = question_lines(snapshot, question, language)
        found = (line for line in lines if (line.clause, line.further) == (part.clause, part.name == FURTHER))
        return quoted("".join(map(line_text, found)), language)
    if part.name == ESTABLISHED:
        return quoted(t("question.only_established", language), language)
    if part.name == EDITION:
        clause = clause_at(question, part)
        return quoted(t("question.of_edition", language, value=clause.edition if clause else ""), language)
    options = sorted(party_at(question, part).wanted().get(part.name, ()))
    joint = f" {t('question.or', language)} "
    return quoted(joint.join(condition_words(snapshot, part.name, option, language) for option in options), language)


def doubt_words(snapshot: NetworkSnapshot, question: PatternQuestion, part: Part, language: str) -> str:
    """Return what is not known: "waarvan de provincie onbekend is", of whom one seeks or of those at the other end."""
    if part.name in (ESTABLISHED, EDITION):
        return t(f"question.unknown_{part.name}", language)
    unknown = t(f"question.unknown_{part.name}", language)
    if not part.clause:
        return unknown
    party = party_at(question, part)
    whom = display_name(snapshot.records.get(party.node_id), language) or kind_words(party.kind, language)
    return t("question.through", language, whom=whom, words=unknown)


def condition_words(snapshot: NetworkSnapshot, facet: str, option: str, language: str) -> str:
    """Return a condition on a party: "in Limburg", "rond STEM-onderwijs"."""
    if option == UNKNOWN.value:
        return t(f"question.unknown_{facet}", language)
    return t(f"question.with_{facet}", language, value=facet_option_label(snapshot, facet, option, language))


def quoted(words: str, language: str) -> str:
    """Return words between quotation marks."""
    return t("question.quoted", language, words=words)


class _Wording:
    def __init__(self, snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> None:
        self._snapshot = snapshot
        self._question = question
        self._language = language

    def lines(self) -> Iterator[Line]:
        sought = self._question.sought
        first, *rest = self._party(sought, Part(0, ""), "")
        capital = first[:1].upper() + first[1:] if isinstance(first, str) else first
        yield Line((capital, *rest))
        for number, clause in enumerate(self._question.clauses, start=1):
            joint = t("question.and_that" if number > 1 else "question.that", self._language)
            yield Line(tuple(self._clause(clause, Part(number, ""), joint)), number)
            if clause.further:
                joint = t("question.that", self._language)
                yield Line(tuple(self._clause(clause.further, Part(number, "", True), joint)), number, further=True)

    def _clause(self, clause: Clause, at: Part, joint: str) -> Iterator[Piece]:
        positive, negative = _phrase(clause.tie_type, clause.direction, self._language)
        # "geen scholen coachen" rather than "scholen niet coachen"
        is_none_of = clause.negated and not clause.other.node_id and positive.startswith(WHOM)
        phrase = positive if is_none_of or not clause.negated else negative
        before, _, after = phrase.partition(WHOM)
        yield f"{joint} {before}"
        yield from self._party(clause.other, at, t("question.none_of", self._language) if is_none_of else "")
        yield after
        yield from self._tie_conditions(clause, at)

    def _party(self, party: Party, at: Part, before: str) -> Iterator[Piece]:
        lead = f"{before} " if before else ""
        if party.node_id:
            name = display_name(self._snapshot.records.get(party.node_id), self._language) or party.node_id
            if lead:
                yield lead
            yield Value(Part(at.clause, NODE, at.further), party.node_id, name)
        else:
            others = f"{t('question.other', self._language)} " if at.further and self._could_be_sought(party) else ""
            yield f"{lead}{others}{kind_words(party.kind, self._language)}"
        for facet, options in party.wanted().items():
            yield " "
            yield from self._options(facet, sorted(options, key=lambda option: (option == UNKNOWN.value, option)), at)

    def _could_be_sought(self, party: Party) -> bool:
        kinds = (party.kind, self._question.sought.kind)
        return not all(kinds) or kinds[0] == kinds[1]

    def _options(self, facet: str, options: list[str], at: Part) -> Iterator[Piece]:
        before = t(f"question.with_{facet}", self._language).partition(VALUE)[0]
        for number, option in enumerate(options):
            joint = f" {t('question.or', self._language)} " if number else ""
            if option == UNKNOWN.value:
                yield joint + t(f"question.unknown_{facet}", self._language)
                continue
            text = facet_option_label(self._snapshot, facet, option, self._language)
            yield joint if number else before
            yield Value(Part(at.clause, facet, at.further, option), option, text)

    def _tie_conditions(self, clause: Clause, at: Part) -> Iterator[Piece]:
        if clause.established:
            yield f" ({t('question.only_established', self._language)})"
        if clause.edition:
            before, _, after = t("question.of_edition", self._language).partition(VALUE)
            yield f" ({before}"
            yield Value(Part(at.clause, EDITION, at.further), clause.edition, clause.edition)
            yield f"{after})"
