"""Addresses of the alliance desk, for whoever leads there."""

from urllib.parse import urlencode

PATH = "/allianties"


def dossier(alliance_id: str, step: str = "") -> str:
    """Return the address of the dossier of an alliance, at a step of it."""
    return f"{PATH}?{urlencode({'dossier': alliance_id} | ({'stap': step} if step else {}))}"
