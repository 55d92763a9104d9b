"""Elements with named values, as graph files have them, to tables."""

from collections.abc import Mapping, Sequence

from loaders.formats.header_row import clean_cell
from loaders.formats.limits import check_cell, check_columns, check_rows
from loaders.tables import Role, Row, Table


def table_of_elements(
    file: str, name: str, elements: Sequence[Mapping[str, str]], first: Sequence[str], role: Role
) -> Table:
    """Return one row per element, numbered from 1.

    Parameters
    ----------
    file, name : str
        Of the table.
    elements : sequence of mapping
        Text by column.
    first : sequence of str
        Columns that come first; they are left out when no element has them.
    role : Role
        What the format says about the rows.
    """
    check_rows(len(elements))
    names = dict.fromkeys(first) | {name: None for element in elements for name in element}
    filled = {name for element in elements for name, text in element.items() if text}
    columns = tuple(name for name in names if name in filled)
    check_columns(len(columns))
    rows = []
    for number, element in enumerate(elements, start=1):
        cells = tuple(clean_cell(element.get(column, "")) for column in columns)
        for cell in cells:
            check_cell(cell, number)
        rows.append(Row(number, cells))
    return Table(file, name, columns, tuple(rows), role)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a column name that is not taken without regard to case, numbered if need be."""
    known = {name.casefold() for name in taken}
    candidate, number = wanted, 2
    while candidate.casefold() in known:
        candidate, number = f"{wanted} ({number})", number + 1
    return candidate
