"""Roles: what somebody may see and do within an organisation."""

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import Permission, Visibility


@declared
class Role:
    """A role with the levels it ``sees``, what it ``may`` do, and the level at which it writes.

    ``writes_at`` is the level of what is written in this role unless its writer chooses another.
    ``needs_challenge`` where the role is about one challenge.
    """

    id: str
    name: Text
    description: Text
    sees: tuple[Visibility, ...]
    may: tuple[Permission, ...] = ()
    writes_at: Visibility = Visibility.PUBLIC
    needs_challenge: bool = False
