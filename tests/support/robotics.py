"""An alliance on the region, with enough recorded about some candidates to rank them."""

from graph.model.alliances import Alliance
from graph.model.assessments import Rating
from graph.model.capabilities import Need, Offer
from graph.model.dossiers import Candidate
from graph.model.records import Record

LAB = "all-robotica-demolab"
INITIATOR = "org-syntra-limburg"
FAR = "org-ku-leuven-brugge"
SEEKS = (("robots", 1.0), ("kennis", 0.75), ("ruimte", 0.5))
OFFERS = {
    "org-flanders-make": (("robots", 0.75), ("kennis", 1.0), ("ruimte", 0.5)),
    "org-t2-campus": (("robots", 0.5), ("kennis", 0.5), ("ruimte", 1.0)),
    "org-vdab": (("robots", 0.25), ("kennis", 0.5), ("ruimte", 0.75)),
    "org-sirris": (("robots", 0.5), ("kennis", 1.0)),
}
SOUGHT_BY = {
    "org-flanders-make": (("opleiding", 1.0), ("ruimte", 0.25)),
    "org-t2-campus": (("opleiding", 0.5),),
    "org-vdab": (("opleiding", 1.0),),
    "org-sirris": (("opleiding", 0.5),),
}


def _risk(name: str, probability: float, impact: float) -> dict[str, float]:
    return {f"risk:{name}:probability": probability, f"risk:{name}:impact": impact}


RATED = {
    "org-flanders-make": {"willingness": 4, "interest:opleiding": 5, **_risk("overlap", 2, 3)},
    "org-t2-campus": {"willingness": 5, "interest:opleiding": 4, **_risk("bezetting", 3, 2)},
    "org-vdab": {"willingness": 3, "interest:opleiding": 5, **_risk("mandaat", 2, 2)},
    "org-sirris": {"willingness": 3, "interest:opleiding": 3.5, **_risk("overlap", 2, 2)},
    INITIATOR: {"interest:opleiding": 5},
}  # fmt: skip
LISTED = (*OFFERS, "org-rtc-limburg", FAR, "com-kuka", "com-actemium")


def robotics_lab() -> tuple[Record, ...]:
    """Return the records of the alliance and of what is known of its candidates."""
    statement = "Een plek waar bedrijven en leerlingen robots aan het werk zien, met een instapcursus van fabrikanten."
    lab = Alliance(
        id=LAB,
        name="Robotica-demolab in Limburg",
        ambition=statement,
        themes=("robotics-cobots", "education-of-tomorrow"),
        initiator_id=INITIATOR,
        owner="projectleider Imaginnovation",
        phase="explore",
        must_bring=("robots",),
        within_km=90.0,
    )
    return (
        lab,
        *(Need(id=f"nee-{what}", subject_id=LAB, capability=what, level=level) for what, level in SEEKS),
        Offer(id="off-syntra-opleiding", subject_id=INITIATOR, capability="opleiding", level=0.75),
        *(_capability(Offer, "off", party, *one) for party, many in OFFERS.items() for one in many),
        *(_capability(Need, "nee", party, *one) for party, many in SOUGHT_BY.items() for one in many),
        *(_rating(party, name, value) for party, many in RATED.items() for name, value in many.items()),
        *(Candidate(id=f"can-{one}", subject_id=LAB, party_id=one, state="listed", on="2026-11-02") for one in LISTED),
    )


def _capability(kind: type[Need] | type[Offer], start: str, party: str, what: str, level: float) -> Record:
    return kind(id=f"{start}-{party}-{what}", subject_id=party, capability=what, level=level)


def _rating(party: str, name: str, value: float) -> Record:
    return Rating(
        id=f"rat-{party}-{name.replace(':', '-')}",
        subject_id=party,
        attribute=name,
        value=value,
        rated_by="An Peeters",
        on="2026-11-10",
    )
