"""What was computed from the network as it is now, kept until the network changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from graph.model.snapshot import NetworkSnapshot

R = TypeVar("R")
MOST_KEPT = 32


class RevisionMemory:
    """Keeps the last few results, each with the snapshot that it came from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[NetworkSnapshot, Any]] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, snapshot: NetworkSnapshot, key: Hashable, make: Callable[[], R]) -> R:
        """Return what was made before under a key from the same snapshot, else make it.

        Parameters
        ----------
        snapshot : NetworkSnapshot
            What it is made from.
        key : hashable
            What it is, and all that it depends on besides.
        make : callable
            Makes it.
        """
        with self._guard:
            kept = self._kept.get(key)
        if kept is not None and kept[0] is snapshot:
            return cast(R, kept[1])
        made = make()
        with self._guard:
            self._kept[key] = (snapshot, made)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made
