"""`regiokompas assess`: the verdict on an indicator in an area, with everything behind it."""

from typing import Annotated

import polars as pl
import typer

from regiokompas.analysis.assessment.records import verdict_record, verdicts_of
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.verdicts import Verdict
from regiokompas.pipeline.assess import assessed, last_year_that_counts, with_area
from regiokompas.pipeline.build import declared_texts
from regiokompas.pipeline.series import border_marks, rules_of
from regiokompas.pipeline.stability import Judging, with_stability
from regiokompas.warehouse.packs import pack_of
from regiokompas.warehouse.releases import Release, loaded_series

# Before this no verdict can mean anything: there are no figures.
FIRST_YEAR = 1900


@app.command()
def assess(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    area: Annotated[
        str | None, typer.Option("--area", help="An area code.", show_default="the region")
    ] = None,
    until: Annotated[
        int | None,
        typer.Option(
            "--until",
            min=FIRST_YEAR,
            help="The last year that counts.",
            show_default="the year in which the sources were asked last",
        ),
    ] = None,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Say what may be said about the course of an indicator in an area, how surely and why."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    _must_be_published(declared)
    chosen = chosen_release(here, release)
    code = here.region.code if area is None else area
    verdict = _verdict(here, chosen, declared, area=code, until=until)
    if as_json:
        print_json(verdict_record(verdict))
    else:
        _print(verdict, declared, chosen.areas()[code])


def _must_be_published(indicator: Indicator) -> None:
    if indicator.status != "published":
        raise NotFoundError(
            f"'{indicator.id}' is a draft: no official figure is connected yet",
            hint="a verdict needs figures; connect a table first (docs/how-to/add-an-indicator.md)",
        )


def _verdict(
    here: Workplace, release: Release, indicator: Indicator, *, area: str, until: int | None
) -> Verdict:
    _must_be_known(release, area)
    last = last_year_that_counts(release.origins().values()) if until is None else until
    year = FIRST_YEAR if last is None else last
    series = loaded_series(release.folder).filter(pl.col("indicator") == indicator.id)
    pack, rules = pack_of(release), rules_of(here.declarations, here.region)
    judging = Judging(
        rules=rules,
        texts=declared_texts(here.home, region=here.region.id),
        until=year,
        marks=border_marks([indicator], pack.figures, rules),
    )
    whole = with_area(indicator, series, area, year=year)
    found = assessed(
        [indicator],
        whole,
        pack.figures,
        region=here.region,
        texts=judging.texts,
        until=year,
        marks=judging.marks,
    )
    told = with_stability(found, whole, pack, [indicator], judging)
    return verdicts_of(told.filter(pl.col("area") == area))[0]


def _must_be_known(release: Release, area: str) -> None:
    if area not in release.areas():
        form = "" if is_area_code(area) else ", and this is no area code at all"
        raise NotFoundError(
            f"there is no area '{area}' in this release{form}",
            hint="give a code such as GM0153, CR12 or NL01; the page 'data' lists all areas",
        )


def _print(verdict: Verdict, indicator: Indicator, area: str) -> None:
    record = verdict_record(verdict)
    shown = {
        name: cell
        for name, cell in record.items()
        if name not in {"indicator", "area", "reason", "methods"}
    }
    rows = [(name, _cell(cell)) for name, cell in shown.items()]
    rows += [(method, answer["answer"]) for method, answer in record["methods"].items()]
    print_table(
        ["component", "answer"], rows, title=f"{indicator.name.en}, {area}. {verdict.reason.en}"
    )


def _cell(cell: object) -> str:
    if isinstance(cell, list):
        return ", ".join(map(str, cell)) or "–"
    return "–" if cell is None else f"{cell:.6g}" if isinstance(cell, float) else str(cell)
