"""What stands in the way of an edit, in the language of the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from regiokompas.domain.errors import Problem
from regiokompas.domain.texts import Text
from regiokompas.web.templatetags.figures import translated


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldProblem:
    """A problem as the page tells it; ``is_foreign`` where it has no words of this language."""

    place: str
    sentence: str
    hint: str
    is_foreign: bool


def told(problems: Iterable[Problem]) -> tuple[ToldProblem, ...]:
    """Return ``problems`` in the language of the page.

    One that has no words here stays in English, as the command line tells it, and says so.
    """
    return tuple(_told(problem) for problem in problems)


def _told(problem: Problem) -> ToldProblem:
    for pattern, sentence, hint in _KNOWN:
        found = re.fullmatch(pattern, problem.sentence, re.DOTALL)
        if found is not None:
            return ToldProblem(
                place=problem.place,
                sentence=translated(sentence).format(**found.groupdict()),
                hint=translated(hint),
                is_foreign=False,
            )
    return ToldProblem(
        place=problem.place,
        sentence=problem.sentence,
        hint=problem.hint,
        is_foreign=not (get_language() or "nl").startswith("en"),
    )


def _text(nl: str, en: str, de: str) -> Text:
    return Text(nl=nl, en=en, de=de)


# What the checks of a plan say (declarations.checks.plan), and how a form tells it.
_KNOWN = (
    (
        r"these challenges require each other in a circle: (?P<circle>.+)",
        _text(
            "Deze opgaven hebben elkaar nodig in een kring: {circle}. Dan kan geen ervan beginnen.",
            "These challenges require each other in a circle: {circle}. So none can begin.",
            "Diese Aufgaben brauchen einander im Kreis: {circle}. So kann keine beginnen.",
        ),
        _text(
            "Eén ervan is geen voorwaarde: kies daar een andere soort samenhang.",
            "One of them is no requirement: choose another kind of link there.",
            "Eine davon ist keine Voraussetzung: Wählen Sie dort eine andere Art.",
        ),
    ),
    (
        r"the intervention of this challenge '(?P<name>.+)' does not exist",
        _text(
            "Een knelpunt verwijst nog naar de stap ‘{name}’, die er dan niet meer is.",
            "A bottleneck still points at the step ‘{name}’, which would be gone.",
            "Ein Engpass verweist noch auf den Schritt „{name}“, den es dann nicht mehr gibt.",
        ),
        _text(
            "Haal de verwijzing eerst weg bij het knelpunt.",
            "Take the reference out at the bottleneck first.",
            "Entfernen Sie zuerst den Verweis beim Engpass.",
        ),
    ),
    (
        r"the [a-z ]+ '(?P<name>.+)' does not exist",
        _text(
            "‘{name}’ bestaat niet in dit plan.",
            "‘{name}’ does not exist in this plan.",
            "„{name}“ gibt es in diesem Plan nicht.",
        ),
        _text(
            "Kijk of de naam goed is geschreven, of voeg toe wat ontbreekt.",
            "Check its spelling, or add what is missing.",
            "Prüfen Sie die Schreibweise, oder ergänzen Sie, was fehlt.",
        ),
    ),
    (
        r"the identifier '(?P<name>.+)' is used twice",
        _text(
            "De korte naam ‘{name}’ is twee keer gebruikt.",
            "The identifier ‘{name}’ is used twice.",
            "Der Kurzname „{name}“ ist zweimal vergeben.",
        ),
        _text("Geef elk een eigen naam.", "Give each its own.", "Geben Sie jedem einen eigenen."),
    ),
    (
        r"the number (?P<number>[0-9]+) is used twice.*",
        _text(
            "Het nummer {number} is twee keer gebruikt.",
            "The number {number} is used twice.",
            "Die Nummer {number} ist zweimal vergeben.",
        ),
        _text(
            "Een opgave houdt altijd haar eigen nummer: geef de andere een nieuw nummer.",
            "A challenge keeps its own number for ever: give the other one a new number.",
            "Eine Aufgabe behält ihre Nummer für immer: Geben Sie der anderen eine neue.",
        ),
    ),
    (
        r"the text '.+' is empty or a placeholder",
        _text(
            "Een tekst is leeg of nog niet ingevuld.",
            "A text is empty or a placeholder.",
            "Ein Text ist leer oder noch nicht ausgefüllt.",
        ),
        _text(
            "Schrijf op wat een lezer moet weten.",
            "Write what a reader must know.",
            "Schreiben Sie, was man wissen muss.",
        ),
    ),
    (
        r"the text holds a character that no reader sees, (?P<code>.+)",
        _text(
            "Een tekst bevat een teken dat niemand kan zien ({code}).",
            "A text holds a character that no reader sees ({code}).",
            "Ein Text enthält ein Zeichen, das niemand sehen kann ({code}).",
        ),
        _text(
            "Haal het weg, of typ de tekst opnieuw.",
            "Take it out, or type the text again.",
            "Entfernen Sie es, oder tippen Sie den Text neu.",
        ),
    ),
    (
        r"the text has (?P<count>[0-9,]+) characters; .+",
        _text(
            "Een tekst is te lang: een veld heeft hooguit 20.000 tekens.",
            "A text is too long: a field has at most 20,000 characters.",
            "Ein Text ist zu lang: Ein Feld hat höchstens 20.000 Zeichen.",
        ),
        _text(
            "Houd over wat een lezer moet weten.",
            "Keep what a reader must know.",
            "Behalten Sie, was man wissen muss.",
        ),
    ),
    (
        r"the number is too large|\S+ is no figure",
        _text(
            "Een getal is te groot, of geen getal.",
            "A number is too large, or none.",
            "Eine Zahl ist zu groß oder keine.",
        ),
        _text("Schrijf het anders.", "Write it otherwise.", "Schreiben Sie sie anders."),
    ),
    (
        r"a change of the plan needs a reason",
        _text(
            "Zonder reden kan dit niet bewaard worden.",
            "This cannot be saved without a reason.",
            "Ohne Grund kann dies nicht gespeichert werden.",
        ),
        _text(
            "Zeg in een zin waarom u dit verandert, in hooguit 2.000 gewone tekens.",
            "Say in a sentence why you change this, in at most 2,000 plain characters.",
            "Sagen Sie in einem Satz warum, mit höchstens 2.000 gewöhnlichen Zeichen.",
        ),
    ),
    (
        r"nothing was changed",
        _text("U hebt niets veranderd.", "You changed nothing.", "Sie haben nichts geändert."),
        _text(
            "Verander iets, of ga terug zonder te bewaren.",
            "Change something, or go back without saving.",
            "Ändern Sie etwas, oder gehen Sie zurück, ohne zu speichern.",
        ),
    ),
    (
        r"the file is larger than [0-9,]+ bytes",
        _text(
            "Deze opgave wordt te groot: alle teksten samen passen niet in één bestand.",
            "This becomes too large: all texts together do not fit one file.",
            "Das wird zu groß: Alle Texte zusammen passen nicht in eine Datei.",
        ),
        _text(
            "Houd over wat een lezer moet weten; de rest hoort in een document.",
            "Keep what a reader must know; the rest belongs in a document.",
            "Behalten Sie, was man wissen muss; der Rest gehört in ein Dokument.",
        ),
    ),
)
