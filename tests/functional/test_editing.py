"""A fiche is edited in the site: seen before it is saved, by who may, and nothing gets lost."""

import html as markup
import re
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from tests.functional.test_plan_pages import NASTY, faults_of, plan
from tests.logging_in import log_in

from regiokompas.accounts.models import Event, User
from regiokompas.accounts.queries import verify_chain
from regiokompas.domain.plans import PlanChallenge
from regiokompas.plan.affiliating import affiliate
from regiokompas.plan.models import Challenge, Organisation, PlanRevision
from regiokompas.plan.queries import current_plan, files_of, last_revision, region_called
from regiokompas.plan.revising import edit_file
from regiokompas.web.plan.editing.sections import SECTIONS

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("plan")]
__all__ = ["plan"]

NOW = datetime(2026, 6, 2, tzinfo=UTC)
ONE = "challenges/opgave-01.toml"
CONTROL = re.compile(r"<(input|textarea|select)\b([^>]*)>(?:(.*?)</\1>)?", re.DOTALL)


def user_with(role, organisation="club", number=None):
    user = User.objects.create_user(f"{role}@example.org")
    affiliate(
        user=user,
        organisation=Organisation.objects.get(identifier=organisation),
        role=role,
        valid_from=date(2020, 1, 1),
        by="test",
        at=NOW,
        challenge=Challenge.objects.get(number=number) if number else None,
    )
    return user


@pytest.fixture
def team(plan, client):  # noqa: ARG001  # what the role is in
    log_in(client, user_with("team"))
    return client


def address(slug, number=1):
    return f"/opgaven/{number}/bewerken/{slug}/"


def typed(client, path):
    """Return what the form at ``path`` would send when nobody changed anything."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = answer.content.decode()
    sent = {}
    for tag, attributes, body in CONTROL.findall(page):
        known = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        name = known.get("name", "")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if tag == "select":
            chosen = re.search(r'<option value="([^"]*)" selected', body)
            value = chosen[1] if chosen else ""
        elif known.get("type") == "checkbox":
            if " checked" not in attributes:
                continue
            value = known.get("value", "on")
        else:
            value = body.removeprefix("\n") if tag == "textarea" else known.get("value", "")
        sent.setdefault(name, []).append(markup.unescape(value))
    return sent


def saved(client, path, reason="Beter zo.", **changes):
    sent = typed(client, path) | changes
    return client.post(path, sent | {"do": "save", "reason": reason})


def challenge_now(number=1):
    plan = current_plan("voorbeeld")
    return {item.number: item for item in plan.challenges}[number]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_a_form_nobody_touched_changes_nothing(team, section):
    path = address(section.slug)
    answer = team.post(path, typed(team, path) | {"do": "save", "reason": "Zomaar."})
    assert answer.status_code == 422
    assert PlanRevision.objects.count() == 1


@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_a_form_is_a_well_formed_page(team, section, language):
    prefix = "" if language == "nl" else f"/{language}"
    page = team.get(prefix + address(section.slug)).content.decode()
    assert faults_of(page) == []
    assert "<script>" not in page


def test_the_sections_hold_every_field_of_a_challenge_but_its_number_and_document():
    held = [name for section in SECTIONS for name in section.fields]
    declared = {item.name for item in fields(PlanChallenge)} - {"number", "document"}
    assert sorted(held) == sorted(declared)


def test_enter_in_a_field_shows_what_changes(team):
    for path in (address("context"), "/bestanden/themes.toml/bewerken/"):
        html = team.get(path).content.decode()
        form = html[html.index('<form method="post" class="rk-form') :]
        assert re.search(r"<button[^>]*>", form)[0].count('value="preview"') == 1


def test_an_edit_is_shown_before_it_is_saved(team):
    path = address("knelpunten")
    sent = typed(team, path) | {"f-bottlenecks-0-text": f"Te weinig vijver {NASTY}"}
    page = team.post(path, sent | {"do": "preview"}).content.decode()
    assert "<del>Geen vijver.</del>" in page
    assert "<ins>Te weinig vijver &lt;script&gt;" in page
    assert "<script>" not in page
    assert PlanRevision.objects.count() == 1
    assert challenge_now().bottlenecks[0].text == "Geen vijver."


def test_an_edit_is_saved_with_its_reason_and_the_rest_of_the_file_stays(team):
    before = files_of(last_revision(region_called("voorbeeld")))
    answer = saved(
        team, address("gevolgen"), reason="Na het gesprek.", **{"f-impact-0-text": "Natte eenden."}
    )
    assert answer.status_code == 302
    assert challenge_now().impact[0].text == "Natte eenden."
    revision = last_revision(region_called("voorbeeld"))
    assert (revision.number, revision.by, revision.reason, revision.is_import) == (
        2, "team@example.org", "Na het gesprek.", False,
    )  # fmt: skip
    after = files_of(revision)
    assert {name for name in after if after[name] != before[name]} == {ONE}
    assert after[ONE].count("\n") - before[ONE].count("\n") <= 3
    assert Event.objects.filter(action="plan-edited").count() == 1
    assert verify_chain() is None


def test_an_edit_needs_a_reason(team):
    answer = saved(team, address("gevolgen"), reason="  ", **{"f-impact-0-text": "Anders."})
    assert answer.status_code == 422
    assert PlanRevision.objects.count() == 1


def test_items_are_added_moved_and_removed(team):
    path = address("interventies")
    sent = typed(team, path)
    more = team.post(path, sent | {"do": "add:f-interventions"}).content.decode()
    assert 'name="f-interventions-3-text"' in more
    answer = saved(
        team,
        path,
        **{
            "f-interventions-items": "4",
            "f-interventions-3-side": "state",
            "f-interventions-3-text": "Een nieuwe stap.",
            "f-interventions-3-order": "0",
            "f-interventions-3-visibility": "public",
            "f-interventions-2-remove": "on",
        },
    )
    assert answer.status_code == 302
    steps = challenge_now().interventions
    assert [step.id for step in steps] == ["een-nieuwe-stap", "graven", "regels"]


def test_what_refers_to_nothing_is_refused_with_a_sentence(team):
    path = address("interventies")
    answer = saved(team, path, **{"f-interventions-0-remove": "on"})
    assert answer.status_code == 422
    assert "graven" in answer.content.decode()
    assert PlanRevision.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "changes"),
    [
        ("knelpunten", {"f-bottlenecks-0-text": ""}),
        ("knelpunten", {"f-bottlenecks-0-text": "x" * 3_000_000}),
        ("knelpunten", {"f-bottlenecks-items": "-1"}),
        ("knelpunten", {"f-bottlenecks-items": "1000000", "f-bottlenecks-0-text": "a\x00b"}),
        ("trajecten", {"f-tracks-0-track": "nergens"}),
        ("samenhang", {"f-links-0-to": "99"}),
        ("context", {"f-context-0-figures-0-value": "inf"}),
        ("context", {"f-context-0-figures-0-value": "veel"}),
        ("titel", {"f-visibility": "geheim"}),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(team, slug, changes):
    answer = saved(team, address(slug), **changes)
    assert answer.status_code in {400, 413, 422}
    assert PlanRevision.objects.count() == 1


def test_a_circle_is_refused_in_the_language_of_the_page(team):
    for prefix, sentence in (("", "in een kring: 1 → 2 → 1"), ("/de", "im Kreis: 1 → 2 → 1")):
        path = prefix + address("samenhang", number=2)
        answer = saved(team, path, **{"f-links-0-kind": "requires", "f-links-0-to": "1"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in page
        assert '<li lang="en">' not in page
    assert PlanRevision.objects.count() == 1


def test_a_step_that_is_still_pointed_at_is_told_in_dutch(team):
    answer = saved(team, address("interventies"), **{"f-interventions-0-remove": "on"})
    assert "Een knelpunt verwijst nog naar de stap ‘graven’" in answer.content.decode()
    answer = saved(team, address("gevolgen"), reason=" ", **{"f-impact-0-text": "Anders."})
    assert "Zonder reden kan dit niet bewaard worden." in answer.content.decode()
    answer = saved(team, address("gevolgen"))
    assert "U hebt niets veranderd." in answer.content.decode()


def test_a_problem_without_words_here_is_marked_as_english(team):
    path = "/bestanden/tracks.toml/bewerken/"
    sent = typed(team, path) | {"text": "kapot = ", "do": "save", "reason": "Stuk."}
    assert '<li lang="en">' in team.post(path, sent).content.decode()
    assert '<li lang="en">' not in team.post(f"/en{path}", sent).content.decode()


@pytest.mark.parametrize("name", ["f-bottlenecks-0-text", "reason", "do"])
def test_three_megabytes_in_a_field_get_a_page_of_this_site(team, name):
    path = address("knelpunten")
    sent = typed(team, path) | {"do": "save", "reason": "Zomaar.", name: "x" * 3_000_000}
    strict = Client(enforce_csrf_checks=True, headers={"referer": "http://testserver/"})
    strict.cookies = team.cookies
    for browser in (team, strict):
        answer = browser.post(path, sent)
        page = answer.content.decode()
        assert answer.status_code == 413
        assert "Wat u hebt verstuurd is te groot" in page
        assert "hooguit 3 megabyte" in page
        assert "Er is niets bewaard." in page
        assert faults_of(page) == []
    assert PlanRevision.objects.count() == 1


def test_too_many_fields_get_a_page_of_this_site(team):
    path = address("knelpunten")
    answer = team.post(path, typed(team, path) | {f"x-{number}": "" for number in range(3_001)})
    assert answer.status_code == 413
    assert "te veel velden" in answer.content.decode()
    assert PlanRevision.objects.count() == 1


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\ufffd"])
def test_a_character_that_nobody_sees_is_refused_in_the_language_of_the_page(team, sign):
    bad = f"Geen{sign}vijver."
    answer = saved(team, address("knelpunten"), **{"f-bottlenecks-0-text": bad})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "een teken dat niemand kan zien" in page or "Null-tekens" in page
    answer = saved(team, address("knelpunten"), reason=bad, **{"f-bottlenecks-0-text": "Ja."})
    assert answer.status_code == 422
    assert PlanRevision.objects.count() == 1


def test_a_number_is_typed_as_the_language_writes_it(team):
    for path, written, value in (
        (address("context"), "61,5", 61.5),
        (f"/en{address('context')}", "1062.5", 1062.5),
    ):
        answer = saved(team, path, **{"f-context-0-figures-0-value": written})
        assert answer.status_code == 302
        assert challenge_now().context[0].figures[0].value == value


def test_who_was_second_keeps_the_text_and_sees_what_the_first_changed(team):
    path = address("gevolgen")
    sent = typed(team, path) | {"f-impact-0-text": "Mijn tekst."}
    words = files_of(last_revision(region_called("voorbeeld")))[ONE]
    edit_file(
        region="voorbeeld", path=ONE, text=words.replace("Geen riet.", "Weinig riet."),
        base_revision=1, by="ander@example.org", at=datetime.now(UTC), reason="Eerder.",
    )  # fmt: skip
    answer = team.post(path, sent | {"do": "save", "reason": "Ik ook."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mijn tekst." in page
    assert "<ins>Weinig riet.</ins>" in page
    assert challenge_now().impact[0].text == "Droge eenden."
    further = team.post(path, sent | {"base": "2", "do": "save", "reason": "Ik ook."})
    assert further.status_code == 302
    assert challenge_now().impact[0].text == "Mijn tekst."
    assert challenge_now().bottlenecks[1].text == "Weinig riet."


def test_an_owner_edits_the_own_challenge_and_no_other(client):
    log_in(client, user_with("owner", number=1))
    assert saved(client, address("gevolgen"), **{"f-impact-0-text": "Nat."}).status_code == 302
    assert client.get(address("gevolgen", number=2)).status_code == 403
    page = client.get("/opgaven/1/").content.decode()
    assert address("gevolgen") in page
    assert "bewerken" not in client.get("/opgaven/2/").content.decode()


@pytest.mark.parametrize("role", ["partner", "board", "analyst"])
def test_other_roles_edit_nothing(client, role):
    log_in(client, user_with(role))
    assert client.get(address("gevolgen")).status_code == 403
    sent = {"do": "save", "base": "1", "reason": "x", "f-impact-items": "0"}
    assert client.post(address("gevolgen"), sent).status_code == 403
    assert PlanRevision.objects.count() == 1


def test_a_visitor_is_asked_to_log_in(client):
    answer = client.get(address("gevolgen"))
    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]
    assert client.post(address("gevolgen"), {"do": "save"}).status_code == 302
    assert "bewerken" not in client.get("/opgaven/1/").content.decode()


def test_what_the_owner_cannot_see_survives_the_edit(client, team):
    closed = {
        "f-needs-items": "2",
        "f-needs-1-text": "Geheime inzet.",
        "f-needs-1-visibility": "team",
        "f-needs-1-order": "2",
    }
    assert saved(team, address("aanvullend-nodig"), **closed).status_code == 302
    log_in(client, user_with("owner", number=1))
    path = address("aanvullend-nodig")
    assert "Geheime inzet." not in client.get(path).content.decode()
    assert saved(client, path, **{"f-needs-0-text": "Meer brood."}).status_code == 302
    assert [item.text for item in challenge_now().needs] == ["Meer brood.", "Geheime inzet."]


def test_an_owner_cannot_write_at_a_level_that_is_closed_to_them(client):
    log_in(client, user_with("owner", number=1))
    changes = {"f-needs-0-visibility": "team"}
    assert saved(client, address("aanvullend-nodig"), **changes).status_code == 422
    assert PlanRevision.objects.count() == 1


def test_a_page_that_does_not_exist_is_not_found(team):
    assert team.get(address("nergens")).status_code == 404
    assert team.get(address("context", number=77)).status_code == 404
    sent = {"base": "999", "do": "preview"}
    assert team.post(address("context"), sent).status_code == 404


def test_the_programme_team_edits_a_register_as_its_file(team):
    path = "/bestanden/tracks.toml/bewerken/"
    assert "tracks.toml" in team.get("/bestanden/").content.decode()
    sent = typed(team, path)
    text = sent["text"][0].replace("Eendendeal", "Zwanendeal")
    page = team.post(path, sent | {"text": text, "do": "preview"}).content.decode()
    assert "<ins>Zwanendeal</ins>" in page
    assert faults_of(page) == []
    assert PlanRevision.objects.count() == 1
    answer = team.post(path, sent | {"text": text, "do": "save", "reason": "Nieuwe naam."})
    assert answer.status_code == 302
    assert current_plan("voorbeeld").register.tracks[0].name.nl == "Zwanendeal"


@pytest.mark.parametrize(
    "text", ["kapot = ", "", "[[tracks]]\nid = 1", '[[bodies]]\nid = "a"', "x" * 1_100_000]
)
def test_a_file_that_is_wrong_is_refused_with_its_line(team, text):
    path = "/bestanden/tracks.toml/bewerken/"
    sent = typed(team, path) | {"text": text, "do": "save", "reason": "Stuk."}
    answer = team.post(path, sent)
    assert answer.status_code == 422
    assert "regions/voorbeeld/plan/" in answer.content.decode()
    assert PlanRevision.objects.count() == 1


def test_a_file_that_somebody_else_changed_is_refused_and_the_text_kept(team):
    path = "/bestanden/tracks.toml/bewerken/"
    sent = typed(team, path)
    text = sent["text"][0]
    edit_file(
        region="voorbeeld", path="tracks.toml", text=text + "# Van een ander.\n",
        base_revision=1, by="ander@example.org", at=datetime.now(UTC), reason="Eerder.",
    )  # fmt: skip
    answer = team.post(path, sent | {"text": text + "# Van mij.\n", "do": "save", "reason": "Ik."})
    assert answer.status_code == 409
    assert "# Van mij." in answer.content.decode()


def test_files_are_for_the_programme_team_alone(client):
    log_in(client, user_with("owner", number=1))
    assert client.get("/bestanden/").status_code == 403
    assert client.get("/bestanden/tracks.toml/bewerken/").status_code == 403
    assert client.post("/bestanden/tracks.toml/bewerken/", {"text": "x"}).status_code == 403


def test_only_files_of_the_plan_are_edited(team):
    for path in ("../region.toml", "nergens.toml", "/etc/passwd"):
        assert team.get(f"/bestanden/{path}/bewerken/").status_code == 404
