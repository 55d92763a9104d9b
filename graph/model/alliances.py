"""Alliances: partnerships of several parties, explored or managed."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import ALLIANCE_PHASE, ALLIANCE_STEP
from graph.model.fields import choice, choices_of, date, link, long_text, number, text, texts
from graph.model.records import Node
from graph.model.values import Number, Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance(Node):
    """A partnership; its parties are `PARTNER_OF` ties.

    `phase` is where the partnership stands, `step` how far its analysis has come (methods 1.2).
    """

    kind: ClassVar[str] = "alliance"

    ambition: Text = long_text("Ambitie", "Ambition", searchable=True)
    phase: Text = choice("Fase", "Phase", ALLIANCE_PHASE)
    step: Text = choice("Stap", "Step", ALLIANCE_STEP)
    form: Text = text("Vorm", "Form")
    themes: Texts = choices_of("Thema's", "Themes", scheme="theme")
    initiator_id: Text = link("Initiatiefnemer", "Initiator", "organisation", "company", "school")
    owner: Text = text("Eigenaar", "Owner")
    take_offs: Texts = texts("Take-offs", "Take-offs")
    must_bring: Texts = texts("Moet inbrengen", "Must bring")
    within_km: Number = number("Binnen", "Within", 0, 20_000, unit="km")
    start: Text = date("Begin", "Start")
    end: Text = date("Einde", "End", not_before="start")
    review_on: Text = date("Evalueren tegen", "Evaluate by")
    lessons: Text = long_text("Lessen", "Lessons")
