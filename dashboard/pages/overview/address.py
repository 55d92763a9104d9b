"""What a link to the overview reproduces, as the query of its address."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from dashboard.pages.overview.attention import Trouble

PATH = "/"
FEW_CHANGES, MANY_CHANGES, ALL_CHANGES = 5, 50, 500
"""Shown at first, on each page of older ones, and looked back at most."""
MORE = "meer"
NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What of the overview is opened up.

    Parameters
    ----------
    trouble : Trouble or None
        Only this kind of trouble in the list; all kinds when None.
    all_troubles : bool
        The whole list instead of its first rows.
    all_themes : bool
        All themes in the table instead of the most shared ones.
    n_changes : int
        How far back the changes are shown: the last few, or a page that ends with the one of this number.
    asked_back : int
        Number of the large revision that is about to be taken back; 0 for none.
    """

    trouble: Trouble | None = None
    all_troubles: bool = False
    all_themes: bool = False
    n_changes: int = FEW_CHANGES
    asked_back: int = 0

    @property
    def first_change(self) -> int:
        """Place of the newest change that is shown, from 0."""
        return max(0, self.n_changes - MANY_CHANGES)


def href(view: OverviewView) -> str:
    """Return the address of the overview as opened up."""
    query: list[tuple[str, str]] = []
    if view.trouble:
        query.append(("aandacht", view.trouble.value))
    if view.all_troubles:
        query.append(("alle", "1"))
    if view.all_themes:
        query.append(("themas", "alle"))
    if view.n_changes != FEW_CHANGES:
        query.append(("wijzigingen", MORE if view.n_changes == MANY_CHANGES else str(view.n_changes)))
    if view.asked_back:
        query.append(("terug", str(view.asked_back)))
    return PATH + (f"?{urlencode(query)}" if query else "")


def from_query(query: str | None) -> OverviewView:
    """Read a query; what is unknown falls back to the default."""
    given = {key: values[0] for key, values in parse_qs((query or "").lstrip("?"), max_num_fields=20).items()}
    trouble, asked_back = given.get("aandacht", ""), given.get("terug", "")
    return OverviewView(
        trouble=Trouble(trouble) if trouble in tuple(Trouble) else None,
        all_troubles=given.get("alle") == "1",
        all_themes=given.get("themas") == "alle",
        n_changes=_n_changes(given.get("wijzigingen", "")),
        asked_back=int(asked_back) if NUMBER.fullmatch(asked_back) else 0,
    )


def _n_changes(given: str) -> int:
    if given == MORE:
        return MANY_CHANGES
    return min(max(int(given), FEW_CHANGES), ALL_CHANGES) if NUMBER.fullmatch(given) else FEW_CHANGES
