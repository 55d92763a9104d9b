"""The errors of the network. Each carries its code and details, so that a screen can say it in any language."""

from collections.abc import Sequence
from dataclasses import dataclass


class NetworkError(Exception):
    """Something that a user can be told.

    Parameters
    ----------
    message : str
        English sentence: what is wrong, where, what to do.
    details : str to object
        The values in the sentence, by name.
    """

    code = "network_error"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.details = details


class NotFound(NetworkError):
    """A record, revision, measure or view that is not there."""

    code = "not_found"


class KindNotFound(NotFound):
    """A record kind that the registry does not know."""

    code = "kind_not_found"

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"No record kind {name!r}. Choose one of: {', '.join(known)}.", name=name, known=", ".join(known)
        )


class PlaceNotFound(NotFound):
    """A place to measure distances from that has no point on the map."""

    code = "place_not_found"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"No place {place!r} with known coordinates. Choose a municipality from the list of places.", place=place
        )


class RecordNotFound(NotFound):
    """An id that no record has."""

    code = "record_not_found"

    def __init__(self, record_id: str) -> None:
        super().__init__(
            f"No record with id {record_id!r}. It may have been deleted: look in the history.", id=record_id
        )


class RevisionNotFound(NotFound):
    """A revision number that was never given."""

    code = "revision_not_found"

    def __init__(self, number: int, newest: int) -> None:
        super().__init__(f"No revision {number}. The newest is {newest}.", number=number, newest=newest)


class NothingToUndo(NotFound):
    """There is no change left to take back."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__("There is nothing left to undo.")


class NothingToRedo(NotFound):
    """There is no undone change left to restore."""

    code = "nothing_to_redo"

    def __init__(self) -> None:
        super().__init__("There is nothing left to redo.")


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule in one field of one record.

    Parameters
    ----------
    kind, record_id, field : str
        Where; `field` is empty when the record as a whole is at fault.
    value : str
        The offending value, as text.
    rule : str
        Code of the rule; the sentence is `rule.<code>` of the text catalogue.
    expected : str
        What the rule allows, as text.
    """

    kind: str
    record_id: str
    field: str
    value: str
    rule: str
    expected: str = ""

    def __str__(self) -> str:
        where = f"{self.kind} {self.record_id}: {self.field or 'record'}"
        return f"{where} = {self.value!r} breaks {self.rule} ({self.expected})"


class Invalid(NetworkError):
    """Records that break rules, all of them at once."""

    code = "invalid"

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__("; ".join(str(violation) for violation in violations), count=len(violations))
        self.violations = tuple(violations)


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed differently.

    Parameters
    ----------
    kind, record_id, name : str
        The record, and how people call it.
    field : str
        The field; empty when the record as a whole was created or deleted meanwhile.
    base, mine, theirs : object
        Value before both, value wanted now, value stored now; None stands for "no record".
    changed_by, changed_at : str
        Who stored `theirs`, and when (UTC).
    """

    kind: str
    record_id: str
    name: str
    field: str
    base: object
    mine: object
    theirs: object
    changed_by: str = ""
    changed_at: str = ""

    def __str__(self) -> str:
        return (
            f"{self.kind} {self.name!r}, {self.field or 'record'}: "
            f"was {self.base!r}, now {self.theirs!r} by {self.changed_by} at {self.changed_at}, wanted {self.mine!r}"
        )


class Conflict(NetworkError):
    """Changes that cannot be merged with what others stored meanwhile."""

    code = "conflict"

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__("; ".join(str(clash) for clash in clashes), count=len(clashes))
        self.clashes = tuple(clashes)


class UndoConflict(Conflict):
    """Something that cannot be taken back without taking back what came later."""

    code = "undo_conflict"


class StoreUnavailable(NetworkError):
    """The database does not answer."""

    code = "store_unavailable"


class StoreFull(StoreUnavailable):
    """The disk of the store is full."""

    code = "store_full"

    def __init__(self, where: str) -> None:
        super().__init__(f"The disk of {where} is full. Nothing was stored: make room and try again.", where=where)


class StoreReadOnly(StoreUnavailable):
    """The store may be read but not written."""

    code = "store_read_only"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} may not be written. Nothing was stored: give Kruispunt the right to write there, "
            "or choose another place.",
            where=where,
        )


class StoreBusy(StoreUnavailable):
    """Others have been writing for longer than anyone wants to wait."""

    code = "store_busy"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} has been written by others for too long. Nothing was stored: try again in a minute.", where=where
        )


class StoreRefused(StoreUnavailable):
    """The database lets nobody in with this name and password."""

    code = "store_refused"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} refuses the user name or the password. Nothing was stored: correct NEO4J_USER and NEO4J_PASSWORD "
            "(or NEO4J_PASSWORD_FILE).",
            where=where,
        )


class StoreOutOfMemory(StoreUnavailable):
    """The database has too little memory for a change of this size."""

    code = "store_out_of_memory"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} has too little memory for a change of this size. Nothing was stored: change fewer records "
            "at once, or give the server more heap (about 15 kB for each record).",
            where=where,
        )


class StoreSilent(StoreUnavailable):
    """The database fell silent while it was asked to store something."""

    code = "store_silent"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} fell silent while it was storing: nobody knows yet whether it did. Look in a minute. "
            "Sending the same again stores nothing twice.",
            where=where,
        )


class StoreReplaced(StoreUnavailable):
    """The store is no longer the one that the program opened."""

    code = "store_replaced"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} was moved, deleted or replaced while Kruispunt used it. Nothing was stored: put it back, "
            "or start Kruispunt again to use what is there now.",
            where=where,
        )


class NotAStore(NetworkError):
    """A file that is there, but that is damaged or was not made by the product."""

    code = "not_a_store"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} is damaged or no store of Kruispunt. It was left as it is: choose another file, "
            "or restore a backup into a new one.",
            where=where,
        )


class StoreTaken(NetworkError):
    """A database that holds other data under the names that the product needs."""

    code = "store_taken"

    def __init__(self, where: str, names: str) -> None:
        super().__init__(
            f"{where} holds other data under names that Kruispunt needs: {names}. It was left as it is: "
            "use another database.",
            where=where,
            names=names,
        )


class StoreTooNew(NetworkError):
    """The store was written by a newer version of the product."""

    code = "store_too_new"

    def __init__(self, found: int, supported: int, where: str) -> None:
        super().__init__(
            f"{where} has schema version {found}, newer than {supported}. Use a newer version of Kruispunt.",
            found=found,
            supported=supported,
            where=where,
        )


class StoreAltered(NetworkError):
    """The schema of the store is not the one that this program made."""

    code = "store_altered"

    def __init__(self, where: str, steps: str) -> None:
        super().__init__(
            f"{where} was set up by other steps than this program knows: {steps}. Use the version of Kruispunt that "
            "set it up, or restore a backup into a new store.",
            where=where,
            steps=steps,
        )


class StoreNotEmpty(NetworkError):
    """A restore into a store that holds facts."""

    code = "store_not_empty"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} is not empty. Restore into a new store, so that nothing is overwritten.", where=where
        )


class BackupDamaged(NetworkError):
    """A backup that is cut, altered, or no backup at all."""

    code = "backup_damaged"

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"{where} cannot be restored: it is damaged or no backup ({why}). Nothing was stored: take another backup.",
            where=where,
        )


class BadStoreAddress(NetworkError):
    """A store address that cannot be understood."""

    code = "bad_store_address"

    def __init__(self, url: str) -> None:
        super().__init__(
            f"Cannot use {url!r} as a store. Use sqlite:///file, neo4j://host:port, bolt://host:port or memory:.",
            url=url,
        )


class StoreMissing(NetworkError):
    """A store that is not there, where something was to be read from it."""

    code = "store_missing"

    def __init__(self, url: str) -> None:
        super().__init__(f"There is no store at {url} yet. Import with --apply first, or correct the address.", url=url)


class StorePasswordMissing(NetworkError):
    """A store that needs a password, which nobody gave."""

    code = "store_password_missing"

    def __init__(self, url: str) -> None:
        super().__init__(
            f"There is no password for {url}. Set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that can be read.",
            url=url,
        )


class AccessDenied(NetworkError):
    """Something the user may not do."""

    code = "access_denied"

    def __init__(self, permission: str) -> None:
        super().__init__(f"You may not do this: it needs the permission {permission!r}.", permission=permission)
