"""What the forms of a fiche call the fields of the declared types."""

from regiokompas.domain.texts import Text
from regiokompas.web.plan.words import LINKS_OUT, POSITIONS, SECTIONS, SIDES


def _text(nl: str, en: str, de: str) -> Text:
    return Text(nl=nl, en=en, de=de)


FIELDS = {
    "title": _text("Titel", "Title", "Titel"),
    "ambition": _text("Ambitie", "Ambition", "Ambition"),
    "ambition_on_overview": _text(
        "Ambitie in het overzicht, als die anders luidt",
        "Ambition on the overview, where it differs",
        "Ambition in der Übersicht, falls abweichend",
    ),
    "theme": _text("Thema in het overzicht", "Theme on the overview", "Handlungsfeld (Übersicht)"),
    "theme_on_fiche": _text("Thema op de fiche", "Theme on the fiche", "Handlungsfeld (Blatt)"),
    "visibility": _text("Wie mag dit zien", "Who may see this", "Wer darf das sehen"),
    "context": _text("Uitspraken", "Statements", "Aussagen"),
    "impact": _text("Uitspraken", "Statements", "Aussagen"),
    "follow_up": _text("Afspraken", "Agreements", "Vereinbarungen"),
    "text": _text("Tekst", "Text", "Text"),
    "figures": _text(
        "Cijfers die de tekst noemt", "Figures the text states", "Zahlen, die der Text nennt"
    ),
    "tracks": _text("Lopende trajecten", "Running tracks", "Laufende Prozesse"),
    "tracks_note": _text("Toelichting", "Note", "Erläuterung"),
    "track": _text("Traject", "Track", "Prozess"),
    "position": _text("Positie", "Position", "Stellung"),
    "note": _text("Toelichting", "Note", "Erläuterung"),
    "ownership": _text("Eigenaarschap", "Ownership", "Zuständigkeit"),
    "is_proposal": _text("Dit is een voorstel", "This is a proposal", "Das ist ein Vorschlag"),
    "administrative": _text("Bestuurlijk eigenaar", "Administrative owner", "Politisch zuständig"),
    "executive": _text("Ambtelijk eigenaar", "Executive owner", "Fachlich zuständig"),
    "holder": _text("Organisatie of gremium", "Organisation or body", "Organisation oder Gremium"),
    "function": _text("Functie (geen naam)", "Function (no name)", "Funktion (kein Name)"),
    "scope": _text("Voor welk deel", "For which part", "Für welchen Teil"),
    "to_be_arranged": _text("Moet nog geregeld worden", "To be arranged", "Noch zu regeln"),
    "ministries": _text("Ministeries", "Ministries", "Ministerien"),
    "ministry": _text("Ministerie", "Ministry", "Ministerium"),
    "is_primary": _text("Eerst verantwoordelijk", "Primary", "Federführend"),
    "as_written": _text(
        "Zo geschreven op de fiche", "As written on the fiche", "So auf dem Blatt geschrieben"
    ),
    "needs": _text("Wat nodig is", "What is needed", "Was nötig ist"),
    "asks_money": _text("Hier wordt geld gevraagd", "Asks for money", "Hier wird Geld erbeten"),
    "bottlenecks": _text("Knelpunten", "Bottlenecks", "Engpässe"),
    "answered_by": _text(
        "Stappen die hierop antwoorden", "Steps that answer it", "Schritte, die darauf antworten"
    ),
    "interventions": _text("Stappen", "Steps", "Schritte"),
    "side": _text("Wie is aan zet", "Whose move", "Wer am Zug ist"),
    "taker": _text("Wie dit zou doen", "Who would do it", "Wer es tun würde"),
    "links": _text("Verbanden", "Links", "Verbindungen"),
    "kind": _text("Soort verband", "Kind of link", "Art der Verbindung"),
    "to": _text("Met opgave", "With challenge", "Mit Aufgabe"),
    "section": _text("Staat in", "Stands in", "Steht in"),
    "basis": _text("Staat het er zo", "Is it stated", "Steht es so da"),
    "about": _text(
        "Waar die opgave volgens de tekst over gaat",
        "What the text says that challenge is about",
        "Worum es dort laut Text geht",
    ),
    "target_groups": _text(
        "Doelgroepen, één per regel", "Target groups, one a line", "Zielgruppen, eine pro Zeile"
    ),
    "places": _text("Plaatsen, één per regel", "Places, one a line", "Orte, einer pro Zeile"),
    "indicators": _text("Indicatoren", "Indicators", "Indikatoren"),
    "quantity": _text("Wat er geteld wordt", "What is counted", "Was gezählt wird"),
    "value": _text("Waarde", "Value", "Wert"),
    "unit": _text("Eenheid", "Unit", "Einheit"),
    "value_to": _text("Tot (bij een marge)", "Up to (of a range)", "Bis (bei Spanne)"),
    "period": _text("Jaar of periode", "Year or period", "Jahr oder Zeitraum"),
    "area": _text("Gebied", "Area", "Gebiet"),
    "indicator": _text("Indicator", "Indicator", "Indikator"),
    "compared_with": _text("Vergeleken met", "Compared with", "Verglichen mit"),
    "approximate": _text("Ongeveer", "About", "Ungefähr"),
}
OPTIONS = {
    "side": SIDES,
    "position": POSITIONS,
    "kind": LINKS_OUT,
    "section": SECTIONS,
    "basis": {
        "stated": _text("het staat er met nummer", "stated by number", "mit Nummer genannt"),
        "read": _text("volgt uit beide teksten", "follows from both", "folgt aus beiden Texten"),
    },
    "visibility": {
        "public": _text("iedereen", "everyone", "alle"),
        "partners": _text("regio en Rijk", "region and State", "Region und Staat"),
        "region": _text("alleen de regio", "the region only", "nur die Region"),
        "team": _text("alleen het programmateam", "the team only", "nur das Programmteam"),
    },
}
LANGUAGES = {
    "nl": _text("Nederlands", "Dutch", "Niederländisch"),
    "en": _text("Engels", "English", "Englisch"),
    "de": _text("Duits", "German", "Deutsch"),
}
# A field that this is True of holds more than a line.
LONG = ("text", "note", "tracks_note", "title", "ambition", "ambition_on_overview", "about")
