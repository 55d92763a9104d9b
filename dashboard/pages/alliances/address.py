"""What a link to the alliance desk reproduces, as the query of its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlencode

from graph.analysis.alliances.gates import STEPS
from graph.analysis.alliances.long_list import MANY
from graph.analysis.fit.settings import COMPONENTS
from graph.model.codec import is_date

PATH = "/allianties"
BOARD, LIST = "bord", "lijst"
MOST_COMPARED = 4
MOST_TOLD = 240
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
WEIGHT = re.compile(r"([A-Z])\.(\d{1,3}(?:\.\d)?)(?=,|$)")
_NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AllianceView:
    """Everything that a link to the desk reproduces.

    Parameters
    ----------
    dossier : str
        Id of the alliance; empty for the portfolio.
    step : str
        Which step of it is open.
    party : str
        The candidate or party that is looked at; empty for none.
    compared : tuple of str
        Candidates side by side, at most four.
    weights : mapping of str to float
        Weights that are tried instead of those that were chosen, by component, in per cent.
    shown_as : str
        ``bord`` or ``lijst``.
    owner, theme : str
        Only alliances of this owner, or with this theme; empty for all.
    reason : str
        Only suggestions with this reason, as `long_list` names them; empty for all.
    many : int
        How many suggestions are told.
    on : str
        The date on which answers are looked at; empty for now.
    since : str
        The day against which health is held; empty for the first.
    is_report : bool
        Whether the dossier is shown as one page to print.
    """

    dossier: str = ""
    step: str = STEPS[0]
    party: str = ""
    compared: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=lambda: _NO_WEIGHTS)
    shown_as: str = BOARD
    owner: str = ""
    theme: str = ""
    reason: str = ""
    many: int = MANY
    on: str = ""
    since: str = ""
    is_report: bool = False

    def having(self, **values: Any) -> "AllianceView":
        """Return the view with other values."""
        return replace(self, **values)


def href(view: AllianceView) -> str:
    """Return the address of a view."""
    query = [
        ("dossier", view.dossier),
        ("stap", view.step if view.dossier else ""),
        ("partij", view.party),
        ("naast", ",".join(view.compared)),
        ("weging", ",".join(f"{key}.{round(weight, 1):g}" for key, weight in sorted(view.weights.items()))),
        ("beeld", view.shown_as if view.shown_as != BOARD else ""),
        ("eigenaar", view.owner),
        ("thema", view.theme),
        ("reden", view.reason),
        ("tot", str(view.many) if view.many != MANY else ""),
        ("op", view.on),
        ("sinds", view.since),
        ("verslag", "1" if view.is_report and view.dossier else ""),
    ]
    told = [(key, value) for key, value in query if value]
    return PATH + (f"?{urlencode(told, safe=',.:')}" if told else "")


def from_query(query: str | None) -> AllianceView:
    """Read a query; what is unknown falls back to the default."""
    given = {key: values[0] for key, values in parse_qs((query or "").lstrip("?"), max_num_fields=20).items()}
    step, shown_as = given.get("stap", ""), given.get("beeld", "")
    compared = tuple(dict.fromkeys(filter(None, given.get("naast", "").split(","))))[:MOST_COMPARED]
    return AllianceView(
        dossier=given.get("dossier", ""),
        step=step if step in STEPS else STEPS[0],
        party=given.get("partij", ""),
        compared=compared,
        weights=_weights(given.get("weging", "")),
        shown_as=shown_as if shown_as in (BOARD, LIST) else BOARD,
        owner=given.get("eigenaar", ""),
        theme=given.get("thema", ""),
        reason=given.get("reden", ""),
        many=min(max(int(many), MANY), MOST_TOLD) if (many := given.get("tot", "")).isdecimal() else MANY,
        on=given.get("op", "") if DAY.fullmatch(given.get("op", "")) else "",
        since=_day(given.get("sinds", "")),
        is_report=given.get("verslag") == "1",
    )


def _day(text: str) -> str:
    return text if is_date(text) else ""


def _weights(text: str) -> Mapping[str, float]:
    found = {key: float(weight) for key, weight in WEIGHT.findall(text) if key in COMPONENTS and float(weight) <= 100}
    return MappingProxyType(found)
