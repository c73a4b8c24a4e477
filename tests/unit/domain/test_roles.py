"""The roles, as they are declared."""

import pytest

from regiokompas.accounts.roles import role_called, roles
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.visibility import Permission, Visibility


def test_the_roles_are_those_of_the_programme() -> None:
    assert list(roles()) == [
        "visitor", "partner", "owner", "state", "board", "team", "analyst", "administrator",
    ]  # fmt: skip


@pytest.mark.parametrize("role", list(roles()))
def test_a_role_writes_at_a_level_it_sees_and_sees_what_is_more_open(role: str) -> None:
    found = role_called(role)
    assert found.writes_at == found.sees[-1]
    assert found.sees == tuple(Visibility)[: len(found.sees)]


def test_the_state_never_sees_what_is_for_the_region() -> None:
    assert set(role_called("state").sees) == {Visibility.PUBLIC, Visibility.PARTNERS}


def test_only_administrators_manage_accounts() -> None:
    may = [role.id for role in roles().values() if Permission.MANAGE_ACCOUNTS in role.may]
    assert may == ["administrator"]


def test_a_role_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(NotFoundError, match="king") as refused:
        role_called("king")
    assert "analyst" in refused.value.problems[0].hint
