"""Texts in the languages of the screens."""

import re
from typing import Literal

from regiokompas.domain.declared import declared

# Control characters, those that turn the order of what follows around so that a text reads
# otherwise than it is, and what stands for a character that got lost.
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069"
    "\\ud800-\\udfff\\ufffd-\\uffff]"
)

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


def unseen_character(text: str) -> str:
    """Return the code ("U+202E") of the first character that no reader can see; "" without one."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
