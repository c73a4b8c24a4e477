"""`regiokompas quality`: how good are the figures, and what is to be done about them?"""

import sys
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.days import day_from
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import now, workplace
from regiokompas.declarations.corrections import load_corrections
from regiokompas.declarations.plan import load_plan
from regiokompas.declarations.quality import load_quality
from regiokompas.domain.quality import QualityFinding
from regiokompas.pipeline.quality import QualityReport, quality_of


@app.command()
def quality(
    on: Annotated[
        str, typer.Option("--on", help="The day to look from.", show_default="today")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="End with an error where something is serious.")
    ] = False,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Tell what is late, missing, provisional, out of line, changed or contradictory."""
    here = workplace(data_dir=data_dir, region=region)
    chosen = chosen_release(here, release)
    plan = load_plan(here.home, here.region.id)
    report = quality_of(
        chosen,
        here.declarations,
        here.region,
        challenges={item.number: item.indicators for item in plan.challenges},
        corrections=load_corrections(here.home, here.region.id),
        rules=load_quality(here.home),
        store=here.store,
        on=date.fromisoformat(day_from(on)) if on else now().date(),
    )
    if as_json:
        print_json(_as_object(report))
    else:
        _print(report)
    if strict and report.counts["serious"]:
        sys.exit(1)


def _as_object(report: QualityReport) -> dict[str, Any]:
    return {
        "release": report.release,
        "on": report.on.isoformat(),
        "counts": report.counts,
        "tables_with_an_earlier_snapshot": report.compared,
        "findings": [asdict(finding) for finding in report.findings],
        "freshness": [
            asdict(item) | {"due": item.due.isoformat() if item.due else None}
            for item in report.freshness
        ],
        "coverage": [asdict(item) | {"expected": item.expected} for item in report.coverage],
        "agreements": [
            {
                "pair": item.pair.id,
                "common": item.common,
                "differing": len(item.differing),
                "largest": item.differing.head(10).to_dicts(),
            }
            for item in report.agreements
        ],
    }


def _print(report: QualityReport) -> None:
    print_table(
        ["how bad", "kind", "where", "what", "what to do"],
        (_row(finding) for finding in report.findings),
        title=f"Quality on {report.on.isoformat()}, release {report.release[:12]}",
    )
    counts = report.counts
    say(
        f"{counts['serious']} serious, {counts['warning']} warnings, {counts['note']} notes; "
        f"{report.compared} tables compared with an earlier snapshot."
    )


def _row(finding: QualityFinding) -> tuple[str, ...]:
    where = " ".join(part for part in (finding.place, finding.area, finding.period) if part)
    return finding.severity, finding.kind, where, finding.what.en, finding.action.en
