"""What can be asked on the command line."""

from importlib.metadata import version
from typing import Final

from dashboard.cli.usage import Parser
from dashboard.text import LANGUAGES, t
from graph.model.tie_types import LAYERS
from loaders.exporters.formats import ExportFormat

MOST_ROUTES: Final = 5
OBJECTIVES: Final = ("sum", "fair", "leximin", "stable")
IMPORT_FORMATS: Final = ("csv", "xlsx", "kumu", "gexf", "graphml", "json")


def parser(language: str) -> Parser:
    """Return the parser of all commands, with its help in one language."""

    def text(key: str) -> str:
        return t(f"cli.{key}", language)

    shared = Parser(add_help=False)
    shared.add_argument("--store", metavar="URL", help=text("help_store"))
    shared.add_argument("--lang", choices=LANGUAGES, help=text("help_lang"))
    reporting = Parser(add_help=False, parents=[shared])
    reporting.add_argument("--json", action="store_true", help=text("help_json"))
    serving = Parser(add_help=False, parents=[shared])
    serving.add_argument("--host", metavar="H", help=text("help_host"))
    serving.add_argument("--port", metavar="P", help=text("help_port"))

    top = Parser("kruispunt", description=text("help_kruispunt"))
    top.language = language
    top.add_argument(
        "--version", action="version", version=f"kruispunt {version('kruispunt')}", help=text("help_version")
    )
    commands = top.add_subparsers(dest="command", required=True, metavar=text("help_command"))

    def command(name: str, parent: Parser) -> Parser:
        described = text(f"help_{name}")
        made = commands.add_parser(name, parents=[parent], help=described, description=described)
        made.language = language
        return made

    for name in ("demo", "serve"):
        command(name, serving)
    _import(command("import", reporting), language)
    exporting = command("export", reporting)
    exporting.add_argument(
        "--format", required=True, choices=[format_.value for format_ in ExportFormat], help=text("help_export_format")
    )
    exporting.add_argument("--out", metavar="FILE", help=text("help_out"))
    history = command("history", reporting)
    history.add_argument("--record", metavar="ID", help=text("help_record"))
    history.add_argument("--since", metavar="REV", type=_revision, help=text("help_since"))
    command("undo", reporting).add_argument("revision", metavar="REV", nargs="?", type=_revision, help=text("help_rev"))
    for name in ("backup", "restore"):
        command(name, reporting).add_argument("file", metavar="FILE", help=text(f"help_{name}_file"))
    for name in ("check", "migrate"):
        command(name, reporting)
    _analyse(command("analyse", reporting), language)
    _route(command("route", reporting), language)
    _fit(command("fit", reporting), language)
    _match(command("match", reporting), language)
    return top


def _analyse(command: Parser, language: str) -> None:
    def text(key: str) -> str:
        return t(f"cli.{key}", language)

    command.add_argument("--file", metavar="NETWORK", help=text("help_network_file"))
    command.add_argument("--measures", metavar="A,B", help=text("help_measures"))
    command.add_argument("--layer", choices=[layer.id for layer in LAYERS], help=text("help_layer"))
    command.add_argument("--between", metavar="KIND,KIND", help=text("help_between"))
    command.add_argument("--directed", action="store_true", help=text("help_directed"))
    command.add_argument("--strength", metavar="COLUMN", help=text("help_strength"))


def _route(command: Parser, language: str) -> None:
    command.add_argument("source", metavar="FROM", help=t("cli.help_route_from", language))
    command.add_argument("target", metavar="TO", help=t("cli.help_route_to", language))
    command.add_argument(
        "--count", metavar="K", type=_positive, default=MOST_ROUTES, help=t("cli.help_count", language)
    )


def _fit(command: Parser, language: str) -> None:
    command.add_argument("initiator", metavar="INITIATOR", help=t("cli.help_initiator", language))
    command.add_argument("--candidates", metavar="A,B", help=t("cli.help_candidates", language))
    command.add_argument("--weights", metavar="A=.2,C=.3", help=t("cli.help_weights", language))
    command.add_argument("--theme", metavar="CODE", help=t("cli.help_theme", language))


def _match(command: Parser, language: str) -> None:
    def text(key: str) -> str:
        return t(f"cli.{key}", language)

    command.add_argument("--cohort", metavar="ID", help=text("help_cohort"))
    for name in ("schools", "companies", "pins", "forbid", "capacity"):
        command.add_argument(f"--{name}", metavar="FILE", help=text(f"help_{name}"))
    command.add_argument("--max-km", metavar="X", type=_kilometres, help=text("help_max_km"))
    command.add_argument("--objective", choices=OBJECTIVES, default=OBJECTIVES[0], help=text("help_objective"))
    command.add_argument("--scores", action="store_true", help=text("help_scores"))
    command.add_argument("--xlsx", metavar="FILE", help=text("help_xlsx"))


def _import(command: Parser, language: str) -> None:
    def text(key: str) -> str:
        return t(f"cli.{key}", language)

    command.add_argument("files", metavar="FILE", nargs="+", help=text("help_files"))
    command.add_argument("--mapping", metavar="M", help=text("help_mapping"))
    command.add_argument("--save-mapping", metavar="FILE", help=text("help_save_mapping"))
    command.add_argument("--format", choices=IMPORT_FORMATS, help=text("help_import_format"))
    command.add_argument("--encoding", default="", metavar="E", help=text("help_encoding"))
    command.add_argument("--apply", action="store_true", help=text("help_apply"))
    command.add_argument("--skip-refused", action="store_true", help=text("help_skip_refused"))


def _kilometres(given: str) -> float:
    number = float(given)
    if not number > 0:
        raise ValueError
    return number


def _positive(given: str) -> int:
    number = int(given)
    if number < 1:
        raise ValueError
    return number


def _revision(given: str) -> int:
    number = int(given)
    if number < 0:
        raise ValueError
    return number
