"""Places: one point per municipality."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import number, text
from graph.model.records import Node
from graph.model.values import Number, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Node):
    """A municipality; its name is what other records state as `municipality`."""

    kind: ClassVar[str] = "place"

    postal_code: Text = text("Postcode", "Postal code", searchable=True)
    province: Text = text("Provincie", "Province", searchable=True)
    country: Text = text("Land", "Country")
    latitude: Number = number("Breedtegraad", "Latitude", -90, 90, unit="°")
    longitude: Number = number("Lengtegraad", "Longitude", -180, 180, unit="°")
