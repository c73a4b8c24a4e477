"""Writes of this part."""

from datetime import datetime

from regiokompas.accounts.models import Event


def record_event(
    *, by: str, at: datetime, action: str, subject: str, detail: dict[str, object]
) -> Event:
    """Keep that ``by`` did ``action`` to ``subject``; call it inside the transaction of the write.

    ``action`` is stable and kebab-case ("region-loaded"); ``detail`` is what JSON can hold.
    """
    return Event.objects.create(by=by, at=at, action=action, subject=subject, detail=detail)
