"""Put suggestions on the list, and bring back who was excluded: one click, with the reasons of the network in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.steps.long_list.suggested import LIST, PICK
from dashboard.pages.alliances.steps.long_list.wording import reason_text
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import language, t, today
from graph.analysis.alliances.dossier import EXCLUDED
from graph.analysis.alliances.long_list import search, suggestion
from graph.commands.listing import ListParties
from graph.commands.permissions import Permission
from graph.model.tie_types import ACTORS
from graph.model.values import known_or


def register(registrar: Registrar, services: Services) -> None:
    """Register the callback of the buttons."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": LIST, "alliance": ALL, "parties": ALL}, "n_clicks"),
        State({"type": PICK, "alliance": ALL, "party": ALL}, "checked"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def put_on_list(clicks: Sequence[int | None], boxes: Sequence[bool | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(event["value"] for event in ctx.triggered):
            return no_update
        picked = [box["id"]["party"] for box in ctx.states_list[0] if box.get("value")]
        asked = listing_asked(services, pressed.get("alliance", ""), _parties(pressed, picked), language())
        return services.run(asked).number if asked.because else no_update


def _parties(pressed: Mapping[str, str], picked: Sequence[str]) -> Sequence[str]:
    """Return whom a button is for: the party it stands with, or all that are chosen."""
    return [pressed["parties"]] if pressed.get("parties") else picked


def listing_asked(services: Services, alliance_id: str, parties: Sequence[str], words: str) -> ListParties:
    """Return what a button asks for: parties on the list, each with the reasons why.

    Raises
    ------
    RecordNotFound
        There is no such alliance.
    UnexpectedValue
        What is to be listed is no party.
    """
    opened = open_dossier(services, AllianceView(dossier=alliance_id), words, today())
    asked = search(opened.snapshot, opened.found)
    because: dict[str, str] = {}
    for party in dict.fromkeys(parties):
        node = opened.snapshot.nodes.get(party)
        if node is None or node.kind not in ACTORS:
            raise UnexpectedValue("a party")
        why = reason_text(opened, suggestion(asked, party))
        before = opened.found.candidates.get(party)
        if before is not None and before.state == EXCLUDED:
            earlier = str(known_or(before.reason, t("values.unknown", words)))
            why = t("alliance_long_list.brought_back", words, reason=earlier) + (f"; {why}" if why else "")
        because[party] = why
    return ListParties(opened.found.alliance.id, because, services.user().name, today())
