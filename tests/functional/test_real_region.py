"""The declared region with its own figures, in a real browser without JavaScript."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.conftest import absent

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.declarations.plan import read_plan_files
from regiokompas.monitoring.operations import publish_release
from regiokompas.pipeline.ready import ready_release
from regiokompas.plan.operations import load_region as store_region
from regiokompas.plan.revising import import_plan
from regiokompas.web.catalogues import compile_catalogues

pytestmark = [pytest.mark.browser, pytest.mark.database]

PAGES = (
    "/",
    "/indicatoren/inhabitants/",
    "/indicatoren/purchase-price/",
    "/gemeenten/losser/",
    "/data/",
    "/grens/",
    "/kwaliteit/",
    "/opgaven/",
    "/opgaven/4/",
    "/opgaven/4/wijzigingen/",
    "/op/2026-06-01/opgaven/21/",
    "/themas/scale-jump/",
    "/doelstellingen/living-climate/",
    "/organisaties/",
    "/organisaties/twente-board/",
    "/trajecten/",
    "/trajecten/ros-twente/",
    "/samenhang/",
    "/kalender/",
    "/over-het-plan/",
    "/versies/",
    "/zoeken/?q=woningen",
    "/account/inloggen/",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ENGLISH = re.compile(
    r"\b(skip to|main menu|netherlands|municipalit(y|ies)|figures?|since|(?<!open )sources?|"
    r"retrieved|challenges?|needed|promised|provisional|higher than|lower than|everything)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="session")
def real_release(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The release of the first declared region, built from its committed figures pack."""
    compile_catalogues()
    data_dir = tmp_path_factory.mktemp("real")
    region = load_region(project_root, "twente")
    release = ready_release(
        load_declarations(project_root),
        region,
        pack_folder=project_root / "regions" / region.id / "figures",
        releases=data_dir / "releases" / region.id,
        texts={},
        code_version="test",
        progress=lambda _: None,
    )
    return data_dir, release.id


@pytest.fixture
def real_site(live_server, settings, project_root, real_release) -> str:
    data_dir, release = real_release
    settings.REGIOKOMPAS_HOME = project_root
    settings.REGIOKOMPAS_DATA = data_dir
    settings.REGIOKOMPAS_REGION = "twente"
    at = datetime(2026, 6, 1, tzinfo=UTC)
    store_region(region=load_region(project_root, "twente"), by="test", at=at)
    publish_release(region="twente", release=release, by="test", at=at)
    files = read_plan_files(project_root, "twente")
    import_plan(region="twente", files=files, by="test", at=at, reason="declared")
    return str(live_server.url)


@pytest.fixture
def browser(real_site: str) -> Iterator[Browser]:  # noqa: ARG001  # closes before the database
    found = shutil.which("chromium")
    if found is None:
        absent("the browser Chromium", "install the package 'chromium' of the system")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


def opened(browser: Browser, width: int) -> tuple[Page, list[str], list[str]]:
    """Return a page without JavaScript, what its console tells, and what it asks for."""
    page = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False
    ).new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda answer: told.append(f"{answer.status} {answer.url}") if not answer.ok else None,
    )
    return page, told, asked


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_region_holds_together(real_site, browser, path, width):
    page, told, asked = opened(browser, width)
    page.goto(real_site + path)
    page.wait_for_load_state("networkidle")
    assert told == []
    assert [url for url in asked if not url.startswith((real_site + "/", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    empty = "[...document.images].filter(i => !i.naturalWidth).map(i => i.currentSrc)"
    assert page.evaluate(empty) == []


def test_the_dutch_pages_of_the_region_are_in_dutch(real_site, browser):
    page, _, _ = opened(browser, 1280)
    for path in PAGES:
        page.goto(real_site + path)
        words = page.evaluate(
            "(() => { const copy = document.body.cloneNode(true);"
            " copy.querySelectorAll('code, [lang]').forEach(e => e.remove());"
            " return copy.textContent; })()"
        )
        assert "Gemeenten" in words
        assert (path, [found.group(0) for found in ENGLISH.finditer(words)]) == (path, [])


@pytest.mark.parametrize("width", [360, 1280])
def test_every_step_of_the_keyboard_on_home_can_be_seen(real_site, browser, width):
    page, _, _ = opened(browser, width)
    page.goto(real_site)
    page.keyboard.press("Tab")
    assert page.locator("*:focus").get_attribute("href") == "#content"
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.locator("*:focus").evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth), s.boxShadow]; }"
        )
        assert (style[0] != "none" and style[1] > 0) or style[2] != "none"


def test_a_verdict_stands_on_every_page_where_it_is_read(real_site, browser):
    page, _, _ = opened(browser, 1280)
    for path in ("/", "/indicatoren/inhabitants/", "/gemeenten/losser/"):
        page.goto(real_site + path)
        words = page.locator(".rk-verdict__word").all_inner_texts()
        assert words, path
        assert page.locator(".rk-verdict__shape").count() == len(words)
    page.goto(real_site + "/indicatoren/inhabitants/")
    assert "Verbetert" in page.locator(".rk-assessment").first.inner_text()
    assert page.get_by_text("Vastgesteld: de trend van 2019–2026").is_visible()
