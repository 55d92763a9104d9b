"""What stands in components of the screen: words, links, controls."""

from collections.abc import Iterable, Iterator
from typing import Any

from dash.development.base_component import Component


def parts_in(components: Iterable[Any]) -> Iterator[Any]:
    """Yield components and texts, and all that is in them."""
    for component in components:
        yield component
        if isinstance(component, Component):
            yield from component._traverse()


def words_in(components: Iterable[Any]) -> str:
    """Return all texts."""
    parts = list(parts_in(components))
    alone = [part.children for part in parts if isinstance(getattr(part, "children", None), str)]
    return " ".join([part for part in parts if isinstance(part, str)] + alone)


def links_in(components: Iterable[Any]) -> list[str]:
    """Return the addresses that are linked to, in order."""
    return [part.href for part in parts_in(components) if getattr(part, "href", None)]


def controls_in(components: Iterable[Any], kind: str) -> list[tuple[dict[str, Any], Any]]:
    """Return the ids of a type, each with the value that its control holds."""
    found = [part for part in parts_in(components) if isinstance(part, Component)]
    typed = [part for part in found if isinstance(getattr(part, "id", None), dict) and part.id["type"] == kind]
    return [(part.id, getattr(part, "value", None)) for part in typed]
