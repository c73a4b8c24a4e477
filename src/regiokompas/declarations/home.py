"""Where the declared content and the figures on disk live."""

from collections.abc import Mapping
from pathlib import Path

import tomli

from regiokompas.domain.errors import NotFoundError


def project_home(environ: Mapping[str, str], *, cwd: Path) -> Path:
    """Return the folder with ``indicators/``, ``tables/`` and ``regions/``.

    That is ``REGIOKOMPAS_HOME`` where it is set, otherwise the nearest such folder from ``cwd``
    upwards, otherwise the checkout this package was installed from.
    """
    if environ.get("REGIOKOMPAS_HOME"):
        return Path(environ["REGIOKOMPAS_HOME"]).resolve()
    checkout = Path(__file__).resolve().parents[3]
    for folder in (cwd.resolve(), *cwd.resolve().parents, checkout):
        if (folder / "indicators").is_dir() and (folder / "regions").is_dir():
            return folder
    raise NotFoundError(
        "no folder with declared content was found",
        place=str(cwd),
        hint="go to the project's folder, or set REGIOKOMPAS_HOME to it",
    )


def region_to_use(environ: Mapping[str, str], *, home: Path) -> str:
    """Return the region that is meant: ``REGIOKOMPAS_REGION``, or the only one that exists.

    A region that is declared as an example is never meant unless it is named.
    """
    if environ.get("REGIOKOMPAS_REGION"):
        return environ["REGIOKOMPAS_REGION"]
    declared = sorted(path.parent.name for path in (home / "regions").glob("*/region.toml"))
    existing = [name for name in declared if not _is_example(home / "regions" / name)]
    if len(existing) == 1:
        return existing[0]
    raise NotFoundError(
        "it is not clear which region is meant",
        place=str(home / "regions"),
        hint=f"say --region NAME or set REGIOKOMPAS_REGION; declared: {', '.join(declared)}",
    )


def _is_example(folder: Path) -> bool:
    """Return whether a region says that it is an example; faults are told by who reads it whole."""
    try:
        content = tomli.loads((folder / "region.toml").read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomli.TOMLDecodeError):
        return False
    return content.get("is_example") is True


def data_dir(environ: Mapping[str, str], *, home: Path) -> Path:
    """Return where snapshots and releases live: ``REGIOKOMPAS_DATA``, or ``var`` in ``home``."""
    return Path(environ["REGIOKOMPAS_DATA"]) if environ.get("REGIOKOMPAS_DATA") else home / "var"
