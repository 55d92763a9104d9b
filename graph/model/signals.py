"""Innovation watch."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import choices_of, date, link, long_text, text
from graph.model.records import DatedRecord
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(DatedRecord):
    """A novelty that was seen, and when it reached training."""

    kind: ClassVar[str] = "signal"

    title: Text = text("Signaal", "Signal", required=True, searchable=True)
    seen_by_id: Text = link("Gezien door", "Seen by")
    domains: Texts = choices_of("Technische domeinen", "Technical domains", scheme="technical_domain")
    translated_on: Text = date("Vertaald in opleiding op", "Translated into training on")
    remark: Text = long_text("Opmerking", "Remark")
