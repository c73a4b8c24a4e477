"""`regiokompas build`: from snapshots or a figures pack to a release."""

from typing import Annotated

import typer

from regiokompas import __version__
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.output import print_json, progress, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.pipeline.build import (
    build_contents,
    build_from_pack,
    contents_without_figures,
    declared_texts,
)
from regiokompas.pipeline.figures import Progress
from regiokompas.pipeline.history import kept_releases
from regiokompas.warehouse.packs import read_pack
from regiokompas.warehouse.releases import Contents, Release, set_current, write_release


@app.command()
def build(
    from_pack: Annotated[
        bool, typer.Option("--pack", help="Build from the region's figures pack.")
    ] = False,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Parse, harmonise and aggregate the figures, and write them as a sealed release."""
    here = workplace(data_dir=data_dir, region=region)
    with progress("building") as shown:
        tell: Progress = shown.update if shown is not None else lambda _: None
        contents = contents_of(here, from_pack=from_pack, tell=tell)
    release = write_release(contents, folder=here.releases)
    set_current(release)
    if as_json:
        print_json(summary(release, contents))
    else:
        told = summary(release, contents)
        say(
            f"Release {told['release']}\n"
            f"{told['indicators']} indicators, {told['values']} values, "
            f"{told['areas']} areas, {told['tables']} tables; "
            f"newest period {told['newest'] or 'none'}."
        )


def contents_of(here: Workplace, *, from_pack: bool, tell: Progress) -> Contents:
    """Return the contents of a release from the pack, or from the newest snapshots.

    From the pack of an invented region that has none: a release without figures.
    """
    texts = declared_texts(here.home, region=here.region.id)
    if from_pack and here.region.is_example and not here.pack.is_dir():
        return contents_without_figures(here.region, texts=texts, code_version=__version__)
    if from_pack:
        return build_from_pack(
            here.declarations,
            here.region,
            pack=read_pack(here.pack),
            texts=texts,
            code_version=__version__,
            progress=tell,
        )
    return build_contents(
        here.declarations,
        here.region,
        store=here.store,
        texts=texts,
        code_version=__version__,
        progress=tell,
        kept=kept_releases(here.releases, pack_folder=here.pack),
    )


def summary(release: Release, contents: Contents) -> dict[str, object]:
    """Return what a release holds, in numbers."""
    return {
        "release": release.id,
        "folder": str(release.folder),
        "indicators": contents.series["indicator"].n_unique(),
        "values": contents.series["value"].count(),
        "areas": contents.series["area"].n_unique(),
        "tables": len(contents.origins),
        "newest": contents.series["period"].max(),
    }
