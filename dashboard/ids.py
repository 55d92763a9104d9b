"""Ids of the parts that every page shares."""

from enum import StrEnum


class ShellIds(StrEnum):
    """Parts of the frame round the pages."""

    URL = "shell-url"
    VIEW = "shell-view"
    CONTENT = "shell-content"
    NAVIGATION = "shell-navigation"
    REVISION = "shell-revision"
    SELECTION = "shell-selection"
    CONNECTION = "shell-connection"
    THEME = "shell-theme"
    THEME_SWITCH = "shell-theme-switch"
    LANGUAGE_SWITCH = "shell-language-switch"
    NOTICES = "shell-notices"
    SAVED = "shell-saved"
    STEPS = "shell-steps"
    UNDO = "shell-undo"
    UNDO_TIP = "shell-undo-tip"
    REDO = "shell-redo"
    REDO_TIP = "shell-redo-tip"
    ASKED = "shell-asked"
    ASKED_YES = "shell-asked-yes"
    ASKED_NO = "shell-asked-no"
    QUESTION = "shell-question"
    SEARCH = "shell-search"
    SEARCH_RESULTS = "shell-search-results"
    SEARCH_COUNT = "shell-search-count"
    WORDS = "shell-words"
    TICK = "shell-tick"
