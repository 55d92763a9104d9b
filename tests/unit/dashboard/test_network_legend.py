"""The legend tells all that is drawn and nothing else, on screen and in a drawing."""

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.canvas.legend import entries, legend_rows
from dashboard.pages.network.canvas.styling import style_scene
from dashboard.pages.network.scene import compose_scene
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import company, organisation, tie

NETWORK = NetworkSnapshot(
    1,
    {
        record.id: record
        for record in (
            organisation("a", helix="education"),
            organisation("b", helix="research"),
            company("c"),
            tie("a", "b", strength=5, status="stated"),
            tie("b", "c", status="possible"),
            tie("a", "c"),
        )
    },
)


def legend_of(**choices):
    view = NetworkView(everything=True, **choices)
    scene = compose_scene(NETWORK, view)
    return [(entry.sign, entry.text, entry.shape) for entry in entries(scene, style_scene(scene), "nl")]


def test_lines_are_told_as_they_are_drawn():
    lines = [(text, dash) for sign, text, dash in legend_of() if sign == "line"]
    # strength 5 and strengths that are unknown differ in width; a tie without status is dotted
    assert lines == [
        ("vastgesteld", "solid"),
        ("mogelijk, gepland", "dashed"),
        ("status onbekend", "dotted"),
        ("dikker is sterker", "thick"),
    ]


def test_nothing_is_told_of_widths_that_are_equal():
    assert "dikker is sterker" not in [text for _, text, _ in legend_of(width="equal")]


def test_rings_and_dots_are_told_whom_they_mark():
    told = legend_of(ring="helix:education", badge="kind:company")
    assert ("ring", "helix: onderwijs", "") in told
    assert ("badge", "soort: Bedrijven", "") in told


def test_a_drawing_carries_the_same_entries_with_their_signs():
    view = NetworkView(everything=True, colour="degree", ring="helix:education")
    scene = compose_scene(NETWORK, view)
    styling = style_scene(scene)
    rows = legend_rows(scene, styling, "nl")
    assert [row["text"] for row in rows] == [entry.text for entry in entries(scene, styling, "nl")]
    assert [row["steps"] for row in rows if row["sign"] == "steps"] == [[f"scale-{n}" for n in range(1, 6)]]
    assert [row["count"] for row in rows if row["sign"] == "glyph"] == ["2", "1"]  # two organisations, one company
