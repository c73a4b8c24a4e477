"""What the pages about changes call the parts of the plan."""

from regiokompas.domain.texts import Text
from regiokompas.web.plan.editing.words import FIELDS, LANGUAGES, OPTIONS
from regiokompas.web.plan.words import BODY_KINDS, EVENT_KINDS, TRACK_STATES, VERSION_STATES


def _text(nl: str, en: str, de: str) -> Text:
    return Text(nl=nl, en=en, de=de)


REGISTERS = {
    "challenge": _text("Opgave", "Challenge", "Aufgabe"),
    "documents": _text("Document", "Document", "Dokument"),
    "organisations": _text("Organisatie", "Organisation", "Organisation"),
    "bodies": _text("Gremium", "Body", "Gremium"),
    "tracks": _text("Lopend traject", "Running track", "Laufender Prozess"),
    "objectives": _text("Doelstelling", "Objective", "Ziel"),
    "themes": _text("Thema", "Theme", "Handlungsfeld"),
    "ambitions": _text("Ambitie van het plan", "Ambition of the plan", "Ambition des Plans"),
    "pressures": _text("Druk", "Pressure", "Druck"),
    "approaches": _text("Lijn van aanpak", "Approach", "Ansatz"),
    "events": _text("Gebeurtenis", "Event", "Ereignis"),
    "contributions": _text("Inbreng", "Contribution", "Beitrag"),
    "governance": _text("Sturingsafspraak", "Arrangement", "Steuerungsvereinbarung"),
    "roadmap": _text("Stap van de routekaart", "Roadmap step", "Schritt des Fahrplans"),
    "versions": _text("Versie van het plan", "Version of the plan", "Fassung des Plans"),
    "ministries": _text("Lijst van ministeries", "List of ministries", "Liste der Ministerien"),
}
_MORE_FIELDS = {
    "date": _text("Datum", "Date", "Datum"),
    "state": _text("Stand", "State", "Stand"),
    "name": _text("Naam", "Name", "Name"),
    "short_name": _text("Afkorting", "Abbreviation", "Abkürzung"),
    "description": _text("Omschrijving", "Description", "Beschreibung"),
    "also_written": _text("Ook geschreven als", "Also written as", "Auch geschrieben"),
    "valid_from": _text("Geldt vanaf", "Valid from", "Gilt ab"),
    "valid_until": _text("Geldt tot", "Valid until", "Gilt bis"),
    "successors": _text("Gevolgd door", "Succeeded by", "Nachfolge"),
    "official_id": _text("Officiële code", "Official code", "Amtlicher Schlüssel"),
    "members": _text("Leden", "Members", "Mitglieder"),
    "prepares": _text("Bereidt voor", "Prepares for", "Bereitet vor"),
    "role": _text("Rol", "Role", "Rolle"),
    "is_proposed": _text("Is nog een voorstel", "Is a proposal", "Ist ein Vorschlag"),
    "parties": _text("Partijen", "Parties", "Beteiligte"),
    "challenges": _text("Opgaven", "Challenges", "Aufgaben"),
    "source": _text("Bron", "Source", "Quelle"),
    "publisher": _text("Uitgever", "Publisher", "Herausgeber"),
    "increase": _text("Toename", "Increase", "Zunahme"),
    "target": _text("Streefwaarde", "Target", "Zielwert"),
    "target_period": _text("Jaar van het doel", "Year of the target", "Zieljahr"),
    "baseline": _text("Beginstand", "Baseline", "Ausgangswert"),
    "gap_to": _text("Niveau van", "Level of", "Niveau von"),
    "difference": _text("Andere definitie", "Different definition", "Andere Definition"),
    "statements": _text("Uitspraken", "Statements", "Aussagen"),
    "steps": _text("Stappen van de routekaart", "Steps of the roadmap", "Schritte des Fahrplans"),
    "versions": _text("Versies van het plan", "Versions of the plan", "Fassungen des Plans"),
    "fulfils": _text("Is de uitkomst van", "Is the outcome of", "Ist das Ergebnis von"),
    "messages": _text("Boodschappen", "Messages", "Botschaften"),
    "drives": _text("Leidt tot", "Leads to", "Führt zu"),
    "bodies": _text("Gremia", "Bodies", "Gremien"),
    "organisations": _text("Organisaties", "Organisations", "Organisationen"),
    "event": _text("Gebeurtenis", "Event", "Ereignis"),
    "handling": _text("Hoe ermee is omgegaan", "How it was handled", "Wie damit umgegangen wurde"),
    "refers_to": _text("Kwam terecht bij", "Landed in", "Ging ein in"),
    "reports_to": _text("Legt verantwoording af aan", "Reports to", "Berichtet an"),
    "year": _text("Jaar", "Year", "Jahr"),
    "by": _text("Door", "By", "Durch"),
    "document": _text("Document", "Document", "Dokument"),
    "number": _text("Nummer", "Number", "Nummer"),
    "on": _text("Gebruikt op", "Used on", "Verwendet auf"),
    "also": _text("Ook", "Also", "Auch"),
}
STEPS = {**_MORE_FIELDS, **FIELDS, **LANGUAGES}
# The words of coded values; a value that is none of these stands as the plan has it.
VALUES: dict[str, Text] = {
    **BODY_KINDS,
    **EVENT_KINDS,
    **TRACK_STATES,
    **VERSION_STATES,
    **{value: name for options in OPTIONS.values() for value, name in options.items()},
}
YES, NO = _text("ja", "yes", "ja"), _text("nee", "no", "nein")
MOVED_TO = _text(
    "Verplaatst van plaats {old} naar plaats {new}: {what}",
    "Moved from place {old} to place {new}: {what}",
    "Verschoben von Platz {old} auf Platz {new}: {what}",
)
MOVED_AFTER = _text(
    "{what} staat nu na {other}.",
    "{what} now stands after {other}.",
    "{what} steht jetzt nach {other}.",
)
MOVED_FIRST = _text(
    "{what} staat nu vooraan.", "{what} now stands first.", "{what} steht jetzt am Anfang."
)
