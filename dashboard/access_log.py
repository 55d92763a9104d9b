"""One line of JSON for every request that the server answered: what was asked, never by which query or with what."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # publishes no types


class AccessLog(Logger):  # type: ignore[misc]  # its base has no types
    """The log of gunicorn, with lines that no request can break or forge."""

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Log one request."""
        if self.access_log_enabled:
            self.access_log.info("%s", access_line(str(resp.status), resp.sent, environ, request_time))


def access_line(status: str, n_bytes: int | None, environ: dict[str, Any], request_time: timedelta) -> str:
    """Return the line of a request.

    Parameters
    ----------
    status : str
        Such as ``200 OK``.
    n_bytes : int or None
        Length of the body.
    environ : dict
        Of the request; method and path are what the sender wrote, in whatever signs.
    request_time : timedelta
        How long the answer took.
    """
    return json.dumps(
        {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": environ.get("REQUEST_METHOD", ""),
            "path": environ.get("PATH_INFO", ""),
            "status": int(status.partition(" ")[0]),
            "bytes": n_bytes or 0,
            "ms": round(request_time.total_seconds() * 1000, 1),
        }
    )
