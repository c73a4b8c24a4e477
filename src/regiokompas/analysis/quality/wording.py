"""Sentences of findings, in the languages of the screens."""

from regiokompas.domain.notation import number_text
from regiokompas.domain.texts import LANGUAGES, Text


def told(template: Text, **parts: str | int | Text) -> Text:
    """Return ``template`` with ``parts`` in their places, each text in its own language.

    Whole numbers are written as each language writes them.
    """
    written = {
        language: template.in_language(language).format(
            **{name: _written(part, language) for name, part in parts.items()}
        )
        for language in LANGUAGES
    }
    return Text(nl=written["nl"], en=written["en"], de=written["de"])


def numbers(value: float, *, decimals: int) -> Text:
    """Return a number as each language writes it."""
    written = {
        language: number_text(value, decimals=decimals, language=language) for language in LANGUAGES
    }
    return Text(nl=written["nl"], en=written["en"], de=written["de"])


def _written(part: str | int | Text, language: str) -> str:
    if isinstance(part, Text):
        return part.in_language(language)
    return part if isinstance(part, str) else number_text(part, decimals=0, language=language)
