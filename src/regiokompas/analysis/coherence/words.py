"""Words of a text brought to their stem: small, rough, and the same for every plan.

The endings cut are the frequent ones of nouns and adjectives. Verbs keep most of their forms, and
two different words can share a stem. For what texts are compared for here (do these two speak of
the same thing at all?) that is enough; ``docs/explanation/coherence.md`` tells the limits.
"""

import re
import unicodedata
from functools import lru_cache

from regiokompas.domain.texts import Language

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STOP_WORDS_WRITTEN: dict[Language, str] = {
    "nl": """
        aan al alle alleen als andere bij binnen blijft blijven daar dan dat de deze die dit
        doen door dus een eigen elk elke en er extra gaan gaat geen goed goede haar hebben
        heeft het hier hoe hun iedereen in inclusief is kan komen komende kunnen maar maken
        meer met minder moet moeten mogelijk na naar naast niet niveau niveaus nog nu of om
        onder ook op over per richting rond sterker te ten ter tot tussen uit van vanuit
        veel verder via vindt voldoende voor waar waardoor waarin wat werkt worden wordt ze
        zich zij zijn zoals zodat zonder
    """,
    "en": """
        a about all also an and are as at be been by can do does each enough every for from
        get has have her his how if in into is it its level levels more must no not of on
        only or other our out over own per so than that the their them there these they this
        those through to too toward towards under until up via was we well what when where
        which while who will with within without you
    """,
    "de": """
        ab alle allen als also am an andere auch auf aus bei bis da damit das dass dem den
        der des die dies diese dieser durch ein eine einem einen einer eines er es fur für
        gegen gibt haben hat ihr ihre im in ins ist je jede kann kein keine konnen können
        mehr mit muss nach nicht noch nur ob oder ohne pro sich sie sind so uber um und
        unter vom von vor was weiter wenn werden wie wird wo zu zum zur zwischen über
    """,
}
_STOP_WORDS = {
    language: frozenset(written.split()) for language, written in _STOP_WORDS_WRITTEN.items()
}
# Longest first: the first ending that leaves enough of the word is cut.
_ENDINGS: dict[Language, tuple[str, ...]] = {
    "nl": ("heden", "ingen", "ende", "heid", "ele", "eel", "end", "ing", "en", "es", "e", "s"),
    "en": ("ities", "ings", "ness", "ing", "ity", "ies", "es", "ed", "y", "e", "s"),
    "de": (
        *("heiten", "keiten", "ungen", "heit", "keit", "ern", "ung"),
        *("en", "er", "em", "es", "e", "n", "s"),
    ),
}
_LONG_VOWEL = re.compile(r"([aeou])\1")
_DOUBLED_END = re.compile(r"([bdfgklmnprst])\1$")
# Letters that must be left, by the length of the ending; an s takes one more ("huis" stays).
_LONG_ENDING = 3
_LEAST_LEFT = {1: 3, 2: 3, _LONG_ENDING: 5}
_SHORTEST_WORD = 2


def stems_of(text: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the words of ``text``, in order, without stop words and numbers."""
    return tuple(stem for word in words_of(text) for stem in stems_of_word(word, language))


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case and without accents, hyphens kept."""
    return _WORD.findall(_plain(text))


@lru_cache(maxsize=65536)
def stems_of_word(word: str, language: Language) -> tuple[str, ...]:
    """Return the stems of a word; none for a stop word or a number.

    A word with a hyphen gives its parts and the whole ("energiearmoede").
    """
    parts = word.split("-")
    forms = parts if len(parts) == 1 else [*parts, "".join(parts)]
    stop = _STOP_WORDS[language]
    return tuple(
        stem_of(form, language)
        for form in forms
        if len(form) >= _SHORTEST_WORD and form not in stop and not form[0].isdigit()
    )


@lru_cache(maxsize=65536)
def stem_of(word: str, language: Language) -> str:
    """Return ``word`` (lower case, without accents) without its ending.

    In Dutch, long vowels count as short ones and v and z at the end as f and s, so that
    "school" and "scholen", "huis" and "huizen" meet.
    """
    stem = word
    for ending in _ENDINGS[language]:
        least = _LEAST_LEFT[min(len(ending), _LONG_ENDING)] + (ending == "s")
        if word.endswith(ending) and len(word) - len(ending) >= least:
            stem = word[: -len(ending)]
            break
    if language == "nl":
        stem = _LONG_VOWEL.sub(r"\1", stem)
        stem = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    return _DOUBLED_END.sub(r"\1", stem)


def _plain(text: str) -> str:
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _ACCENT.sub("", unicodedata.normalize("NFKD", lowered))
