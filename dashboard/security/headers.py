"""What the browser may do with our answers."""

from collections.abc import Mapping, Sequence

from dash import Dash
from flask import Flask, Response, request

PROGRAM_PATHS = ("/assets/", "/_dash-component-suites/", "/_favicon.ico")
"""Code and pictures of the product itself: the same for everyone, so they may be kept."""

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TRANSPORT = "max-age=31536000; includeSubDomains"


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Return the policy: everything from our own server, inline scripts only if known by their hash.

    Styles may stand inline, because the grid and the canvas write them; scripts never.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
        )
    )


def install_headers(server: Flask, app: Dash) -> None:
    """Send the protective headers with every answer; call it after the last callback is registered.

    Parameters
    ----------
    server : Flask
        The server of the app, behind the gate.
    app : Dash
        Its inline scripts are known from here on; one that is added later will not run.
    """
    policy = content_security_policy(app.csp_hashes())
    is_encrypted = server.config["PREFERRED_URL_SCHEME"] == "https"

    def protect(response: Response) -> Response:
        response.headers.update(ALWAYS)
        response.headers["Content-Security-Policy"] = policy
        if is_encrypted:
            response.headers["Strict-Transport-Security"] = TRANSPORT
        if response.status_code >= 400 or not request.path.startswith(PROGRAM_PATHS):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    server.after_request(protect)
