"""The pages in a real browser, without JavaScript."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.conftest import absent

pytestmark = [pytest.mark.browser, pytest.mark.database]

PAGES = ("/", "/indicatoren/people/", "/gemeenten/fictiedorp/")


@pytest.fixture
def browser(live_site: str) -> Iterator[Browser]:  # noqa: ARG001  # closes before the database
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        absent("the browser Chromium", "install the package 'chromium' of the system")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_and_asks_nothing_of_others(live_site, browser, path, width):
    page = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False
    ).new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda answer: (
            told.append(f"{answer.status} {answer.url}") if answer.status > 399 else None
        ),
    )
    page.goto(live_site + path)
    page.wait_for_load_state("networkidle")
    assert told == []
    assert [url for url in asked if not url.startswith((live_site, "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "[...document.images].every(i => !i.src || i.loading == 'lazy' || i.naturalWidth)"
    )


def test_the_keyboard_reaches_the_skip_link_first_and_sees_where_it_is(live_site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_site)
    page.keyboard.press("Tab")
    focused = page.locator("*:focus")
    assert focused.get_attribute("href") == "#content"
    assert focused.bounding_box()["y"] >= 0
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
