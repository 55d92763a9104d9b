"""The frame of the table: grid, head with its menu of columns, and the words that its scripts show."""

from collections.abc import Mapping
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.text import t
from dashboard.text.catalogue import catalogue

ROW_HEIGHT = 32
OWN_WORDS = ("absent", "again", "filtered", "keep_mine", "keep_theirs", "leave", "no_answer", "na", "act")
ACTS: Mapping[str, str] = {
    "panel": "table.act_panel",
    "focus": "network.focus",
    "open": "table.act_open",
    "neighbours": "network.select_neighbours",
    "edit": "table.act_edit",
    "add-tie": "network.add_tie",
    "end": "network.end_tie",
    "hide": "network.hide",
    "ask-delete": "network.delete",
}
OPTIONS: Mapping[str, Any] = {
    "rowSelection": {"mode": "multiRow", "enableClickSelection": True, "selectAll": "filtered"},
    "selectionColumnDef": {"pinned": "left", "width": 40, "minWidth": 40},
    "rowHeight": ROW_HEIGHT,
    "floatingFiltersHeight": 36,
    "animateRows": False,
    "stopEditingWhenCellsLoseFocus": True,
    "suppressScrollOnNewData": True,
    "maintainColumnOrder": True,
    "preventDefaultOnContextMenu": True,
    "tooltipShowDelay": 400,
    "tooltipShowMode": "whenTruncated",
}
EVERY_COLUMN: Mapping[str, Any] = {
    "sortable": True,
    "resizable": True,
    "floatingFilter": True,
    "minWidth": 72,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
    "cellDataType": False,
}


def grid(language: str) -> list[Component]:
    """Return the empty table in a language."""
    return [
        html.Div([*_head(language)], className="net-table-head"),
        html.Div(id=Ids.TABLE_AWAITED, className="table-awaited"),
        dag.AgGrid(
            id=Ids.TABLE,
            getRowId="params.data.id",
            dashGridOptions={**OPTIONS, "localeText": grid_text(language)},
            defaultColDef=dict(EVERY_COLUMN),
            className="ag-theme-quartz net-grid",
            style={"height": "100%", "width": "100%"},
        ),
        dcc.Store(id=Ids.TABLE_WORDS, data=script_words(language)),
        *(dcc.Store(id=name) for name in (Ids.TABLE_DATA, Ids.TABLE_EDITS, Ids.TABLE_ANSWER, Ids.TABLE_ACT)),
    ]


def grid_text(language: str) -> dict[str, str]:
    """Return the words of the grid itself, by the names that it knows them under."""
    room = {key.partition(".")[2] for key in catalogue(language) if key.startswith("grid.")}
    return {_camel(name): t(f"grid.{name}", language) for name in sorted(room)}


def script_words(language: str) -> dict[str, str]:
    """Return the words that the scripts of the table write."""
    return {
        **{name: t(f"table.{name}", language) for name in OWN_WORDS},
        **{f"act_{name}": t(key, language) for name, key in ACTS.items()},
        **{name: t(f"values.{name}", language) for name in ("unknown", "not_applicable", "none")},
        "not_saved": t("network.not_saved", language),
        "selected": t("network.selected_many", language, n="{n}"),
        "title": t("network.as_tabel", language),
        "yours": t("network.yours", language),
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _head(language: str) -> list[Component]:
    return [
        html.Div(id=Ids.TABLE_SUBJECT, className="seg keeps"),
        html.Span(
            [html.Span(), html.Button(t("table.clear", language), id=Ids.TABLE_CLEAR, className="text-button")],
            id=Ids.TABLE_FILTERED,
            className="table-filtered",
            role="status",
            hidden=True,
        ),
        html.Span(t("table.keys", language), className="table-keys grow"),
        html.Details(
            [
                html.Summary(
                    [icon("table", 16), t("table.columns", language), icon("chevron-down", 14)],
                    className="btn",
                    id=Ids.TABLE_COLUMNS_BUTTON,
                ),
                html.Div(id=Ids.TABLE_COLUMNS, className="column-choices"),
            ],
            className="table-columns",
        ),
    ]
