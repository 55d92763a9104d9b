"""A question about a candidate as a task of the alliance."""

from dash.development.base_component import Component

from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.text import t


def task_button(now: Seen, party: str, code: str, what: str, *, at: str = "") -> Component:
    """Return the button that makes a task of something to ask or to settle.

    Parameters
    ----------
    now : Seen
        The step.
    party : str
        The candidate.
    code, what : str
        What it is about, as a code and in words.
    at : str
        Where on the page, when the same is offered twice.
    """
    language = now.opened.language
    title = t("alliance_fit.task", language, name=now.opened.name(party), what=what)
    return open_button(
        "new",
        "task",
        f"{party}-{code}{at}",
        t("alliance_fit.make_task", language),
        fixed={"subject_id": now.opened.found.alliance.id, "title": title},
        class_name="ov-link",
    )
