"""A first mapping for tables that nobody mapped yet: from headings, and from what the columns hold."""

from collections.abc import Sequence

from loaders.mapping import Mapping
from loaders.tables import Table


def guess_mapping(tables: Sequence[Table]) -> Mapping:
    """Return a mapping for tables that nobody mapped."""
    return Mapping()
