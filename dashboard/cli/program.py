"""From what was asked to an exit code: 0 done, 1 refused or incomplete, 2 wrong usage."""

import getpass
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from types import MappingProxyType

from dashboard.cli import (
    analysing,
    backing_up,
    exporting,
    fitting,
    history,
    importing,
    matching,
    routing,
    upkeep,
    usage,
)
from dashboard.cli.arguments import parser
from dashboard.cli.files import FileUnusable
from dashboard.cli.output import REFUSED, WRONG_USAGE, Answer, Output
from dashboard.cli.usage import WrongUsage, asks_for_json
from dashboard.setting_types import LANGUAGES
from dashboard.settings import InvalidSettings, Settings, default_store, read_settings, why_it_will_not_start
from dashboard.text import error_sentence, t
from graph.commands.permissions import Role, User
from graph.model.errors import BadStoreAddress, NetworkError, StoreMissing, StorePasswordMissing
from graph.stores.factory import is_there, open_store, without_secret
from graph.stores.memory_store import MemoryStore
from graph.stores.protocol import NetworkStore

SERVING = ("demo", "serve")
MAKING = (*SERVING, "restore", "migrate")
DEMO_STORE = "demo.sqlite"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the name of the program; those of the process when absent.

    Returns
    -------
    int
        Exit code.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        asked = parser(_language(given, os.environ)).parse_args(given)
    except WrongUsage as error:
        return _tell_usage(error, Output(_language(given, os.environ), as_json=asks_for_json(given)))
    output = Output(asked.lang or _language([], os.environ), as_json=getattr(asked, "json", False))
    try:
        settings = read_settings(os.environ, _told(asked))
        return _run(asked, settings, Output(settings.language, output.as_json))
    except InvalidSettings as error:
        return _fail(error.code, "\n".join(why_it_will_not_start(error, output.language)), output, WRONG_USAGE)
    except (BadStoreAddress, StorePasswordMissing) as error:
        return _refuse(error, output, WRONG_USAGE)
    except NetworkError as error:
        return _refuse(error, output, REFUSED)
    except BrokenPipeError:
        # whoever read standard output has stopped; Python would complain once more when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        return _fail("interrupted", output.text("interrupted"), output, REFUSED)
    except Exception as error:
        # a fault of ours: the whole story for who repairs it, a sentence for who met it
        traceback.print_exception(error)
        return _fail("fault", output.text("fault", kind=type(error).__name__), output, REFUSED)


def _run(asked: Namespace, settings: Settings, output: Output) -> int:
    with closing(_store_for(asked, settings.store)) as store:
        if asked.command in SERVING:
            return _serve(asked, settings, output, store)
        answer = COMMANDS[asked.command](asked, store, _user(settings, os.environ), output)
        return output.answer(answer) if answer is not None else 0


def _store_for(asked: Namespace, url: str) -> NetworkStore:
    """Return the store that a command works on; one that only looks makes no file that is not there.

    Raises
    ------
    StoreMissing
        There is nothing to look at.
    """
    if (asked.command == "analyse" and asked.file is not None) or (asked.command == "match" and asked.schools):
        return MemoryStore()  # a file is read as it stands
    if asked.command in MAKING or is_there(url) or getattr(asked, "apply", False):
        return open_store(url)
    if asked.command == "import":
        return MemoryStore()  # a plan for a store that is still empty
    raise StoreMissing(without_secret(url))


Command = Callable[[Namespace, NetworkStore, User, Output], Answer | None]

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "import": importing.import_files,
        "export": lambda asked, store, user, output: exporting.export_records(asked, store, output),
        "analyse": lambda asked, store, user, output: analysing.analyse(asked, store, output),
        "fit": lambda asked, store, user, output: fitting.fit(asked, store, output),
        "match": lambda asked, store, user, output: matching.match(asked, store, output),
        "route": lambda asked, store, user, output: routing.route(asked, store, output),
        "history": lambda asked, store, user, output: history.show_history(asked, store, output),
        "undo": history.take_back,
        "check": lambda asked, store, user, output: upkeep.check(store, output),
        "backup": lambda asked, store, user, output: backing_up.back_up(asked, store, output),
        "restore": lambda asked, store, user, output: backing_up.restore(asked, store, output),
        "migrate": lambda asked, store, user, output: upkeep.migrate(store, output),
    }
)
"""What each command does that answers and ends."""


def _serve(asked: Namespace, settings: Settings, output: Output, store: NetworkStore) -> int:
    # the screens take a second to load, which no other command should wait for
    from dashboard.cli import serving

    if asked.command == "demo":
        serving.fill_when_empty(store, User(settings.user, Role.ADMIN), output)
    return serving.serve(settings, output, store)


def _told(asked: Namespace) -> dict[str, str]:
    """Return the settings that the command line decides."""
    names = {"store": "store", "lang": "language", "host": "host", "port": "port"}
    told = {name: str(found) for given, name in names.items() if (found := getattr(asked, given, None))}
    if asked.command == "demo":
        told["mode"] = "demo"
        if not told.get("store") and not any(os.environ.get(f"KRUISPUNT_STORE{end}") for end in ("", "_FILE")):
            told["store"] = default_store(os.environ, DEMO_STORE)
    return told


def _user(settings: Settings, environment: Mapping[str, str]) -> User:
    """Return who works at this machine, as it will stand in the history."""
    if environment.get("KRUISPUNT_USER"):
        return User(settings.user, Role.ADMIN)
    try:
        return User(getpass.getuser(), Role.ADMIN)
    except (KeyError, OSError, ImportError):
        return User(settings.user, Role.ADMIN)  # a container may run as a number without a name


def _language(given: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language before arguments and settings are read and checked."""
    told = next((later for former, later in pairwise(given) if former == "--lang"), "")
    found = told or environment.get("KRUISPUNT_LANG", "")
    return found if found in LANGUAGES else LANGUAGES[0]


def _refuse(error: NetworkError, output: Output, code: int) -> int:
    return _fail(error.code, _sentence(error, output), output, code)


def _fail(error: str, message: str, output: Output, code: int) -> int:
    """Tell what is wrong to people, and to machines when they asked; return the exit code."""
    output.tell(message)
    if output.as_json:
        output.answer(Answer({"error": error, "message": message}))
    return code


def _sentence(error: NetworkError, output: Output) -> str:
    """Return an error in words, with those for the reason that the system gives."""
    if isinstance(error, FileUnusable) and error.reason_key:
        return t(f"error.{error.code}", output.language, **error.details | {"reason": output.text(error.reason_key)})
    return error_sentence(error, output.language)


def _tell_usage(error: WrongUsage, output: Output) -> int:
    output.tell(error.usage.rstrip())
    return _fail(usage.CODE, error.message, output, WRONG_USAGE)
