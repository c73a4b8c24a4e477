"""Downloads: the figures as files."""

from hashlib import sha256

import polars as pl
from django.http import HttpRequest, HttpResponse

from regiokompas.domain.errors import NotFoundError
from regiokompas.warehouse.releases import SERIES_FILE, loaded_assessments, loaded_series
from regiokompas.web.caching import keep_forever, of_release
from regiokompas.web.comparison_files import comparison_csv
from regiokompas.web.comparisons import told_of
from regiokompas.web.current import UnreadableError
from regiokompas.web.exports import csv_bytes, json_bytes, verdict_csv_bytes, verdict_json_bytes
from regiokompas.web.site import Site

CSV = "text/csv; charset=utf-8"


@of_release
def indicator_csv(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return all figures of an indicator as CSV."""
    return _file(
        site, csv_bytes(site, _series(site, identifier)), name=f"{identifier}.csv", kind=CSV
    )


@of_release
def indicator_json(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return definition, figures and origins of an indicator as JSON."""
    series = _series(site, identifier)
    content = json_bytes(site, site.measured[identifier].indicator, series)
    return _file(site, content, name=f"{identifier}.json", kind="application/json")


@of_release
def comparison(
    request: HttpRequest,  # noqa: ARG001  # of the framework
    site: Site,
    identifier: str,
    area: str,
) -> HttpResponse:
    """Return the comparison of the region ("regio") or a municipality on an indicator as CSV."""
    measured, municipality = site.measured.get(identifier), site.municipality(area)
    told = None
    if measured is not None and (municipality is not None or area == "regio"):
        told = told_of(site, measured, municipality=municipality, language="en")
    if told is None:
        raise NotFoundError("there is no such comparison")
    return _file(
        site, comparison_csv(site, told), name=f"{identifier}-{area}-comparison.csv", kind=CSV
    )


@of_release
def series_parquet(request: HttpRequest, site: Site, release: str) -> HttpResponse:  # noqa: ARG001
    """Return the series of the whole release, the very bytes of its file."""
    _must_be_current(site, release)
    content = _series_bytes(site)
    name = f"regiokompas-{site.region.id}-{release[:12]}.parquet"
    return keep_forever(_file(site, content, name=name, kind="application/vnd.apache.parquet"))


@of_release
def series_csv(request: HttpRequest, site: Site, release: str) -> HttpResponse:  # noqa: ARG001
    """Return the series of the whole release as CSV."""
    _must_be_current(site, release)
    content = csv_bytes(site, loaded_series(site.release.folder))
    name = f"regiokompas-{site.region.id}-{release[:12]}.csv"
    return keep_forever(_file(site, content, name=name, kind=CSV))


@of_release
def verdicts_csv(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return the verdict on every area with all its components, as CSV."""
    content = verdict_csv_bytes(site, _verdicts(site, identifier))
    return _file(site, content, name=f"{identifier}-verdicts.csv", kind=CSV)


@of_release
def verdicts_json(request: HttpRequest, site: Site, identifier: str) -> HttpResponse:  # noqa: ARG001
    """Return the verdict on every area with all its components, as JSON."""
    content = verdict_json_bytes(site, _verdicts(site, identifier))
    return _file(site, content, name=f"{identifier}-verdicts.json", kind="application/json")


def _verdicts(site: Site, identifier: str) -> pl.DataFrame:
    if identifier not in site.measured:
        raise NotFoundError(f"there is no indicator '{identifier}'")
    found = loaded_assessments(site.release.folder)
    return found.filter(pl.col("indicator") == identifier)


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


def _file(site: Site, content: bytes, *, name: str, kind: str) -> HttpResponse:
    """Return a file to keep; the name of one about an invented region says so."""
    name = f"invented-{name}" if site.region.is_example else name
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
