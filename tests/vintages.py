"""The small made-up project, fetched on different days while its source corrects itself."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from tests.tiny import FIGURES

from regiokompas.cli.main import main
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.build import build_contents, declared_texts
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.history import kept_releases
from regiokompas.pipeline.needs import tables_needed
from regiokompas.warehouse.releases import Release, set_current, write_release
from regiokompas.warehouse.snapshots import SnapshotStore

REGION = "voorbeeldstreek"
FIRST, SECOND = "2026-01-10", "2026-06-10"
# GM9001 had 12 people in 2021 and has 9; 2022 is new; what GM9002 had in 2020 was taken back.
REVISED = (
    FIGURES.replace("GM9001;2021;12;2", "GM9001;2021;9;2")
    .replace("GM9002;2020;30;7\n", "")
    .replace("GM9999", "GM9001;2022;15;3\nGM9002;2022;33;9\nGM9999")
)


def fetch_on(project: Path, day: str, figures: str) -> None:
    """Fetch the project on ``day`` (ISO), when its file holds ``figures``."""
    path = project / "downloads" / "people.csv"
    path.write_text(figures, encoding="utf-8")
    moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    declarations = load_declarations(project)
    fetch(
        tables_needed(declarations, load_region(project, REGION)),
        data_dir=project / "var",
        downloads=project / "downloads",
        pinned_dir=project / "tables" / "pinned",
        at=moment,
    )


def build(project: Path) -> Release:
    """Return the release of what was fetched, with every vintage that is still here."""
    releases = project / "var" / "releases" / REGION
    contents = build_contents(
        load_declarations(project),
        load_region(project, REGION),
        store=SnapshotStore(project / "var" / "snapshots"),
        texts=declared_texts(project, region=REGION),
        code_version="1",
        kept=kept_releases(releases, pack_folder=project / "regions" / REGION / "figures"),
    )
    release = write_release(contents, folder=releases)
    set_current(release)
    return release


def twice(project: Path) -> Release:
    """Return the release after both vintages."""
    fetch_on(project, FIRST, FIGURES)
    fetch_on(project, SECOND, REVISED)
    return build(project)


def call(project: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run the command line in the project and return its exit code."""
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project))
    monkeypatch.setenv("REGIOKOMPAS_DATA", str(project / "var"))
    monkeypatch.delenv("REGIOKOMPAS_REGION", raising=False)
    monkeypatch.setattr("sys.argv", ["regiokompas", *words])
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
