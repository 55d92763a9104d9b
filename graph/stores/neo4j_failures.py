"""What the server and its driver say when something fails, as what a user can do about it."""

from collections.abc import Mapping

from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.model.errors import (
    StoreBusy,
    StoreOutOfMemory,
    StoreRefused,
    StoreUnavailable,
)

FAULTS_OF_OURS = ("Neo.ClientError.Statement.", "Neo.ClientError.Schema.", "Neo.ClientError.Request.")
"""Codes that only a fault in the program can cause."""

_BY_WORD: Mapping[str, type[StoreBusy | StoreOutOfMemory | StoreRefused]] = {
    "OutOfMemory": StoreOutOfMemory,
    "TransactionTimedOut": StoreBusy,
    "LockAcquisitionTimeout": StoreBusy,
    "DeadlockDetected": StoreBusy,
    "MaximumTransactionLimitReached": StoreBusy,
    "Neo.ClientError.Security": StoreRefused,
}


def told_failure(error: Neo4jError | DriverError, where: str) -> StoreUnavailable:
    """Return the error that a user is told.

    Raises
    ------
    Neo4jError, DriverError
        It was a fault of ours, which no user can do anything about.
    """
    if isinstance(error, AuthError):
        return StoreRefused(where)
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    for word, told in _BY_WORD.items():
        if word in code:
            return told(where)
    if code.startswith(FAULTS_OF_OURS):
        raise error
    reason = f" ({code})" if code else ""
    return StoreUnavailable(
        f"{where} does not answer{reason}. Nothing was stored and nothing was lost: try again in a minute.", where=where
    )
