"""`regiokompas plan read`: drafts from a document."""

import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from regiokompas.cli.app import AsJson, RegionName, plan
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.declarations.home import project_home, region_to_use
from regiokompas.declarations.load import load_region
from regiokompas.declarations.plan import load_plan
from regiokompas.declarations.read import read_toml
from regiokompas.domain.fiches import FicheFormat
from regiokompas.pipeline.read_plan import Draft, PlanReading, write_drafts
from regiokompas.pipeline.read_plan import read_plan as read_document


@plan.command("read")
def read_plan(
    file: Annotated[Path, typer.Argument(help="The plan: text, Word (.docx) or PDF.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Write a draft a challenge there.", show_default="only tell"),
    ] = None,
    format_file: Annotated[
        Path | None,
        typer.Option("--format", help="Its headings and marks.", show_default="the region's own"),
    ] = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Read a plan document with fiches into drafts, and list what could not be placed.

    Drafts hold the document's own words, for a person to rewrite; they never change the plan.
    """
    home = project_home(os.environ, cwd=Path.cwd())
    chosen = load_region(home, region or region_to_use(os.environ, home=home))
    declared = home / "regions"
    fiche_format = read_toml(
        format_file or declared / chosen.id / "fiche-format.toml", FicheFormat, root=home
    )
    reading = read_document(file, fiche_format, load_plan(home, chosen.id).register)
    written = write_drafts(reading, out, declared=declared) if out is not None else ()
    if as_json:
        told = {"note": "invented example"} if chosen.is_example else {}
        print_json(told | _as_object(reading, written))
    else:
        _tell(reading, written)


def _as_object(reading: PlanReading, written: tuple[Path, ...]) -> dict[str, Any]:
    return {
        "file": reading.name,
        "kind": reading.kind,
        "written": [str(path) for path in written],
        "fiches": [_fiche_object(draft) for draft in reading.drafts],
        "findings": [asdict(finding) for finding in reading.findings],
    }


def _fiche_object(draft: Draft) -> dict[str, Any]:
    """Return a fiche as an object; ``empty`` are the sections marked as having nothing yet."""
    ownership = draft.content.get("ownership")
    return {
        "number": draft.fiche.number,
        "title": draft.fiche.title,
        "theme": draft.fiche.theme,
        "place": draft.fiche.place,
        "draft": draft.file,
        "sections": [section.section for section in draft.fiche.sections],
        "empty": [section.section for section in draft.fiche.sections if section.is_empty],
        "ownership": asdict(ownership) if ownership is not None else None,
        "ministries": [asdict(role) for role in draft.content.get("ministries", ())],
    }


def _tell(reading: PlanReading, written: tuple[Path, ...]) -> None:
    rows = [
        (
            str(draft.fiche.number),
            draft.fiche.title,
            str(len(draft.fiche.sections)),
            ", ".join(_holders(draft)),
            ", ".join(role.ministry for role in draft.content.get("ministries", ())),
        )
        for draft in reading.drafts
    ]
    columns = ["nr", "title", "sections", "owners", "ministries"]
    print_table(columns, rows, title=f"{len(rows)} fiches in {reading.name}")
    for finding in reading.findings:
        where = f"challenge {finding.challenge}" if finding.challenge else "document"
        head = ", ".join(filter(None, (where, finding.section, finding.place)))
        say(f"{head}: {finding.sentence}" + (f": {finding.text}" if finding.text else ""))
    counts = Counter(finding.kind for finding in reading.findings)
    say("To look at: " + ", ".join(f"{count} {kind}" for kind, count in counts.most_common()))
    if written:
        say(f"{len(written)} drafts written to {written[0].parent}.")


def _holders(draft: Draft) -> list[str]:
    ownership = draft.content.get("ownership")
    if ownership is None:
        return []
    return [owner.holder for owner in (*ownership.administrative, *ownership.executive)]
