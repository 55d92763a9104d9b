"""Ids of the parts of the network page."""

from enum import StrEnum


def choice_id(name: str) -> dict[str, str]:
    """Return the id of a control whose value goes to the address."""
    return {"type": "network-style", "name": name}


ABOUT = "about-"
"""Start of the names of controls that say what a lens is about."""


def about_id(place: int) -> dict[str, str]:
    """Return the id of the control of one of the things that a lens is about."""
    return choice_id(f"{ABOUT}{place}")


class NetworkIds(StrEnum):
    """Every part that a callback or the bridge names."""

    CANVAS = "network-canvas"
    CANVAS_BOX = "network-canvas-box"
    START = "network-start"
    HOVER = "network-hover"
    LIVE = "network-live"
    LEGEND = "network-legend"
    LEGEND_BOX = "network-legend-box"
    ZOOM_IN = "network-zoom-in"
    ZOOM_OUT = "network-zoom-out"
    FIT = "network-fit"
    LAYOUT_KEY = "network-layout-key"
    DRAGGED = "network-dragged"
    PLACED = "network-placed"
    OPENED = "network-opened"
    CENTRE_BUTTON = "network-centre-button"
    CENTRE_LABEL = "network-centre-label"
    CENTRE_PICK = "network-centre-pick"
    CENTRE_MENU = "network-centre-menu"
    DEPTH = "network-depth"
    CHIPS = "network-chips"
    FILTER_BUTTON = "network-filter-button"
    FILTER_MENU = "network-filter-menu"
    YEAR = "network-year"
    YEAR_PLACE = "network-year-place"
    QUESTION_BUTTON = "network-question-button"
    QUESTION_MENU = "network-question-menu"
    QUESTION_DRAFT = "network-question-draft"
    QUESTION_FIND = "network-question-find"
    QUESTION_EDIT = "network-question-edit"
    ASK = "network-ask"
    SHOWN = "network-shown"
    SHOWN_AS = "network-shown-as"
    LENS_BUTTON = "network-lens-button"
    LENS_MENU = "network-lens-menu"
    STYLE_BUTTON = "network-style-button"
    STYLE_MENU = "network-style-menu"
    REARRANGE = "network-rearrange"
    VIEWS_BUTTON = "network-views-button"
    VIEWS_MENU = "network-views-menu"
    VIEW_NAME = "network-view-name"
    SAVE_VIEW = "network-save-view"
    VIEW_TAKEN = "network-view-taken"
    EXPORT_BUTTON = "network-export-button"
    EXPORT = "network-export-store"
    DOWNLOAD = "network-download"
    PANEL = "network-panel"
    PANEL_SWITCH = "network-panel-switch"
    MODE = "network-mode"
    DIALOG = "network-dialog"
    TABLE_BOX = "network-table-box"
    TABLE = "network-table"
    TABLE_SUBJECT = "network-table-subject"
    TABLE_DATA = "network-table-data"
    TABLE_WORDS = "network-table-words"
    TABLE_EDITS = "network-table-edits"
    TABLE_ANSWER = "network-table-answer"
    TABLE_ACT = "network-table-act"
    TABLE_FILTERED = "network-table-filtered"
    TABLE_SHOWN = "network-table-shown"
    TABLE_CLEAR = "network-table-clear"
    TABLE_COLUMNS = "network-table-columns"
    TABLE_COLUMNS_BUTTON = "network-table-columns-button"
