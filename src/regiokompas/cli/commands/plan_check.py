"""`regiokompas plan check`: does the plan hang together?"""

from pathlib import Path
from typing import Annotated, Any

import typer

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.finding import Finding
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.cli.app import AsJson, DataDir, RegionName, plan
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import now, workplace
from regiokompas.declarations.plan import load_plan
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.texts import LANGUAGES
from regiokompas.pipeline.plan_view import plan_view
from regiokompas.warehouse.releases import loaded_series


@plan.command("check")
def check_plan(
    on: Annotated[
        str, typer.Option("--on", help="On which day, such as 2026-05-07.", show_default="today")
    ] = "",
    language: Annotated[str, typer.Option("--language", help="nl, en or de.")] = "nl",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Find gaps, overlaps and contradictions in the declared plan of a region."""
    view = chosen_view(data_dir=data_dir, region=region, language=language)
    findings = findings_of(view, on=on or now().date().isoformat())
    if as_json:
        told = {"note": "invented example"} if view.is_example else {}
        print_json([_as_object(finding, language) | told for finding in findings])
        return
    print_table(
        ("severity", "code", "subject", "finding"),
        (
            (finding.severity, finding.code, finding.subject, finding.message.in_language(language))
            for finding in findings
        ),
    )
    say(f"{len(findings)} findings.")


def chosen_view(*, data_dir: Path | None, region: str, language: str) -> PlanView:
    """Return the declared plan beside the figures of the last release, ready to be looked at."""
    if language not in LANGUAGES:
        raise NotFoundError(f"there is no language '{language}'", hint="choose nl, en or de")
    here = workplace(data_dir=data_dir, region=region)
    declared = load_plan(here.home, here.region.id)
    if not declared.challenges:
        raise NotFoundError(
            "this region has no declared plan",
            place=str(declared.folder),
            hint="declare its challenges first; 'regiokompas plan read' makes drafts",
        )
    release = chosen_release(here, "current")
    return plan_view(
        declared,
        here.declarations,
        here.region,
        series=loaded_series(release.folder),
        origins=release.origins(),
    )


def _as_object(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "subject": finding.subject,
        "message": finding.message.in_language(language),
        "hint": finding.hint.in_language(language),
        "source": finding.source.in_language(language),
    }
