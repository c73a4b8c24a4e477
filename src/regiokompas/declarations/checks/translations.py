"""Is every text written in the languages it must have, and in no other?"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from regiokompas.declarations.checks.findings import Finding, Location, text_findings
from regiokompas.domain.texts import LANGUAGES, Language, Text


def translation_findings(
    value: object, languages: Sequence[Language] = LANGUAGES, location: Location = ()
) -> Iterator[Finding]:
    """Find texts anywhere in ``value`` without one of ``languages``, or in another language."""
    if isinstance(value, Text):
        yield from text_findings(location, value, languages)
        for language in value.written:
            if language not in languages:
                yield (
                    (*location, language),
                    f"the region does not write in '{language}'",
                    "leave it out, or add the language to 'languages' in region.toml",
                )
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from translation_findings(item, languages, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from translation_findings(item, languages, (*location, str(key)))
    elif is_dataclass(value):
        for field in fields(value):
            yield from translation_findings(
                getattr(value, field.name), languages, (*location, field.name)
            )
