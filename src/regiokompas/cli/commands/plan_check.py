"""`regiokompas plan check`: does the plan hang together?"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.finding import Finding
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.cli.app import AsJson, DataDir, RegionName, plan
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import Workplace, now, workplace
from regiokompas.declarations.checks.plan import plan_problems
from regiokompas.declarations.home import project_home, region_to_use
from regiokompas.declarations.plan import load_plan, parse_plan, read_plan_files
from regiokompas.domain.errors import DeclarationError, NotFoundError
from regiokompas.domain.provenance import Origin
from regiokompas.domain.series import SERIES
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
    """Find gaps, overlaps and contradictions in the declared plan of a region.

    Ends with exit code 3 where the plan cannot be kept as it stands: it names what does not exist,
    uses a number twice, or waits for itself in a circle.
    """
    view = chosen_view(data_dir=data_dir, region=region, language=language)
    findings = findings_of(view, on=on or now().date().isoformat())
    if as_json:
        told = {"note": "invented example"} if view.is_example else {}
        print_json([_as_object(finding, language) | told for finding in findings])
    else:
        _print(findings, language)
    refuse_unsound(region)


def refuse_unsound(region: str) -> None:
    """Refuse a plan that the registry would not keep; ``DeclarationError`` tells every problem."""
    home = project_home(os.environ, cwd=Path.cwd())
    name = region or region_to_use(os.environ, home=home)
    files, place = read_plan_files(home, name), f"regions/{name}/plan"
    problems = plan_problems(parse_plan(files, place), files, place=place)
    if problems:
        raise DeclarationError.of(problems)


def _print(findings: Sequence[Finding], language: str) -> None:
    print_table(
        ("severity", "code", "subject", "finding"),
        (
            (finding.severity, finding.code, finding.subject, finding.message.in_language(language))
            for finding in findings
        ),
    )
    say(f"{len(findings)} findings.")


def chosen_view(*, data_dir: Path | None, region: str, language: str) -> PlanView:
    """Return the declared plan beside the figures of the last release, ready to be looked at.

    A region without figures has a plan all the same: that there are none is said.
    """
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
    series, origins = _figures(here)
    return plan_view(declared, here.declarations, here.region, series=series, origins=origins)


def _figures(here: Workplace) -> tuple[pl.DataFrame, dict[str, Origin]]:
    """Return the figures of the last release and their origins; none where none was ever built."""
    if not (here.releases / "current").is_file() and not here.pack.is_dir():
        say("This region has no figures yet: the plan is checked without them.")
        return pl.DataFrame(schema=SERIES), {}
    release = chosen_release(here, "current")
    return loaded_series(release.folder), release.origins()


def _as_object(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "subject": finding.subject,
        "message": finding.message.in_language(language),
        "hint": finding.hint.in_language(language),
        "source": finding.source.in_language(language),
    }
