"""The comparison on the page of an indicator and of a municipality, as a picture and as a file."""

import csv
import io
import re

import pytest

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("site")]


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_indicator_stands_beside_the_country_in_words(client):
    told = text_of(client.get("/indicatoren/part/fictiedorp/"))
    assert "Naast anderen" in told
    assert "Fictiedorp staat in 2023 op 20,0%. Dat is 11,0 procentpunt lager dan Nederland" in told
    assert "De verandering sinds 2022 is 0,0 procentpunt, in Nederland +1,0 procentpunt" in told


def test_an_amount_is_told_by_its_share_and_its_growth(client):
    told = text_of(client.get("/en/indicatoren/people/"))
    assert "Voorbeeldstreek counts 640" in told
    assert "that is 9.70% of the Netherlands" in told
    assert "+6.7%, in the Netherlands +10.0%" in told


def test_a_municipality_shows_its_change_beside_that_of_the_country(client):
    told = text_of(client.get("/gemeenten/fictiedorp/"))
    assert "Verandering (Nederland)" in told
    assert "+5,0% (+10,0%) sinds 2022" in told


def test_the_file_has_change_and_gap_on_the_same_row(client):
    answer = client.get("/downloads/part/fictiedorp/comparison.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["period"] for row in rows] == ["2022", "2023"]
    newest = rows[-1]
    assert (newest["gap_to_country"], newest["baseline"]) == ("-11.0", "2022")
    assert (newest["change"], newest["country_change"], newest["gap_in_change"]) == (
        "0.0", "1.0", "-1.0",
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "/downloads/part/nowhere/comparison.csv",
        "/downloads/nothing/regio/comparison.csv",
        "/downloads/part/regio/comparison.csv",
    ],
)
def test_a_comparison_that_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("size", ["wide", "narrow", "wide-dark"])
def test_the_picture_is_drawn(client, size):
    address = f"/beelden/now/nl/people/regio/comparison-{size}.svg"
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Voorbeeldstreek" in answer.content.decode()


def test_without_a_figure_there_is_no_picture(client):
    assert client.get("/beelden/now/nl/part/regio/comparison-wide.svg").status_code == 404
