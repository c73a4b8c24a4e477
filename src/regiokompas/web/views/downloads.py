"""Downloads: the figures as files."""

from hashlib import sha256

import polars as pl
from django.http import HttpRequest, HttpResponse

from regiokompas.domain.errors import NotFoundError
from regiokompas.warehouse.releases import SERIES_FILE, loaded_series
from regiokompas.web.caching import keep_forever, of_release
from regiokompas.web.current import UnreadableError
from regiokompas.web.exports import csv_bytes, json_bytes
from regiokompas.web.site import Site

CSV = "text/csv; charset=utf-8"


@of_release
def indicator_csv(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return all figures of an indicator as CSV."""
    return _file(csv_bytes(site, _series(site, identifier)), name=f"{identifier}.csv", kind=CSV)


@of_release
def indicator_json(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return definition, figures and origins of an indicator as JSON."""
    series = _series(site, identifier)
    content = json_bytes(site, site.measured[identifier].indicator, series)
    return _file(content, name=f"{identifier}.json", kind="application/json")


@of_release
def series_parquet(request: HttpRequest, site: Site, release: str) -> HttpResponse:  # noqa: ARG001
    """Return the series of the whole release, the very bytes of its file."""
    _must_be_current(site, release)
    content = _series_bytes(site)
    name = f"regiokompas-{site.region.id}-{release[:12]}.parquet"
    return keep_forever(_file(content, name=name, kind="application/vnd.apache.parquet"))


@of_release
def series_csv(request: HttpRequest, site: Site, release: str) -> HttpResponse:  # noqa: ARG001
    """Return the series of the whole release as CSV."""
    _must_be_current(site, release)
    content = csv_bytes(site, loaded_series(site.release.folder))
    name = f"regiokompas-{site.region.id}-{release[:12]}.csv"
    return keep_forever(_file(content, name=name, kind=CSV))


def _series(site: Site, identifier: str) -> pl.DataFrame:
    if identifier not in site.measured:
        raise NotFoundError(f"there is no indicator '{identifier}'")
    return loaded_series(site.release.folder).filter(pl.col("indicator") == identifier)


def _series_bytes(site: Site) -> bytes:
    """Return the file of the series; altered bytes are never handed out."""
    path = site.release.folder / SERIES_FILE
    content = path.read_bytes() if path.is_file() else b""
    if sha256(content).hexdigest() != site.release.manifest["files"][SERIES_FILE]:
        raise UnreadableError(
            "this file of the release is absent or altered",
            place=str(path),
            hint="delete the folder of this release and run 'regiokompas build' again",
        )
    return content


def _must_be_current(site: Site, release: str) -> None:
    if release != site.release.id:
        raise NotFoundError("this release is not the one that is published now")


def _file(content: bytes, *, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
