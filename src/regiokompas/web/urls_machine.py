"""Addresses without a language: pictures, downloads, and what machines ask for."""

from django.urls import path, register_converter

from regiokompas.web.views import downloads, machine, pictures


class ReleaseConverter:
    """The identifier of a release."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Return ``value`` as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return ``value`` as it is."""
        return value


register_converter(ReleaseConverter, "release")

urlpatterns = [
    path("healthz", machine.healthz, name="healthz"),
    path("robots.txt", machine.robots, name="robots"),
    path(
        "beelden/<slug:mark>/<str:language>/<slug:indicator>/<slug:area>/<slug:name>.<str:kind>",
        pictures.picture,
        name="picture",
    ),
    path("downloads/<slug:identifier>/verdicts.csv", downloads.verdicts_csv, name="verdicts-csv"),
    path(
        "downloads/<slug:identifier>/verdicts.json", downloads.verdicts_json, name="verdicts-json"
    ),
    path("downloads/<slug:identifier>.csv", downloads.indicator_csv, name="indicator-csv"),
    path(
        "downloads/<slug:identifier>/<slug:area>/comparison.csv",
        downloads.comparison,
        name="comparison-csv",
    ),
    path("downloads/<slug:identifier>.json", downloads.indicator_json, name="indicator-json"),
    path("downloads/<release:release>/series.parquet", downloads.series_parquet, name="parquet"),
    path("downloads/<release:release>/series.csv", downloads.series_csv, name="csv"),
]
