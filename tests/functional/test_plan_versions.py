"""Versions, revisions, and what differs between two of them, as people read it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.functional.test_plan_pages import LANGUAGES, faults_of, plan  # noqa: F401  # a fixture

from regiokompas.domain.visibility import VISITOR, Permission, Viewer, Visibility
from regiokompas.plan.adopting import adopt_version
from regiokompas.plan.queries import files_of, last_revision, region_called
from regiokompas.plan.reasons import IMPORT_REASON
from regiokompas.plan.revising import edit_file, import_plan
from regiokompas.web import gate

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("plan")]

CHALLENGE = "challenges/opgave-02.toml"
OFFICE = Viewer(
    name="team@example.org",
    levels=frozenset(Visibility),
    permissions=frozenset({Permission.SEE_PROGRAMME_OFFICE}),
)


def edit(*pairs: tuple[str, str], path: str = CHALLENGE, day: int = 10) -> None:
    """Replace each old text by the new one in a file of the plan."""
    last = last_revision(region_called("voorbeeld"))
    assert last is not None
    text = files_of(last)[path]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    edit_file(
        region="voorbeeld",
        path=path,
        text=text,
        base_revision=last.number,
        by="owner@example.org",
        at=datetime(2026, 6, day, 9, 0, tzinfo=UTC),
        reason=f"Reason of {day} June <b>",
    )


def words_of(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def looks(client, monkeypatch):
    def let(viewer: Viewer):
        monkeypatch.setattr(gate, "viewer_for", lambda _user, **_: viewer)
        return client

    return let


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_about_changes_are_well_formed(client, language):
    edit(("Zestig eenden.", "Zeventig eenden."))
    prefix = "" if language == "nl" else f"/{language}"
    for path in (
        "/versies/",
        "/versies/1/2/",
        "/opgaven/2/wijzigingen/",
        "/opgaven/1/wijzigingen/",
    ):
        answer = client.get(prefix + path)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert faults_of(html) == []
        assert "<b>" not in html
    assert client.get(f"{prefix}/versies/v1/2/").status_code == 404


def test_a_difference_marks_the_words_that_changed_and_no_others(client):
    edit(("Zestig eenden.", "Zestig grijze ganzen."))
    html = client.get("/versies/1/2/").content.decode()
    assert "Zestig <del>eenden.</del>" in html
    assert "Zestig <ins>grijze ganzen.</ins>" in html
    assert html.count("<ins>") == 1
    assert 'href="/opgaven/2/"' in html


def test_a_difference_names_fields_parties_and_answers_in_words(client):
    edit(
        ("administrative = []", 'administrative = [{ holder = "club", function = "trekker" }]'),
        ('answered_by = ["graven"]', 'answered_by = ["regels"]'),
        ("asks_money = true", "asks_money = false"),
    )
    told = words_of(client.get("/versies/1/2/").content.decode())
    assert "Bestuurlijk eigenaar nieuw" in told
    assert "Eendenclub Café Functie (geen naam): trekker" in told
    assert "“Een vijver graven.”" in told
    assert "“Regels voor vijvers.”" in told
    assert "Dit was het ja Dit werd het nee" in told
    assert " club" not in told
    german = words_of(client.get("/de/versies/1/2/").content.decode())
    assert "Entenverein" in german
    assert "Es war ja Es wurde nein" in german


def test_what_moved_is_told_in_words(client):
    one = '{ id = "a", text = "Geen vijver.", answered_by = ["graven"] },'
    other = '{ id = "b", text = "Geen riet." },'
    edit((one, "@"), (other, one), ("@", other))
    told = words_of(client.get("/versies/1/2/").content.decode())
    assert "verplaatst" in told
    assert "staat nu" in told
    assert "Geen riet." in told or "Geen vijver." in told
    edit(
        ('impact = [{ text = "Droge eenden." }]', 'impact = [{ text = "A." }, { text = "B." }]'),
        day=11,
    )
    edit(('[{ text = "A." }, { text = "B." }]', '[{ text = "B." }, { text = "A." }]'), day=12)
    told = words_of(client.get("/versies/3/4/").content.decode())
    assert "Verplaatst van plaats" in told


def test_a_challenge_tells_its_own_changes_and_leads_there(client):
    edit(("Zestig eenden.", "Zeventig eenden."))
    assert 'href="/opgaven/2/wijzigingen/"' in client.get("/opgaven/2/").content.decode()
    two = words_of(client.get("/opgaven/2/wijzigingen/").content.decode())
    assert "10 juni 2026" in two
    assert "Zeventig" in two
    one = words_of(client.get("/opgaven/1/wijzigingen/").content.decode())
    assert "10 juni 2026" not in one
    assert "De eerste tekst van het plan die deze site bewaart." in one


def test_a_version_without_a_kept_text_says_so(client):
    page = words_of(client.get("/versies/").content.decode())
    assert "sinds 1 juni 2026" in page
    assert "niet hier bewaard" in page
    answer = client.get("/versies/v1/1/")
    assert answer.status_code == 404
    assert "is hier niet bewaard" in words_of(answer.content.decode())


def test_an_adopted_version_can_be_compared(client):
    edit(("Zestig eenden.", "Zeventig eenden."))
    at = datetime(2026, 6, 20, tzinfo=UTC)
    adopt_version(region="voorbeeld", identifier="v1", revision=1, by="test", at=at)
    page = client.get("/versies/").content.decode()
    assert 'href="/versies/v1/2/"' in page
    told = words_of(client.get("/versies/v1/2/").content.decode())
    assert "Eerste → Herziening 2" in told
    assert "Zeventig" in told
    same = words_of(client.get("/versies/v1/1/").content.decode())
    assert "Niets van wat u ziet, verschilt." in same


def test_adopting_a_version_makes_another_page_of_the_versions(client):
    edit(("Zestig eenden.", "Zeventig eenden."))
    before = client.get("/versies/").headers["ETag"]
    assert client.get("/versies/", headers={"if-none-match": before}).status_code == 304
    at = datetime(2026, 6, 20, tzinfo=UTC)
    adopt_version(region="voorbeeld", identifier="v1", revision=1, by="test", at=at)
    assert client.get("/versies/", headers={"if-none-match": before}).status_code == 200
    assert client.get("/versies/").headers["ETag"] != before


def test_the_form_leads_to_the_difference(client):
    edit(("Zestig eenden.", "Zeventig eenden."))
    answer = client.get("/versies/?van=v1&tot=2")
    assert answer.headers["Location"] == "/versies/v1/2/"
    for asked in ("van=%2F%2Fexample.org&tot=2", "van=1", "van=1&tot=9"):
        assert client.get(f"/versies/?{asked}").status_code == 200  # the same page again


@pytest.mark.parametrize("path", ["/versies/1/9/", "/versies/x/1/", "/versies/0/1/"])
def test_what_cannot_be_compared_gets_a_page_that_helps(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


def test_a_change_that_is_closed_is_told_to_nobody_else(looks):
    edit(("Geen riet.", "Riet CANARY."), ('text = "Riet CANARY." }', CLOSED))
    edit(("Zestig eenden.", "Zeventig eenden."), day=12)
    paths = ("/versies/", "/versies/1/2/", "/versies/1/3/", "/opgaven/2/wijzigingen/")
    visitor = [looks(VISITOR).get(path).content.decode() for path in paths]
    assert "CANARY" not in "".join(visitor)
    assert "Reason of 10 June" not in "".join(visitor)  # it speaks of what is closed
    assert "Reason of 12 June" in visitor[0]
    assert "owner@example.org" not in "".join(visitor)
    office = [looks(OFFICE).get(path).content.decode() for path in paths]
    assert all("CANARY" in page for page in office[1:])
    assert "Reason of 10 June" in office[0]
    assert "owner@example.org" in office[0]
    state = replace(OFFICE, levels=frozenset({Visibility.PUBLIC, Visibility.PARTNERS}))
    assert "CANARY" not in "".join(looks(state).get(path).content.decode() for path in paths)


CLOSED = 'text = "Riet CANARY.", visibility = "region" }'


def test_an_import_for_which_nobody_gave_a_reason_shows_none(client):
    import_plan(
        region="voorbeeld",
        files=files_of(last_revision(region_called("voorbeeld")))
        | {"roadmap.toml": "", "events.toml": "", "contributions.toml": ""},
        by="test",
        at=datetime(2026, 6, 12, tzinfo=UTC),
        reason=IMPORT_REASON,
    )
    told = words_of(client.get("/versies/").content.decode())
    assert "uit bestanden" in told
    assert IMPORT_REASON not in told
