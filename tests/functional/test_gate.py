"""One gate: every address has a rule, and who may not pass is sent away."""

import pytest
from tests.logging_in import log_in_highest

from regiokompas.accounts.models import User
from regiokompas.domain.visibility import Permission, Viewer
from regiokompas.web.rules import ADMINISTRATORS, EVERYONE, LOGGED_IN, RULES

pytestmark = [pytest.mark.database]


def test_an_address_without_a_rule_is_refused(site, client, monkeypatch) -> None:  # noqa: ARG001  # the site is shown
    assert client.get("/data/").status_code == 200
    monkeypatch.delitem(RULES, "data")  # type: ignore[arg-type]
    assert client.get("/data/").status_code == 403


def test_rules_let_in_whom_they_are_for() -> None:
    visitor, somebody = Viewer(), Viewer(name="a@example.org")
    chief = Viewer(name="b@example.org", permissions=frozenset({Permission.MANAGE_ACCOUNTS}))
    for rule, expected in (
        (EVERYONE, (True, True, True)),
        (LOGGED_IN, (False, True, True)),
        (ADMINISTRATORS, (False, False, True)),
    ):
        assert tuple(rule.allows(viewer) for viewer in (visitor, somebody, chief)) == expected


def test_who_is_not_logged_in_is_asked_to_and_who_may_not_is_told_so(site, client) -> None:  # noqa: ARG001
    answer = client.get("/beheer/plan/region/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?next=/beheer/plan/region/")
    client.force_login(User.objects.create_user("a@example.org", is_staff=True))
    assert client.get("/beheer/plan/region/").status_code == 403
    log_in_highest(client)
    assert client.get("/beheer/plan/region/").status_code == 200


def test_a_page_for_somebody_is_kept_by_no_cache_and_never_anothers(site, client) -> None:  # noqa: ARG001
    open_page = client.get("/")
    assert open_page.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" in open_page.headers["Vary"]
    mark = open_page.headers["ETag"]
    assert client.get("/", headers={"If-None-Match": mark}).status_code == 304
    client.force_login(User.objects.create_user("a@example.org"))
    own = client.get("/", headers={"If-None-Match": mark})
    assert own.status_code == 200
    assert own.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in own.headers
