"""Notes at a challenge: who reads, writes and withdraws them."""

import pytest
from tests.functional.test_plan_pages import faults_of, plan  # noqa: F401  # a fixture
from tests.logging_in import log_in

from regiokompas.accounts.models import User
from regiokompas.plan.models import Affiliation, Challenge, Note, NoteWithdrawal, Organisation

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("plan")]

NOTES = "/opgaven/1/notities/"


def somebody(role: str, *, kind: str = "municipality", email: str = "") -> User:
    user = User.objects.create_user(email or f"{role}@example.org")
    organisation, _ = Organisation.objects.get_or_create(
        identifier=f"org-{kind}", defaults={"name": f"Org {kind}", "kind": kind}
    )
    challenge = Challenge.objects.get(number=1) if role == "owner" else None
    Affiliation.objects.create(
        user=user, organisation=organisation, role=role, challenge=challenge,
        valid_from="2020-01-01",
    )  # fmt: skip
    return user


def write(client, text="Onze inzet is 40.", **more):
    given = {"organisation": "org-municipality", "visibility": "region", **more}
    return client.post(NOTES, {"text": text, **given})


def shown(client, path="/opgaven/1/") -> str:
    return client.get(path).content.decode()


def test_a_note_is_read_by_whom_its_level_is_open_to(client):
    log_in(client, somebody("board"))
    answer = write(client, organisation="org-municipality", section="context")
    assert answer.headers["Location"] == NOTES
    assert "Onze inzet is 40." in shown(client)
    assert "Org municipality" in shown(client)
    log_in(client, somebody("team"))
    assert "Onze inzet is 40." in shown(client)
    for user in (somebody("state", kind="ministry"), somebody("partner"), somebody("analyst")):
        log_in(client, user)
        assert "Onze inzet" not in shown(client) + shown(client, NOTES), user
    client.logout()
    assert "Onze inzet" not in shown(client)
    assert "Notities" not in shown(client)


@pytest.mark.parametrize(
    ("role", "kind", "levels"),
    [
        ("partner", "municipality", ["partners"]),
        ("state", "ministry", ["partners"]),
        ("board", "municipality", ["region", "partners"]),
        ("team", "municipality", ["team", "region", "partners"]),
    ],
)
def test_the_form_offers_the_levels_of_its_writer_the_most_closed_first(client, role, kind, levels):
    log_in(client, somebody(role, kind=kind))
    form = client.get(NOTES).context["form"]
    assert [key for key, _ in form.fields["visibility"].choices] == levels
    assert form["visibility"].initial == levels[0]
    assert faults_of(shown(client, NOTES)) == []


def test_a_level_that_is_closed_to_the_writer_is_refused(client):
    log_in(client, somebody("state", kind="ministry"))
    own = {"visibility": "partners", "organisation": "org-ministry"}
    for wrong in (
        {"visibility": "region"},
        {"visibility": "public"},
        {"organisation": "org-elders"},
        {"text": " "},
        {"text": "x" * 5001},
    ):
        assert write(client, **{**own, **wrong}).status_code == 422, wrong
    assert not Note.objects.exists()
    assert write(client, **own).status_code == 302


def test_who_has_no_role_writes_nothing(client):
    assert write(client).headers["Location"].startswith("/account/inloggen/")
    log_in(client, User.objects.create_user("niemand@example.org"))
    assert write(client).status_code == 403
    assert client.get(NOTES).context["form"] is None
    assert not Note.objects.exists()


def test_a_note_is_withdrawn_by_its_writer_and_one_that_is_closed_does_not_exist(client):
    log_in(client, somebody("board"))
    write(client)
    note = Note.objects.get()
    path = f"{NOTES}{note.pk}/intrekken/"
    assert client.get(path).status_code == 405
    log_in(client, somebody("state", kind="ministry"))
    assert client.post(path).status_code == client.post(f"{NOTES}999/intrekken/").status_code == 404
    log_in(client, somebody("board", email="ander@example.org"))
    assert client.post(path).status_code == 403
    assert path not in shown(client, NOTES)
    log_in(client, User.objects.get(email="board@example.org"))
    assert path in shown(client, NOTES)
    assert client.post(path).headers["Location"] == NOTES
    assert client.post(path).status_code == 404
    assert "Onze inzet" not in shown(client)
    assert NoteWithdrawal.objects.get().by == "board@example.org"


def test_what_is_written_is_shown_as_text(client):
    log_in(client, somebody("board"))
    write(client, text="<script>alert(1)</script>\n\n& meer")
    text = shown(client, NOTES)
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    assert faults_of(text) == []


def test_a_challenge_that_is_not_there_has_no_notes(client):
    log_in(client, somebody("team"))
    assert client.get("/opgaven/99/notities/").status_code == 404
    assert client.post("/opgaven/99/notities/", {"text": "x"}).status_code == 404
