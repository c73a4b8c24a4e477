"""Texts in the languages of the screens."""

from typing import Literal

from regiokompas.domain.declared import declared

Language = Literal["nl", "en", "de"]
LANGUAGES: tuple[Language, ...] = ("nl", "en", "de")


@declared
class Text:
    """A text in Dutch, with its English and German translation."""

    nl: str
    en: str
    de: str

    def in_language(self, language: str) -> str:
        """Return the text in ``language``; Dutch where that language is not one of ours."""
        return {"nl": self.nl, "en": self.en, "de": self.de}.get(language, self.nl)
