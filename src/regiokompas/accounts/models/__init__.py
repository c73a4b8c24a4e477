"""Users and events."""

from regiokompas.accounts.models.chain_head import ChainHead
from regiokompas.accounts.models.event import Event
from regiokompas.accounts.models.user import User

__all__ = ["ChainHead", "Event", "User"]
