"""Questions that nobody asks in good faith get a page, never a fault."""

import pytest
from tests.functional.test_editing import team
from tests.functional.test_plan_pages import plan
from tests.logging_in import log_in_highest

from regiokompas.accounts.models import Event, User
from regiokompas.plan.models import Affiliation, PlanRevision

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("plan")]
__all__ = ["plan", "team"]

SIGNS = ("%00", "%1b", "%e2%80%ae", "%ff", "%ed%a0%80", "9" * 400, "-1", "..%2f", "%7b%7b7%7d%7d")
ADDRESSES = (
    "/zoeken/?q={0}", "/zoeken/?q=a&deel={0}", "/opgaven/?deel={0}", "/opgaven/?op={0}",
    "/op/{0}/opgaven/", "/opgaven/{0}/", "/themas/{0}/", "/organisaties/{0}/", "/trajecten/{0}/",
    "/versies/{0}/1/", "/versies/1/{0}/", "/indicatoren/{0}/", "/gemeenten/{0}/",
    "/downloads/{0}.csv", "/bestanden/{0}/bewerken/", "/opgaven/1/bewerken/{0}/",
    "/opgaven/1/notities/{0}/intrekken/", "/account/inloggen/?next={0}", "/{0}",
)  # fmt: skip
MANAGED = (
    "plan/organisation", "plan/region", "plan/note", "plan/affiliation", "accounts/user",
    "accounts/event", "monitoring/publication",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_makes_no_sense_gets_a_page(team, address):
    for sign in SIGNS:
        answer = team.get(address.format(sign))
        assert answer.status_code in {200, 302, 400, 404, 405}, (address, sign)
        assert answer.status_code == 405 or b"Traceback" not in answer.content


@pytest.mark.parametrize("path", MANAGED)
def test_managers_get_a_page_for_every_question(client, path):
    log_in_highest(client)
    for sign in SIGNS:
        for query in (f"?q={sign}", f"?p={sign}", f"?o={sign}", f"{sign}/change/"):
            answer = client.get(f"/beheer/{path}/{query}")
            assert answer.status_code in {200, 302, 400, 404}, (path, query)


@pytest.mark.parametrize("text", ["a\x00b@example.org", "a\u202eb@example.org", "x" * 300, "=1+1"])
def test_what_a_manager_types_wrongly_is_told_and_not_stored(client, text):
    log_in_highest(client)
    before = (User.objects.count(), Affiliation.objects.count(), Event.objects.count())
    for path, names in (
        ("accounts/user", ("email",)),
        ("plan/affiliation", ("user", "organisation", "role", "challenge", "valid_from")),
    ):
        answer = client.post(f"/beheer/{path}/add/", dict.fromkeys(names, text))
        assert answer.status_code == 200, path
        assert "errorlist" in answer.content.decode()
    assert (User.objects.count(), Affiliation.objects.count(), Event.objects.count()) == before


def test_three_megabytes_for_managers_get_a_page_of_this_site(client):
    log_in_highest(client)
    answer = client.post("/beheer/accounts/user/add/", {"email": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "Wat u hebt verstuurd is te groot" in answer.content.decode()


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\x1b", "x" * 5_001, ""])
def test_a_note_that_cannot_be_read_is_not_kept(team, sign):
    sent = {"text": sign and f"Een{sign}notitie", "visibility": "team", "organisation": "club"}
    answer = team.post("/opgaven/1/notities/", sent)
    assert answer.status_code == 422
    assert PlanRevision.objects.count() == 1


@pytest.mark.parametrize("name", ["login", "password"])
def test_a_null_at_the_door_is_refused(client, name):
    sent = {"login": "a@example.org", "password": "een lang wachtwoord"} | {name: "a\x00b"}
    assert client.post("/account/inloggen/", sent).status_code in {200, 422}
