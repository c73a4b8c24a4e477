"""Who is to act: the page for the programme office, and for owners about their own."""

import pytest
from tests.functional.test_plan_pages import faults_of, plan  # noqa: F401  # a fixture
from tests.logging_in import log_in

from regiokompas.accounts.models import User
from regiokompas.domain.visibility import VISITOR, Permission, Viewer
from regiokompas.web import gate

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("plan")]

OFFICE = Viewer(name="team@example.org", permissions=frozenset({Permission.SEE_PROGRAMME_OFFICE}))
OWNER = Viewer(name="owner@example.org", owns=frozenset({2}))
PARTNER = Viewer(name="partner@example.org")


@pytest.fixture
def looks(client, monkeypatch):
    """A function that lets somebody look, as the gate would have found out."""

    def let(viewer: Viewer):
        monkeypatch.setattr(gate, "viewer_for", lambda _user, **_: viewer)
        return client

    return let


@pytest.mark.parametrize("language", ["", "/en", "/de"])
def test_the_office_sees_who_is_to_act(looks, language):
    html = looks(OFFICE).get(f"{language}/aan-zet/").content.decode()
    assert faults_of(html) == []
    assert "<script>" not in html
    assert 'href="/organisaties/club/"' in html or language
    assert 'id="nobody"' in html  # what nobody owns
    assert "Geen riet." in html  # a bottleneck without an answer


def test_an_ended_ministry_passes_its_turn_on(looks):
    html = looks(OFFICE).get("/aan-zet/").content.decode()
    assert 'id="min-nieuw"' in html
    assert 'id="min-oud"' not in html


def test_an_owner_sees_the_own_challenges_only(looks):
    html = looks(OWNER).get("/aan-zet/").content.decode()
    assert 'href="/opgaven/2/"' in html
    assert 'href="/opgaven/1/"' not in html
    assert "waarvan u eigenaar bent" in html


def test_others_see_neither_the_page_nor_a_link_to_it(looks):
    assert looks(VISITOR).get("/aan-zet/").status_code == 302
    assert looks(PARTNER).get("/aan-zet/").status_code == 403
    assert "/aan-zet/" not in looks(PARTNER).get("/opgaven/").content.decode()
    assert "/aan-zet/" in looks(OFFICE).get("/opgaven/").content.decode()


def test_an_administrator_sees_it_after_logging_in(client):
    log_in(client, User.objects.create_superuser("a@example.org"))
    answer = client.get("/aan-zet/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
