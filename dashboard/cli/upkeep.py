"""`kruispunt check` and `migrate`."""

from dashboard.cli.output import DONE, REFUSED, Answer, Output
from dashboard.text import problem_sentence
from graph.changes import compose, same_content
from graph.model.errors import Violation
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import link_violations, violations
from graph.stores.factory import without_secret
from graph.stores.protocol import NetworkStore

HISTORY_DIFFERS = "history_differs"


def check(store: NetworkStore, output: Output) -> Answer:
    """Read everything and judge it: every record by the rules, and the history by what it leads to."""
    with output.progress("checking"):
        snapshot = store.snapshot()
        found = [*_broken_rules(snapshot), *_broken_history(store, snapshot)]
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
    lines = [f"{violation.kind} {violation.record_id}: {_sentence(violation, output)}" for violation in found]
    lines.append(output.text("checked", n=len(snapshot.records), revision=snapshot.revision, n_problems=len(found)))
    return Answer(plain, lines, REFUSED if found else DONE)


def migrate(store: NetworkStore, output: Output) -> Answer:
    """Bring the schema of the store up to date, which the first question to it does."""
    with output.progress("migrating"):
        revision = store.revision()
    address = without_secret(store.url)
    return Answer({"store": address, "revision": revision}, [output.text("migrated", store=address, revision=revision)])


def _broken_rules(snapshot: NetworkSnapshot) -> list[Violation]:
    def kind_by_id(record_id: str) -> str | None:
        record = snapshot.records.get(record_id)
        return record.kind if record is not None else None

    return [
        violation
        for record in snapshot.records.values()
        for violation in (*violations(record), *link_violations(record, kind_by_id))
    ]


def _broken_history(store: NetworkStore, snapshot: NetworkSnapshot) -> list[Violation]:
    """Return the records that are not what all revisions together made of them."""
    net = compose(revision.changes for revision in store.changes(0, snapshot.revision))
    made = {change.record_id: change.after for change in net if change.after is not None}
    return [
        Violation((snapshot.records.get(key) or made[key]).kind, key, "", "", HISTORY_DIFFERS)
        for key in snapshot.records.keys() | made.keys()
        if not same_content(snapshot.records.get(key), made.get(key))
    ]


def _sentence(violation: Violation, output: Output) -> str:
    if violation.rule == HISTORY_DIFFERS:
        return output.text("history_differs")
    return problem_sentence(violation, output.language)
