"""The ministries of a challenge, as its fiche writes them."""

import re
from collections.abc import Sequence

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import MinistryRole
from regiokompas.pipeline.reading.findings import Finding, FindingKind
from regiokompas.pipeline.reading.names import Mention, NameBook, find_names
from regiokompas.sources.documents.paragraphs import Paragraph


def read_ministries(
    statements: Sequence[Paragraph], book: NameBook, fiche_format: FicheFormat
) -> tuple[tuple[MinistryRole, ...], tuple[Finding, ...]]:
    """Return the ministries in the order of the fiche, and what was not recognised.

    A mark for "primary" holds for the names before it, back to the last separator or mark.
    """
    roles: list[MinistryRole] = []
    findings: list[Finding] = []
    for statement in statements:
        if statement.text.startswith(fiche_format.ministries.footnotes):
            sentence = "this is a remark on the ministries: put it where it belongs"
            findings.append(_finding("remark", sentence, statement, statement.text))
            continue
        for part, is_primary in _parts(statement.text, fiche_format):
            mentions = find_names(part, book)
            roles.extend(_role(mention, is_primary=is_primary) for mention in mentions)
            findings.extend(_doubts(part, mentions, statement, fiche_format))
    return tuple(roles), tuple(findings)


def _role(mention: Mention, *, is_primary: bool) -> MinistryRole:
    return MinistryRole(
        ministry=mention.holders[0], is_primary=is_primary, as_written=mention.words
    )


def _parts(text: str, fiche_format: FicheFormat) -> list[tuple[str, bool]]:
    """Return the parts of ``text``, and whether a mark for "primary" follows each."""
    marks = fiche_format.ministries.primary
    breaks = [*marks, *fiche_format.owners.separators]
    pieces = re.split(f"({'|'.join(map(re.escape, breaks))})", text, flags=re.IGNORECASE)
    lowered = {mark.casefold() for mark in marks}
    return [
        (part.strip(), follows.casefold() in lowered)
        for part, follows in zip(pieces[::2], [*pieces[1::2], ""], strict=True)
        if part.strip(" .")
    ]


def _doubts(
    part: str, mentions: Sequence[Mention], statement: Paragraph, fiche_format: FicheFormat
) -> list[Finding]:
    """Return the names that may stand for another ministry, and the words that name none."""
    doubts = []
    rest = part
    for mention in mentions:
        rest = rest.replace(mention.words, " ", 1)
        if mention.others:
            others = ", ".join(mention.others)
            sentence = f"this was read as '{mention.holders[0]}', but may also be {others}"
            doubts.append(_finding("ambiguous-name", sentence, statement, mention.words))
    joining = {word.casefold() for word in fiche_format.owners.joining}
    words = [word for word in re.split(r"[\s/]+", rest) if word.casefold() not in joining]
    unknown = " ".join(words).strip(" .()")
    if any(character.isalnum() for character in unknown):
        sentence = "no declared ministry was recognised in this"
        doubts.append(_finding("unknown-ministry", sentence, statement, unknown))
    return doubts


def _finding(kind: FindingKind, sentence: str, statement: Paragraph, text: str) -> Finding:
    return Finding(
        kind=kind, sentence=sentence, section="ministries", place=statement.place, text=text
    )
