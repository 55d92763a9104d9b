"""The STEM School Label: seven key elements with twenty-one criteria, by the ids of the reference list."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.labels import Label


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the label.

    Parameters
    ----------
    id, element_id : str
        Its id, and that of its key element.
    label : Label
        Name.
    """

    id: str
    element_id: str
    label: Label


ELEMENTS: Mapping[str, Label] = MappingProxyType(
    {
        "stem-1": Label("onderwijsmethode", "teaching method"),
        "stem-2": Label("leerplan", "curriculum"),
        "stem-3": Label("evaluatie", "assessment"),
        "stem-4": Label("professionalisering van het schoolpersoneel", "professionalisation of school staff"),
        "stem-5": Label("leiderschap en cultuur", "leadership and culture"),
        "stem-6": Label("samenwerking", "connections"),
        "stem-7": Label("schoolinfrastructuur", "school infrastructure"),
    }
)

EDITION_1: frozenset[str] = frozenset({"stem-1", "stem-2", "stem-4", "stem-6"})
"""The elements that the first edition of STEMpact kept."""

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("stem-1-01", "gepersonaliseerd leren", "personalised learning"),
    ("stem-1-02", "probleem- en projectgebaseerd leren", "problem- and project-based learning"),
    ("stem-1-03", "onderzoekend leren uit wetenschap en praktijk", "inquiry learning from science and practice"),
    ("stem-2-04", "nadruk op STEM", "emphasis on STEM"),
    ("stem-2-05", "lesgeven over vakken heen", "teaching across subjects"),
    ("stem-2-06", "lessen met een band met de praktijk", "lessons tied to practice"),
    ("stem-3-07", "doorlopend evalueren", "continuous assessment"),
    ("stem-3-08", "evaluatie op maat van de leerling", "assessment fitted to the pupil"),
    (
        "stem-4-09",
        "hooggekwalificeerd personeel met STEM als specialiteit",
        "highly qualified staff specialised in STEM",
    ),
    ("stem-4-10", "steun voor levenslang leren", "support for lifelong learning"),
    ("stem-4-11", "bijscholing van het personeel", "training of staff"),
    ("stem-5-12", "directie die STEM stimuleert en er budget voor geeft", "management that encourages and funds STEM"),
    ("stem-5-13", "hecht samenwerken, intern en met partners", "close cooperation, inside and with partners"),
    ("stem-5-14", "inclusieve cultuur", "inclusive culture"),
    ("stem-6-15", "samenwerking met de industrie", "connections with industry"),
    ("stem-6-16", "samenwerking met ouders en begeleiders", "connections with parents and guardians"),
    ("stem-6-17", "samenwerking met scholen en leerplatformen", "connections with schools and learning platforms"),
    ("stem-6-18", "samenwerking met hoger onderwijs en onderzoek", "connections with higher education and research"),
    ("stem-6-19", "samenwerking met de buurt", "connections with local communities"),
    ("stem-7-20", "toegang tot technologie en apparatuur", "access to technology and equipment"),
    ("stem-7-21", "goed lesmateriaal", "good classroom material"),
)

CRITERIA: tuple[Criterion, ...] = tuple(Criterion(key, key[:6], Label(nl, en)) for key, nl, en in _ROWS)
