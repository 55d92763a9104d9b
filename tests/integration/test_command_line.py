"""The command line as others script against it: real processes, a real store in a file, exit codes and JSON.

Shapes of JSON are those of the contract (design chapter 12); numbers are counted by hand in the files below.
"""

import io
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.command_line import PROGRAM, START, answer, environment, run

NODES = "id,naam,gemeente\norg-a,Agoria,Brussel\norg-b,Buso,Genk\n"
LINKS = "van,naar,relatie\norg-a,org-b,werkt samen met\n"
BROKEN = "id,naam,breedtegraad\norg-c,Cera,50.9\norg-d,Dako,51.0\norg-e,Eos,52.0\norg-f,Febe,noord\n"
PLAN_KEYS = {"new", "changed", "unchanged", "conflict", "refused"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "organisaties.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "relaties.csv").write_text(LINKS, encoding="utf-8")
    (tmp_path / "kapot.csv").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def filled(folder: Path) -> Path:
    assert run(folder, "import", "relaties.csv", "organisaties.csv", "--apply").returncode == 0
    return folder


def test_an_import_is_planned_first_and_writes_nothing(folder):
    assert answer(folder, "import", "relaties.csv", "organisaties.csv") == {
        "files": ["organisaties.csv", "relaties.csv"],
        "format": "csv",
        "plan": {
            "organisation": {"new": 2, "changed": 0, "unchanged": 0, "conflict": 0, "refused": 0},
            "tie": {"new": 1, "changed": 0, "unchanged": 0, "conflict": 0, "refused": 0},
        },
        "problems": [],
        "applied": False,
        "revision": 0,
    }
    assert answer(folder, "history", code=1)["error"] == "store_missing"  # nothing was written at all


def test_an_applied_import_is_one_revision_and_a_second_time_changes_nothing(folder):
    first = answer(folder, "import", ".", "--format", "csv", "--apply", code=1)
    assert first["applied"] is False  # the folder holds a broken file too: all or nothing
    done = answer(folder, "import", "organisaties.csv", "relaties.csv", "--apply")
    assert (done["applied"], done["revision"]) == (True, 1)
    again = answer(folder, "import", "organisaties.csv", "relaties.csv", "--apply")
    assert again["plan"]["organisation"]["unchanged"] == 2
    assert again["revision"] == 1


def test_a_refused_row_keeps_everything_out_and_is_told_with_its_place(folder):
    found = answer(folder, "import", "kapot.csv", "--apply", code=1)
    (problem,) = [problem for problem in found["problems"] if problem["rule"] == "number"]
    assert set(problem) == {"file", "row", "column", "value", "rule", "message"}
    assert (problem["file"], problem["row"], problem["column"], problem["value"]) == (
        "kapot.csv",
        5,
        "breedtegraad",
        "noord",
    )
    assert "noord" in problem["message"]
    assert found["plan"]["organisation"] == {"new": 3, "changed": 0, "unchanged": 0, "conflict": 0, "refused": 1}
    assert (found["applied"], found["revision"]) == (False, 0)


def test_the_rest_can_be_taken_when_asked_and_the_code_still_says_incomplete(folder):
    found = answer(folder, "import", "kapot.csv", "--apply", "--skip-refused", code=1)
    assert (found["applied"], found["revision"]) == (True, 1)
    assert answer(folder, "check")["records"] == 3


def test_people_read_a_table_and_every_problem_in_their_language(folder):
    dutch = run(folder, "import", "kapot.csv")
    english = run(folder, "import", "kapot.csv", "--lang", "en")
    by_setting = run(folder, "import", "kapot.csv", KRUISPUNT_LANG="en")
    assert "Organisaties  3" in dutch.stdout.decode()
    assert "FOUT  kapot.csv, rij 5" in dutch.stdout.decode()
    assert "ERROR  kapot.csv, row 5" in english.stdout.decode()
    assert by_setting.stdout == english.stdout


def test_a_mapping_is_saved_and_used_again(folder):
    assert run(folder, "import", "organisaties.csv", "--save-mapping", "m.json").returncode == 0
    mapping = json.loads((folder / "m.json").read_text(encoding="utf-8"))
    mapping["tables"][0]["columns"][2]["target"] = "country"
    (folder / "m.json").write_text(json.dumps(mapping), encoding="utf-8")
    run(folder, "import", "organisaties.csv", "--mapping", "m.json", "--apply")
    exported = json.loads(run(folder, "export", "--format", "json").stdout)
    assert [record["country"] for record in exported["records"]] == ["Brussel", "Genk"]


def test_a_file_in_another_format_than_was_said_is_refused(folder):
    found = answer(folder, "import", "organisaties.csv", "--format", "gexf", "--apply", code=1)
    assert [problem["rule"] for problem in found["problems"]] == ["format_differs"]
    assert found["applied"] is False


@pytest.mark.parametrize(
    ("format_", "place"),
    [("json", "uit.json"), ("csv", "uit/"), ("csv", "u.zip"), ("xlsx", "u.xlsx"), ("gexf", "u"), ("graphml", "u.xml")],
)
def test_what_is_exported_to_a_file_comes_back_into_an_empty_store(filled, format_, place):
    out = filled / place
    told = answer(filled, "export", "--format", format_, "--out", f"{filled}/{place}")
    assert told == {"file": str(out), "records": 3}
    fresh = answer(filled, "import", str(out), "--store", "memory:")
    assert {kind: counts["new"] for kind, counts in fresh["plan"].items()} == {"organisation": 2, "tie": 1}
    back = answer(filled, "import", str(out), "--apply")
    assert back["revision"] == 1  # nothing differs from what is stored


def test_an_export_without_a_file_is_standard_output_itself(filled):
    done = run(filled, "export", "--format", "gexf")
    assert done.stdout.startswith(b"<?xml")
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [("--format", "gexf", "--out", "."), ("--format", "csv", "--out", "net.csv")])
def test_an_export_that_cannot_go_where_it_should_is_refused(filled, arguments):
    assert answer(filled, "export", *arguments, code=1)["error"] == "bad_destination"


def test_an_export_to_a_missing_folder_leaves_nothing_behind(filled):
    before = sorted(filled.iterdir())
    assert answer(filled, "export", "--format", "json", "--out", "nergens/net.json", code=1)["error"] == "file_unusable"
    assert sorted(filled.iterdir()) == before


def test_history_tells_who_wrote_what_and_why_newest_first(filled):
    run(filled, "undo")
    found = answer(filled, "history")
    assert found["revision"] == 2
    assert [set(entry) for entry in found["revisions"]] == 2 * [
        {"number", "at", "actor", "reason", "undoes", "n_changes"}
    ]
    assert [(e["number"], e["actor"], e["undoes"], e["n_changes"]) for e in found["revisions"]] == [
        (2, "els", 1, 3),
        (1, "els", None, 3),
    ]
    assert found["revisions"][1]["reason"] == "import: organisaties.csv, relaties.csv"
    assert [entry["number"] for entry in answer(filled, "history", "--since", "1")["revisions"]] == [2]


def test_the_history_of_a_record_tells_old_and_new_values(filled):
    (filled / "organisaties.csv").write_text(NODES.replace("Genk", "Hasselt"), encoding="utf-8")
    run(filled, "import", "organisaties.csv", "--apply")
    newest, _ = answer(filled, "history", "--record", "org-b")["revisions"]
    assert newest["changes"] == [{"field": "municipality", "old": "Genk", "new": "Hasselt"}]
    assert answer(filled, "history", "--record", "org-z", code=1)["error"] == "record_not_found"


def test_undo_takes_back_the_newest_or_the_named_revision(filled):
    assert answer(filled, "undo") == {"revision": 2, "undoes": 1, "n_changes": 3}
    assert answer(filled, "undo", code=1)["error"] == "nothing_to_undo"
    assert answer(filled, "undo", "7", code=1)["error"] == "revision_not_found"
    assert answer(filled, "check")["records"] == 0


def test_check_reads_everything(filled):
    assert answer(filled, "check") == {"ok": True, "revision": 1, "records": 3, "problems": []}


def test_a_backup_brings_records_and_history_back_into_an_empty_store(filled):
    run(filled, "undo")
    told = {"file": "net.backup", "revision": 2, "records": 0}
    assert answer(filled, "backup", "net.backup") == told
    fresh = ("--store", "sqlite:///vers.sqlite")
    assert answer(filled, "restore", "net.backup", *fresh) == told
    assert answer(filled, "history", *fresh) == answer(filled, "history")
    assert answer(filled, "undo", "2", *fresh)["n_changes"] == 3
    assert answer(filled, "check", *fresh)["records"] == 3


def test_a_restore_is_refused_over_facts_and_from_a_file_that_is_no_backup(filled):
    run(filled, "backup", "net.backup")
    assert answer(filled, "restore", "net.backup", code=1)["error"] == "store_not_empty"
    assert answer(filled, "restore", "nergens", "--store", "memory:", code=1)["error"] == "file_unusable"
    assert answer(filled, "restore", "kapot.csv", "--store", "memory:", code=1)["error"] == "backup_damaged"
    assert answer(filled, "backup", "nergens/net.backup", code=1)["error"] == "file_unusable"
    assert answer(filled, "check")["records"] == 3


def test_migrate_tells_where_the_store_stands(filled):
    assert answer(filled, "migrate") == {"store": f"sqlite:///{filled / 'net.sqlite'}", "revision": 1}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("vlieg",),
        ("vertel",),
        ("import",),
        ("backup",),
        ("export", "--format", "pajek"),
        ("history", "--since", "gisteren"),
        ("undo", "-1"),
        ("check", "--lang", "fr"),
        ("check", "--store", "ftp:iets"),
        ("demo", "--host", "0.0.0.0"),
        ("serve", "--port", "99999"),
    ],
)
def test_wrong_usage_is_code_2_and_standard_output_stays_empty(folder, arguments):
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr


@pytest.mark.parametrize(
    ("arguments", "nl", "en"),
    [
        (("import",), "Er ontbreekt iets: FILE.", "Something is missing: FILE."),
        (("export", "--format", "gpx"), "gpx kan niet bij --format. Kies uit: ", "Choose one of"),
        (("history", "--since", "gisteren"), "gisteren kan niet bij --since", "gisteren cannot be used with --since"),
        (("undo", "-1"), "-1 kan niet bij REV: verwacht wordt een getal", "-1 cannot be used with REV: a number"),
        (("check", "--vlug"), "Dit is niet bekend: --vlug.", "This is not known: --vlug."),
        (("export", "--format"), "--format vraagt een waarde.", "--format needs a value."),
        (("vlieg",), "vlieg kan niet bij", "vlieg cannot be used with"),
    ],
)
def test_wrong_usage_is_one_object_too_when_that_is_asked_and_speaks_the_language(folder, arguments, nl, en):
    for language, words in (("nl", nl), ("en", en)):
        found = answer(folder, *arguments, code=2, KRUISPUNT_LANG=language)
        assert (found["error"], words in str(found["message"])) == ("wrong_usage", True), found


@pytest.mark.parametrize("environ", [{}, {"NEO4J_PASSWORD_FILE": "nergens"}, {"NEO4J_PASSWORD_FILE": "."}])
def test_a_server_without_a_password_is_told_apart_from_a_wrong_address(folder, environ):
    given = {"NEO4J_PASSWORD": ""} | environ
    found = answer(folder, "check", "--store", "neo4j://127.0.0.1:1", code=2, **given)
    assert found["error"] == "store_password_missing"
    assert "NEO4J_PASSWORD" in str(found["message"])


def test_settings_that_are_wrong_are_one_object_too(folder):
    assert answer(folder, "check", "--store", "ftp:iets", code=2)["error"] in ("bad_store_address", "invalid_settings")
    assert answer(folder, "check", code=2, KRUISPUNT_PORT="99999")["error"] == "invalid_settings"


def test_a_missing_file_and_a_bad_mapping_are_refused_with_a_sentence(folder):
    missing = answer(folder, "import", "nergens.csv", code=1)
    assert missing["error"] == "file_unusable"
    assert missing["message"] == "nergens.csv kan niet gebruikt worden: het bestaat niet."
    (folder / "m.json").write_text("[]", encoding="utf-8")
    assert answer(folder, "import", "organisaties.csv", "--mapping", "m.json", code=1)["error"] == "bad_mapping"


def test_a_mapping_with_a_mistake_says_where(folder):
    columns = [{"column": "naam", "target": "nam"}]
    table = {"table": "organisaties", "kind": "organisation", "columns": columns}
    (folder / "m.json").write_text(json.dumps({"version": 1, "tables": [table]}), encoding="utf-8")
    message = str(answer(folder, "import", "organisaties.csv", "--mapping", "m.json", code=1)["message"])
    assert "organisaties" in message
    assert "nam;" in message
    assert "municipality" in message  # one of the targets that are possible


def test_headings_without_rows_are_no_fault(folder):
    (folder / "leeg.csv").write_text("id,naam\n", encoding="utf-8")
    found = answer(folder, "import", "leeg.csv", "--apply")
    assert (found["plan"], found["revision"], [p["rule"] for p in found["problems"]]) == ({}, 0, ["no_rows"])
    assert "Er zijn geen rijen om in te lezen." in run(folder, "import", "leeg.csv", "--apply").stdout.decode()


def test_what_is_there_already_is_not_told_to_be_written(filled):
    told = run(filled, "import", "organisaties.csv", "--apply").stdout.decode()
    assert "Alles staat al in het netwerk" in told


def test_nothing_that_a_file_brings_steers_the_terminal(folder):
    name = "a\x1b[31m\u202ebc.csv"
    (folder / name).write_text("id,naam\no1,A\no1,B\x1b]0;x\x07\n", encoding="utf-8")
    done = run(folder, "import", name)
    assert done.returncode == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", done.stdout.decode() + done.stderr.decode())
    assert "a\\x1b[31m\\u202ebc.csv" in done.stdout.decode()


def test_nothing_that_a_library_prints_gets_between_the_json(folder):
    buffer = io.BytesIO()
    Workbook().save(buffer)
    styles = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" />'
    with zipfile.ZipFile(buffer) as whole, zipfile.ZipFile(folder / "stijl.xlsx", "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            # a named style that is not in the list of styles: openpyxl prints "0 is out of range"
            broken.writestr(name, content.replace(styles, b"", 1) if name == "xl/styles.xml" else content)
    found = answer(folder, "import", "stijl.xlsx", code=1)
    assert [p["rule"] for p in found["problems"]] == ["spreadsheet_damaged"]


def test_a_problem_says_in_which_sheet_of_several_it_is(folder):
    book = Workbook()
    book.active.title = "Leden"
    for row in (("id", "naam"), ("o1", "A"), ("o1", "B")):
        book.active.append(row)
    book.create_sheet("Gasten").append(("id", "naam"))
    book.save(folder / "boek.xlsx")
    found = answer(folder, "import", "boek.xlsx", code=1)
    messages = [str(p["message"]) for p in found["problems"] if p["rule"] == "duplicate_id"]
    assert [message.startswith("Leden: ") for message in messages] == [True, True]


def test_people_see_a_few_notices_of_a_sort_and_machines_all(folder):
    links = "".join(f"A,B{number}\n" for number in range(20))
    (folder / "relaties.csv").write_text(f"van,naar\n{links}", encoding="utf-8")
    found = answer(folder, "import", "relaties.csv")
    assert sum(p["rule"] == "created_missing_end" for p in found["problems"]) == 21
    told = run(folder, "import", "relaties.csv").stdout.decode()
    assert told.count("is aangemaakt") == 5
    assert "… en nog 16 keer zoiets." in told


def test_an_export_is_as_closed_to_others_as_the_user_wants(filled):
    before = os.umask(0o077)
    try:
        run(filled, "export", "--format", "json", "--out", "net.json")
    finally:
        os.umask(before)
    assert (filled / "net.json").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in filled.iterdir() if path.name.startswith(".")) == []


def test_an_interrupted_import_writes_nothing_and_says_so(folder):
    os.mkfifo(folder / "traag.csv")  # a file that keeps the import waiting
    process = subprocess.Popen(
        [*PROGRAM, "import", "traag.csv", "--apply", "--json"],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with (folder / "traag.csv").open("wb"):  # opens when the import has started to read
        process.send_signal(signal.SIGINT)
        answered, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Onderbroken" in told.decode()
    assert json.loads(answered)["error"] == "interrupted"
    assert answer(folder, "check")["revision"] == 0


@pytest.mark.parametrize("pages", [1, 200])
def test_an_import_that_is_killed_while_it_writes_leaves_all_or_nothing(folder, pages):
    rows = "".join(f"org-{number},Naam {number},Genk\n" for number in range(6_000))
    (folder / "groot.csv").write_text("id,naam,gemeente\n" + rows, encoding="utf-8")
    assert run(folder, "import", "organisaties.csv", "--apply").returncode == 0
    journal = folder / "net.sqlite-wal"
    process = subprocess.Popen(
        [*PROGRAM, "import", "groot.csv", "--apply"], cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL
    )
    # SQLite writes ahead: the journal grows while the transaction is under way
    while process.poll() is None and (not journal.exists() or journal.stat().st_size < pages * 4096):
        pass
    process.kill()
    process.wait(timeout=60)
    found = answer(folder, "check")
    assert (found["revision"], found["records"]) in ((1, 2), (2, 6_002))
    assert answer(folder, "import", "groot.csv", "--apply")["revision"] == 2
    assert answer(folder, "check")["records"] == 6_002


def test_a_reader_of_standard_output_that_stops_early_is_no_crash(filled):
    process = subprocess.Popen(
        [*PROGRAM, "export", "--format", "json"],
        cwd=filled,
        env=environment(filled),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert b"Traceback" not in process.communicate(timeout=120)[1]


def test_without_a_told_store_the_network_lies_in_the_data_folder_of_the_user(folder):
    assert run(folder, "import", "organisaties.csv", "--apply", KRUISPUNT_STORE="").returncode == 0
    assert (folder / "data" / "kruispunt" / "kruispunt.sqlite").exists()


@pytest.fixture(params=["sqlite", "memory"])
def demo(request, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    store = [] if request.param == "sqlite" else ["--store", "memory:"]
    process = subprocess.Popen(
        [*PROGRAM, "demo", "--port", "0", *store],
        cwd=folder,
        env=environment(folder) | {"KRUISPUNT_STORE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line or process.stderr.read().decode()  # no line: it ended, and says why
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def test_the_demo_shows_the_region_at_the_address_it_prints_until_it_is_interrupted(demo):
    process, address = demo
    with urllib.request.urlopen(f"{address}/readyz", timeout=120) as ready:  # noqa: S310 - the address the program printed
        assert ready.status == 200
    with urllib.request.urlopen(address, timeout=120) as page:  # noqa: S310 - the same
        assert b"<title>Kruispunt</title>" in page.read()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0
    assert b"2417" in told  # 1 295 nodes, 6 names of documents and 1 116 ties: the counts of the region files
    assert b"Traceback" not in told


def test_a_port_that_is_taken_is_refused_with_a_sentence(demo, folder):
    _, address = demo
    done = run(folder, "serve", "--port", address.rpartition(":")[2], "--store", "memory:")
    assert done.returncode == 1
    assert b"--port" in done.stderr


def test_a_fault_of_ours_is_told_in_words_and_leaves_no_doubt_about_what_is_stored(filled):
    broken = START.replace(
        "sys.exit", "from graph.stores.sqlite_store import SqliteStore; SqliteStore.log = None; sys.exit"
    )
    for extra in ((), ("--json",)):
        done = subprocess.run(
            [sys.executable, "-c", broken, "history", *extra],
            cwd=filled,
            env=environment(filled),
            capture_output=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 1
        assert "Dit is een fout van Kruispunt, niet van jou (TypeError)" in done.stderr.decode()
        assert "Traceback" in done.stderr.decode()
    assert json.loads(done.stdout)["error"] == "fault"


def test_taking_back_what_was_taken_back_before_changes_nothing_and_says_so(filled):
    done = run(filled, "undo", "1")
    assert "ongedaan gemaakt" in done.stderr.decode() + done.stdout.decode()
    again = run(filled, "undo", "1")
    assert "was al ongedaan gemaakt; er is niets veranderd" in again.stdout.decode() + again.stderr.decode()
    assert answer(filled, "undo", "1")["n_changes"] == 0
    assert answer(filled, "history")["revision"] == 2


@pytest.mark.parametrize("command", [("check",), ("history",), ("export", "--format", "json"), ("backup", "b.zip")])
def test_what_only_looks_makes_no_store_and_says_that_there_is_none(folder, command):
    assert answer(folder, *command, code=1)["error"] == "store_missing"
    assert not list(folder.glob("*.sqlite*"))
    assert not (folder / "b.zip").exists()


def test_a_plan_for_a_store_that_is_not_there_writes_nothing(folder):
    assert answer(folder, "import", "organisaties.csv")["plan"]["organisation"]["new"] == 2
    assert not list(folder.glob("*.sqlite*"))


def test_all_files_that_are_not_there_are_named(folder):
    told = answer(folder, "import", "organisaties.csv", "weg1.csv", "weg2.csv", code=1)
    assert told["error"] == "file_unusable"
    assert "weg1.csv, weg2.csv" in told["message"]


def test_a_folder_tells_what_was_not_read_and_one_without_data_is_refused(folder):
    inner = folder / "lijsten"
    (inner / "oud").mkdir(parents=True)
    (inner / "leesmij.md").write_text("# Lijsten", encoding="utf-8")
    assert "lijsten" in answer(folder, "import", "lijsten", code=1)["message"]
    (inner / "partners.csv").write_text("naam;type\nAgoria;organisatie\n", encoding="utf-8")
    found = answer(folder, "import", "lijsten")
    assert found["files"] == ["partners.csv"]
    assert [p["value"] for p in found["problems"] if p["rule"] == "entry_skipped"] == ["leesmij.md", "oud"]


def test_what_would_be_taken_without_the_refused_rows_is_a_plan_until_it_is_applied(folder):
    told = run(folder, "import", "kapot.csv", "--skip-refused").stdout.decode()
    assert "--apply --skip-refused" in told
    assert answer(folder, "history", code=1)["error"] == "store_missing"


def test_a_fault_is_told_in_the_words_of_the_file_and_of_the_reader(folder):
    lines = ["van;naar;status"] + [f"A{n};B{n};ondertekend" for n in range(20)]
    (folder / "banden.csv").write_text("\n".join([*lines, "A;B;misschien wel"]) + "\n", encoding="utf-8")
    dutch = answer(folder, "import", "banden.csv", code=1)["problems"]
    english = answer(folder, "import", "banden.csv", KRUISPUNT_LANG="en", code=1)["problems"]
    (one,), (other,) = ([p["message"] for p in found if p["rule"] == "choice"] for found in (dutch, english))
    assert ("mogelijk" in one, "possible" in one) == (True, False)
    assert ("mogelijk" in other, "possible" in other) == (False, True)
    (folder / "personen.csv").write_text("naam\nJan Peeters\n", encoding="utf-8")
    message = answer(folder, "import", "personen.csv", code=1)["problems"][0]["message"]
    assert "Doel van de verwerking" in message
    assert "purpose" not in message


def test_what_cannot_be_taken_back_any_more_leads_on(filled):
    (filled / "organisaties.csv").write_text("id;naam;gemeente\norg-a;Agoria;Hasselt\n", encoding="utf-8")
    assert answer(filled, "import", "organisaties.csv", "--apply")["revision"] == 2
    (filled / "organisaties.csv").write_text("id;naam;gemeente\norg-a;Agoria;Genk\n", encoding="utf-8")
    assert answer(filled, "import", "organisaties.csv", "--apply")["revision"] == 3
    found = answer(filled, "undo", "2", code=1)
    assert found["error"] == "undo_conflict"
    assert "Hasselt" not in str(answer(filled, "export", "--format", "json", "--out", "uit.json"))
    assert answer(filled, "history")["revision"] == 3


def test_a_folder_is_no_store_and_the_version_is_told(folder):
    assert answer(folder, "check", "--store", f"sqlite:///{folder}", code=1)["error"] == "not_a_store"
    assert run(folder, "--version").stdout.decode() == f"kruispunt {version('kruispunt')}\n"


# methods 0.4 and T4.2: the network M10, with betweenness by distance and the effective size of S1
M10 = """from,to,s
S1,P1,5
S2,P1,3
S1,S2,4
P1,O1,4
O1,K1,2
K1,B1,5
B1,B2,3
K1,B2,1
B2,B3,2
O1,C1,1
"""


def test_measures_of_a_file_as_it_stands(folder: Path) -> None:
    (folder / "m10.csv").write_text(M10, encoding="utf-8")
    asked = ("analyse", "--file", "m10.csv", "--measures", "betweenness,effective_size,strength", "--strength", "s")
    found = answer(folder, *asked)
    assert (found["nodes"], found["ties"]) == (9, 10)
    measures = found["measures"]
    assert set(measures) == {"betweenness", "effective_size", "strength"}  # type: ignore[call-overload]
    assert measures["betweenness"]["input"] == "distance"  # type: ignore[index]
    values = measures["betweenness"]["values"]  # type: ignore[index]
    assert values == {"S1": 0, "S2": 0, "P1": 12, "O1": 19, "K1": 15, "B1": 12, "B2": 7, "B3": 0, "C1": 0}
    assert measures["effective_size"]["values"]["S1"] == pytest.approx(1.3167, abs=1e-4)  # type: ignore[index]
    assert measures["strength"]["values"]["P1"] == pytest.approx(2.4)  # type: ignore[index]
    assert found["network"]["bridges"] == 4  # type: ignore[index]
    assert not (folder / "net.sqlite").exists()


def test_measures_of_a_file_without_strengths_count_every_tie_alike(folder: Path) -> None:
    (folder / "m10.csv").write_text(M10, encoding="utf-8")
    found = answer(folder, "analyse", "--file", "m10.csv", "--measures", "betweenness")
    assert found["measures"]["betweenness"]["input"] == "none"  # type: ignore[index]
    assert found["measures"]["betweenness"]["values"]["B1"] == 0  # type: ignore[index]


def test_measures_of_a_store_say_what_is_not_known(folder: Path) -> None:
    answer(folder, "import", "organisaties.csv", "relaties.csv", "--apply")
    found = answer(folder, "analyse")
    strength = found["measures"]["strength"]  # type: ignore[index]
    assert strength["values"] == {"org-a": None, "org-b": None}
    assert strength["bounds"] == {"org-a": [0.2, 1.0], "org-b": [0.2, 1.0]}
    assert found["measures"]["betweenness"]["note"] == "Niet betrouwbaar: deze maat zegt pas iets vanaf 3 punten."  # type: ignore[index]
    assert answer(folder, "analyse", "--layer", "conflict")["ties"] == 0


def test_what_is_wrong_with_a_file_to_measure_is_told_all_at_once(folder: Path) -> None:
    (folder / "fout.csv").write_text("from,to,s\na,b,veel\na,,2\nb,c,-1\n", encoding="utf-8")
    found = answer(folder, "analyse", "--file", "fout.csv", "--strength", "s", code=1)
    assert found["error"] == "file_refused"
    for told in ("veel", "-1", "to"):
        assert told in str(found["message"])
    assert "banden" in str(answer(folder, "analyse", "--file", "organisaties.csv", code=1)["message"])
    assert answer(folder, "analyse", "--file", "fout.csv", "--measures", "roem", code=1)["error"] == "measure_not_found"
