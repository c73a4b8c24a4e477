"""Writes of this part."""

from datetime import datetime

from django.db import transaction

from regiokompas.accounts.chain import event_digest
from regiokompas.accounts.models import ChainHead, Event


@transaction.atomic
def record_event(
    *, by: str, at: datetime, action: str, subject: str, detail: dict[str, object]
) -> Event:
    """Keep that ``by`` did ``action`` to ``subject``; call it inside the transaction of the write.

    ``action`` is stable and kebab-case ("region-loaded"); ``detail`` is what JSON can hold. This
    is the only writer of events: each follows the last one, under a lock that is held until the
    transaction ends. Call it at the end of the write, so that others wait shortly.
    """
    head = _locked_head()
    number, previous = head.number + 1, head.digest
    digest = event_digest(
        number=number,
        at=at,
        by=by,
        action=action,
        subject=subject,
        detail=detail,
        previous=previous,
    )
    event = Event.objects.create(
        number=number,
        at=at,
        by=by,
        action=action,
        subject=subject,
        detail=detail,
        previous_digest=previous,
        digest=digest,
    )
    head.number, head.digest = number, digest
    head.save(update_fields=["number", "digest"])
    return event


def _locked_head() -> ChainHead:
    """Return the end of the chain, locked; it is made with the first event."""
    ChainHead.objects.get_or_create(name="events")
    return ChainHead.objects.select_for_update().get(name="events")
