"""Markup, script, template tags and formulas in every text of a plan stay what they are: text."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import tomli
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.functional.conftest import bring_in
from tests.functional.test_editing import user_with
from tests.functional.test_plan_pages import faults_of
from tests.logging_in import log_in, log_in_highest

from regiokompas.declarations.checks.plan import plan_problems
from regiokompas.declarations.plan import parse_plan, read_plan_files
from regiokompas.domain.errors import DeclarationError
from regiokompas.plan.models import Organisation, Region
from regiokompas.plan.queries import current_plan
from regiokompas.plan.revising import edit_file
from regiokompas.warehouse.releases import loaded_series
from regiokompas.web.current import current_site
from regiokompas.web.exports import csv_bytes
from regiokompas.web.plan.editing.sections import SECTIONS
from regiokompas.web.spreadsheets import csv_of

pytestmark = [pytest.mark.database]

ROOT = Path(__file__).resolve().parents[2]
PLACE = "regions/voorbeeld/plan"
MARKUP = (
    '=HYPERLINK("x")<script>alert(1)</script><img src=x onerror=alert(1)>'
    '"\' onmouseover=alert(1) x="{{ 7|add:42 }}{% now "Y" %}</p></main>&lt;b&gt;'
)
ADDRESS = "javascript:alert(1)"
FORMULAS = ("=", "+", "-", "@")


class Executed(HTMLParser):
    """What in a page a browser would run, or fetch because a text told it to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.found += [f"{tag} {name}" for name in known if name.startswith("on")]
        if tag == "script" and "src" not in known:
            self.found.append("a script in the page")
        for name in ("href", "src", "action", "formaction"):
            value = re.sub(r"\s", "", known.get(name) or "").lower()
            if value.startswith("javascript:") or value == "x":
                self.found.append(f"{tag} {name}={value}")


ABSENT = ("/opgaven/999/", "/trajecten/nergens/", "/op/2999-01-01/opgaven/1/")
Place = tuple[str, ...]


def texts_in(content: object, place: Place = ()) -> Iterator[Place]:
    """Yield where texts stand in a file, by keys: those of all items of a list together."""
    if isinstance(content, str):
        yield place
    elif isinstance(content, list):
        for item in content:
            yield from texts_in(item, place)
    elif isinstance(content, dict):
        for key, item in content.items():
            yield from texts_in(item, (*place, key))


def with_text(content: Any, wanted: Place, text: str, place: Place = ()) -> Any:
    """Return ``content`` with ``text`` wherever a text stands at ``wanted``."""
    if isinstance(content, str):
        return text if place == wanted else content
    if isinstance(content, list):
        return [with_text(item, wanted, text, place) for item in content]
    if isinstance(content, dict):
        return {key: with_text(item, wanted, text, (*place, key)) for key, item in content.items()}
    return content


def toml_of(value: object) -> str:
    """Return a value as TOML in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_of(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml_of(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def file_of(content: dict[str, object]) -> str:
    return "".join(f"{key} = {toml_of(value)}\n" for key, value in content.items())


def is_right(files: dict[str, str]) -> bool:
    try:
        return plan_problems(parse_plan(files, PLACE), files, place=PLACE) == ()
    except DeclarationError:
        return False


def hostile(text: str) -> tuple[dict[str, str], set[str]]:
    """Return the plan with ``text`` in every field that takes any text at all, and those fields."""
    files = read_plan_files(ROOT, "voorbeeld")
    taken: set[str] = set()
    for path in files:
        content = tomli.loads(files[path])
        for place in dict.fromkeys(texts_in(content)):
            changed = with_text(content, place, text)
            if is_right(files | {path: file_of(changed)}):
                content = changed
                files[path] = file_of(content)
                name = "challenge" if path.startswith("challenges/") else path
                taken.add(".".join((name.removesuffix(".toml"), *place)))
    return files, taken


@pytest.fixture(scope="module", params=[MARKUP, ADDRESS, *(f"{sign}1+1" for sign in FORMULAS)])
def texts(request) -> tuple[str, dict[str, str], set[str]]:
    """The hostile text, the files of the plan that is full of it, and where it stands."""
    return request.param, *hostile(request.param)


@pytest.fixture
def site(texts, site_without_plan, settings, tmp_path) -> Path:
    """The site of a region whose plan and name are hostile."""
    text, files, _ = texts
    home = tmp_path / "home"
    shutil.copytree(site_without_plan.home, home)
    shutil.rmtree(home / PLACE, ignore_errors=True)
    for path, content in files.items():
        (home / PLACE / path).parent.mkdir(parents=True, exist_ok=True)
        (home / PLACE / path).write_text(content, encoding="utf-8")
    region = home / "regions/voorbeeld/region.toml"
    named = region.read_text(encoding="utf-8").replace('"Voorbeeldstreek"', json.dumps(text))
    region.write_text(named, encoding="utf-8")
    settings.REGIOKOMPAS_HOME = home
    bring_in(home)
    edit_file(
        region="voorbeeld", path="challenges/opgave-01.toml",
        text=files["challenges/opgave-01.toml"].replace(json.dumps(text)[1:-1], "Anders"),
        base_revision=1, by="test", at=timezone.now(), reason=text,
    )  # fmt: skip
    return home


def addresses() -> Iterator[str]:
    """Yield every page that shows something of a plan."""
    plan = current_plan("voorbeeld")
    register = plan.register
    parties = (*register.organisations, *register.bodies)
    named: dict[str, list[object]] = {
        "challenge": [item.number for item in plan.challenges],
        "changes": [item.number for item in plan.challenges],
        "notes": [item.number for item in plan.challenges],
        "theme": [item.id for item in register.themes],
        "objective": [item.id for item in register.objectives],
        "organisation": [item.id for item in parties],
        "track": [item.id for item in register.tracks],
    }
    alone = (
        *("challenges", "organisations", "tracks", "coherence", "calendar", "about", "search"),
        *("turns", "versions", "files"),
    )
    for language in ("nl", "de"):
        with override(language):
            yield from (reverse(name) for name in ("home", "indicators", "data", "quality"))
            yield from (reverse(f"plan:{name}") for name in alone)
            yield reverse("plan:difference", args=["1", "2"])
            for name, items in named.items():
                yield from (reverse(f"plan:{name}", args=[item]) for item in items)
    yield from (reverse("plan:edit", args=[2, section.slug]) for section in SECTIONS)
    yield from (reverse("plan:file", args=[path]) for path in ("tracks.toml", "events.toml"))
    yield from ("/zoeken/?q=alert", "/zoeken/?q=javascript", "/zoeken/?q=1%2B1")
    yield from ABSENT


def test_nothing_of_a_plan_becomes_markup_on_any_page(site, texts, client):  # noqa: ARG001
    log_in(client, user_with("team", organisation="gemeente-stroomhaven"))
    shown = 0
    for address in addresses():
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == (404 if address in ABSENT else 200), address
        assert Executed(html).found == [], address
        assert faults_of(html) == [], address
        shown += "alert(1)" in html or "1+1" in html
    assert shown > len(SECTIONS)


def test_nothing_of_a_plan_becomes_markup_for_managers(site, client):  # noqa: ARG001
    log_in_highest(client)
    for kind in ("organisation", "region", "note", "affiliation"):
        answer = client.get(f"/beheer/plan/{kind}/")
        assert answer.status_code == 200
        assert Executed(answer.content.decode()).found == []
    for kind in (Region, Organisation):
        identifier = kind.objects.first().pk
        answer = client.get(f"/beheer/plan/{kind.__name__.lower()}/{identifier}/change/")
        assert Executed(answer.content.decode()).found == []


def test_template_tags_in_a_plan_are_not_followed(site, texts, client):  # noqa: ARG001
    if texts[0] != MARKUP:
        return
    html = client.get("/opgaven/2/").content.decode()
    assert "{{ 7|add:42 }}" in html
    assert "{% now &quot;Y&quot; %}" in html


def test_no_cell_of_a_download_begins_as_a_formula(site_without_plan):
    site = current_site()
    names = dict.fromkeys(site.names, "=1+1")
    origins = {
        name: replace(origin, title="@SUM(1)", publisher="+1+1", licence="-1+1")
        for name, origin in site.origins.items()
    }
    hostile_site = replace(site, names=names, origins=origins)
    text = csv_bytes(hostile_site, loaded_series(site_without_plan.release.folder)).decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert "'=1+1" in rows[1]
    assert "'@SUM(1)" in rows[1]
    assert [cell for row in rows for cell in row if begins_a_formula(cell)] == []


def test_a_number_in_a_text_column_stays_a_number():
    frame = pl.DataFrame({"table": ["-1.5", "+3", "85", None, "- x", "a=b"], "value": [-1.0] * 6})
    cells = [row[0] for row in csv.reader(io.StringIO(csv_of(frame).decode()))]
    assert cells == ["table", "-1.5", "+3", "85", "", "'- x", "a=b"]


def begins_a_formula(cell: str) -> bool:
    """Return whether a spreadsheet would compute the cell; a negative number is none."""
    return cell.startswith(FORMULAS) and re.fullmatch(r"[+-]?[0-9.,e+-]+", cell) is None


def test_every_kind_of_text_was_tried(texts):
    taken: set[str] = texts[2]
    assert {
        "challenge.title.nl", "challenge.ambition.nl", "challenge.context.text",
        "challenge.bottlenecks.text", "challenge.interventions.text", "challenge.needs.text",
        "challenge.impact.text", "challenge.links.text", "themes.themes.name.nl",
        "organisations.organisations.name.nl", "bodies.bodies.name.nl", "tracks.tracks.name.nl",
        "events.events.title.nl", "events.events.text", "documents.documents.title",
        "objectives.objectives.name.nl", "ambitions.ambitions.name.nl", "versions.versions.name.nl",
        "contributions.contributions.text", "roadmap.roadmap.title.nl",
    } <= taken  # fmt: skip


def test_what_a_browser_would_run_is_found():
    for bad in ("<script>x</script>", "<p onclick=x>", '<a href="java\tscript:x">', "<img src=x>"):
        assert Executed(bad).found, bad
    assert Executed('&lt;script&gt; <p title="<img src=x onerror=y>">onclick=x</p>').found == []
    assert begins_a_formula("=1+1")
    assert not begins_a_formula("-1.5")
