"""`regiokompas fetch`: ask the sources and keep what they answer."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.output import print_json, say, size_text
from regiokompas.cli.workplace import access_from, now, workplace
from regiokompas.domain.errors import SourceError
from regiokompas.pipeline.fetch import Fetched
from regiokompas.pipeline.fetch import fetch as fetch_tables
from regiokompas.pipeline.needs import tables_needed

Downloads = Annotated[
    Path | None,
    typer.Option("--from", help="Take downloaded files from this folder instead of the network."),
]


@app.command()
def fetch(
    downloads: Downloads = None,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Ask the sources for what the declared indicators need, and keep every raw answer."""
    here = workplace(data_dir=data_dir, region=region)
    if downloads is not None and not downloads.is_dir():
        raise SourceError(
            "there is no folder with downloaded files here",
            place=str(downloads),
            hint="name an existing folder after --from",
        )
    fetched = fetch_tables(
        tables_needed(here.declarations, here.region),
        data_dir=here.data_dir,
        downloads=downloads,
        pinned_dir=here.home / "tables" / "pinned",
        at=now(),
        base_address=os.environ.get("REGIOKOMPAS_CBS_ADDRESS"),
        access=access_from(os.environ),
        progress=lambda item: None if as_json else _tell(item),
    )
    if as_json:
        print_json([asdict(item) for item in fetched])
    absent = [item for item in fetched if item.state == "needs-file"]
    if not as_json:
        kept = len(fetched) - len(absent)
        say(f"{kept} of {len(fetched)} tables are here, {len(absent)} wait for a file.")
    if absent and downloads is not None:
        raise SourceError(
            f"{len(absent)} tables have no file in the folder: "
            f"{', '.join(item.table_id for item in absent)}",
            place=str(downloads),
            hint="download them from the addresses named above and run this again",
        )


def _tell(item: Fetched) -> None:
    say(f"{item.state:<11} {item.table_id:<34} {size_text(item.bytes):>10}  {item.sentence}")
