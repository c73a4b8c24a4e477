"""Every page, in every language, without a browser."""

import re
from itertools import pairwise

import pytest
from django.test import Client

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("site")]

PAGES = (
    "/",
    "/indicatoren/",
    "/indicatoren/people/",
    "/indicatoren/part/",
    "/indicatoren/people/fictiedorp/",
    "/gemeenten/",
    "/gemeenten/verzonnen-aan-zee/",
    "/data/",
)
LANGUAGES = {"nl": "", "en": "/en", "de": "/de"}
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
LOADED = re.compile(r'<(?:link|script|img|source|iframe)[^>]*?(?:href|src|srcset)="([^"]*)"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_its_language(client, page, language):
    answer = client.get(LANGUAGES[language] + page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1


@pytest.mark.parametrize("page", [*PAGES, "/gemeenten/bestaat-niet/", "/bestaat-niet/"])
def test_no_page_has_anything_inline_or_of_another_host(client, page):
    answer = client.get(page)
    html = answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert INLINE.search(html) is None
    assert LOADED.findall(html)
    assert [address for address in LOADED.findall(html) if not address.startswith("/")] == []


@pytest.mark.parametrize("page", PAGES)
def test_headings_never_skip_a_level(client, page):
    levels = [
        int(level) for level in re.findall(r"<h([1-6])[ >]", client.get(page).content.decode())
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_home_computes_the_pace_from_the_official_growth(client):
    html = client.get("/en/").content.decode()
    assert "+100" in html  # promised
    assert "+40" in html  # 640 in 2024 after 600 in 2022
    assert "+6" in html  # the other 60, in the ten years to 2034
    assert "a year" in html


def test_a_challenge_without_a_figure_says_so(client):
    assert "Nog geen officieel cijfer" in client.get("/").content.decode()


def test_a_provisional_figure_says_so_beside_it(client):
    assert "voorlopig" in client.get("/indicatoren/people/").content.decode()


def test_a_municipality_stands_among_the_others_in_words(client):
    html = client.get("/gemeenten/fictiedorp/").content.decode()
    assert "Hoger dan in 1 van de 2 andere gemeenten" in html


def test_the_language_switch_keeps_the_page(client):
    html = client.get("/gemeenten/fictiedorp/").content.decode()
    assert 'href="/en/gemeenten/fictiedorp/"' in html
    assert 'href="/de/gemeenten/fictiedorp/"' in html


@pytest.mark.parametrize(
    ("page", "nearest"),
    [
        ("/indicatoren/peopl/", "/indicatoren/people/"),
        ("/gemeenten/fictiedrop/", "/gemeenten/fictiedorp/"),
        ("/indicatoren/people/nergenstad/", "/indicatoren/people/nergensstad/"),
        ("/geen-pagina/", "/gemeenten/"),
    ],
)
def test_a_page_that_is_not_there_names_the_nearest(client, page, nearest):
    answer = client.get(page)
    assert answer.status_code == 404
    assert f'href="{nearest}"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/downloads/geen.csv", "/downloads/geen.json"])
def test_a_download_that_is_not_there_is_a_404(client, path):
    assert client.get(path).status_code == 404


def test_healthz_names_the_release(client, site):
    assert client.get("/healthz").json() == {"status": "ok", "release": site.release.id}


def test_who_has_the_page_already_gets_nothing_new(client):
    first = client.get("/data/")
    again = client.get("/data/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/en/data/").headers["ETag"] != first.headers["ETag"]


def test_a_page_cannot_be_written_to(client):
    assert client.post("/data/").status_code == 405


def test_a_question_from_elsewhere_gets_a_page_of_this_site():
    answer = Client(enforce_csrf_checks=True).post("/data/")
    assert answer.status_code == 403
    assert "rk-skip-link" in answer.content.decode()
