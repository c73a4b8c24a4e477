"""Who owns a challenge, as its fiche writes it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from regiokompas.domain.fiches import FicheFormat, OwnerWords
from regiokompas.domain.plans import Owner, Ownership
from regiokompas.pipeline.reading.findings import Finding, FindingKind
from regiokompas.pipeline.reading.marks import has_mark, is_empty_mark, label_and_rest
from regiokompas.pipeline.reading.names import Mention, NameBook, find_names
from regiokompas.sources.documents.paragraphs import Paragraph


@dataclass(kw_only=True, slots=True)
class _Found:
    owners: dict[str, list[Owner]] = field(
        default_factory=lambda: {"administrative": [], "executive": []}
    )
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_ownership(
    statements: Sequence[Paragraph], remark: str, book: NameBook, fiche_format: FicheFormat
) -> tuple[Ownership, tuple[Finding, ...]]:
    """Return the owners that ``statements`` name, and what could not be recognised.

    Words for which no declared organisation or body is found stand in ``note``; an owner keeps
    the document's words in ``function`` where they say more than its name.
    """
    words = fiche_format.owners
    labels = {
        **dict.fromkeys(words.administrative, "administrative"),
        **dict.fromkeys(words.executive, "executive"),
    }
    found = _Found()
    kind = ""
    for statement in statements:
        labelled = label_and_rest(statement.text, labels)
        text = statement.text
        if labelled is not None:
            kind, text = labels[labelled[0]], labelled[1]
        if not text or is_empty_mark(text, fiche_format):
            continue
        if not kind:
            sentence = "this stands before any label of the owners"
            found.findings.append(_finding("unplaced", sentence, statement, text))
            found.notes.append(text)
            continue
        for part in _parts(text, words):
            _read_part(part, statement, kind=kind, book=book, words=words, found=found)
    ownership = Ownership(
        is_proposal=has_mark(remark, words.proposal),
        administrative=tuple(found.owners["administrative"]),
        executive=tuple(found.owners["executive"]),
        note="; ".join(found.notes),
    )
    return ownership, tuple(found.findings)


def _read_part(
    part: str,
    statement: Paragraph,
    *,
    kind: str,
    book: NameBook,
    words: OwnerWords,
    found: _Found,
) -> None:
    """Add the owners in one part of the text to ``found``, or tell that it names none."""
    mentions = tuple(_owning(part, find_names(part, book), words))
    if not mentions:
        sentence = "no declared organisation or body was recognised in this"
        found.findings.append(_finding("unknown-owner", sentence, statement, part))
        found.notes.append(part)
    says_more = _says_more(part, mentions, words)
    for mention in mentions:
        found.findings.extend(_ambiguous(mention, statement))
        found.owners[kind].extend(
            Owner(
                holder=holder,
                function=part if says_more else "",
                to_be_arranged=has_mark(part, words.to_be_arranged),
            )
            for holder in mention.holders
        )


def _parts(text: str, words: OwnerWords) -> list[str]:
    """Return the parts of ``text`` between separators that do not stand in brackets."""
    parts = [""]
    depth = 0
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character in words.separators and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    joined: list[str] = []
    for part in (part.strip(" .") for part in parts):
        first = part.split()[0].casefold() if part else ""
        if joined and first in words.continuing:
            joined[-1] += f", {part}"
        elif part:
            joined.append(part)
    return joined


def _owning(part: str, mentions: Sequence[Mention], words: OwnerWords) -> Iterator[Mention]:
    """Yield the first name, and each next that only a joining word parts from the one before.

    Names further on tell where or for what someone acts, and are no owners.
    """
    end = -1
    for mention in mentions:
        if end >= 0 and not _is_joining(part[end : mention.start], words):
            return
        yield mention
        end = mention.end


def _is_joining(gap: str, words: OwnerWords) -> bool:
    return gap.strip().casefold() in ("", *(word.casefold() for word in words.joining))


def _says_more(part: str, mentions: Iterable[Mention], words: OwnerWords) -> bool:
    """Return whether ``part`` holds more than the names and what joins them."""
    rest = part
    for mention in mentions:
        rest = rest.replace(mention.words, " ", 1)
    for word in sorted(words.joining, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    return any(character.isalnum() for character in rest)


def _ambiguous(mention: Mention, statement: Paragraph) -> Iterator[Finding]:
    if mention.others:
        others = ", ".join(mention.others)
        sentence = f"this was read as '{mention.holders[0]}', but may also be {others}"
        yield _finding("ambiguous-name", sentence, statement, mention.words)


def _finding(kind: FindingKind, sentence: str, statement: Paragraph, text: str) -> Finding:
    return Finding(
        kind=kind, sentence=sentence, section="ownership", place=statement.place, text=text
    )
