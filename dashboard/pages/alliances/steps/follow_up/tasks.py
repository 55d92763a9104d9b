"""Tasks of an alliance: what is late, what is still to be done, and what is done."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.deeds import DONE, deed_button
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.text import partial_date, plural, t
from graph.analysis.alliances.following import is_late, open_tasks
from graph.model.follow_up import Task
from graph.model.values import is_known, known_or


def task_list(opened: Opened) -> Component:
    """Return the tasks, the late and first due first."""
    language, alliance_id = opened.language, opened.found.alliance.id
    still = open_tasks(opened.found)
    rows = record_rows(opened, [(task, _open(opened, task)) for task in still])
    return section(
        t("alliance_follow_up.tasks", language),
        *(rows or [html.P(t("alliance_follow_up.no_task", language), className="muted")]),
        add_button(opened, "task", {"subject_id": alliance_id, "state": "open"}),
        *_closed(opened),
    )


def _open(opened: Opened, task: Task) -> list[Component | str]:
    language = opened.language
    late = is_late(task, opened.today)
    done = deed_button(DONE, opened.found.alliance.id, task.id, "check", t("alliance_follow_up.done", language))
    return [
        html.Div(
            [
                html.B(str(task.title)),
                html.Small(about(task, language, late=late), className="agr-late" if late else ""),
            ],
            className="agr-two",
        ),
        done,
    ]


def about(task: Task, language: str, *, late: bool) -> str:
    """Return for whom a task is and when it is due, in words."""
    owner = str(known_or(task.owner, "")) or t("alliance_follow_up.nobody", language)
    if not is_known(task.due_on):
        return f"{owner} · {t('alliance_follow_up.no_date', language)}"
    key = "alliance_follow_up.was_due" if late else "alliance_follow_up.due"
    return f"{owner} · {t(key, language, day=partial_date(task.due_on, language, short=True))}"


def _closed(opened: Opened) -> list[Component]:
    language = opened.language
    closed = [task for task in opened.found.tasks if task.state in ("done", "dropped")]
    if not closed:
        return []
    rows = record_rows(opened, [(task, [html.B(str(task.title)), _state(task, language)]) for task in closed])
    return [html.Details([html.Summary(plural("alliance_follow_up.closed", len(closed), language)), *rows])]


def _state(task: Task, language: str) -> Component:
    return html.Small(t(f"alliance_follow_up.state_{task.state}", language), className="muted")
