"""Ids of the overview page."""

from enum import StrEnum


class OverviewIds(StrEnum):
    """Parts of the page that callbacks fill or read."""

    CAPTION = "overview-caption"
    STARTS = "overview-starts"
    ATTENTION = "overview-attention"
    CHANGES = "overview-changes"
    VIEWS = "overview-views"
    NOW = "overview-now"
    THEMES = "overview-themes"
    RAIL = "overview-rail"
    VISIT = "overview-visit"


UNDO = "overview-undo"


def undo_button(number: int, operation_id: str) -> dict[str, str | int]:
    """Return the id of the button that takes back a revision; its operation is applied once, however often sent."""
    return {"type": UNDO, "revision": number, "operation": operation_id}
