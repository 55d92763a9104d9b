"""`kruispunt check` and `migrate`."""

from dashboard.cli.output import DONE, REFUSED, Answer, Output
from dashboard.text import problem_sentence
from graph.model.errors import Violation
from graph.stores.checking import HISTORY_DIFFERS, INDEX_DIFFERS, STORE_DAMAGED, check_store
from graph.stores.factory import without_secret
from graph.stores.protocol import NetworkStore

OF_THE_STORE = frozenset({HISTORY_DIFFERS, INDEX_DIFFERS, STORE_DAMAGED})


def check(store: NetworkStore, output: Output) -> Answer:
    """Read everything and judge it: every record by the rules, and the history by what it leads to."""
    with output.progress("checking"):
        snapshot = store.snapshot()
        found = check_store(store)
    plain = {
        "ok": not found,
        "revision": snapshot.revision,
        "records": len(snapshot.records),
        "problems": [
            {
                "kind": violation.kind,
                "record": violation.record_id,
                "field": violation.field,
                "value": violation.value,
                "rule": violation.rule,
                "message": _sentence(violation, output),
            }
            for violation in found
        ],
    }
    lines = [": ".join(filter(None, [_where(violation), _sentence(violation, output)])) for violation in found]
    lines.append(output.text("checked", n=len(snapshot.records), revision=snapshot.revision, n_problems=len(found)))
    return Answer(plain, lines, REFUSED if found else DONE)


def _where(violation: Violation) -> str:
    return f"{violation.kind} {violation.record_id}".strip()


def migrate(store: NetworkStore, output: Output) -> Answer:
    """Bring the schema of the store up to date, which the first question to it does."""
    with output.progress("migrating"):
        revision = store.revision()
    address = without_secret(store.url)
    return Answer({"store": address, "revision": revision}, [output.text("migrated", store=address, revision=revision)])


def _sentence(violation: Violation, output: Output) -> str:
    if violation.rule in OF_THE_STORE:
        return output.text(violation.rule, detail=violation.value)
    return problem_sentence(violation, output.language)
