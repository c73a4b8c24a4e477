"""Texts in the languages of the screens."""

from typing import Literal

from regiokompas.domain.declared import declared

Language = Literal["nl", "en", "de"]
LANGUAGES: tuple[Language, ...] = ("nl", "en", "de")


@declared
class Text:
    """A text in the languages of the screens; empty in one that its region does not write."""

    nl: str = ""
    en: str = ""
    de: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``language``; where it has none, in the first it has: Dutch if any."""
        wanted = self.en if language == "en" else self.de if language == "de" else self.nl
        return wanted or self.nl or self.en or self.de

    @property
    def written(self) -> tuple[Language, ...]:
        """The languages in which there is a text."""
        pairs: tuple[tuple[Language, str], ...] = (
            ("nl", self.nl),
            ("en", self.en),
            ("de", self.de),
        )
        return tuple(language for language, text in pairs if text)
