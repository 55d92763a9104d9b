"""Names for assistive technology, as the component library wants them."""

from typing import Any


def aria(**names: str) -> Any:
    """Return ``aria-`` attributes, to be unpacked: ``html.Button(..., **aria(label="Close"))``."""
    return {f"aria-{name}": value for name, value in names.items()}
