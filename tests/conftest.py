"""What every test may use: real servers and programs, where they are there."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.availability", "tests.support.neo4j_server"]

# Speed is judged by `tests/performance` alone: a busy machine must not turn a law red.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
