"""Long work on screen: its bars move, it can be stopped and started again, and whoever waits hears when it is over."""

import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.components.waiting import work_words
from dashboard.ids import ShellIds
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.text import language
from dashboard.work.workroom import Workroom

KEY = re.compile(r"[0-9a-f]{32}")


def register(registrar: Registrar, workroom: Workroom) -> None:
    """Register the callbacks of long work."""

    @registrar.callback(
        Output(_every("bar"), "value"),
        Output(_every("words"), "children"),
        Output(ShellIds.WORKED, "data", allow_duplicate=True),
        Input(_every("tick"), "n_intervals"),
        State(_every("tick"), "id"),
        prevent_initial_call=True,
    )
    def look(ticks: Sequence[int | None], ids: Sequence[dict[str, str]]) -> Any:
        if not any(ticks):
            return [no_update] * len(ids), [no_update] * len(ids), no_update
        keys = [key_in(one) for one in ids]
        shares = [workroom.share(key) for key in keys]
        words = [work_words(share, language()) for share in shares]
        is_to_ask = any(map(workroom.is_to_ask_again, keys))
        return [str(share or 0.0) for share in shares], words, now() if is_to_ask else no_update

    for part, carry_out in (("stop", workroom.stop), ("again", workroom.again)):
        _register_button(registrar, part, carry_out)


def _register_button(registrar: Registrar, part: str, carry_out: Any) -> None:
    @registrar.callback(
        Output(ShellIds.WORKED, "data", allow_duplicate=True),
        Input(_every(part), "n_clicks"),
        prevent_initial_call=True,
    )
    def press(clicks: Sequence[int | None]) -> Any:
        if not any(clicks) or not isinstance(ctx.triggered_id, Mapping):
            return no_update
        carry_out(key_in(ctx.triggered_id))
        return now()


def key_in(given: Mapping[str, Any]) -> str:
    """Return the key in the id of a part.

    Raises
    ------
    UnexpectedValue
        It is none that the product gives out: it becomes the name of a file.
    """
    key = given.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise UnexpectedValue("the key of a computation")
    return key


def now() -> str:
    """Return what is different each time, so that whoever waits looks again."""
    return str(time.time_ns())


def _every(part: str) -> dict[str, Any]:
    return {"type": f"work-{part}", "key": ALL, "at": ALL}
