"""What every test may use: real servers and programs, where they are there."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.availability", "tests.support.neo4j_server"]

# Speed is judged by `tests/performance` alone: a busy machine must not turn a law red.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

ONE_PROCESS = ("neo4j", "own_neo4j", "performance")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, when several processes test, what shares a database server or measures, and else each file."""
    for item in items:
        own_file = f"{item.path.parent.name}/{item.path.name}"
        together = next((marker for marker in ONE_PROCESS if item.get_closest_marker(marker)), own_file)
        item.add_marker(pytest.mark.xdist_group(together.removeprefix("own_")))
