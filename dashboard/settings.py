"""The settings of the product: described once, read once from the environment, all faults told together."""

import dataclasses
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import setting_types as types
from dashboard.security.addresses import Network, is_loopback
from dashboard.setting_types import Mode, UnreadableSetting
from dashboard.text import LANGUAGES, error_sentence, t
from graph.commands.permissions import Role
from graph.model.errors import NetworkError
from graph.model.labels import Label
from graph.stores.factory import is_neo4j

PREFIX = "KRUISPUNT_"
FILE_SUFFIX = "_FILE"
DEBUG_SWITCHES = ("FLASK_DEBUG", "DASH_DEBUG", "DASH_MCP_ENABLED")
NEO4J_VARIABLE = "NEO4J_PASSWORD"
PROXY_SETTINGS = ("proxy_user_header", "proxy_secret_header", "proxy_secret", "proxy_addresses")


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is called and read.

    Parameters
    ----------
    read : callable
        Text to value; raises `UnreadableSetting`.
    help : Label
        What it decides, in one sentence.
    default : str
        As it would stand in the environment.
    is_secret : bool
        Never shown. May lie in a file, whose name stands in the variable with ``_FILE`` behind it.
    variable : str
        Environment variable.
    name : str
        Name in `Settings`.
    """

    read: Callable[[str], Any]
    help: Label
    default: str = ""
    is_secret: bool = False
    variable: str = ""
    name: str = ""


def _setting(
    read: Callable[[str], Any], nl: str, en: str, default: str = "", *, is_secret: bool = False, variable: str = ""
) -> Any:
    described = Setting(read, Label(nl, en), default, is_secret, variable)
    return dataclasses.field(metadata={"setting": described}, repr=not is_secret)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decided. `SETTINGS` describes each field; `read_settings` fills them."""

    store: str = _setting(
        types.text,
        "Adres van de opslag: sqlite:///bestand, neo4j://host:poort, bolt://host:poort of memory:; "
        "zonder waarde een bestand in de gegevensmap van de gebruiker.",
        "Address of the store: sqlite:///file, neo4j://host:port, bolt://host:port or memory:; "
        "without a value a file in the user's data folder.",
        is_secret=True,  # it may hold a password
    )
    host: str = _setting(types.text, "Adres waarop geluisterd wordt.", "Address to listen on.", "127.0.0.1")
    port: int = _setting(
        types.port,
        "Poort waarop geluisterd wordt; 0 kiest een vrije.",
        "Port to listen on; 0 picks a free one.",
        "8050",
    )
    mode: Mode = _setting(
        types.mode,
        "demo: één gebruiker zonder aanmelden, alleen vanaf deze machine; "
        "production: wie niet is aangemeld komt niet binnen.",
        "demo: one user without sign-in, from this machine only; production: nobody enters without signing in.",
        "demo",
    )
    user: str = _setting(
        types.person,
        "Naam van de enige gebruiker in demo-modus, zoals die in de geschiedenis staat.",
        "Name of the only user in demo mode, as it stands in the history.",
        "demo",
    )
    origin: str = _setting(
        types.origin,
        "Adres waaronder browsers het product zien, bijvoorbeeld https://kruispunt.example.org.",
        "Address under which browsers see the product, for example https://kruispunt.example.org.",
    )
    language: str = _setting(
        types.language,
        "Taal zolang iemand niet kiest: nl of en.",
        "Language until someone chooses: nl or en.",
        "nl",
        variable="KRUISPUNT_LANG",
    )
    secret_key: bytes = _setting(
        types.secret,
        "Geheim waarmee de server ondertekent wat hij de browser geeft, gelijk voor alle processen.",
        "Secret with which the server signs what it hands the browser, the same for all processes.",
        is_secret=True,
    )
    request_limit: int = _setting(
        types.number_of_bytes, "Grootste verzoek, in bytes.", "Largest request, in bytes.", "1000000"
    )
    upload_limit: int = _setting(
        types.number_of_bytes,
        "Grootste bestand dat iemand kan aanbieden, in bytes.",
        "Largest file that someone can hand in, in bytes.",
        "25000000",
    )
    proxy_user_header: str = _setting(
        types.header_name,
        "Kop waarin een aanmeldende proxy de naam van de gebruiker zet; leeg is uit.",
        "Header in which a signing-in proxy puts the name of the user; empty is off.",
    )
    proxy_role_header: str = _setting(
        types.header_name,
        "Kop waarin de proxy de rol zet; leeg geeft iedereen KRUISPUNT_PROXY_ROLE.",
        "Header in which the proxy puts the role; empty gives everyone KRUISPUNT_PROXY_ROLE.",
    )
    proxy_role: Role = _setting(
        types.role, "Rol van wie door de proxy is aangemeld.", "Role of whom the proxy signed in.", "viewer"
    )
    proxy_secret_header: str = _setting(
        types.header_name,
        "Kop waarin de proxy het gedeelde geheim meestuurt.",
        "Header in which the proxy sends the shared secret.",
    )
    proxy_secret: bytes = _setting(
        types.secret, "Gedeeld geheim met de proxy.", "Secret shared with the proxy.", is_secret=True
    )
    proxy_addresses: tuple[Network, ...] = _setting(
        types.networks,
        "Adressen waarvandaan de proxy komt, gescheiden door komma's.",
        "Addresses the proxy comes from, separated by commas.",
    )

    @property
    def has_proxy(self) -> bool:
        """Whether a reverse proxy signs users in."""
        return bool(self.proxy_user_header)


def _described(field: "dataclasses.Field[Any]") -> Setting:
    setting: Setting = field.metadata["setting"]
    variable = setting.variable or PREFIX + field.name.upper()
    return dataclasses.replace(setting, name=field.name, variable=variable)


SETTINGS: tuple[Setting, ...] = tuple(_described(field) for field in dataclasses.fields(Settings))


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One setting with which the product will not start.

    Parameters
    ----------
    variable : str
        Name of the environment variable.
    value : str
        What it holds; empty for secrets.
    rule : str
        Code of the broken rule; the sentence is ``setting.<rule>`` of the text catalogue.
    expected : str
        What the rule allows, as text.
    """

    variable: str
    value: str
    rule: str
    expected: str = ""

    def __str__(self) -> str:
        return f"{self.variable}={self.value!r} breaks {self.rule}" + (f" ({self.expected})" if self.expected else "")


class InvalidSettings(NetworkError):
    """Settings with which the product will not start, all of them at once."""

    code = "invalid_settings"

    def __init__(self, problems: tuple[SettingProblem, ...]) -> None:
        listed = "; ".join(str(problem) for problem in problems)
        super().__init__(f"The product will not start with these settings: {listed}.", count=len(problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str], given: Mapping[str, str] | None = None) -> Settings:
    """Read and check all settings.

    Parameters
    ----------
    environment : str to str
        Environment variables.
    given : str to str, optional
        Values that win over the environment, by name of the setting, such as command-line options.

    Returns
    -------
    Settings
        In demo mode with a secret key made for this run, unless one is given.

    Raises
    ------
    InvalidSettings
        All settings that cannot be used, or not together.
    """
    values: dict[str, Any] = {}
    problems: list[SettingProblem] = []
    for setting in SETTINGS:
        try:
            text = (given or {}).get(setting.name) or _text_of(setting, environment)
            values[setting.name] = setting.read(text)
        except UnreadableSetting as error:
            shown = "" if setting.is_secret else text
            problems.append(SettingProblem(setting.variable, shown, error.rule, error.expected))
            values[setting.name] = None
    if not problems:
        values["store"] = values["store"] or default_store(environment)
        problems = _clashes(Settings(**values), environment)
    if problems:
        raise InvalidSettings(tuple(problems))
    values["secret_key"] = values["secret_key"] or secrets.token_bytes(types.SECRET_BYTES)
    return Settings(**values)


def why_it_will_not_start(error: NetworkError, lang: str | None = None) -> list[str]:
    """Return the sentences that tell what is in the way; for settings all faults of all of them."""
    words = lang if lang in LANGUAGES else LANGUAGES[0]
    told = [
        t(f"setting.{fault.rule}", words, variable=fault.variable, value=fault.value, expected=fault.expected)
        for fault in (error.problems if isinstance(error, InvalidSettings) else ())
    ]
    return [error_sentence(error, words), *told]


def default_store(environment: Mapping[str, str], name: str = "kruispunt.sqlite") -> str:
    """Return the address of a store in the user's data folder, where this system keeps such things."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    folder = environment.get("XDG_DATA_HOME") or environment.get("LOCALAPPDATA") or home / ".local" / "share"
    return f"sqlite:///{Path(folder) / 'kruispunt' / name}"


def _text_of(setting: Setting, environment: Mapping[str, str]) -> str:
    return _given(setting.variable, environment, is_secret=setting.is_secret) or setting.default


def _given(variable: str, environment: Mapping[str, str], *, is_secret: bool) -> str:
    direct = environment.get(variable, "")
    file = environment.get(variable + FILE_SUFFIX, "") if is_secret else ""
    if direct and file:
        raise UnreadableSetting("given_twice", variable + FILE_SUFFIX)
    return _secret_in(Path(file)) if file else direct


def _secret_in(file: Path) -> str:
    try:
        if os.name == "posix" and file.stat().st_mode & stat.S_IROTH:
            raise UnreadableSetting("file_open_to_all", str(file))
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UnreadableSetting("file_unreadable", str(file)) from None


def _clashes(settings: Settings, environment: Mapping[str, str]) -> list[SettingProblem]:
    problems = [
        SettingProblem(switch, environment[switch], "debug_switch")
        for switch in DEBUG_SWITCHES
        if environment.get(switch, "").lower() not in ("", "0", "false", "no", "off")
    ]
    problems += _open_password(settings.store, environment)
    problems += _demo_clashes(settings) if settings.mode is Mode.DEMO else _production_clashes(settings)
    if settings.upload_limit < settings.request_limit:
        problems.append(_problem(settings, "upload_limit", "below_request_limit", str(settings.request_limit)))
    return problems


def _open_password(store: str, environment: Mapping[str, str]) -> list[SettingProblem]:
    """Return what others could see of the password of a Neo4j server; whether it is there, the store tells itself."""
    try:
        _given(NEO4J_VARIABLE, environment, is_secret=is_neo4j(store))
    except UnreadableSetting as error:
        if error.rule != "file_unreadable":
            return [SettingProblem(NEO4J_VARIABLE, "", error.rule, error.expected)]
    return []


def _demo_clashes(settings: Settings) -> list[SettingProblem]:
    problems = [_problem(settings, name, "needs_production") for name in PROXY_SETTINGS if getattr(settings, name)]
    if not is_loopback(settings.host):
        problems.append(_problem(settings, "host", "demo_beyond_this_machine"))
    return problems


def _production_clashes(settings: Settings) -> list[SettingProblem]:
    problems = [
        _problem(settings, name, "needed_in_production")
        for name in ("secret_key", "origin")
        if not getattr(settings, name)
    ]
    given = [name for name in PROXY_SETTINGS if getattr(settings, name)]
    if given:
        problems += [_problem(settings, name, "needed_for_proxy") for name in PROXY_SETTINGS if name not in given]
    return problems


def _problem(settings: Settings, name: str, rule: str, expected: str = "") -> SettingProblem:
    setting = next(setting for setting in SETTINGS if setting.name == name)
    value = "" if setting.is_secret else getattr(settings, name)
    shown = ", ".join(str(network) for network in value) if isinstance(value, tuple) else str(value)
    return SettingProblem(setting.variable, shown, rule, expected)
