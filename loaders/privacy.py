"""Personal data that the network has no use for: which columns hold them, and whether rows are about people."""

import re
from collections.abc import Callable, Sequence

from loaders.headings import REGISTER_MARKS, cleaned, essence
from loaders.tables import Table

GIVEN_NAMES = frozenset({"voornaam", "first name", "given name", "prenom"})
FAMILY_NAMES = frozenset({"achternaam", "familienaam", "last name", "surname", "nom de famille"})
PERSON_WORDS = frozenset({"person", "persons", "persoon", "personen", "people"})
"""Names of a kind, or of a table, that say that each row is a natural person; who was interviewed may be a role."""
FULL_NAMES = frozenset({"naam", "name", "volledige naam", "full name", "naam en voornaam"})
ROLES = frozenset({"functie", "functietitel", "function", "job title", "position", "title", "titel", "rol", "role"})
EMPLOYERS = frozenset(
    {
        "organisatie",
        "organisation",
        "organization",
        "affiliatie",
        "affiliation",
        "bedrijf",
        "company",
        "werkgever",
        "employer",
        "instelling",
        "institution",
        "school",
    }
)
CONTACT_PERSONS = frozenset({"contact", "contactpersoon", "contactpersonen", "contact person", "contact name"})
CONTACT_DATA = frozenset(
    {
        "e mail",
        "email",
        "e mailadres",
        "emailadres",
        "email address",
        "e mail address",
        "mail",
        "telefoon",
        "telefoonnummer",
        "tel",
        "gsm",
        "phone",
        "phone number",
        "mobile",
        "contactgegevens",
    }
)
"""Of people where rows are about people, or beside a contact person; else of the organisation."""
PRIVATE = frozenset(
    {
        "geboortedatum",
        "date of birth",
        "rijksregisternummer",
        "insz",
        "insz nummer",
        "national number",
        "national register number",
        "bsn",
        "burgerservicenummer",
    }
)
"""Headings over data that never comes in."""

HALF = 0.5
NEARLY_ALL = 0.9
ENOUGH_TO_TELL = 3
"""A single number of nine digits passes the test of a BSN once in eleven times."""
MONTH_STEP_OF_BIS_NUMBERS = 20
"""Numbers of people who are not in the national register have 20 or 40 added to the month of birth."""
_NUMBER_SIGNS = re.compile(r"[ .-]")
_PROFILE = "linkedin.com/in/"
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}")


def speaks_of_persons(text: str) -> bool:
    """Tell whether the name of a kind or table says that it is about natural persons."""
    return not PERSON_WORDS.isdisjoint(cleaned(text).split())


def is_about_persons(table: Table) -> bool:
    """Tell whether every row is about a person, so that only the organisation is to be taken.

    A name beside an organisation is one when a function, or data to reach somebody, stands there too;
    a register of power and interest names roles.
    """
    headings = {cleaned(column) for column in table.columns}
    if headings & GIVEN_NAMES:
        return True
    if not headings & FULL_NAMES or not headings & EMPLOYERS:
        return False
    if headings & ROLES and not headings & REGISTER_MARKS:
        return True
    names = next(column for column in table.columns if cleaned(column) in FULL_NAMES)
    return bool(headings & CONTACT_DATA) and _share(_values(table, names), _may_be_person) >= NEARLY_ALL


def personal_columns(table: Table, *, rows_are_persons: bool, is_register: bool) -> frozenset[str]:
    """Return the columns with personal data.

    Parameters
    ----------
    table : Table
        Any.
    rows_are_persons : bool
        Whether every row is about a person: then the names are personal too.
    is_register : bool
        Whether the rows are roles: then data to reach somebody are of a person.
    """
    has_contact = any(_names_contact(column) for column in table.columns)
    headings = PRIVATE | GIVEN_NAMES | FAMILY_NAMES
    if rows_are_persons:
        headings |= FULL_NAMES
    if rows_are_persons or is_register or has_contact:
        headings |= CONTACT_DATA
    return frozenset(
        column
        for column in table.columns
        if cleaned(column) in headings or _names_contact(column) or _holds_personal(_values(table, column))
    )


def _names_contact(column: str) -> bool:
    return cleaned(column) in CONTACT_PERSONS or essence(column) in CONTACT_PERSONS


def _holds_personal(texts: Sequence[str]) -> bool:
    """Tell whether the values themselves are national numbers, or pages about people."""
    if _share(texts, is_national_number) >= HALF or _share(texts, lambda text: _PROFILE in text) >= HALF:
        return True
    return len(set(texts)) >= ENOUGH_TO_TELL and _share(texts, is_citizen_number) >= NEARLY_ALL


def is_national_number(text: str) -> bool:
    """Tell whether a text is a Belgian national register number: a date of birth, and two check digits."""
    digits = _NUMBER_SIGNS.sub("", text)
    if len(digits) != 11 or not digits.isdecimal():
        return False
    number, check = int(digits[:9]), int(digits[9:])
    month, day = int(digits[2:4]), int(digits[4:6])
    is_date = month % MONTH_STEP_OF_BIS_NUMBERS <= 12 and month < 3 * MONTH_STEP_OF_BIS_NUMBERS and day <= 31
    return is_date and check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)


def is_citizen_number(text: str) -> bool:
    """Tell whether a text can be a Dutch citizen service number: nine digits that pass the test of eleven."""
    digits = _NUMBER_SIGNS.sub("", text)
    if len(digits) != 9 or not digits.isdecimal() or not int(digits):
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return weighed % 11 == 0


def _may_be_person(text: str) -> bool:
    return bool(_PERSON.fullmatch(text))


def _values(table: Table, column: str) -> list[str]:
    index = table.columns.index(column)
    return [row.cells[index] for row in table.rows if row.cells[index]]


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(holds(text) for text in texts) / len(texts) if texts else 0.0
