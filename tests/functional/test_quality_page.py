"""The page about the quality of the figures."""

import re

import pytest

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("site")]


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("/kwaliteit/", "Kwaliteit van de cijfers"),
        ("/en/kwaliteit/", "Quality of the figures"),
        ("/de/kwaliteit/", "Qualität der Zahlen"),
    ],
)
def test_the_page_tells_what_is_found_and_what_to_do(client, address, word):
    told = text_of(client.get(address))
    assert word in told
    assert "Opgave 2" in told or "Challenge 2" in told or "Aufgabe 2" in told


def test_few_figures_and_provisional_ones_are_told_with_their_place(client):
    told = text_of(client.get("/kwaliteit/"))
    assert "heeft 1 van de 3 gemeenten een cijfer" in told
    assert "cijfers zijn voorlopig" in told
    assert "Zet de tabel in quality/calendar.toml." in told


def test_the_page_is_another_on_another_day(client):
    first = client.get("/kwaliteit/")
    assert client.get("/kwaliteit/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert re.search(r"-\d{4}-\d{2}-\d{2}-nl", first["ETag"])


def test_the_page_of_data_leads_here(client):
    assert 'href="/kwaliteit/"' in client.get("/data/").content.decode()
