"""The roles there are, read from the file beside this module."""

from functools import cache
from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.declared import declared
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.roles import Role

ROLES_FILE = Path(__file__).with_name("roles.toml")
VISITOR_ROLE = "visitor"
ADMINISTRATOR_ROLE = "administrator"
OWNER_ROLE = "owner"


@declared
class Roles:
    """The file with all roles."""

    roles: tuple[Role, ...]


@cache
def roles() -> dict[str, Role]:
    """Return every role by its identifier, in the declared order."""
    declared_roles = read_toml(ROLES_FILE, Roles, root=ROLES_FILE.parent).roles
    return {role.id: role for role in declared_roles}


def role_called(identifier: str) -> Role:
    """Return the role ``identifier``; ``NotFoundError`` names those there are."""
    found = roles().get(identifier)
    if found is None:
        raise NotFoundError(
            f"there is no role '{identifier}'",
            hint=f"the roles are: {', '.join(roles())}",
        )
    return found
