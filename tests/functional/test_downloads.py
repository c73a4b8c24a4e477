"""Downloads can be read by other programs and tell where every value comes from."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from regiokompas.web.exports import COLUMNS

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("site")]


def test_the_csv_has_one_row_a_value_with_its_origin(client):
    answer = client.get("/downloads/people.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 15
    newest = next(row for row in rows if (row["area"], row["period"]) == ("CR99", "2024"))
    assert float(newest["value"]) == 640
    assert newest["status"] == "provisional"
    assert (newest["publisher"], newest["table"]) == ("Invented Office", "0000INV")
    assert newest["retrieved_at"].startswith("2026-05-01")


def test_a_value_that_is_kept_secret_has_an_empty_cell_and_a_reason(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/downloads/part.csv").content.decode())))
    row = next(row for row in rows if (row["area"], row["period"]) == ("GM9002", "2024"))
    assert (row["value"], row["status"]) == ("", "secret")


def test_every_figure_has_its_flags(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/downloads/people.csv").content.decode())))
    assert {row["flags"] for row in rows} <= {"", "B", "G", "B | G"}
    values = json.loads(client.get("/downloads/people.json").content)["values"]
    assert all(isinstance(value["flags"], list) for value in values)


def test_the_json_names_release_and_origin(client, site):
    content = json.loads(client.get("/downloads/people.json").content)
    assert content["release"] == site.release.id
    assert content["origins"]["example-table"]["licence"] == "CC0"
    assert {"area": "CR99", "value": 640.0}.items() <= content["values"][2].items()


def test_the_whole_release_comes_as_parquet_and_csv(client, site):
    base = f"/downloads/{site.release.id}"
    parquet = client.get(f"{base}/series.parquet")
    assert pl.read_parquet(io.BytesIO(parquet.content)).equals(site.release.series())
    assert "immutable" in parquet.headers["Cache-Control"]
    assert pl.read_csv(client.get(f"{base}/series.csv").content).height == 24


def test_another_release_than_the_published_one_is_a_404(client):
    assert client.get(f"/downloads/{'a' * 64}/series.csv").status_code == 404


@pytest.mark.parametrize("name", ["trend-wide", "trend-narrow-dark", "ranking-wide"])
def test_a_chart_is_a_picture_with_words(client, name):
    answer = client.get(f"/beelden/now/nl/people/regio/{name}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    root = ET.fromstring(answer.content)  # noqa: S314  # our own drawing
    assert root.find("{http://www.w3.org/2000/svg}desc") is not None


def test_a_chart_comes_as_png_too(client):
    answer = client.get("/beelden/now/de/people/fictiedorp/trend-wide.png")
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "path",
    [
        "now/xx/people/regio/trend-wide.svg",
        "now/nl/geen/regio/trend-wide.svg",
        "now/nl/people/nergens/trend-wide.svg",
        "now/nl/people/regio/taart-wide.svg",
        "now/nl/people/regio/trend-wide.exe",
    ],
)
def test_a_picture_that_does_not_exist_is_a_404(client, path):
    assert client.get(f"/beelden/{path}").status_code == 404
