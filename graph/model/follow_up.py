"""What was said, agreed and is still to be done."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import CONTACT_CHANNEL, TASK_STATE
from graph.model.fields import Sensitivity, choice, date, link, links, long_text, text
from graph.model.records import DatedRecord
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(DatedRecord):
    """A moment of contact with a party."""

    kind: ClassVar[str] = "contact"

    subject_id: str = link("Met", "With", required=True)
    channel: Text = choice("Kanaal", "Channel", CONTACT_CHANNEL)
    summary: Text = long_text("Samenvatting", "Summary", sensitivity=Sensitivity.INTERNAL)
    next_step: Text = text("Volgende stap", "Next step")
    contacted_by: Text = text("Door", "By")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(DatedRecord):
    """A commitment between parties, with its signatories."""

    kind: ClassVar[str] = "agreement"

    subject_id: str = link("Alliantie", "Alliance", required=True)
    title: Text = text("Titel", "Title", required=True)
    party_ids: Texts = links("Partijen", "Parties", "organisation", "company", "school")
    signed_on: Text = date("Ondertekend op", "Signed on")
    valid_to: Text = date("Geldig tot", "Valid until", not_before="signed_on")
    content: Text = long_text("Inhoud", "Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(DatedRecord):
    """Something to be done by someone before a date."""

    kind: ClassVar[str] = "task"

    subject_id: str = link("Over", "About", required=True)
    title: Text = text("Taak", "Task", required=True)
    owner: Text = text("Voor", "Owner")
    due_on: Text = date("Tegen", "Due")
    state: Text = choice("Stand", "State", TASK_STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(DatedRecord):
    """A remark about a record."""

    kind: ClassVar[str] = "note"

    subject_id: str = link("Over", "About", required=True)
    content: Text = long_text("Notitie", "Note", required=True, sensitivity=Sensitivity.INTERNAL)
    written_by: Text = text("Door", "By")
