"""The guard of all journeys is itself seen to notice."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Guard

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("deed", "noticed"),
    [
        ("() => { console.error('broken') }", "console: broken"),
        (
            "() => new Promise((done) => setTimeout(() => { setTimeout(done); throw new Error('broken') }))",
            "page error: broken",
        ),
        (
            "() => new Promise((done) => Object.assign(new Image(), "
            "{ onerror: done, src: 'http://elsewhere.example.org/pixel' }))",
            "request outside: http://elsewhere",
        ),
        ("() => fetch('/assets/nothing-here.css').then(() => {})", "response 404"),
    ],
)
def test_the_guard_notices_what_no_page_may_do(
    browser: Browser, base_url: str, context_args: dict[str, Any], deed: str, noticed: str
) -> None:
    guard, context = Guard(base_url), browser.new_context(**context_args)
    guard.watch(context)
    page = context.new_page()
    page.goto("/healthz")
    page.evaluate(deed)
    page.reload()
    context.close()
    with pytest.raises(AssertionError, match=noticed):
        guard.check()
