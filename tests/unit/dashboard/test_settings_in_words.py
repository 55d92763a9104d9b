"""A setting that cannot be is told in words: which, its value, and what is allowed."""

import pytest

from dashboard.text import LANGUAGES, error_sentence
from dashboard.text.judgement import setting_value
from graph.analysis.setting_values import InvalidAnalysisSettings
from graph.analysis.settings import DEFAULTS, REGISTER

WRONG = {
    "communities.stable": 1.2,
    "communities.runs": 2.5,
    "cooling.cold_after_months": "lang",
    "introductions.kinds": ["dragon"],
    "introductions.established_only": 1,
    "readiness.amber_from": 0.75,
    "no.such": 1,
    **{f"fit.compatibility.{name}": 0 for name in ("type", "size", "culture", "sector")},
}


def refused(language: str) -> list[str]:
    with pytest.raises(InvalidAnalysisSettings) as told:
        DEFAULTS.changed(WRONG)
    return error_sentence(told.value, language).splitlines()


def test_all_that_is_wrong_is_told_in_dutch() -> None:
    first, *lines = refused("nl")
    assert first == "Deze instellingen kunnen niet. Wat er niet klopt:"
    assert lines[:3] == [
        "Groepen, overeenkomst tussen de keren, waaronder de indeling onstabiel heet (communities.stable) is 1,2; "
        "kies een waarde van 0 tot en met 1.",
        "Groepen, aantal keren dat de indeling wordt gezocht (communities.runs) is 2,5; "
        "een geheel getal van 1 tot en met 200 wordt verwacht.",
        "Afkoelende banden, tijd zonder teken van leven waarna een band koud is (cooling.cold_after_months) is lang; "
        "een getal van 0,1 tot en met 1\u202f200 maanden wordt verwacht.",
    ]
    assert "Organisaties, Bedrijven" in lines[3]
    assert lines[4].endswith("ja of nee (true of false) wordt verwacht.")
    assert lines[5] == "Er is geen instelling “no.such”."
    assert (
        lines[6]
        == "Partnerfit, gewicht in verenigbaarheid (fit.compatibility): minstens één waarde moet boven 0 liggen."
    )
    assert lines[7] == (
        "Tien voorwaarden, gemiddelde vanaf waar het licht oranje is (readiness.amber_from) is 0,75; "
        "dat moet lager zijn dan: Tien voorwaarden, gemiddelde vanaf waar het licht groen is."
    )


def test_the_same_is_told_in_english() -> None:
    first, *lines = refused("en")
    assert first == "These settings cannot be. What is not right:"
    assert lines[0] == (
        "Communities, agreement between runs below which a division is called unstable (communities.stable) is 1.2; "
        "choose a value from 0 to 1."
    )
    assert len(lines) == 8


def test_values_read_as_people_write_them() -> None:
    def told(name: str, value: object, language: str) -> str:
        return setting_value(REGISTER[name], value, language)  # type: ignore[arg-type]

    assert told("fit.weights.A", 0.18, "nl") == "0,18"
    assert told("fit.half_distance_km", 20.0, "en") == "20 km"
    assert told("introductions.freshness.half_life_years", 2.5, "nl") == "2,5 jaar"
    assert told("introductions.established_only", True, "en") == "yes"
    assert told("introductions.kinds", ["school", "project"], "nl") == "Scholen, Projecten"
    assert told("introductions.kinds", [], "nl") == "geen"
    assert told("cooling.by_layer.mentoring", None, "en") == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_can_be_shown(language: str) -> None:
    values = DEFAULTS.as_json()
    assert all(setting_value(setting, values[name], language) for name, setting in REGISTER.items())
