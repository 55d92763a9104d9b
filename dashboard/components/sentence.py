"""Changes as sentences: "Sterkte van Voka – Stad Genk ging van 3 naar 4"."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.values import value_text
from dashboard.text import count, t
from graph.changes import Change, Revision
from graph.model.fields import Field, FieldType
from graph.model.records import Node, Record
from graph.model.registry import KIND, kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.ties import Tie
from graph.model.values import is_known
from graph.model.views import Position, SavedView

IMPORT_REASON = "import: "
MAX_TOLD = 3
MAX_FILES = 2
MAX_FIELDS = 3
LONGEST_VALUE = 60
_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class Name:
    """A record called by its name inside a sentence."""

    record_id: str
    kind: str
    text: str


Part = str | Name
Sentence = tuple[Part, ...]


def plain(sentence: Sentence) -> str:
    """Return a sentence as text."""
    return "".join(part if isinstance(part, str) else part.text for part in sentence)


def sentence_children(sentence: Sentence) -> list[Component | str]:
    """Return a sentence for the screen: names in bold, with the sign of their kind where they have one."""
    return [part if isinstance(part, str) else _shown_name(part) for part in sentence]


def revision_sentences(revision: Revision, snapshot: NetworkSnapshot, language: str) -> tuple[Sentence, ...]:
    """Return what a revision did, in a few sentences.

    Parameters
    ----------
    revision : Revision
        With its changes.
    snapshot : NetworkSnapshot
        Names records that the revision did not touch; a record that is gone is called by its id.
    language : str
        ``nl`` or ``en``.

    Returns
    -------
    tuple of Sentence
        One per change when there are few, otherwise counts; at least one.
    """
    teller = _Teller(revision, snapshot, language)
    if revision.reason.startswith(IMPORT_REASON):
        return (teller.imported(),)
    drawn = [change for change in revision.changes if change.kind != Position.kind]
    if not drawn:
        return (teller.moved(),)
    nodes_gone = [change for change in drawn if change.after is None and isinstance(change.record, Node)]
    if nodes_gone and all(change.after is None or change.before is not None for change in drawn):
        return (teller.deleted(nodes_gone, [change for change in drawn if isinstance(change.record, Tie)]),)
    if len(drawn) <= MAX_TOLD:
        return tuple(teller.change(change) for change in drawn)
    return teller.counted(drawn)


class _Teller:
    """Knows the names of one revision and the language."""

    def __init__(self, revision: Revision, snapshot: NetworkSnapshot, language: str) -> None:
        self._revision = revision
        self._snapshot = snapshot
        self._language = language
        self._touched: Mapping[str, Record] = {change.record_id: change.record for change in revision.changes}

    def imported(self) -> Sentence:
        files = self._revision.reason.removeprefix(IMPORT_REASON).split(", ")
        shown = self._joined([(Name("", "", file),) for file in files[:MAX_FILES]], ", ")
        more = len(files) - MAX_FILES
        key = f"sentence.imported_more_{_number(more)}" if more > 0 else "sentence.imported"
        changes = list(self._revision.changes)
        return self._say(key, files=shown, n=count(more), counts=self._counts(changes))

    def moved(self) -> Sentence:
        changes = list(self._revision.changes)
        if len(changes) == 1:
            return self._say("sentence.moved", name=self._name(cast(Position, changes[0].record).subject_id))
        return self._say("sentence.moved_many", n=count(len(changes)))

    def deleted(self, nodes: Sequence[Change], ties: Sequence[Change]) -> Sentence:
        n_ties = sum(change.after is None for change in ties)
        if len(nodes) > MAX_TOLD:
            return self._say("sentence.deleted_many", counts=self._counts([*nodes, *ties]))
        names = self._listed([(self._name(change.record_id),) for change in nodes])
        if not n_ties:
            return self._say("sentence.deleted", name=names)
        return self._say("sentence.deleted_with", name=names, counts=self._amount("tie", n_ties))

    def counted(self, changes: Sequence[Change]) -> tuple[Sentence, ...]:
        groups = (
            ("sentence.created_many", [change for change in changes if change.before is None]),
            ("sentence.changed_many", [change for change in changes if change.before and change.after]),
            ("sentence.deleted_many", [change for change in changes if change.after is None]),
        )
        return tuple(self._say(key, counts=self._counts(group)) for key, group in groups if group)

    def change(self, change: Change) -> Sentence:
        if isinstance(change.record, Tie):
            return self._tie(change, change.record)
        if change.before is None or change.after is None:
            return self._whole_record(change)
        if isinstance(change.record, SavedView):
            return self._say("sentence.view_changed", name=self._name(change.record_id))
        if "kind" in change.fields:
            return self._say(
                "sentence.changed_kind",
                name=self._name(change.record_id),
                old=self._kind(change.before.kind),
                new=self._kind(change.after.kind),
            )
        if change.fields == ("name",) and isinstance(change.before, Node):
            return self._say(
                "sentence.renamed",
                old=Name(change.record_id, change.kind, display_name(change.before)),
                new=self._name(change.record_id),
            )
        return self._fields(change, self._subject(change.record))

    def _whole_record(self, change: Change) -> Sentence:
        record, verb = change.record, "created" if change.before is None else "deleted"
        if isinstance(record, SavedView):
            return self._say(f"sentence.view_{verb}", name=self._name(record.id))
        if isinstance(record, Node):
            return self._say(f"sentence.{verb}_node", name=self._name(record.id), kind=self._kind(record.kind))
        return self._say(
            f"sentence.{verb}_record",
            name=self._subject(record),
            kind=KIND[record.kind].one.in_language(self._language),
        )

    def _tie(self, change: Change, tie: Tie) -> Sentence:
        relation = tie.tie_type.sentence.in_language(self._language)
        whole_tie: Sentence = (self._name(tie.source_id), f" {relation} ", self._name(tie.target_id))
        if change.before is None or change.after is None:
            return self._say("sentence.tie_created" if change.before is None else "sentence.tie_deleted", tie=whole_tie)
        if set(change.fields) == {"source_id", "target_id"}:
            return self._say("sentence.tie_reversed", tie=whole_tie)
        if change.fields == ("valid_to",) and is_known(tie.valid_to):
            return self._say(
                "sentence.tie_ended", tie=whole_tie, on=self._value(kind_of("tie").field("valid_to"), tie.valid_to)
            )
        return self._fields(change, (self._name(tie.source_id), " – ", self._name(tie.target_id)))

    def _fields(self, change: Change, subject: Sentence) -> Sentence:
        fields = [kind_of(change.kind).field(name) for name in change.fields if name != "kind"]
        if len(fields) > 1:
            labels = [(_lowered(field.label.in_language(self._language)),) for field in fields[:MAX_FIELDS]]
            more = len(fields) - MAX_FIELDS
            rest = [self._say(f"sentence.more_fields_{_number(more)}", n=count(more))] if more > 0 else []
            return self._say("sentence.changed_fields", name=subject, fields=self._listed([*labels, *rest]))
        field = fields[0]
        old, new = getattr(change.before, field.name), getattr(change.after, field.name)
        old_text, new_text = self._value(field, old), self._value(field, new)
        label = field.label.in_language(self._language)
        if (
            field.type in (FieldType.LONG_TEXT, FieldType.ATTRIBUTES)
            or max(len(old_text), len(new_text)) > LONGEST_VALUE
        ):
            return self._say("sentence.changed_text", field=label, name=subject)
        key = "changed" if is_known(old) and is_known(new) else "became"
        return self._say(f"sentence.{key}", field=label, name=subject, old=old_text, new=new_text)

    def _subject(self, record: Record) -> Sentence:
        """Return what a dated record is about, or the record itself."""
        about = getattr(record, "subject_id", None)
        return (self._name(about if isinstance(about, str) else record.id),)

    def _name(self, record_id: str) -> Name:
        record = self._touched.get(record_id) or self._snapshot.records.get(record_id)
        return Name(record_id, record.kind if record else "", display_name(record, self._language) or record_id)

    def _kind(self, kind: str) -> str:
        return _lowered(KIND[kind].one.in_language(self._language))

    def _value(self, field: Field, value: Any) -> str:
        return value_text(self._snapshot, field, value, self._language)

    def _counts(self, changes: Sequence[Change]) -> Sentence:
        counts = Counter(change.kind for change in changes)
        return self._listed([(self._amount(kind, counts[kind]),) for kind in KIND if counts[kind]])

    def _amount(self, kind: str, n_records: int) -> str:
        label = KIND[kind].one if n_records == 1 else KIND[kind].many
        return f"{count(n_records)} {_lowered(label.in_language(self._language))}"

    def _listed(self, items: Iterable[Sentence]) -> Sentence:
        """Return items with commas between, and "and" before the last."""
        *first, last = items
        if not first:
            return last
        return (*self._joined(first, ", "), f" {t('sentence.and', self._language)} ", *last)

    def _joined(self, items: Sequence[Sentence], sign: str) -> Sentence:
        return tuple(part for index, item in enumerate(items) for part in ((sign, *item) if index else item))

    def _say(self, key: str, **parts: Part | Sentence) -> Sentence:
        return said(key, self._language, **parts)


def said(key: str, language: str, **parts: Part | Sentence) -> Sentence:
    """Return a sentence of the catalogue filled with parts that may be names."""
    text = t(key, language, **{name: f"{_MARK}{name}{_MARK}" for name in parts})
    found: list[Part] = []
    for index, piece in enumerate(text.split(_MARK)):
        part = piece if index % 2 == 0 else parts[piece]
        found += part if isinstance(part, tuple) else (part,)
    return _merged(found)


def _merged(parts: Iterable[Part]) -> Sentence:
    """Return parts with neighbouring texts as one, and without empty ones."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return tuple(found)


def _number(n_things: int) -> str:
    """Return the ending of a key of the catalogue for one or several things."""
    return "one" if n_things == 1 else "many"


def _lowered(label: str) -> str:
    """Return a label as it stands inside a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _shown_name(name: Name) -> Component:
    is_drawn = name.kind in KIND and KIND[name.kind].is_node
    sign = [kind_glyph(name.kind, 10)] if is_drawn else []
    return html.B([*sign, name.text], className="name")
