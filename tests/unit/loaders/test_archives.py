"""Archives of text tables are read as the tables in them; anything else is refused with its reason."""

import io
import zipfile

from tests.unit.loaders.files import counts, plan, rules, source

NODES = "id,naam\norg-a,Agoria\norg-b,Buso\n"
LINKS = "van,naar,relatie\norg-a,org-b,kent\n"


def archive(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def test_the_tables_of_an_archive_are_read_together_and_named_by_their_place():
    made = plan(source("net.zip", archive({"relaties.csv": LINKS, "organisaties.csv": NODES})))
    assert counts(made) == {"organisation": {"new": 2}, "tie": {"new": 1}}
    assert made.files == ("net.zip/organisaties.csv", "net.zip/relaties.csv")


def test_an_archive_with_anything_else_is_refused_as_a_whole():
    made = plan(source("net.zip", archive({"organisaties.csv": NODES, "foto.png": b"\x89PNG"})))
    assert rules(made) == ["format_not_imported"]
    assert not made.change_set


def test_an_archive_that_unpacks_to_far_more_than_it_weighs_is_refused():
    # 2 MB of one letter packs to about 2 kB: a ratio of 1 000, where tables have 3 to 20
    made = plan(source("net.zip", archive({"organisaties.csv": b"a" * 2_000_000})))
    assert rules(made) == ["zip_ratio"]


def test_names_that_lead_out_of_the_archive_are_refused():
    assert rules(plan(source("net.zip", archive({"../organisaties.csv": NODES})))) == ["zip_names"]


def test_a_cut_archive_is_refused():
    data = archive({"organisaties.csv": NODES})
    assert rules(plan(source("net.zip", data[: len(data) // 2]))) == ["zip_damaged"]
