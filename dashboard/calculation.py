"""How many threads one calculation takes: one, for several visitors share the processor already."""

from collections.abc import Mapping
from types import MappingProxyType

ONE_THREAD: Mapping[str, str] = MappingProxyType(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1"))
"""Environment that numpy and scipy read as they load: times are steady then, and so are the last bits of sums."""
