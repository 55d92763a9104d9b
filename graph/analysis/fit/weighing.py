"""Weights as people move them: one is set, and the others keep their proportions (methods 3.2)."""

from collections.abc import Mapping


def shares_of(weights: Mapping[str, float]) -> Mapping[str, float]:
    """Return weights as shares that add up to one; they are together above 0."""
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def moved(weights: Mapping[str, float], key: str, share: float) -> Mapping[str, float]:
    """Return shares of which one is set and the others keep their proportions; equal ones where they had none.

    Parameters
    ----------
    weights : mapping of str to float
        At least 0.
    key : str
        Which is set.
    share : float
        To what, 0 to 1.
    """
    others = {one: weight for one, weight in weights.items() if one != key}
    total = sum(others.values())
    left = 1 - share
    rest = {one: left * (weight / total if total else 1 / len(others)) for one, weight in others.items()}
    return {one: share if one == key else rest[one] for one in weights}
