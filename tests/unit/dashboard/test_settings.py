"""Reliability 3.2 P20: the product does not start insecurely, and tells all faults at once."""

import os

import pytest

from dashboard.setting_types import Mode, UnreadableSetting, origin
from dashboard.settings import SETTINGS, InvalidSettings, default_store, read_settings, why_it_will_not_start
from graph.commands.permissions import Role

SECRET = "k7Qz0bT4mXw1Vd8Lr2Hs6Yp9Nc3Jf5Ga"
HOME = {"HOME": "/home/ann"}
PRODUCTION = {
    **HOME,
    "KRUISPUNT_MODE": "production",
    "KRUISPUNT_SECRET_KEY": SECRET,
    "KRUISPUNT_ORIGIN": "https://kruispunt.example.org",
}


def broken(environment, given=None):
    """The (variable, rule) pairs that a refusal names."""
    with pytest.raises(InvalidSettings) as refused:
        read_settings(environment, given)
    return {(problem.variable, problem.rule) for problem in refused.value.problems}


def test_without_any_setting_it_is_a_demo_for_this_machine_in_dutch():
    settings = read_settings(HOME)
    assert (settings.mode, settings.host, settings.port, settings.language) == (Mode.DEMO, "127.0.0.1", 8050, "nl")
    assert settings.store == "sqlite:////home/ann/.local/share/kruispunt/kruispunt.sqlite"
    assert (settings.request_limit, settings.upload_limit) == (1_000_000, 25_000_000)


def test_the_store_lies_where_the_system_keeps_data():
    assert default_store({"XDG_DATA_HOME": "/data"}, "demo.sqlite") == "sqlite:////data/kruispunt/demo.sqlite"


def test_what_is_given_wins_over_the_environment_and_the_environment_over_the_default():
    environment = {**HOME, "KRUISPUNT_PORT": "9000", "KRUISPUNT_LANG": "en"}
    settings = read_settings(environment, {"port": "9001"})
    assert (settings.port, settings.language) == (9001, "en")


def test_every_setting_has_a_variable_of_its_own_and_a_sentence_in_both_languages():
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.variable.startswith("KRUISPUNT_")
        assert setting.help.nl.endswith(".")
        assert setting.help.en.endswith(".")
        assert setting.help.nl != setting.help.en


def test_a_demo_gets_another_secret_each_time_and_production_none():
    assert len(read_settings(HOME).secret_key) == 32
    assert read_settings(HOME).secret_key != read_settings(HOME).secret_key
    assert broken({k: v for k, v in PRODUCTION.items() if k != "KRUISPUNT_SECRET_KEY"}) == {
        ("KRUISPUNT_SECRET_KEY", "needed_in_production")
    }


@pytest.mark.parametrize("secret", ["short", "changeme", "12345678", "a" * 64, "abc" * 20])
def test_a_secret_that_can_be_guessed_is_refused_and_not_repeated(secret):
    with pytest.raises(InvalidSettings) as refused:
        read_settings({**PRODUCTION, "KRUISPUNT_SECRET_KEY": secret})
    assert [problem.rule for problem in refused.value.problems] == ["weak_secret"]
    assert secret not in str(refused.value)


def test_secrets_are_in_no_text_of_the_settings():
    settings = read_settings({**PRODUCTION, "KRUISPUNT_STORE": "neo4j://ann:w8woord@db:7687"})
    assert settings.secret_key == SECRET.encode()
    assert SECRET not in repr(settings)
    assert "w8woord" not in repr(settings)


def test_a_secret_may_lie_in_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")
    file.chmod(0o600)
    environment = {k: v for k, v in PRODUCTION.items() if k != "KRUISPUNT_SECRET_KEY"}
    environment["KRUISPUNT_SECRET_KEY_FILE"] = str(file)
    assert read_settings(environment).secret_key == SECRET.encode()
    assert broken({**environment, "KRUISPUNT_SECRET_KEY": SECRET}) == {("KRUISPUNT_SECRET_KEY", "given_twice")}
    file.chmod(0o644)
    assert broken(environment) == {("KRUISPUNT_SECRET_KEY", "file_open_to_all")}
    file.unlink()
    assert broken(environment) == {("KRUISPUNT_SECRET_KEY", "file_unreadable")}


def test_a_password_of_neo4j_in_a_file_is_for_one_user_only(tmp_path):
    environment = {**HOME, "KRUISPUNT_STORE": "neo4j://db:7687"}
    file = tmp_path / "password"
    file.write_text("w8woord\n")
    file.chmod(0o600)
    assert read_settings({**environment, "NEO4J_PASSWORD_FILE": str(file)})
    assert broken({**environment, "NEO4J_PASSWORD_FILE": str(file), "NEO4J_PASSWORD": "x"}) == {
        ("NEO4J_PASSWORD", "given_twice")
    }
    file.chmod(0o644)
    assert broken({**environment, "NEO4J_PASSWORD_FILE": str(file)}) == {("NEO4J_PASSWORD", "file_open_to_all")}
    assert read_settings({**HOME, "NEO4J_PASSWORD_FILE": str(file)})  # another store needs no password


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_to_start_is_one_sentence_for_each_fault(language):
    with pytest.raises(InvalidSettings) as refused:
        read_settings({**HOME, "KRUISPUNT_MODE": "production"})
    first, *told = why_it_will_not_start(refused.value, language)
    assert first.endswith(":")
    assert [sentence.partition(" ")[0] for sentence in told] == ["KRUISPUNT_SECRET_KEY", "KRUISPUNT_ORIGIN"]
    assert all(sentence.endswith(".") for sentence in told)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
def test_a_demo_listens_to_this_machine_only(host):
    given = {"host": host} if host else {"host": "kruispunt"}
    assert broken(HOME, given) == {("KRUISPUNT_HOST", "demo_beyond_this_machine")}


@pytest.mark.parametrize("host", ["localhost", "::1", "127.0.0.2"])
def test_a_demo_may_listen_to_any_name_of_this_machine(host):
    assert read_settings(HOME, {"host": host}).host == host


@pytest.mark.parametrize("switch", ["FLASK_DEBUG", "DASH_DEBUG", "DASH_MCP_ENABLED"])
@pytest.mark.parametrize("base", [HOME, PRODUCTION])
def test_a_debugger_is_never_offered(switch, base):
    assert broken({**base, switch: "1"}) == {(switch, "debug_switch")}
    assert read_settings({**base, switch: "false"})


def test_production_must_know_its_own_address():
    assert broken({**PRODUCTION, "KRUISPUNT_ORIGIN": ""}) == {("KRUISPUNT_ORIGIN", "needed_in_production")}


def test_all_faults_are_told_at_once():
    environment = {
        **HOME, "KRUISPUNT_MODE": "test", "KRUISPUNT_PORT": "70000", "KRUISPUNT_LANG": "fr",
        "KRUISPUNT_UPLOAD_LIMIT": "25MB", "KRUISPUNT_PROXY_ADDRESSES": "10.0.0.1/8", "KRUISPUNT_USER": "a\nb",
        "KRUISPUNT_PROXY_USER_HEADER": "X User", "KRUISPUNT_PROXY_ROLE": "boss",
    }  # fmt: skip
    assert broken(environment) == {
        ("KRUISPUNT_MODE", "not_a_choice"),
        ("KRUISPUNT_PORT", "out_of_range"),
        ("KRUISPUNT_LANG", "not_a_choice"),
        ("KRUISPUNT_UPLOAD_LIMIT", "out_of_range"),
        ("KRUISPUNT_PROXY_ADDRESSES", "not_an_address"),
        ("KRUISPUNT_USER", "not_a_name"),
        ("KRUISPUNT_PROXY_USER_HEADER", "not_a_header"),
        ("KRUISPUNT_PROXY_ROLE", "not_a_choice"),
    }


def test_a_proxy_signs_in_only_with_all_its_proofs_and_only_in_production():
    proxy = {
        "KRUISPUNT_PROXY_USER_HEADER": "X-Forwarded-User",
        "KRUISPUNT_PROXY_SECRET_HEADER": "X-Proxy-Secret",
        "KRUISPUNT_PROXY_SECRET": SECRET,
        "KRUISPUNT_PROXY_ADDRESSES": "10.0.0.2, 10.1.0.0/16",
    }
    assert read_settings({**PRODUCTION, **proxy}).has_proxy
    assert read_settings({**PRODUCTION, **proxy}).proxy_role is Role.VIEWER
    assert not read_settings(PRODUCTION).has_proxy
    for variable in proxy:
        rest = {k: v for k, v in proxy.items() if k != variable}
        assert broken({**PRODUCTION, **rest}) == {(variable, "needed_for_proxy")}
    assert broken({**HOME, **proxy}) == {(variable, "needs_production") for variable in proxy}


def test_an_upload_limit_below_that_of_other_requests_is_a_mistake():
    assert broken({**HOME, "KRUISPUNT_UPLOAD_LIMIT": "5000"}) == {("KRUISPUNT_UPLOAD_LIMIT", "below_request_limit")}


@pytest.mark.parametrize(
    ("given", "read"),
    [  # as browsers write origins: RFC 6454 chapter 6.1
        ("https://Kruispunt.Example.org", "https://kruispunt.example.org"),
        ("https://kruispunt.example.org:443", "https://kruispunt.example.org"),
        ("http://kruispunt.example.org:8050", "http://kruispunt.example.org:8050"),
        ("http://[::1]:8050", "http://[::1]:8050"),
        ("", ""),
    ],
)
def test_an_origin_is_kept_as_browsers_write_it(given, read):
    assert origin(given) == read


@pytest.mark.parametrize(
    "given",
    [
        "kruispunt.example.org",
        "https://a.example/",
        "https://a:b@c.example",
        "ftp://a.example",
        "https://",
        "*",
        "http://a:99999",
        "null",
    ],
)
def test_what_is_no_origin_is_refused(given):
    with pytest.raises(UnreadableSetting):
        origin(given)


def test_reading_the_environment_of_this_machine_changes_nothing_in_it():
    before = dict(os.environ)
    read_settings(HOME)
    assert dict(os.environ) == before
