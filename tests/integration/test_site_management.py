"""The management pages."""

import pytest
from tests.logging_in import log_in_highest

from regiokompas.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.database]

READ_ONLY = ("plan/region", "monitoring/publication", "accounts/event")


@pytest.fixture
def manager(client):
    return log_in_highest(client)


@pytest.mark.parametrize("path", [*READ_ONLY, "accounts/user"])
def test_a_manager_sees_every_list(manager, path):
    assert manager.get(f"/beheer/{path}/").status_code == 200


@pytest.mark.parametrize("path", READ_ONLY)
def test_what_follows_from_operations_cannot_be_added_by_hand(manager, path):
    assert manager.get(f"/beheer/{path}/add/").status_code == 403


def test_a_manager_makes_a_user_by_address(manager):
    answer = manager.post(
        "/beheer/accounts/user/add/",
        {"email": "nieuw@example.org", "usable_password": "false"},
    )
    assert answer.status_code == 302
    assert User.objects.filter(email="nieuw@example.org").exists()


def test_a_visitor_must_log_in(client):
    assert client.get("/beheer/").status_code == 302
