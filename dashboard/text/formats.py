"""Numbers and dates as people in Flanders and the Netherlands, or in English, write them."""

import math
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from dashboard.text.catalogue import language, t
from graph.analysis.intervals import Interval

NOISE, LITTLE, MANY = 1e-9, 0.1, 1000
THIN_SPACE = "\u202f"
HOME = ZoneInfo("Europe/Brussels")


def count(number: int) -> str:
    """Return a whole number with thin spaces between thousands."""
    return f"{number:,}".replace(",", THIN_SPACE)


def decimal(number: float, lang: str | None = None, digits: int = 2) -> str:
    """Return a number with at most so many decimals; a comma in Dutch, a point in English."""
    if float(number).is_integer():
        return count(int(number))
    whole, _, part = f"{number:,.{digits}f}".partition(".")
    part = part.rstrip("0")
    sign = "," if (lang or language()) == "nl" else "."
    return whole.replace(",", THIN_SPACE) + (sign + part if part else "")


def figure(number: float, lang: str | None = None) -> str:
    """Return a computed number with as many decimals as tell something: none above a thousand, never 0 for little."""
    size = abs(number)
    if size < NOISE:
        return "0"
    if size >= MANY:
        return count(round(number))
    return decimal(number, lang, 2 if size >= LITTLE else 1 - math.floor(math.log10(size)))


def bounds_text(share: Interval, lang: str | None = None) -> str:
    """Return a number, or "from … to …" when it is not known exactly."""
    low, high = figure(share.low, lang), figure(share.high, lang)
    return low if low == high else t("network.from_to", lang, low=low, high=high)


def long_date(day: date, lang: str | None = None) -> str:
    """Return "maandag 23 november 2026" or "Monday 23 November 2026"."""
    chosen = lang or language()
    weekday = t("dates.weekdays", chosen).split()[day.weekday()]
    month = t("dates.months", chosen).split()[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def partial_date(text: str, lang: str | None = None, *, short: bool = False) -> str:
    """Return a year, month or day of ISO 8601 as people write it: "2026", "oktober 2026", "5 oktober 2026"."""
    year, *rest = text.split("-")
    if not rest:
        return text
    months = t("dates.months_short" if short else "dates.months", lang or language()).split()
    return " ".join([*(str(int(day)) for day in rest[1:]), months[int(rest[0]) - 1], year])


def date_time(instant: str, lang: str | None = None) -> str:
    """Return an ISO instant as a short date with the time in Brussels; text that is no instant as it is."""
    try:
        moment = datetime.fromisoformat(instant).astimezone(HOME)
    except ValueError:
        return instant
    month = t("dates.months_short", lang or language()).split()[moment.month - 1]
    return f"{moment.day} {month} {moment.year}, {moment:%H:%M}"


def today() -> str:
    """Return the present day in Brussels as an ISO date."""
    return datetime.now(UTC).astimezone(HOME).date().isoformat()
