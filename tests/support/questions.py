"""A small network to ask questions about."""

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.scene import Scene, compose_scene
from dashboard.pages.network.scenes import question_of
from graph.exploration.pattern import PatternQuestion
from graph.model.places import Place
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import company, project, school, tie

NETWORK = NetworkSnapshot(
    1,
    {
        record.id: record
        for record in (
            Place(id="plc-genk", name="Genk", province="Limburg"),
            Place(id="plc-gent", name="Gent", province="Oost-Vlaanderen"),
            company("aa", "Aa"),
            company("bb", "Bb"),
            company("cc", "Cc"),
            school("s-genk", "School Genk", municipality="Genk"),
            school("s-gent", "School Gent", municipality="Gent"),
            school("s-nowhere", "School Ergens"),
            project("p", "Eerste project", name_en="First project"),
            tie("aa", "s-genk", "MENTORS", edition="1", status="stated"),
            tie("bb", "s-gent", "MENTORS", edition="1", status="idea"),
            tie("cc", "s-nowhere", "MENTORS", edition="2"),
            tie("s-genk", "p", "PARTICIPATED_IN"),
            tie("aa", "bb"),
        )
    },
)
IN_LIMBURG = "company@;out*MENTORS*school@(provinces=Limburg)"
"""One fits for certain, and one perhaps: of its school the province is unknown."""


def asked(text: str) -> PatternQuestion:
    """Return the question of a text."""
    return PatternQuestion.from_text(text)


def scene_of(text: str, **view: object) -> Scene:
    """Return what the page shows of a question about the small network."""
    seen = NetworkView(question=text).having(**view)
    return compose_scene(NETWORK, seen, question_of(seen))
