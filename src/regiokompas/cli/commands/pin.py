"""`regiokompas pin`: accept the columns a table has now."""

import os
from dataclasses import asdict
from typing import Annotated

import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.fetch import Downloads
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import access_from, workplace
from regiokompas.domain.errors import NotFoundError, SourceError
from regiokompas.domain.tables import Table
from regiokompas.pipeline.needs import tables_needed
from regiokompas.pipeline.pin import Pinned
from regiokompas.pipeline.pin import pin as pin_tables


@app.command()
def pin(
    tables: Annotated[
        list[str] | None, typer.Argument(help="Tables; all where none is named.")
    ] = None,
    downloads: Downloads = None,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Write down the columns, dimensions, measures and units a table has now.

    A table that differs from what is pinned is refused by `fetch`; look at the difference first.
    """
    here = workplace(data_dir=data_dir, region=region)
    known: dict[str, Table] = here.declarations.tables
    for name in tables or []:
        if name not in known:
            raise NotFoundError(
                f"there is no table '{name}'", hint=f"known: {', '.join(sorted(known))}"
            )
    chosen = (
        [known[name] for name in tables]
        if tables
        else tables_needed(here.declarations, here.region)
    )
    pinned = pin_tables(
        chosen,
        downloads=downloads,
        pinned_dir=here.home / "tables" / "pinned",
        base_address=os.environ.get("REGIOKOMPAS_CBS_ADDRESS"),
        access=access_from(os.environ),
        progress=lambda item: None if as_json else _tell(item),
    )
    if as_json:
        print_json([asdict(item) | {"file": item.file.name} for item in pinned])
    absent = [item.table_id for item in pinned if item.state == "needs-file"]
    if absent:
        raise SourceError(
            f"not pinned, because the file is not here: {', '.join(absent)}",
            hint="name the folder with the downloaded files: --from DIR",
        )


def _tell(pinned: Pinned) -> None:
    say(f"{pinned.state:<11} {pinned.table_id}")
    for change in pinned.changes:
        say(f"            {change}")
