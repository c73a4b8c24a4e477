"""`regiokompas pack`: the figures of a region, to travel with the code."""

from typing import Annotated

import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, say, size_text
from regiokompas.cli.workplace import workplace
from regiokompas.warehouse.packs import write_pack


@app.command()
def pack(
    data_dir: DataDir = None,
    region: RegionName = "",
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    as_json: AsJson = False,
) -> None:
    """Write the figures pack of a region from a release, each figure with its origin."""
    here = workplace(data_dir=data_dir, region=region)
    chosen = chosen_release(here, release)
    sizes = write_pack(chosen, folder=here.pack)
    if as_json:
        print_json({"folder": str(here.pack), "release": chosen.id, "files": sizes})
    else:
        say(f"{here.pack}: {size_text(sum(sizes.values()))} from release {chosen.id[:12]}")
