"""The region network that comes with the product, through the ordinary import."""

from importlib.resources import files

from graph.changes import Revision
from graph.commands.permissions import User
from graph.model.errors import NetworkError
from graph.stores.protocol import NetworkStore
from loaders.mapping import Mapping
from loaders.plan import ImportPlan
from loaders.service import apply_plan, plan_for_store
from loaders.tables import SourceFile

REGION = "region"


class RegionDamaged(NetworkError):
    """The region files of this installation are not as they were delivered."""

    code = "region_damaged"

    def __init__(self, file: str, row: int | None, rule: str) -> None:
        super().__init__(
            f"The region file {file} is damaged at row {row} ({rule}). Install the product again.",
            file=file,
            row=row,
            rule=rule,
        )


def region_mapping() -> Mapping:
    """Return the mapping of the region files that are part of the network."""
    return Mapping.from_json(files("loaders").joinpath(REGION, "mapping.json").read_text(encoding="utf-8"))


def region_files() -> tuple[SourceFile, ...]:
    """Return the region files that the mapping names."""
    folder = files("loaders").joinpath(REGION)
    names = [f"{table.table}.csv" for table in region_mapping().tables]
    return tuple(SourceFile(name, folder.joinpath(name).read_bytes()) for name in names)


def plan_region(store: NetworkStore) -> ImportPlan:
    """Return the plan that brings the region into a store."""
    return plan_for_store(region_files(), store, region_mapping())


def load_region(store: NetworkStore, user: User) -> Revision:
    """Bring the region into a store; a second time changes nothing.

    Parameters
    ----------
    store : NetworkStore
        Where.
    user : User
        Who; needs the permission to import.

    Raises
    ------
    RegionDamaged
        The files of this installation are damaged.
    AccessDenied, Conflict, StoreUnavailable
        Nothing was stored.
    """
    plan = plan_region(store)
    if not plan.is_complete:
        first = next(iter(plan.errors))
        raise RegionDamaged(first.file, first.row, first.rule)
    return apply_plan(plan, store, user)
