"""Pages are well formed, escape what they show, and cost one question to the database."""

import shutil
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.urls import get_resolver, reverse
from django.utils.translation import override
from tests.functional.conftest import INDICATOR

pytestmark = [pytest.mark.database]

VOID = {"meta", "link", "img", "source", "br", "input", "hr"}
SVG_CLOSED = {"circle", "path", "rect", "polyline", "line"}
LANGUAGES = ("nl", "en", "de")
PAGES = {
    "home": (),
    "indicators": (),
    "indicator": ("people",),
    "indicator-in": ("people", "fictiedorp"),
    "municipalities": (),
    "municipality": ("nergensstad",),
    "data": (),
    "quality": (),
}
# The pages of accounts are tried where somebody logs in (test_logging_in).
ACCOUNTS = ("account_", "mfa_", "socialaccount_", "own-account")
# The invented region lies on no border (test_border_pages tries one that does).
ELSEWHERE = {"border"}
MACHINE = {
    "healthz",
    "robots",
    "picture",
    "indicator-csv",
    "indicator-json",
    "comparison-csv",
    "verdicts-csv",
    "verdicts-json",
    "parquet",
    "csv",
}


class Outline(HTMLParser):
    """What stands in a page: ids, tables, pictures, links, and tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.pointers: list[str] = []
        self.tables: list[set[str]] = []
        self.languages: dict[str, str] = {}
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is left open" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids[given["id"]] += 1
        self.pointers += (given.get("aria-labelledby") or "").split()
        if (given.get("href") or "").startswith("#"):
            self.pointers.append(given["href"][1:])
        if tag == "table":
            self.tables.append(set())
        elif tag == "caption":
            self.tables[-1].add("caption")
        elif tag == "th" and given.get("scope") not in {"col", "row"}:
            self.faults.append("a head of a table without a scope")
        elif tag == "img" and not given.get("alt"):
            self.faults.append("a picture without words")
        elif tag == "a" and given.get("hreflang"):
            self.languages[given["hreflang"]] = given["href"]
        if tag not in VOID and tag not in SVG_CLOSED:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag in VOID or tag in SVG_CLOSED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()


def address(name, language, parts):
    with override(language):
        return reverse(name, args=parts)


def test_every_named_address_is_tried_here():
    found = set()
    for pattern in get_resolver("regiokompas.web.urls").reverse_dict:
        found.add(pattern)
    for pattern in get_resolver("regiokompas.web.urls_machine").reverse_dict:
        found.add(pattern)
    names = {name for name in found if isinstance(name, str) and not name.startswith(ACCOUNTS)}
    assert names == {*PAGES, *MACHINE, *ELSEWHERE}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("site")
def test_a_page_is_well_formed(client, name, parts, language):
    answer = client.get(address(name, language, parts))
    outline = Outline(answer.content.decode())
    assert answer.status_code == 200
    assert outline.faults == []
    assert [name for name, often in outline.ids.items() if often > 1] == []
    assert sorted(set(outline.pointers) - set(outline.ids)) == []
    assert all("caption" in table for table in outline.tables)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("site")
def test_another_language_shows_the_same_page(client, name, parts, language):
    outline = Outline(client.get(address(name, language, parts)).content.decode())
    others = {other: address(name, other, parts) for other in LANGUAGES if other != language}
    assert outline.languages == others


@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("site")
def test_a_page_asks_the_database_one_question(client, django_assert_num_queries, name, parts):
    path = address(name, "nl", parts)
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.usefixtures("site")
def test_every_municipality_has_a_page(client):
    for slug, name in {
        "verzonnen-aan-zee": "Verzonnen aan Zee",
        "fictiedorp": "Fictiedorp",
        "nergensstad": "Nergensstad",
    }.items():
        assert f"<h1>{name}</h1>" in client.get(f"/gemeenten/{slug}/").content.decode()


@pytest.mark.parametrize("path", ["/downloads/people.csv", "/downloads/people.json"])
@pytest.mark.usefixtures("site")
def test_a_download_that_one_has_already_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/indicatoren/", "/indicatoren/people/", "/data/", "/geen/"])
def test_a_declared_name_is_text_and_never_code(client, site, settings, tmp_path, path):
    home = tmp_path / "home"
    shutil.copytree(site.home, home)
    name = "<script>alert(1)</script> & 'x'"
    declared = INDICATOR.format(id="people", unit="persons", decimals=0, aggregate="sum").replace(
        '"people nl"', f'"{name}"'
    )
    (home / "indicators" / "example" / "people.toml").write_text(declared, encoding="utf-8")
    settings.REGIOKOMPAS_HOME = home
    html = client.get(path).content.decode()
    assert "<script>" not in html
    if path != "/geen/":
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;x&#x27;" in html


@pytest.mark.usefixtures("site")
def test_a_wrong_address_is_shown_as_text(client):
    html = client.get('/gemeenten/a"><b>/').content.decode()
    assert "<b>" not in html
