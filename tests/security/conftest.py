"""Clients of the small app: at home, in production, behind a proxy."""

import pytest
from flask.testing import FlaskClient

from tests.security.small_app import BEHIND_PROXY, PRODUCTION, settings, small_app


@pytest.fixture
def at_home() -> FlaskClient:
    """Demo mode, asked from the same machine."""
    return small_app(settings()).server.test_client(use_cookies=False)


@pytest.fixture
def in_production() -> FlaskClient:
    """Production without any sign-in configured."""
    return small_app(settings(**PRODUCTION)).server.test_client(use_cookies=False)


@pytest.fixture
def behind_proxy() -> FlaskClient:
    """Production with a signing-in proxy at 10.0.0.2."""
    return small_app(settings(**BEHIND_PROXY)).server.test_client(use_cookies=False)
