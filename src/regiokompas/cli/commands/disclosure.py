"""`regiokompas disclosure`: which small numbers were hidden, by which rule and why."""

from typing import Annotated

import polars as pl
import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import workplace


@app.command()
def disclosure(
    area: Annotated[
        str, typer.Option("--area", help="Only this area.", show_default="the region")
    ] = "",
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """List what a release hides so that small numbers tell of nobody: no value, only why."""
    here = workplace(data_dir=data_dir, region=region)
    log = chosen_release(here, release).hidden()
    own = [here.region.code, *(member.code for member in here.region.members)]
    rows = log.filter(pl.col("area").is_in([area] if area else own))
    if as_json:
        print_json(rows.to_dicts())
        return
    print_table(rows.columns, ([str(cell) for cell in row] for row in rows.iter_rows()))
    told = f"{rows.height} figures are hidden here, {log.height} in the whole release."
    say(told if log.height else "This release hides nothing itself.")
