"""Lists of a plan far larger than any: in parts, with each entry once."""

import re
import shutil
from itertools import chain

import pytest
from tests.functional.conftest import bring_in
from tests.functional.test_plan_pages import CHALLENGE, REGISTERS, faults_of
from tests.logging_in import log_in_highest

from regiokompas.domain.visibility import Permission, Viewer
from regiokompas.web import gate
from regiokompas.web.portions import MOST_ENTRIES

pytestmark = pytest.mark.database

OFFICE = Viewer(name="team@example.org", permissions=frozenset({Permission.SEE_PROGRAMME_OFFICE}))
# Two parts and a bit.
COUNT = 2 * MOST_ENTRIES + 7
# The page, and how it leads to a challenge: in an entry of its list.
LISTS = {
    "/": r'<article[^>]*"challenge-(\d+)"',
    "/opgaven/": r'<h3><a href="[^"]*/opgaven/(\d+)/"',
    "/themas/wonen/": r'<article[^>]*"challenge-(\d+)"',
    "/doelstellingen/doel/": r'<article[^>]*"challenge-(\d+)"',
    "/organisaties/min-oud/": r'<li><a href="[^"]*/opgaven/(\d+)/"',
    "/aan-zet/": r'<h3><a href="[^"]*/opgaven/(\d+)/"',
}


def write_long_plan(home, *, closed=()):
    """Write a plan of ``COUNT`` challenges, those with a number in ``closed`` for the region."""
    folder = home / "regions" / "voorbeeld" / "plan"
    shutil.rmtree(folder)
    (folder / "challenges").mkdir(parents=True)
    numbers = ", ".join(map(str, range(1, COUNT + 1)))
    for name, register in REGISTERS.items():
        text = register.replace("challenges = [1, 2]", f"challenges = [{numbers}]")
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    for number in range(1, COUNT + 1):
        text = CHALLENGE.format(
            number=number,
            title=f"Titel {number}",
            to=number % COUNT + 1,
            kind="contributes-to",
            owners='[{ holder = "club", function = "voorzitter" }]',
            on_fiche="wonen",
            is_proposal="false",
        )
        if number in closed:
            text = f'visibility = "region"\n{text}'
        path = folder / "challenges" / f"opgave-{number:02d}.toml"
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def home(site_without_plan, settings, tmp_path):
    """The home of the site of an invented region."""
    home = tmp_path / "home"
    shutil.copytree(site_without_plan.home, home)
    settings.REGIOKOMPAS_HOME = home
    return home


@pytest.fixture
def client_of_office(client, monkeypatch):
    monkeypatch.setattr(gate, "viewer_for", lambda _user, **_: OFFICE)
    return client


def shown(client, address, part):
    answer = client.get(address, {} if part == 1 else {"deel": part})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert faults_of(html) == []
    return html


def test_every_challenge_is_in_exactly_one_part_of_each_list(client_of_office, home):
    write_long_plan(home)
    bring_in(home)
    for prefix in ("", "/de", "/op/2026-06-01"):
        for address, entry in LISTS.items():
            if prefix.startswith("/op") and address in {"/", "/aan-zet/"}:
                continue  # the front page and who is to act are about today
            pages = [shown(client_of_office, prefix + address, part) for part in (1, 2, 3)]
            found = list(chain.from_iterable(re.findall(entry, page) for page in pages))
            assert sorted(set(map(int, found))) == list(range(1, COUNT + 1)), address
            for page in pages:
                assert len(set(re.findall(entry, page))) <= MOST_ENTRIES
            assert len(found) == len(set(found)) or address == "/aan-zet/"  # there for each party


def test_a_part_leads_to_the_parts_beside_it(client, home):
    write_long_plan(home)
    bring_in(home)
    first, second = (shown(client, "/opgaven/", part) for part in (1, 2))
    assert f"1 tot en met {MOST_ENTRIES} van {COUNT}" in first
    assert 'rel="next" href="?deel=2"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="?deel=1"' in second


@pytest.mark.parametrize("part", ["0", "4", "-1", "x", "1e9", ""])
def test_a_part_that_is_none_is_not_found(client, home, part):
    write_long_plan(home)
    bring_in(home)
    assert client.get("/opgaven/", {"deel": part}).status_code == 404


def test_what_is_closed_fills_no_place_in_a_part(client, home):
    write_long_plan(home, closed={1, 2, 3})
    bring_in(home)
    assert f"1 tot en met {MOST_ENTRIES} van {COUNT - 3}" in shown(client, "/opgaven/", 1)
    assert ">Titel 3<" not in shown(client, "/opgaven/", 1)


def test_a_track_in_the_list_leads_to_its_page_for_the_rest(client, home):
    write_long_plan(home)
    bring_in(home)
    html = shown(client, "/trajecten/", 1)
    assert html.count('class="rk-plan-number"') < COUNT
    assert re.search(r'<a href="/trajecten/deal/">en nog (\d+)</a>', html)
    assert 'class="rk-portions"' not in html


def test_what_is_not_measured_comes_in_parts_with_each_challenge_once(client, home):
    write_long_plan(home)
    for path in (home / "regions/voorbeeld/plan/challenges").iterdir():
        text = re.sub(r"(?m)^indicators = .*$", "indicators = []", path.read_text())
        path.write_text(text, encoding="utf-8")
    bring_in(home)
    pages = [shown(client, "/data/", part) for part in (1, 2, 3)]
    found = [int(number) for page in pages for number in re.findall(r'<h3 id="gap-(\d+)"', page)]
    assert found == list(range(1, COUNT + 1))


def test_a_difference_of_everything_comes_in_parts(client, home):
    write_long_plan(home)
    bring_in(home)
    for path in (home / "regions/voorbeeld/plan/challenges").iterdir():
        path.write_text(path.read_text().replace("Titel", "Naam"), encoding="utf-8")
    bring_in(home)
    assert "van 307" in shown(client, "/versies/1/2/", 3)


def test_a_change_of_everything_names_the_first_challenges_and_counts_the_others(client, home):
    write_long_plan(home)
    bring_in(home)
    for path in (home / "regions/voorbeeld/plan/challenges").iterdir():
        path.write_text(path.read_text().replace("Titel", "Naam"), encoding="utf-8")
    bring_in(home)
    html = client.get("/versies/").content.decode()
    assert len(re.findall(r'href="/opgaven/\d+/wijzigingen/"', html)) == 30
    assert f"{COUNT - 30} andere opgaven" in html


def test_what_a_link_goes_to_is_typed_where_no_list_is_short_enough_to_pick_from(client, home):
    write_long_plan(home)
    bring_in(home)
    log_in_highest(client)
    html = client.get("/opgaven/1/bewerken/samenhang/").content.decode()
    assert html.count('<datalist id="known-planchallenge">') == 1
    assert html.count("<option") < COUNT + 50
    assert '<option value="307">307. Titel 307</option>' in html
    typed = {"base": "1", "do": "preview", "f-links-items": "1", "f-links-0-kind": "requires"}
    typed |= {
        "f-links-0-section": "needs",
        "f-links-0-basis": "stated",
        "f-links-0-text": "Eerst de ander.",
    }
    refused = client.post("/opgaven/1/bewerken/samenhang/", typed | {"f-links-0-to": "308"})
    assert refused.status_code == 422
    assert "“308” staat niet in de lijst" in refused.content.decode()
    typed |= {"f-links-0-to": "307", "f-links-0-visibility": "public"}
    accepted = client.post("/opgaven/1/bewerken/samenhang/", typed)
    assert accepted.status_code == 200
    without = client.post("/opgaven/1/bewerken/samenhang/", typed | {"f-links-0-visibility": ""})
    assert without.status_code == 422


def test_a_short_list_says_nothing_of_parts(client, home):
    bring_in(home)
    assert "rk-portions" not in shown(client, "/opgaven/", 1)
    assert client.get("/opgaven/", {"deel": "2"}).status_code == 404
