"""Reliability 9.2 and 13: what the container files promise. They are read, not run: there is no engine in the tests."""

import json
import re
from pathlib import Path

import pytest
import yaml

from dashboard import production
from dashboard.access_log import AccessLog

REPOSITORY = Path(__file__).resolve().parents[2]
RECIPE = {  # reliability 13
    "worker_class": "gthread",
    "workers": 2,
    "threads": 8,
    "timeout": 60,
    "graceful_timeout": 30,
    "keepalive": 5,
    "max_requests": 2000,
    "max_requests_jitter": 200,
    "worker_tmp_dir": "/dev/shm",
    "control_socket_disable": True,
    "limit_request_line": 8190,
    "limit_request_fields": 100,
    "forwarded_allow_ips": "",  # the product believes no forwarding header, so nobody may send one
    "accesslog": "-",
}


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dockerfile():
    """Instructions with their arguments, continued lines joined."""
    text = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line and not line.startswith("#")]


def last(dockerfile, instruction):
    return [argument for name, argument in dockerfile if name == instruction][-1]


def test_only_the_app_is_published_and_only_to_this_host(compose):
    assert {name for name, service in compose["services"].items() if service.get("ports")} == {"app"}
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["app"]["ports"])


def test_the_database_has_no_way_out(compose):
    networks = compose["services"]["neo4j"]["networks"]
    assert networks
    assert all(compose["networks"][name]["internal"] is True for name in networks)


@pytest.mark.parametrize("service", ["app", "neo4j"])
def test_services_give_up_what_they_do_not_need(compose, service):
    settings = compose["services"][service]
    assert settings["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in settings["security_opt"]
    assert settings["pids_limit"] > 0
    assert settings["mem_limit"]
    assert settings["stop_grace_period"] == "60s"
    assert "privileged" not in settings


def test_the_app_writes_to_its_data_folder_alone(compose):
    app = compose["services"]["app"]
    assert app["read_only"] is True
    assert app["volumes"] == ["app-data:/data"]
    assert app["tmpfs"] == ["/tmp"]


def test_secrets_are_files_and_never_values(compose):
    for service in compose["services"].values():
        for name, value in service["environment"].items():
            if re.search(r"SECRET|PASSWORD|AUTH", name):
                assert name.endswith("_FILE"), name
                assert value.removeprefix("/run/secrets/") in service["secrets"]
    assert all(secret["file"].startswith("./secrets/") for secret in compose["secrets"].values())
    assert "/secrets/" in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_every_volume_network_and_secret_is_declared(compose):
    for service in compose["services"].values():
        assert set(service["networks"]) <= set(compose["networks"])
        assert set(service["secrets"]) <= set(compose["secrets"])
        assert {volume.partition(":")[0] for volume in service["volumes"]} <= set(compose["volumes"])


def test_neo4j_runs_with_the_limits_of_the_recipe(compose):
    settings = compose["services"]["neo4j"]["environment"]
    named = {  # the image's rule: _ for ., __ for _
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in settings.items()
        if name != "NEO4J_AUTH_FILE"
    }
    assert named == {  # reliability 9.2
        "server.memory.heap.initial_size": "512m",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "256m",
        "db.transaction.timeout": "60s",
        "db.lock.acquisition.timeout": "10s",
        "db.memory.transaction.max": "512m",
        "dbms.memory.transaction.total.max": "700m",
        "db.transaction.concurrent.maximum": "200",
        "db.tx_log.rotation.retention_policy": "1 days 256M",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.usage_report.enabled": "false",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
    }
    assert compose["services"]["neo4j"]["image"].startswith("neo4j:5.26")


def test_services_are_started_in_order_and_watched(compose, dockerfile):
    assert compose["services"]["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    check = compose["services"]["neo4j"]["healthcheck"]
    assert "cypher-shell" in check["test"][-1]
    assert "curl" not in check["test"][-1]  # the image has none
    assert "/healthz" in last(dockerfile, "HEALTHCHECK")


def test_the_image_installs_what_is_locked_and_runs_without_rights(dockerfile):
    assert any("--require-hashes" in argument for name, argument in dockerfile if name == "RUN")
    assert last(dockerfile, "USER") == "10001:10001"
    assert "latest" not in last(dockerfile, "FROM")
    assert "KRUISPUNT_MODE=production" in last(dockerfile, "ENV")


def test_the_image_finds_the_product_and_a_home_to_keep_layouts_in(dockerfile):
    environment = last(dockerfile, "ENV")
    assert "PYTHONPATH=/app" in environment  # python -m dashboard works from anywhere
    assert "HOME=/data" in environment  # the only place that can be written


def test_what_the_image_copies_exists_and_is_let_through(dockerfile):
    allowed = {line[1:] for line in (REPOSITORY / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {argument.split()[0] for name, argument in dockerfile if name == "COPY" and "--from" not in argument}
    assert copied == allowed
    assert not [name for name in copied if not (REPOSITORY / name).exists()]


def test_the_server_is_told_the_limits_of_the_recipe(dockerfile):
    assert json.loads(last(dockerfile, "CMD")) == [
        "gunicorn", "--config=python:dashboard.production", "dashboard.wsgi:server"
    ]  # fmt: skip
    assert {name: getattr(production, name) for name in RECIPE} == RECIPE
    assert production.bind.endswith(":8050")  # the port that the image exposes
    assert production.logger_class == f"{AccessLog.__module__}.{AccessLog.__qualname__}"
