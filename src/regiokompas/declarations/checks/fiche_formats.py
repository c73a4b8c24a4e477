"""What must hold of the declared form of a region's fiches."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, nearest
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.fiches import FicheFormat


def fiche_format_findings(fiche_format: FicheFormat, plan: DeclaredPlan) -> Iterator[Finding]:
    """Find what ``fiche_format`` names that ``plan`` does not have, and headings that clash."""
    documents = sorted(item.id for item in plan.register.documents)
    if fiche_format.document not in documents:
        sentence = f"the document '{fiche_format.document}' does not exist"
        yield ("document",), sentence, nearest(fiche_format.document, documents)
    if not fiche_format.sections:
        yield ("sections",), "no section has a heading", "add [[sections]] in the order of a fiche"
    yield from _heading_findings(fiche_format)
    organisations = [item.id for item in plan.register.organisations]
    holders = sorted([*organisations, *(item.id for item in plan.register.bodies)])
    for index, name in enumerate(fiche_format.owners.names):
        for holder in name.holders:
            if holder not in holders:
                sentence = f"the organisation or body '{holder}' does not exist"
                yield ("owners", "names", index, "holders"), sentence, nearest(holder, holders)


def _heading_findings(fiche_format: FicheFormat) -> Iterator[Finding]:
    """Find a heading that stands for two sections, and a section without any heading."""
    seen: dict[str, str] = {}
    for index, section in enumerate(fiche_format.sections):
        here = ("sections", index, "headings")
        if not any(heading.strip() for heading in section.headings):
            yield here, f"the section '{section.section}' has no heading", "write its heading"
        for heading in section.headings:
            other = seen.setdefault(heading.casefold(), section.section)
            if other != section.section:
                sentence = f"the heading '{heading}' stands for '{other}' already"
                yield here, sentence, "a heading opens one section only"
