"""The alliance desk as the shell knows it."""

from dashboard.page import PageSpec
from dashboard.pages.alliances.drawing import register
from dashboard.pages.alliances.layout import layout

PAGE = PageSpec("alliances", "/allianties", "affiliate", "shell.alliances", layout, register)
