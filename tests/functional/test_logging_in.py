"""Logging in: password, second step, recovery codes, links that work once, and too many tries."""

import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override
from tests.functional.test_plan_pages import plan  # noqa: F401  # a fixture
from tests.functional.test_structure import LANGUAGES, Outline
from tests.logging_in import SECRET, log_in, with_second_factor

from regiokompas.accounts.inviting import InvitationRefusedError
from regiokompas.accounts.models import Event, User
from regiokompas.domain.errors import DeclarationError, NotFoundError
from regiokompas.plan.models import Affiliation, Organisation
from regiokompas.web.accounts.links import send_link

pytestmark = [pytest.mark.database]

PASSWORD = "vier woorden op een rij"  # noqa: S105  # of the tests alone
LOG_IN = "/account/inloggen/"


@pytest.fixture(autouse=True)
def no_attempts(settings):
    """Count attempts from nought, in memory."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(site):  # noqa: ARG001  # the pages need it
    return User.objects.create_user("iemand@example.org", PASSWORD)


@pytest.fixture
def member(user):
    """A user with a role."""
    town = Organisation.objects.create(identifier="dorp", name="Dorp", kind="municipality")
    Affiliation.objects.create(user=user, organisation=town, role="board", valid_from="2020-01-01")
    return user


def give_password(client, *, password=PASSWORD, email="iemand@example.org", **more):
    return client.post(LOG_IN, {"login": email, "password": password, **more})


def code(secret=SECRET) -> str:
    return totp.format_hotp_value(
        totp.hotp_value(secret, totp.yield_hotp_counters_from_time().__next__())
    )


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_user_without_a_role_logs_in_with_a_password(client, user):
    answer = give_password(client, email="IEMAND@example.org")
    assert answer.headers["Location"] == "/account/"
    assert is_in(client)
    assert user.email in client.get("/account/").content.decode()


def test_a_wrong_password_lets_nobody_in_and_does_not_tell_who_exists(client, user):  # noqa: ARG001
    wrong = give_password(client, password="iets anders helemaal").content.decode()  # noqa: S106
    unknown = give_password(client, email="niemand@example.org").content.decode()
    assert not is_in(client)
    told = [re.findall(r"rk-form__errors.*?</div>", text, re.DOTALL) for text in (wrong, unknown)]
    assert told[0] == told[1] != []


def test_a_closed_account_does_not_get_in(client, user):
    user.is_active = False
    user.save()
    give_password(client)
    assert not is_in(client)


def test_too_many_tries_are_refused(client, user):  # noqa: ARG001
    answers = [give_password(client, password=f"helemaal mis {n}") for n in range(8)]
    right = give_password(client)
    assert not is_in(client)
    assert any("Te veel" in answer.content.decode() for answer in (*answers, right))


def test_who_has_a_role_gets_nowhere_before_the_second_step_is_set_up(client, member):  # noqa: ARG001
    give_password(client)
    for path in ("/", "/opgaven/", "/data/", "/indicatoren/", "/beheer/", "/downloads/people.csv"):
        answer = client.get(path)
        assert answer.headers["Location"] == "/account/tweede-stap/instellen/", path
    assert client.get("/account/").status_code == 200


def test_the_second_step_is_set_up_and_then_asked_for(client, member):
    give_password(client)
    page = client.get("/account/tweede-stap/instellen/", follow=True)
    if "bevestigen" in page.request["PATH_INFO"]:
        client.post(page.request["PATH_INFO"] + "?next=/account/tweede-stap/instellen/",
                    {"password": PASSWORD})  # fmt: skip
        page = client.get("/account/tweede-stap/instellen/")
    text = page.content.decode()
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", text)[1]
    answer = client.post("/account/tweede-stap/instellen/", {"code": code(secret)})
    assert answer.headers["Location"] == "/account/herstelcodes/"
    codes = re.findall(
        r"<code>(\d{8})</code>", client.get("/account/herstelcodes/").content.decode()
    )
    assert len(codes) == 10
    assert client.get("/").status_code == 200
    client.post("/account/uitloggen/")
    assert not is_in(client)
    answer = give_password(client)
    assert answer.headers["Location"].startswith("/account/tweede-stap/code/")
    assert not is_in(client)
    assert client.post("/account/tweede-stap/code/", {"code": "000000"}).status_code == 200
    assert not is_in(client)
    client.post("/account/tweede-stap/code/", {"code": codes[0]})
    assert is_in(client)
    client.post("/account/uitloggen/")
    give_password(client)
    client.post("/account/tweede-stap/code/", {"code": codes[0]})
    assert not is_in(client), "a recovery code works once"
    assert member.pk


def test_a_code_of_the_app_works_once(client, member):
    with_second_factor(member)
    now = code()
    give_password(client)
    client.post("/account/tweede-stap/code/", {"code": now})
    assert is_in(client)
    client.post("/account/uitloggen/")
    give_password(client)
    client.post("/account/tweede-stap/code/", {"code": now})
    assert not is_in(client)


def test_the_second_step_is_not_passed_without_the_first(client, member):
    with_second_factor(member)
    assert client.get("/account/tweede-stap/code/").headers["Location"].startswith(LOG_IN)
    client.post("/account/tweede-stap/code/", {"code": code()})
    assert not is_in(client)


def test_the_app_is_taken_away_only_by_who_shows_to_be_there(client, member):
    log_in(client, member)
    answer = client.post("/account/tweede-stap/weghalen/")
    assert "bevestigen" in answer.headers["Location"]
    assert Authenticator.objects.filter(user=member).exists()


@pytest.mark.parametrize(
    "aim", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(client, user, aim):  # noqa: ARG001
    answer = give_password(client, next=aim)
    assert "evil" not in answer.headers["Location"]
    assert answer.headers["Location"].startswith("/")
    client.post(f"/account/uitloggen/?next={aim}")
    assert "evil" not in client.get(LOG_IN, {"next": aim}).headers.get("Location", "")


def test_a_reader_comes_back_to_the_page_they_were_at(client, user):  # noqa: ARG001
    page = client.get("/data/").content.decode()
    assert 'href="/account/inloggen/?next=/data/"' in page
    assert give_password(client, next="/data/").headers["Location"] == "/data/"


def test_logging_out_takes_a_form(client, user):
    log_in(client, user)
    assert client.get("/account/uitloggen/").status_code == 200
    assert is_in(client)
    assert client.post("/account/uitloggen/").headers["Location"] == "/"
    assert not is_in(client)


def test_nobody_signs_up(client, site):  # noqa: ARG001
    for path in ("/account/signup/", "/account/email/", "/accounts/signup/", "/account/aanmelden/"):
        assert client.get(path).status_code == 404


def test_readers_get_no_cookie_and_who_logs_in_gets_safe_ones(client, user, settings):  # noqa: ARG001
    assert not client.get("/").cookies
    give_password(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert (
        client.cookies[settings.CSRF_COOKIE_NAME]["httponly"]
        if (settings.CSRF_COOKIE_NAME in client.cookies)
        else True
    )


def invite(*words: str) -> str:
    out = StringIO()
    call_command("invite_user", *words, "--address", "https://kompas.example.org", stdout=out)
    return re.search(r"https://kompas\.example\.org(/\S+)", out.getvalue())[1]


@pytest.mark.usefixtures("site")
def test_an_invited_user_chooses_a_password_once(client):
    path = invite("nieuw@example.org")
    page = client.get(path, follow=True)
    aim = page.request["PATH_INFO"]
    weak = client.post(aim, {"password1": "kort", "password2": "kort"})
    assert weak.status_code == 200
    assert not User.objects.get(email="nieuw@example.org").has_usable_password()
    done = client.post(aim, {"password1": PASSWORD, "password2": PASSWORD})
    assert done.headers["Location"] == "/account/wachtwoord/gekozen/"
    assert client.get(done.headers["Location"]).status_code == 200
    client.session.flush()
    again = client.get(path, follow=True).content.decode()
    assert "werkt niet meer" in again
    give_password(client, email="nieuw@example.org")
    assert is_in(client)
    assert Event.objects.get(action="user-invited").subject == "nieuw@example.org"


@pytest.mark.usefixtures("site")
def test_a_forged_link_opens_nothing(client):
    path = invite("nieuw@example.org")
    assert "werkt niet meer" in client.get(path[:-3] + "xx/", follow=True).content.decode()


@pytest.mark.usefixtures("site")
def test_the_first_administrator_is_made_from_the_command_line():
    invite("chef@example.org", "--administrator")
    assert User.objects.get(email="chef@example.org").is_superuser
    assert Event.objects.filter(action="administrator-made").count() == 1


@pytest.mark.usefixtures("plan")
def test_an_invitation_gives_a_role(client):  # noqa: ARG001
    invite("lid@example.org", "--role", "board", "--organisation", "club", "--until", "2030-01-01")
    given = Affiliation.objects.get()
    assert (given.role, str(given.valid_until)) == ("board", "2030-01-01")
    invite("baas@example.org", "--role", "owner", "--organisation", "club", "--challenge", "1")
    assert Affiliation.objects.get(role="owner").challenge.number == 1


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["geen adres"], InvitationRefusedError),
        (["a@example.org", "--role", "board"], InvitationRefusedError),
        (["a@example.org", "--role", "board", "--organisation", "nergens"], NotFoundError),
        (["a@example.org", "--role", "king", "--organisation", "club"], NotFoundError),
        (
            ["a@example.org", "--role", "owner", "--organisation", "club", "--challenge", "99"],
            NotFoundError,
        ),
    ],
)
def test_an_invitation_that_cannot_be_leaves_nothing_behind(words, error):
    before = (User.objects.count(), Event.objects.count())
    with pytest.raises(error):
        invite(*words)
    assert (User.objects.count(), Event.objects.count()) == before


@pytest.mark.usefixtures("site")
def test_an_invitation_needs_the_address_of_a_site():
    with pytest.raises(DeclarationError, match="no address of a site"):
        call_command("invite_user", "a@example.org", "--address", "kompas")
    assert not User.objects.filter(email="a@example.org").exists()


def test_a_closed_account_is_not_invited(user):
    user.is_active = False
    user.save()
    with pytest.raises(InvitationRefusedError, match="closed"):
        invite(user.email)


def test_without_e_mail_there_is_no_page_for_a_forgotten_password(client, user, settings):
    assert client.get("/account/wachtwoord/vergeten/").status_code == 404
    assert not send_link(user, "https://x", language="nl")
    settings.CAN_SEND_MAIL = True
    assert client.get("/account/wachtwoord/vergeten/").status_code == 200
    known = client.post("/account/wachtwoord/vergeten/", {"email": user.email})
    assert len(mail.outbox) == 1
    unknown = client.post("/account/wachtwoord/vergeten/", {"email": "niemand@example.org"})
    assert len(mail.outbox) == 1
    assert known.headers["Location"] == unknown.headers["Location"]
    assert send_link(user, "https://x", language="de")
    assert "einmal" in mail.outbox[-1].body


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_accounts_is_well_formed(client, member, settings, language):
    settings.CAN_SEND_MAIL = True
    with override(language):
        open_pages = [reverse(name) for name in (
            "account_login", "account_inactive", "account_reset_password",
            "account_reset_password_done", "account_reset_password_from_key_done",
            "socialaccount_login_cancelled",
        )]  # fmt: skip
        own = [reverse(name) for name in (
            "own-account", "account_logout", "account_reauthenticate", "account_change_password",
            "mfa_reauthenticate", "mfa_view_recovery_codes",
        )]  # fmt: skip
    texts = [client.get(path).content.decode() for path in open_pages]
    log_in(client, member)
    texts += [client.get(path).content.decode() for path in own]
    for text in texts:
        outline = Outline(text)
        assert outline.faults == []
        assert [name for name, often in outline.ids.items() if often > 1] == []
        assert 'class="rk-header"' in text
        assert "style=" not in text


def test_who_lost_telephone_and_codes_sets_up_the_second_step_again(client, member):
    log_in(client, member)
    assert client.get("/").status_code == 200
    call_command("forget_second_factor", member.email.upper(), stdout=StringIO())
    assert client.get("/").headers["Location"] == "/account/tweede-stap/instellen/"
    assert Event.objects.get(action="second-factor-forgotten").subject == member.email
    with pytest.raises(NotFoundError):
        call_command("forget_second_factor", "niemand@example.org")
