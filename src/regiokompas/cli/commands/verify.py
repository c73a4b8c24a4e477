"""`regiokompas verify`: recompute a release and compare."""

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from regiokompas import __version__
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.errors import NotFoundError
from regiokompas.pipeline.build import declared_texts
from regiokompas.pipeline.ready import ready_release
from regiokompas.pipeline.verify import verify as verify_release
from regiokompas.warehouse.releases import Release, current_release, open_release

DIFFERENT = 9


@app.command()
def verify(
    release: Annotated[
        str, typer.Argument(help="A release: its identifier, or the first characters of it.")
    ] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Recompute a release from its snapshots; say identical, or name the first difference."""
    here = workplace(data_dir=data_dir, region=region)
    found = chosen_release(here, release)
    result = verify_release(found, store=here.store, code_version=__version__)
    if as_json:
        print_json(asdict(result))
    elif result.identical:
        say(f"identical: {result.release} (recomputed from its {result.recomputed_from})")
    else:
        say(f"different: {result.release}: {result.difference}")
    if not result.identical:
        sys.exit(DIFFERENT)


def chosen_release(here: Workplace, name: str) -> Release:
    """Return the release that ``name`` means: "current", or the beginning of one identifier.

    Where nothing was built yet, "current" is built from the region's figures pack; that of an
    invented region without one has no figures.
    """
    if name == "current":
        return _current(here)
    found = sorted(
        path for path in here.releases.glob(f"{name}*") if path.is_dir() and name.isalnum()
    )
    if len(found) != 1:
        raise NotFoundError(
            f"{len(found)} releases begin with '{name}'",
            place=str(here.releases),
            hint="give more characters of the identifier, or 'current'",
        )
    return open_release(found[0])


def _current(here: Workplace) -> Release:
    has_release = (here.releases / "current").is_file()
    has_pack = here.pack.is_dir()
    if has_release or not (has_pack or here.region.is_example):
        return current_release(here.releases)
    if has_pack:
        say(f"No release yet: building one from the figures pack of {here.region.name}.")
    return ready_release(
        here.declarations,
        here.region,
        pack_folder=here.pack,
        releases=here.releases,
        texts=declared_texts(here.home, region=here.region.id),
        code_version=__version__,
        progress=lambda _: None,
    )
