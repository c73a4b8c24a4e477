"""What a command works on: the declared content, the region and the figures on disk."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from regiokompas.cli.output import say
from regiokompas.declarations.check import check_corrections, check_declarations, check_region
from regiokompas.declarations.home import data_dir as default_data_dir
from regiokompas.declarations.home import project_home, region_to_use
from regiokompas.declarations.load import Declarations, load_declarations, load_region
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.regions import Region
from regiokompas.sources.asked import Access
from regiokompas.warehouse.snapshots import SnapshotStore


@dataclass(frozen=True, kw_only=True, slots=True)
class Workplace:
    """A project folder with its declared content, and the folder with figures."""

    home: Path
    data_dir: Path
    declarations: Declarations
    region: Region

    @property
    def store(self) -> SnapshotStore:
        """The snapshots."""
        return SnapshotStore(self.data_dir / "snapshots")

    @property
    def releases(self) -> Path:
        """The folder with the releases of this region."""
        return self.data_dir / "releases" / self.region.id

    @property
    def baselines(self) -> Path:
        """The folder with the frozen baselines of this region."""
        return self.data_dir / "baselines" / self.region.id

    @property
    def pack(self) -> Path:
        """The folder with the figures pack of this region."""
        return self.home / "regions" / self.region.id / "figures"


def workplace(*, data_dir: Path | None, region: str) -> Workplace:
    """Return what the command works on; refuse declared content that does not hang together."""
    home = project_home(os.environ, cwd=Path.cwd())
    declarations = load_declarations(home)
    chosen = load_region(home, region or region_to_use(os.environ, home=home))
    problems = (
        *check_declarations(declarations),
        *check_region(chosen, declarations),
        *check_corrections(chosen, declarations),
    )
    if problems:
        raise DeclarationError.of(problems)
    if chosen.is_example:
        say(f"{chosen.name} is an invented example: it does not exist.")
    return Workplace(
        home=home,
        data_dir=data_dir or default_data_dir(os.environ, home=home),
        declarations=declarations,
        region=chosen,
    )


def access_from(environ: Mapping[str, str]) -> Access:
    """Return how sources are reached: addresses and credentials that the environment gives."""
    addresses = {
        source: environ[variable]
        for source, variable in (
            ("eurostat", "REGIOKOMPAS_EUROSTAT_ADDRESS"),
            ("genesis", "REGIOKOMPAS_GENESIS_ADDRESS"),
        )
        if environ.get(variable)
    }
    return Access(
        addresses=addresses,
        user=environ.get("REGIOKOMPAS_GENESIS_USER", ""),
        password=environ.get("REGIOKOMPAS_GENESIS_PASSWORD", ""),
    )


def now() -> datetime:
    """Return the present moment: the only place where a command reads the clock."""
    return datetime.now(UTC).replace(microsecond=0)
