"""Every word on screen, in Dutch and English, from one catalogue."""

from dashboard.text.catalogue import LANGUAGES, language, plural, t
from dashboard.text.formats import bounds_text, count, date_time, decimal, figure, long_date, partial_date, today
from dashboard.text.problems import error_sentence, problem_sentence, rule_sentence

__all__ = [
    "LANGUAGES",
    "bounds_text",
    "count",
    "date_time",
    "decimal",
    "error_sentence",
    "figure",
    "language",
    "long_date",
    "partial_date",
    "plural",
    "problem_sentence",
    "rule_sentence",
    "t",
    "today",
]
