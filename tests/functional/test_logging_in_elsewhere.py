"""OpenID Connect: a small provider on this machine, asked by the site over HTTP."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.http import HttpResponse
from tests.logging_in import with_second_factor

from regiokompas.accounts.models import User
from regiokompas.config.services import ConfigurationError, read_mail, read_provider
from regiokompas.plan.models import Affiliation, Organisation
from regiokompas.web.headers import content_security

pytestmark = [pytest.mark.database]

CLIENT, SECRET = "kompas", "a secret of the tests alone, long enough for a digest"
LOG_IN = "/oidc/oidc/login/"


class Provider:
    """What the provider says of who logs in, and what it was asked."""

    def __init__(self) -> None:
        self.address = ""
        self.claims: dict[str, object] = {}
        self.asked: list[dict[str, list[str]]] = []


@pytest.fixture
def provider() -> Iterator[Provider]:
    told = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, content: object) -> None:
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if self.path.startswith("/.well-known/"):
                self._answer(
                    {
                        "issuer": told.address,
                        "authorization_endpoint": f"{told.address}/authorize",
                        "token_endpoint": f"{told.address}/token",
                        "userinfo_endpoint": f"{told.address}/userinfo",
                        "jwks_uri": f"{told.address}/keys",
                        "token_endpoint_auth_methods_supported": ["client_secret_post"],
                    }
                )
            else:
                self._answer(told.claims)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            told.asked.append(parse_qs(self.rfile.read(length).decode()))
            now = int(time.time())
            claims = {"iss": told.address, "aud": CLIENT, "iat": now, "exp": now + 60}
            token = jwt.encode({**claims, **told.claims}, SECRET, algorithm="HS256")
            self._answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def at_provider(site, settings, provider):  # noqa: ARG001  # the pages need the site
    """The site with the provider in its settings, as the environment would set them."""
    found = read_provider(
        {
            "REGIOKOMPAS_OIDC_SERVER": provider.address,
            "REGIOKOMPAS_OIDC_CLIENT": CLIENT,
            "REGIOKOMPAS_OIDC_SECRET": SECRET,
            "REGIOKOMPAS_OIDC_NAME": "Voorbeeldpoort",
        }
    )
    assert found is not None
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.LOG_IN_PROVIDER_ID = "oidc"
    settings.LOG_IN_PROVIDER_NAME = found.name
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": found.name,
                    "client_id": found.client,
                    "secret": found.secret,
                    "settings": {"server_url": found.server, "verified_email": False},
                }
            ],
        }
    }
    return provider


def come_back(client, *, next_page: str = ""):
    """Go to the provider and come back as it would send one."""
    asked = client.post(LOG_IN, {"next": next_page} if next_page else {})
    assert asked.status_code == 302
    question = parse_qs(urlsplit(asked.headers["Location"]).query)
    assert "code_challenge" in question
    state = question["state"][0]
    return client.get("/oidc/oidc/login/callback/", {"code": "once", "state": state})


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def invited(at_provider):
    at_provider.claims = {
        "sub": "7", "email": "Iemand@example.org", "email_verified": True, "name": "x",
    }  # fmt: skip
    return User.objects.create_user("iemand@example.org")


def test_who_was_invited_logs_in_at_the_provider(client, invited, at_provider):
    page = client.get("/account/inloggen/").content.decode()
    assert "Inloggen met Voorbeeldpoort" in page
    answer = come_back(client, next_page="/data/")
    assert is_in(client)
    assert answer.headers["Location"] == "/data/"
    assert at_provider.asked[0]["code_verifier"]
    assert client.session["_auth_user_id"] == str(invited.pk)
    assert User.objects.count() == 1


def test_who_was_not_invited_does_not_get_in(client, at_provider):
    at_provider.claims = {"sub": "8", "email": "vreemd@example.org", "email_verified": True}
    answer = come_back(client)
    assert not is_in(client)
    assert "Er is nog geen account voor u" in answer.content.decode()
    assert not User.objects.exists()


def test_an_address_the_provider_did_not_check_lets_nobody_in(client, invited, at_provider):
    at_provider.claims["email_verified"] = False
    come_back(client)
    assert not is_in(client)
    assert invited.pk


def test_a_closed_account_does_not_get_in(client, invited):
    invited.is_active = False
    invited.save()
    come_back(client)
    assert not is_in(client)


@pytest.mark.parametrize("wrong", [{"iss": "https://evil.example"}, {"aud": "another"}, {"exp": 1}])
def test_a_token_for_another_is_refused(client, invited, at_provider, wrong):
    at_provider.claims.update(wrong)
    answer = come_back(client)
    assert answer.status_code == 401
    assert not is_in(client)
    assert invited.pk


def test_an_answer_that_was_not_asked_for_is_refused(client, invited):
    answer = client.get("/oidc/oidc/login/callback/", {"code": "x", "state": "made-up"})
    assert answer.status_code == 401
    assert "U bent niet ingelogd" in answer.content.decode()
    assert not is_in(client)
    assert invited.pk


def test_the_way_there_takes_a_form_and_leads_back_to_this_site_only(client, invited):
    assert client.get(LOG_IN).status_code == 200
    answer = come_back(client, next_page="https://evil.example/")
    assert "evil" not in answer.headers["Location"]
    assert invited.pk


def test_who_has_a_role_needs_the_second_step_unless_the_provider_asks_for_one(
    client, invited, settings
):
    town = Organisation.objects.create(identifier="dorp", name="Dorp", kind="municipality")
    Affiliation.objects.create(
        user=invited, organisation=town, role="team", valid_from="2020-01-01"
    )
    come_back(client)
    assert client.get("/").headers["Location"] == "/account/tweede-stap/instellen/"
    settings.LOG_IN_PROVIDER_HAS_SECOND_FACTOR = True
    assert client.get("/").status_code == 200


def test_who_has_an_app_is_asked_for_its_code_after_the_provider_too(client, invited):
    with_second_factor(invited)
    answer = come_back(client)
    assert "tweede-stap/code" in answer.headers["Location"]
    assert not is_in(client)


def test_without_a_provider_there_is_no_such_door(client, site):  # noqa: ARG001
    assert client.get(LOG_IN).status_code == 404
    assert "Inloggen met" not in client.get("/account/inloggen/").content.decode()


def test_a_form_may_lead_to_the_provider_and_nowhere_else(rf, settings):
    settings.LOG_IN_PROVIDER_ORIGIN = "https://poort.example.org"
    answer = content_security(lambda _: HttpResponse())(rf.get("/"))
    policy = answer.headers["Content-Security-Policy"]
    assert "form-action 'self' https://poort.example.org" in policy


GIVEN = {
    "REGIOKOMPAS_OIDC_SERVER": "https://poort.example.org/realms/x/",
    "REGIOKOMPAS_OIDC_CLIENT": "a",
    "REGIOKOMPAS_OIDC_SECRET": "b",
}


def test_a_provider_is_read_from_the_settings():
    found = read_provider({**GIVEN, "REGIOKOMPAS_OIDC_SECOND_FACTOR": "1"})
    assert found is not None
    assert (found.server, found.origin, found.name) == (
        "https://poort.example.org/realms/x", "https://poort.example.org", "poort.example.org",
    )  # fmt: skip
    assert found.has_second_factor
    assert not found.trusts_address
    assert read_provider({}) is None


def test_the_environment_puts_the_provider_into_the_settings(tmp_path):
    ask = (
        "import json; from regiokompas.config import settings as s; print(json.dumps("
        "[s.SOCIALACCOUNT_PROVIDERS, s.LOG_IN_PROVIDER_ORIGIN, s.CAN_SEND_MAIL]))"
    )
    more = {**GIVEN, "REGIOKOMPAS_DATA": str(tmp_path), "REGIOKOMPAS_SECRET_KEY": "x" * 50}
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, **more}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    providers, origin, can_send = json.loads(done.stdout)
    (app,) = providers["openid_connect"]["APPS"]
    assert (app["client_id"], app["provider_id"]) == ("a", "oidc")
    assert app["settings"]["server_url"] == "https://poort.example.org/realms/x"
    assert (origin, can_send) == ("https://poort.example.org", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"REGIOKOMPAS_OIDC_SERVER": "http://poort.example.org"},
        {"REGIOKOMPAS_OIDC_CLIENT": ""},
        {"REGIOKOMPAS_OIDC_SECRET": ""},
    ],
)
def test_a_provider_that_is_half_told_or_unsafe_is_refused(wrong):
    with pytest.raises(ConfigurationError, match="not told completely"):
        read_provider({**GIVEN, **wrong})


def test_a_mail_server_is_read_from_the_settings():
    found = read_mail(
        {"REGIOKOMPAS_MAIL": "smtps://u%40x:p@mail.example.org", "REGIOKOMPAS_MAIL_FROM": "a@b.nl"}
    )
    assert found is not None
    assert (found.host, found.port, found.user, found.is_secret_at_once) == (
        "mail.example.org", 465, "u@x", True,
    )  # fmt: skip
    assert read_mail({}) is None


@pytest.mark.parametrize(
    "address", ["mail:geheim", "http://u:geheim@x", "smtp://u:geheim@", "smtp://u:geheim@x:y"]
)
def test_a_mail_server_that_cannot_be_used_is_refused_without_its_password(address):
    given = {"REGIOKOMPAS_MAIL": address, "REGIOKOMPAS_MAIL_FROM": "a@b.nl"}
    with pytest.raises(ConfigurationError) as refused:
        read_mail(given)
    assert "geheim" not in str(refused.value)
