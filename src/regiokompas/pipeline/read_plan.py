"""Reading a plan document: from its fiches to drafts of declared challenges."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regiokompas.declarations.plan import Register
from regiokompas.declarations.write import toml_text
from regiokompas.domain.errors import SourceError, StorageError
from regiokompas.domain.fiches import FicheFormat
from regiokompas.pipeline.reading.drafts import Books, draft_of, missing_translations
from regiokompas.pipeline.reading.fiches import Fiche, find_fiches
from regiokompas.pipeline.reading.findings import Finding
from regiokompas.pipeline.reading.names import holder_book, ministry_book, track_book
from regiokompas.sources.documents.paragraphs import DocumentKind, Limits, Paragraphs
from regiokompas.sources.documents.read import MEGABYTE, read_document
from regiokompas.warehouse.files import write_into


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The draft of one challenge: its fiche, the fields it fills, and the file it comes to."""

    fiche: Fiche
    content: dict[str, Any]
    file: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanReading:
    """What reading a document came to: the drafts in its order, and what a person must look at."""

    name: str
    kind: DocumentKind
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def read_plan(path: Path, fiche_format: FicheFormat, register: Register) -> PlanReading:
    """Return the drafts of the challenges that the document at ``path`` describes.

    ``register`` is what the region has declared: its organisations, bodies, tracks and themes are
    recognised in the text. Nothing is written. Raises ``SourceError`` for a file that cannot be
    read or that holds no fiche.
    """
    document = read_document(
        path,
        limits=Limits(
            file_bytes=fiche_format.largest_megabytes * MEGABYTE,
            paragraph_characters=fiche_format.longest_paragraph,
        ),
    )
    fiches, about_fiches = find_fiches(document, fiche_format)
    if not fiches:
        raise SourceError(
            "no fiche was found in this document",
            place=document.name,
            hint="compare its headings with those in the fiche format, and add their spelling",
        )
    books = Books(
        holders=holder_book(register.organisations, register.bodies, fiche_format),
        ministries=ministry_book(register.organisations),
        tracks=track_book(register.tracks),
        themes=register.themes,
    )
    findings = [*_about_document(document), *about_fiches]
    drafts = []
    for fiche in fiches:
        content, told = draft_of(fiche, fiche_format, books, is_wrapped=document.is_wrapped)
        findings.extend(told)
        own = [finding for finding in findings if finding.challenge == fiche.number]
        drafts.append(_draft(fiche, content, own, document.name))
    findings.extend(_about_drafts(drafts))
    return PlanReading(
        name=document.name,
        kind=document.kind,
        drafts=tuple(drafts),
        findings=tuple(sorted(findings, key=lambda finding: finding.challenge)),
    )


def write_drafts(reading: PlanReading, folder: Path, *, declared: Path) -> tuple[Path, ...]:
    """Write every draft into ``folder`` and return the files, or write none.

    A draft is for a person to rewrite: ``StorageError`` where ``folder`` lies within the declared
    content (``declared``), or where a file there differs from the draft that would replace it.
    """
    if folder.resolve().is_relative_to(declared.resolve()):
        raise StorageError(
            "drafts are not written among the declared content",
            place=str(folder),
            hint="choose another folder; move a draft over once you have rewritten it",
        )
    if folder.exists() and not folder.is_dir():
        raise StorageError(
            "this is no folder", place=str(folder), hint="choose a folder for the drafts"
        )
    for draft in reading.drafts:
        path = folder / draft.file
        if path.exists() and (not path.is_file() or path.read_bytes() != draft.text.encode()):
            raise StorageError(
                "another draft stands here, which may have been worked on; nothing was written",
                place=str(path),
                hint="choose an empty folder, or move this file away",
            )
    write_into(folder, {draft.file: draft.text.encode("utf-8") for draft in reading.drafts})
    return tuple(folder / draft.file for draft in reading.drafts)


def _draft(fiche: Fiche, content: dict[str, Any], findings: Sequence[Finding], name: str) -> Draft:
    origin = f"{_printable(name)}, {fiche.place}"
    comments = [
        f"DRAFT of challenge {fiche.number}, read from {origin}, in the words of the document.",
        "Rewrite every text and check every name before this becomes declared content.",
        *(f"To fill in: {key}" for key in missing_translations(content)),
        *(_line(finding) for finding in findings),
    ]
    return Draft(
        fiche=fiche,
        content=content,
        file=f"opgave-{fiche.number:02}.toml",
        text=toml_text(content, comments=comments),
    )


def _line(finding: Finding) -> str:
    head = ": ".join(filter(None, (finding.section, finding.place, finding.sentence)))
    return f"{head}: {finding.text}" if finding.text else head


def _about_document(document: Paragraphs) -> list[Finding]:
    if not document.silent_pages:
        return []
    pages = ", ".join(map(str, document.silent_pages))
    sentence = f"pages without any text, most likely pictures, were not read: {pages}"
    return [Finding(kind="silent-pages", sentence=sentence)]


def _about_drafts(drafts: Sequence[Draft]) -> list[Finding]:
    """Return what holds for many drafts alike, once."""
    missing = Counter(key for draft in drafts for key in missing_translations(draft.content))
    keys = ", ".join(f"{key} ({count})" for key, count in missing.items())
    findings = []
    if keys:
        sentence = f"texts left out because the document does not have them: {keys}"
        findings.append(Finding(kind="missing-translation", sentence=sentence))
    if any("theme" in draft.content for draft in drafts):
        sentence = "the overview page was not read: 'theme' is the theme above the fiche"
        findings.append(Finding(kind="theme-of-overview", sentence=sentence))
    return findings


def _printable(name: str) -> str:
    """Return the name of a file without characters that no screen shows."""
    return "".join(sign for sign in name if not unicodedata.category(sign).startswith("C"))
