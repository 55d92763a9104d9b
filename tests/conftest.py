"""What every test may use: real servers and programs, where they are there."""

pytest_plugins = ["tests.support.availability", "tests.support.neo4j_server"]
