"""Ids of the parts of the alliance desk."""

from enum import StrEnum


class AllianceIds(StrEnum):
    """Parts of the page."""

    PAGE = "alliance-page"
    HEAD = "alliance-head"
    MAIN = "alliance-main"
    GATE = "alliance-gate"
    DOWNLOAD = "alliance-download"
    REPORT_XLSX = "alliance-report-xlsx"
