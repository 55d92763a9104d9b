"""Closed lists of terms. Open lists live in the vocabulary, as `Theme` records."""

from graph.model.labels import Choice, Label


def _choices(*rows: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, Label(nl, en)) for code, nl, en in rows)


HELIX = _choices(
    ("government", "overheid", "government"),
    ("business", "bedrijfsleven", "business"),
    ("education", "onderwijs", "education"),
    ("research", "onderzoek", "research"),
    ("civil_society", "middenveld", "civil society"),
)

TIE_STATUS = _choices(
    ("stated", "vastgesteld", "stated"),
    ("signed", "ondertekend", "signed"),
    ("linked", "gekoppeld", "linked"),
    ("finished", "afgerond", "finished"),
    ("closed", "afgesloten", "closed"),
    ("planned", "gepland", "planned"),
    ("foreseen", "voorzien", "foreseen"),
    ("intended", "voorgenomen", "intended"),
    ("invited", "uitgenodigd", "invited"),
    ("applied", "aangevraagd", "applied"),
    ("provisional", "voorlopig", "provisional"),
    ("possible", "mogelijk", "possible"),
    ("derived", "afgeleid", "derived"),
    ("exploring", "in verkenning", "exploring"),
    ("idea", "idee", "idea"),
    ("ambition", "ambitie", "ambition"),
    ("example", "voorbeeld", "example"),
    ("target group", "doelgroep", "target group"),
    ("to be approached", "nog te benaderen", "to be approached"),
    ("to be recruited", "nog aan te werven", "to be recruited"),
)

ESTABLISHED_STATUSES = frozenset({"stated", "signed", "linked", "finished", "closed"})

VACANCY = _choices(
    ("no", "ingevuld", "filled"),
    ("yes", "nog aan te werven", "to be recruited"),
    ("foreseen", "voorzien", "foreseen"),
    ("invited", "uitgenodigd", "invited"),
)

ALLIANCE_PHASE = _choices(
    ("idea", "idee", "idea"),
    ("explore", "verkennen", "explore"),
    ("share", "delen", "share"),
    ("agree", "overeenkomen", "agree"),
    ("shape", "vormgeven", "shape"),
    ("renew", "uitvoeren en vernieuwen", "carry out and renew"),
    ("ended", "beëindigd", "ended"),
    ("declined", "afgewezen", "declined"),
    ("paused", "gepauzeerd", "paused"),
)

ALLIANCE_STEP = _choices(
    ("ambition", "ambitie", "ambition"),
    ("long_list", "longlist", "long list"),
    ("fit", "fit", "fit"),
    ("conditions", "vijf condities", "five conditions"),
    ("value", "waarde", "value"),
    ("agreement", "overeenkomst", "agreement"),
    ("follow_up", "opvolging", "follow-up"),
)

CANDIDATE_STATE = _choices(
    ("listed", "op de longlist", "on the long list"),
    ("talk", "op de gesprekslijst", "on the list to talk to"),
    ("excluded", "uitgesloten", "excluded"),
)

VALUE_SIDE = _choices(
    ("benefit", "opbrengst", "benefit"),
    ("cost", "kost", "cost"),
    ("risk", "risico", "risk"),
)

CONTRIBUTION_TYPE = _choices(
    ("task", "taak", "task"),
    ("people", "mensen en tijd", "people and time"),
    ("means", "middelen en ruimte", "means and space"),
    ("money", "geld", "money"),
)

TASK_STATE = _choices(
    ("open", "open", "open"),
    ("done", "gedaan", "done"),
    ("dropped", "vervallen", "dropped"),
)

CONTACT_CHANNEL = _choices(
    ("meeting", "overleg", "meeting"),
    ("visit", "bezoek", "visit"),
    ("phone", "telefoon", "phone"),
    ("mail", "e-mail", "e-mail"),
    ("event", "evenement", "event"),
)

PAIRING_STATE = _choices(
    ("proposed", "voorgesteld", "proposed"),
    ("pinned", "vastgezet", "pinned"),
    ("forbidden", "uitgesloten", "forbidden"),
    ("approved", "goedgekeurd", "approved"),
    ("published", "gepubliceerd", "published"),
    ("ended", "beëindigd", "ended"),
)

STEP_STATE = _choices(
    ("to_do", "te doen", "to do"),
    ("busy", "bezig", "busy"),
    ("done", "klaar", "done"),
)
