"""Other challenges that a fiche names by number."""

import re
from collections.abc import Iterable

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import Link, Section
from regiokompas.sources.documents.paragraphs import Paragraph


def read_links(
    number: int, section: Section, statements: Iterable[Paragraph], fiche_format: FicheFormat
) -> tuple[Link, ...]:
    """Return a link for every other challenge that ``statements`` name ("see challenges 3 and 5").

    Only that the other is named is certain: every link is of the kind "refers-to".
    """
    if not fiche_format.cross_references:
        return ()
    words = "|".join(map(re.escape, sorted(fiche_format.cross_references, key=len, reverse=True)))
    joined = "|".join(map(re.escape, fiche_format.owners.joining))
    pattern = re.compile(
        rf"(?<!\w)(?:{words})\s+(\d{{1,3}}(?:\s*(?:,|{joined})\s*\d{{1,3}})*)(?![\w.]\d)",
        re.IGNORECASE,
    )
    named = {
        int(other): statement.text
        for statement in reversed(tuple(statements))
        for found in pattern.finditer(statement.text)
        for other in re.findall(r"\d+", found[1])
    }
    return tuple(
        Link(kind="refers-to", to=other, section=section, text=text)
        for other, text in sorted(named.items())
        if other != number
    )
