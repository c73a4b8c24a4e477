"""`regiokompas baseline`: freeze a release as a baseline, and see what became of its figures."""

from dataclasses import asdict
from typing import Annotated

import polars as pl
import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import Workplace, now, workplace
from regiokompas.pipeline.baselines import baseline_then_and_now
from regiokompas.warehouse.baselines import Baseline, baselines, freeze, read_baseline
from regiokompas.warehouse.releases import loaded_series, open_release

baseline = typer.Typer(
    name="baseline", help="The baseline of the figures, then and now.", no_args_is_help=True
)
app.add_typer(baseline)

Name = Annotated[str, typer.Argument(help="The name of a baseline, such as nulmeting-2026.")]


@baseline.command("freeze")
def freeze_baseline(
    name: Name,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Give a release a name that it keeps: from then on its figures are a baseline."""
    here = workplace(data_dir=data_dir, region=region)
    frozen = freeze(
        chosen_release(here, release),
        name=name,
        frozen_at=now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        folder=here.baselines,
    )
    if as_json:
        print_json(asdict(frozen))
    else:
        say(f"The baseline '{frozen.name}' is release {frozen.release}.")


@baseline.command("list")
def list_baselines(
    data_dir: DataDir = None, region: RegionName = "", as_json: AsJson = False
) -> None:
    """List the frozen baselines, oldest first."""
    here = workplace(data_dir=data_dir, region=region)
    found = baselines(here.baselines)
    if as_json:
        print_json([asdict(item) for item in found])
        return
    print_table(
        ["name", "frozen", "release"],
        ((item.name, item.frozen_at, item.release[:12]) for item in found),
    )
    if not found:
        say("No baseline was frozen yet.")


@baseline.command("show")
def show_baseline(
    name: Name,
    indicator: Annotated[
        str, typer.Option("--indicator", help="Only this indicator.", show_default="all")
    ] = "",
    area: Annotated[str, typer.Option("--area", help="Only this area.", show_default="all")] = "",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Print the figures of a baseline as they were frozen, beside what they are now."""
    here = workplace(data_dir=data_dir, region=region)
    if indicator:
        here.declarations.indicator(indicator)
    rows = _compared(here, read_baseline(here.baselines, name))
    if indicator:
        rows = rows.filter(pl.col("indicator") == indicator)
    if area:
        rows = rows.filter(pl.col("area") == area)
    if as_json:
        print_json(rows.to_dicts())
        return
    columns = ["indicator", "area", "period", "value_then", "value_now", "difference", "outcome"]
    print_table(
        columns, ([_text(cell) for cell in row] for row in rows.select(columns).iter_rows())
    )
    said = rows["outcome"].value_counts(sort=True).iter_rows()
    say(", ".join(f"{count} {word}" for word, count in said) or "No figure.")


def _compared(here: Workplace, frozen: Baseline) -> pl.DataFrame:
    current = chosen_release(here, "current")
    areas = [here.region.code, here.region.country, *(m.code for m in here.region.members)]
    return baseline_then_and_now(
        open_release(here.releases / frozen.release).series(),
        loaded_series(current.folder),
        areas=areas,
    )


def _text(cell: str | float | None) -> str:
    return "–" if cell is None else f"{cell:g}" if isinstance(cell, float) else cell
