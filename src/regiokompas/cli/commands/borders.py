"""`regiokompas borders`: do the declared border changes follow from the official table?"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.fetch import Downloads
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.declarations.borders import borders_path, borders_toml
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.harmonisation import BorderChanges
from regiokompas.pipeline.borders import recomputed_borders
from regiokompas.pipeline.needs import newest
from regiokompas.warehouse.files import write_text

HEAD = """Which municipalities merged, were divided or got another code, on 1 January of each year.
Written by 'regiokompas borders --write' from the table named here; never by hand.
A share is that of the inhabitants of the old municipality. Where the figures do not tell who went
where, the municipalities stand under unresolved and have no share."""


@app.command()
def borders(
    write: Annotated[bool, typer.Option("--write", help="Declare the recomputed changes.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with an error where they differ.")
    ] = False,
    downloads: Downloads = None,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Recompute which municipalities merged or were divided, and compare with what is declared.

    From the inhabitants on 1 January and the growth of every municipality: in the newest
    snapshot of the table that the file names, or in the downloaded file.
    """
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.borders
    if declared is None:
        raise NotFoundError(
            "no border changes are declared",
            place=str(borders_path(here.home)),
            hint="write the file with table, publisher, licence, population, growth, first, last "
            "and changes = []",
        )
    found = recomputed_borders(
        here.declarations,
        _contents(here, declared, downloads),
        table=declared.table,
        population=declared.population,
        growth=declared.growth,
    )
    if write:
        write_text(borders_path(here.home), borders_toml(found, head=HEAD))
        declared = found
    _tell(declared, found, as_json=as_json)
    if strict and declared != found:
        sys.exit(1)


def _contents(here: Workplace, declared: BorderChanges, downloads: Path | None) -> dict[str, bytes]:
    table = here.declarations.tables[declared.table]
    if downloads is None or table.file is None:
        return here.store.contents(newest([table], store=here.store)[table.id])
    path = downloads / table.file.path
    if not path.is_file():
        raise NotFoundError(
            f"there is no file {path}", hint="name the folder with the downloaded files: --from DIR"
        )
    return {path.name: path.read_bytes()}


def _tell(declared: BorderChanges, found: BorderChanges, *, as_json: bool) -> None:
    by_year = {change.year: change for change in declared.changes}
    differing = sorted(
        {item.year for item in found.changes if by_year.get(item.year) != item}
        | (set(by_year) - {item.year for item in found.changes})
    )
    ended = {
        item.year: len({row.old for row in item.shares} - {row.current for row in item.shares})
        for item in found.changes
    }
    if as_json:
        print_json(
            {
                "agrees": declared == found,
                "table": found.table,
                "publisher": found.publisher,
                "licence": found.licence,
                "first": found.first,
                "last": found.last,
                "differing_years": differing,
                "ended": {str(year): number for year, number in ended.items()},
                "unresolved": {
                    str(item.year): [*item.unresolved_old, *item.unresolved_current]
                    for item in found.changes
                    if item.unresolved_old or item.unresolved_current
                },
            }
        )
        return
    for item in found.changes:
        open_ones = len(item.unresolved_old) + len(item.unresolved_current)
        told = f"; {open_ones} not to be told from the figures" if open_ones else ""
        say(f"{item.year}: {ended[item.year]} municipalities ended{told}")
    if declared == found:
        say(f"The declared changes follow from {found.publisher} {found.table}.")
    else:
        years = ", ".join(map(str, differing)) or "the head of the file"
        say(f"The declared changes differ: {years}.\n  → 'regiokompas borders --write'")
