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
    THEME = "shell-theme"
    THEME_SWITCH = "shell-theme-switch"
    LANGUAGE_SWITCH = "shell-language-switch"
    NOTICES = "shell-notices"
    SAVED = "shell-saved"
    UNDO = "shell-undo"
    REDO = "shell-redo"
    SEARCH = "shell-search"
    SEARCH_RESULTS = "shell-search-results"
    TICK = "shell-tick"
