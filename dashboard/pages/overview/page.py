"""The overview as the shell knows it."""

from dashboard.page import PageSpec
from dashboard.pages.overview.callbacks import register
from dashboard.pages.overview.layout import layout

PAGE = PageSpec(key="overview", path="/", icon="home", title="shell.overview", layout=layout, register=register)
