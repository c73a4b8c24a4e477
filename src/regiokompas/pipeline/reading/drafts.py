"""The draft of a challenge: what its fiche says, in the shape of a declared challenge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import Bottleneck, Link, Need, PlanTheme, Section, Statement
from regiokompas.domain.texts import LANGUAGES
from regiokompas.pipeline.reading.fiches import Fiche
from regiokompas.pipeline.reading.findings import Finding
from regiokompas.pipeline.reading.interventions import read_interventions, side_labels
from regiokompas.pipeline.reading.links import read_links
from regiokompas.pipeline.reading.ministries import read_ministries
from regiokompas.pipeline.reading.names import NameBook
from regiokompas.pipeline.reading.owners import read_ownership
from regiokompas.pipeline.reading.statements import statements
from regiokompas.pipeline.reading.tracks import read_tracks
from regiokompas.sources.documents.paragraphs import Paragraph

_SENTENCES = {
    "missing-title": "no title was found above the fiche",
    "missing-theme": "no theme in capitals was found above the fiche",
    "missing-section": "no heading of this section was found in the fiche",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Books:
    """What the region has declared, to recognise it in a document."""

    holders: NameBook
    ministries: NameBook
    tracks: NameBook
    themes: Sequence[PlanTheme]


def draft_of(
    fiche: Fiche, fiche_format: FicheFormat, books: Books, *, is_wrapped: bool
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Return the fields of a declared challenge that the fiche fills, and what is amiss.

    A field for which the fiche has nothing is absent; the words are the document's own, in its
    language only. Identifiers of bottlenecks and interventions are numbers in order.
    """
    content: dict[str, Any] = {"number": fiche.number, "document": fiche_format.document}
    findings: list[Finding] = []
    _add_heading(content, fiche, fiche_format, books, findings)
    links: list[Link] = []
    for heading in fiche_format.sections:
        section = fiche.section(heading.section)
        if section is None:
            sentence = _SENTENCES["missing-section"]
            findings.append(
                Finding(kind="missing-section", sentence=sentence, section=heading.section)
            )
            continue
        found = statements(
            section.lines,
            fiche_format,
            is_wrapped=is_wrapped,
            labels=_labels(heading.section, fiche_format),
            is_list=heading.section in {"ownership", "ministries"},
        )
        fields, told = _section_content(
            heading.section, found, section.remark, fiche_format=fiche_format, books=books
        )
        content |= fields
        findings.extend(told)
        links.extend(read_links(fiche.number, heading.section, found, fiche_format))
    if links:
        content["links"] = tuple(links)
    return content, tuple(replace(one, challenge=fiche.number) for one in findings)


def missing_translations(content: dict[str, Any]) -> tuple[str, ...]:
    """Return the keys of texts that a declared challenge has in every language, and this has not.

    For example "title.en": a document in one language cannot fill them.
    """
    return tuple(
        f"{name}.{language}"
        for name in ("title", "ambition")
        for language in LANGUAGES
        if language not in content.get(name, {})
    )


def _labels(section: Section, fiche_format: FicheFormat) -> tuple[str, ...]:
    if section == "ownership":
        return (*fiche_format.owners.administrative, *fiche_format.owners.executive)
    return tuple(side_labels(fiche_format)) if section == "interventions" else ()


def _add_heading(
    content: dict[str, Any],
    fiche: Fiche,
    fiche_format: FicheFormat,
    books: Books,
    findings: list[Finding],
) -> None:
    """Add title and theme. The theme on the overview page is taken to be that of the fiche."""
    if fiche.title:
        content["title"] = {fiche_format.language: fiche.title}
    else:
        findings.append(_missing("missing-title", fiche))
    names = {
        " ".join(theme.name.in_language(fiche_format.language).split()).casefold(): theme.id
        for theme in books.themes
    }
    theme = names.get(" ".join(fiche.theme.split()).casefold())
    if theme is not None:
        content |= {"theme": theme, "theme_on_fiche": theme}
    elif fiche.theme:
        findings.append(
            Finding(
                kind="unknown-theme",
                sentence="no declared theme has this name",
                section="title",
                place=fiche.place,
                text=fiche.theme,
            )
        )
    else:
        findings.append(_missing("missing-theme", fiche))


def _missing(kind: Any, fiche: Fiche) -> Finding:  # noqa: ANN401  # one of the two kinds above
    return Finding(kind=kind, sentence=_SENTENCES[kind], section="title", place=fiche.place)


def _section_content(
    section: Section,
    found: Sequence[Paragraph],
    remark: str,
    *,
    fiche_format: FicheFormat,
    books: Books,
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Return the fields that one section of a fiche fills, and what is amiss in it."""
    match section:
        case "tracks":
            tracks, note, told = read_tracks(found, books.tracks, fiche_format)
            return {"tracks": tracks, **({"tracks_note": note} if note else {})}, told
        case "ownership":
            ownership, told = read_ownership(found, remark, books.holders, fiche_format)
            return {"ownership": ownership}, told
        case "ministries":
            ministries, told = read_ministries(found, books.ministries, fiche_format)
            return {"ministries": ministries}, told
        case "interventions":
            interventions, told = read_interventions(found, fiche_format)
            return {"interventions": interventions}, told
        case "title":
            return {}, _spare_title(found)
    return _texts(section, [statement.text for statement in found], fiche_format), ()


def _texts(section: Section, texts: Sequence[str], fiche_format: FicheFormat) -> dict[str, Any]:
    """Return the field of a section that is text only."""
    if section == "ambition":
        return {"ambition": {fiche_format.language: " ".join(texts)}} if texts else {}
    if section == "needs":
        return {"needs": tuple(Need(text=text) for text in texts)}
    if section == "bottlenecks":
        return {
            "bottlenecks": tuple(
                Bottleneck(id=f"bottleneck-{number}", text=text)
                for number, text in enumerate(texts, start=1)
            )
        }
    return {section.replace("-", "_"): tuple(Statement(text=text) for text in texts)}


def _spare_title(found: Sequence[Paragraph]) -> tuple[Finding, ...]:
    """Return a finding a line: a title stands above the fiche, not below a heading of its own."""
    return tuple(
        Finding(
            kind="unplaced",
            sentence="a title is read above the fiche, not below a heading",
            section="title",
            place=line.place,
            text=line.text,
        )
        for line in found
    )
