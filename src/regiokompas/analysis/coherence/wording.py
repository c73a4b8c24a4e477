"""Words that several findings share, in the languages of the screens."""

from collections.abc import Sequence
from functools import lru_cache

from regiokompas.domain.notation import number_text
from regiokompas.domain.plans import PlanChallenge, Section
from regiokompas.domain.texts import LANGUAGES, Text

_AND = {"nl": "en", "en": "and", "de": "und"}
_CHALLENGE = {"nl": "opgave", "en": "challenge", "de": "Aufgabe"}
_CHALLENGES = {"nl": "opgaven", "en": "challenges", "de": "Aufgaben"}
_SECTIONS: dict[Section, tuple[str, str, str]] = {
    "title": ("titel", "title", "Titel"),
    "ambition": ("ambitie", "ambition", "Ambition"),
    "context": ("huidige situatie", "current situation", "heutige Lage"),
    "tracks": ("lopende trajecten", "running tracks", "laufende Prozesse"),
    "ownership": ("eigenaarschap", "ownership", "Zuständigkeit"),
    "ministries": ("ministeries", "ministries", "Ministerien"),
    "needs": ("wat er meer nodig is", "what more is needed", "was noch nötig ist"),
    "bottlenecks": ("knelpunten", "bottlenecks", "Engpässe"),
    "impact": ("gevolgen voor de regio", "impact on the region", "Folgen für die Region"),
    "interventions": ("interventies", "interventions", "mögliche Maßnahmen"),
    "follow-up": ("vervolgafspraak", "follow-up", "Folgevereinbarung"),
}
_QUOTED_LENGTH = 110


def same(text: str) -> Text:
    """Return a text that reads the same in every language: a name, a title."""
    return Text(nl=text, en=text, de=text)


def filled(template: Text, **values: Text | str | int) -> Text:
    """Return ``template`` with each ``{name}`` replaced, in each language by its own text."""
    texts = {}
    for language in LANGUAGES:
        words = {
            name: value.in_language(language) if isinstance(value, Text) else str(value)
            for name, value in values.items()
        }
        texts[language] = template.in_language(language).format(**words)
    return Text(nl=texts["nl"], en=texts["en"], de=texts["de"])


def listed(items: Sequence[Text | str]) -> Text:
    """Return the items as a list in a sentence: "a, b and c"."""
    texts = {language: _listed(items, language) for language in LANGUAGES}
    return Text(nl=texts["nl"], en=texts["en"], de=texts["de"])


def numbered(numbers: Sequence[int]) -> Text:
    """Return "challenge 3" or "challenges 3, 4 and 9" in each language."""
    words = _CHALLENGE if len(numbers) == 1 else _CHALLENGES
    items = listed([str(number) for number in numbers])
    return Text(
        nl=f"{words['nl']} {items.nl}",
        en=f"{words['en']} {items.en}",
        de=f"{words['de']} {items.de}",
    )


def number(value: float, *, decimals: int | None = None) -> Text:
    """Return ``value`` as each language writes it; by default with the decimals it has, up to 3."""
    places = _decimals(value) if decimals is None else decimals
    nl, en, de = (number_text(value, decimals=places, language=key) for key in LANGUAGES)
    return Text(nl=nl, en=en, de=de)


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > _QUOTED_LENGTH:
        line = line[:_QUOTED_LENGTH].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def place_in(challenge: PlanChallenge, section: Section, document: str = "") -> Text:
    """Return where in the plan this is: the document, the challenge, the section."""
    return _place(challenge.number, section, document)


def section_name(section: Section) -> Text:
    """Return the name of a section of the fiche."""
    nl, en, de = _SECTIONS[section]
    return Text(nl=nl, en=en, de=de)


def _listed(items: Sequence[Text | str], language: str) -> str:
    words = [item.in_language(language) if isinstance(item, Text) else item for item in items]
    if len(words) < 2:  # noqa: PLR2004  # a list of one has no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"


def _decimals(value: float) -> int:
    text = f"{value:.3f}".rstrip("0")
    return len(text.partition(".")[2])


@lru_cache(maxsize=32768)
def _place(number: int, section: Section, document: str) -> Text:
    nl, en, de = _SECTIONS[section]
    head = f"{document}, " if document else ""
    return Text(
        nl=f"{head}opgave {number}, {nl}",
        en=f"{head}challenge {number}, {en}",
        de=f"{head}Aufgabe {number}, {de}",
    )
