"""A finding in a declared file: where, what, and what to do."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from regiokompas.domain.texts import LANGUAGES, Language, Text

Location = tuple[str | int, ...]
Finding = tuple[Location, str, str]

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_PLACEHOLDER = re.compile(
    r"^\W*(todo|tbd|xxx+|lorem ipsum.*|n/?a|nog invullen|\?+|\.+|-+|)\W*$", re.IGNORECASE
)


def nearest(wanted: str, known: Sequence[str]) -> str:
    """Return a hint that names what was probably meant, or all that is known."""
    near = get_close_matches(wanted, known, n=3)
    return f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(sorted(known))}"


def id_findings(identifier: str) -> Iterator[Finding]:
    """Find an identifier that is not kebab-case."""
    if not _ID.match(identifier):
        yield (
            ("id",),
            f"'{identifier}' is not kebab-case",
            "write it in lower case, words joined by hyphens",
        )


def text_findings(
    location: Location, text: Text, languages: Sequence[Language] = LANGUAGES
) -> Iterator[Finding]:
    """Find a language among ``languages`` in which ``text`` is empty or a placeholder."""
    for language in languages:
        if _PLACEHOLDER.match(getattr(text, language)):
            yield (
                (*location, language),
                f"the text '{'.'.join(map(str, location))}.{language}' is empty or a placeholder",
                "write what a reader must know",
            )
