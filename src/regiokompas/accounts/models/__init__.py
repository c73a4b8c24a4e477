"""Users and events."""

from regiokompas.accounts.models.event import Event
from regiokompas.accounts.models.user import User

__all__ = ["Event", "User"]
