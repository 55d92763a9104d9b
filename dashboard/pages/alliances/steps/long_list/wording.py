"""Reasons in words: for the screen with the signs of what they name, and as plain text for the record."""

import re
from collections.abc import Iterable, Sequence

from dashboard.components.sentence import Name, Sentence, plain, said
from dashboard.pages.alliances.opened import Opened
from dashboard.text import decimal, t
from graph.analysis.alliances.long_list import Suggestion
from graph.analysis.alliances.party_index import answers, asked_words
from graph.analysis.alliances.party_reasons import NEED, OFFER, PLACE, RELATION, THEME, Reason
from graph.model.choices import TIE_STATUS
from graph.model.registry import kind_of
from graph.model.ties import Tie
from graph.model.values import known_or
from graph.model.words import fold

MOST_NAMED = 2
BEFORE, LONGEST = 30, 80
_WORD = re.compile(r"[^\W_]+")


def sentences(opened: Opened, found: Suggestion) -> list[tuple[str, Sentence]]:
    """Return each ground with what it says for a party, in a few words."""
    of = {ground: [one for one in found.reasons if one.ground == ground] for ground in (NEED, THEME, PLACE, RELATION)}
    told = (
        *((NEED, _need(opened, found.party_id, one)) for one in of[NEED]),
        *((THEME, one) for one in _themes(opened, of[THEME])),
        *((PLACE, _place(opened, one)) for one in of[PLACE]),
        *((RELATION, one) for one in _relations(opened, of[RELATION])),
    )
    return list(dict.fromkeys(told))


def reason_text(opened: Opened, found: Suggestion) -> str:
    """Return every ground as one plain text: what is written down as the reason of a candidate."""
    return "; ".join(plain(sentence) for _, sentence in sentences(opened, found))


def tie_sentence(opened: Opened, tie: Tie) -> Sentence:
    """Return a tie in words: who, what, and with whom."""
    verb = tie.tie_type.sentence.in_language(opened.language)
    return (named(opened, tie.source_id), f" {verb} ", named(opened, tie.target_id))


def status_words(tie: Tie, language: str) -> str:
    """Return how certain a tie is, as stated."""
    status = str(known_or(tie.status, ""))
    words = (choice.label.in_language(language) for choice in TIE_STATUS if choice.code == status)
    return next(words, status or t("values.unknown", language))


def named(opened: Opened, record_id: str) -> Name:
    """Return a record by its name."""
    record = opened.snapshot.records.get(record_id)
    return Name(record_id, record.kind if record else "", opened.name(record_id) or record_id)


def _need(opened: Opened, party_id: str, reason: Reason) -> Sentence:
    language = opened.language
    if reason.field == OFFER:
        return said("alliance_long_list.offers", language, what=Name("", "", reason.value))
    field = kind_of(opened.snapshot.nodes[party_id].kind).field(reason.field)
    is_term = field.is_list and bool(field.scheme)
    value = opened.snapshot.term_label(field.scheme, reason.value, language) if is_term else reason.value
    return said(
        "alliance_long_list.names",
        language,
        what=Name("", "", reason.about),
        field=field.label.in_language(language).lower(),
        value=excerpt(value, asked_words(reason.about)),
    )


def _themes(opened: Opened, reasons: Sequence[Reason]) -> Iterable[Sentence]:
    names = [opened.snapshot.term_label("theme", one.about, opened.language) for one in reasons]
    if names:
        key = "alliance_long_list.themes" if len(names) > 1 else "alliance_long_list.theme"
        yield said(key, opened.language, themes=_listed(opened, [(name,) for name in names]))


def _place(opened: Opened, reason: Reason) -> Sentence:
    initiator = named(opened, opened.found.initiator_id)
    if reason.about == "within" and reason.km is not None:
        return said(
            "alliance_long_list.near", opened.language, km=decimal(reason.km, opened.language, 0), name=initiator
        )
    about = "province" if reason.about == "province" else "municipality"
    return said(f"alliance_long_list.{about}", opened.language, name=initiator)


def _relations(opened: Opened, reasons: Sequence[Reason]) -> Iterable[Sentence]:
    for one in [one for one in reasons if one.about == "tied"][:MOST_NAMED]:
        tie = _tie(opened, one.record_ids[0])
        status = "" if one.is_certain else f" ({status_words(tie, opened.language)})"
        yield (*tie_sentence(opened, tie), status) if status else tie_sentence(opened, tie)
    through = [one for one in reasons if one.about == "through"]
    certain = list(dict.fromkeys(_middle(opened, one) for one in through if one.is_certain))
    possible = list(dict.fromkeys(_middle(opened, one) for one in through if _middle(opened, one) not in certain))
    for key, middles in (("through", certain), ("perhaps_through", possible)):
        if middles:
            yield said(f"alliance_long_list.{key}", opened.language, names=_first(opened, middles))


def _first(opened: Opened, middles: Sequence[str]) -> Sentence:
    names: list[Sentence] = [(named(opened, middle),) for middle in middles[:MOST_NAMED]]
    more = len(middles) - len(names)
    if more:
        names.append((t("alliance_long_list.others", opened.language, n=more),))
    return _listed(opened, names)


def _middle(opened: Opened, reason: Reason) -> str:
    return _tie(opened, reason.record_ids[0]).other_end(opened.found.initiator_id)


def _tie(opened: Opened, tie_id: str) -> Tie:
    return opened.snapshot.ties[tie_id]


def _listed(opened: Opened, items: Sequence[Sentence]) -> Sentence:
    *first, last = items
    if not first:
        return last
    told: list[str | Name] = []
    for number, item in enumerate(first):
        told += [", "] * bool(number) + list(item)
    return (*told, f" {t('sentence.and', opened.language)} ", *last)


def excerpt(text: str, stems: Sequence[str]) -> str:
    """Return as much of a text as is read in passing, round the word that was looked for."""
    if len(text) <= LONGEST:
        return text
    places = (found.start() for found in _WORD.finditer(text) if any(answers(fold(found[0]), stem) for stem in stems))
    start = max(next(places, 0) - BEFORE, 0)
    start = text.find(" ", start) + 1 if start else 0
    end = start + LONGEST
    shown = text[start:end] if end >= len(text) else text[start:end].rpartition(" ")[0]
    return ("… " if start else "") + shown.strip() + (" …" if end < len(text) else "")
