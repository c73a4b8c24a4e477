"""The plan of the registry: what an edit changes on the site, and the plan as it was on a day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.functional.conftest import NOW
from tests.functional.test_plan_pages import PAGES, faults_of, plan  # noqa: F401  # a fixture

from regiokompas.plan.queries import files_of, last_revision, region_called
from regiokompas.plan.revising import edit_file

pytestmark = [pytest.mark.database]

CHALLENGE = "challenges/opgave-02.toml"
EDITED = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)


def edit(old: str, new: str, *, at: datetime = EDITED) -> None:
    """Change the file of challenge 2, as an owner does on the site."""
    last = last_revision(region_called("voorbeeld"))
    assert last is not None
    edit_file(
        region="voorbeeld",
        path=CHALLENGE,
        text=files_of(last)[CHALLENGE].replace(old, new),
        base_revision=last.number,
        by="owner@example.org",
        at=at,
        reason="better words",
    )


@pytest.mark.usefixtures("plan")
def test_an_edit_shows_on_the_next_page(client):
    before = client.get("/opgaven/2/")
    edit("Zestig eenden.", "Zeventig ganzen.")
    after = client.get("/opgaven/2/", headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Zeventig ganzen." in after.content.decode()
    assert client.get("/opgaven/1/").headers["ETag"] != before.headers["ETag"]


def test_an_edit_outlives_a_start_with_other_files(client, plan: Path, capsys):  # noqa: F811
    edit("Zestig eenden.", "Zeventig ganzen.")
    file = plan / "regions" / "voorbeeld" / "plan" / CHALLENGE
    file.write_text(file.read_text().replace("Zestig", "Honderd"), encoding="utf-8")
    call_command("plan_import", "voorbeeld", at_start=True)
    told = capsys.readouterr().err
    assert "The declared plan was not imported." in told
    assert "opgave-02.toml" in told
    assert "plan export" in told
    assert "Zeventig ganzen." in client.get("/opgaven/2/").content.decode()


def test_a_start_with_other_files_and_no_edits_brings_them_in(client, plan: Path):  # noqa: F811
    file = plan / "regions" / "voorbeeld" / "plan" / CHALLENGE
    file.write_text(file.read_text().replace("Zestig", "Honderd"), encoding="utf-8")
    call_command("plan_import", "voorbeeld", at_start=True, verbosity=0)
    assert "Honderd eenden." in client.get("/opgaven/2/").content.decode()


@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("plan")
def test_every_page_can_look_back_and_says_so(client, name, parts, language):
    edit("Zestig eenden.", "Zeventig ganzen.")
    today = address(name, language, parts)
    html = client.get(f"/op/2026-06-05{today}").content.decode()
    assert faults_of(html) == []
    assert 'class="rk-then"' in html
    assert f'<a href="{today}">' in html  # the way back
    assert '<meta name="robots" content="noindex">' in html
    assert 'class="rk-then"' not in client.get(today).content.decode()


@pytest.mark.usefixtures("plan")
def test_the_plan_of_a_day_is_the_plan_as_it_was(client):
    edit("Zestig eenden.", "Zeventig ganzen.")
    then = client.get("/op/2026-06-05/opgaven/2/").content.decode()
    assert "Zestig eenden." in then
    assert "Zeventig ganzen." not in then
    assert "Zeventig ganzen." in client.get("/op/2026-06-10/opgaven/2/").content.decode()
    assert 'href="/op/2026-06-05/opgaven/1/"' in then  # a reader stays on that day
    assert 'href="/op/2026-06-05/de/opgaven/2/"' in then
    assert 'href="/opgaven/1/"' in client.get("/opgaven/2/").content.decode()


@pytest.mark.usefixtures("plan")
def test_looking_back_leads_to_today_where_a_page_knows_no_other_day(client):
    for path in ("/", "/data/", "/indicatoren/people/", "/healthz"):
        answer = client.get(f"/op/2026-06-05{path}?a=b")
        if path == "/":  # the day alone: the challenges of that day
            assert answer.headers["Location"] == "/op/2026-06-05/opgaven/"
        else:
            assert answer.headers["Location"] == f"{path}?a=b"


@pytest.mark.usefixtures("plan")
def test_a_day_after_the_address_of_a_page_leads_to_the_page_of_that_day(client):
    for asked, location in (
        ("/opgaven/2/?op=2026-06-05", "/op/2026-06-05/opgaven/2/"),
        ("/de/kalender/?op=2026-06-05", "/op/2026-06-05/de/kalender/"),
        ("/op/2026-06-01/opgaven/2/?op=2026-06-05", "/op/2026-06-05/opgaven/2/"),
        ("/op/2026-06-05/opgaven/2/?op=", "/opgaven/2/"),
    ):
        assert client.get(asked).headers["Location"] == location
    assert "is geen dag" in client.get("/opgaven/?op=gisteren", follow=True).content.decode()
    away = client.get("/opgaven/?op=//example.org", follow=True)
    assert away.status_code == 404
    assert all(address.startswith("/op/") for address, _ in away.redirect_chain)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("gisteren", "is geen dag"),
        ("2026-02-30", "is geen dag"),
        ("2026-6-5", "is geen dag"),
        ("0001-01-01", "is hier niet bewaard"),
        ("2026-05-31", "is hier niet bewaard"),
        ("9999-12-31", "moet nog komen"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_a_day_without_a_plan_gets_a_page_that_helps(client, day, told):
    for path in (f"/op/{day}/", f"/op/{day}/opgaven/2/"):
        answer = client.get(path, follow=True)
        html = answer.content.decode()
        assert answer.status_code == 404
        assert told in html
        assert 'href="/opgaven/"' in html  # the plan of today
        assert 'href="/op/2026-06-01/"' in html  # the first that was kept
        assert "<script>" not in html


@pytest.mark.usefixtures("plan")
def test_tomorrow_has_no_plan_yet(client):
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert client.get(f"/op/{day}/opgaven/").status_code == 404
    assert client.get(f"/op/{NOW.date().isoformat()}/opgaven/").status_code == 200


def address(name: str, language: str, parts: tuple[object, ...]) -> str:
    """Return the address of a page of the plan of today."""
    with override(language):
        return reverse(f"plan:{name}", args=parts)
