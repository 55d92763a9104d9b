"""What a link to the overview reproduces, as the query of its address."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from dashboard.pages.overview.attention import Trouble

PATH = "/"
FEW_CHANGES = 5
MANY_CHANGES = 50
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
    more_changes : bool
        Many changes instead of the last few.
    asked_back : int
        Number of the large revision that is about to be taken back; 0 for none.
    """

    trouble: Trouble | None = None
    all_troubles: bool = False
    more_changes: bool = False
    asked_back: int = 0


def href(view: OverviewView) -> str:
    """Return the address of the overview as opened up."""
    query: list[tuple[str, str]] = []
    if view.trouble:
        query.append(("aandacht", view.trouble.value))
    if view.all_troubles:
        query.append(("alle", "1"))
    if view.more_changes:
        query.append(("wijzigingen", "meer"))
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
        more_changes=given.get("wijzigingen") == "meer",
        asked_back=int(asked_back) if NUMBER.fullmatch(asked_back) else 0,
    )
