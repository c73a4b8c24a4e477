"""Questions about users and events that more than one door asks."""

from dataclasses import dataclass

from regiokompas.accounts.chain import event_digest
from regiokompas.accounts.models import ChainHead, Event


@dataclass(frozen=True, kw_only=True, slots=True)
class BrokenEvent:
    """The first event that does not fit the chain: its number, and what is wrong with it."""

    number: int
    sentence: str


def verify_chain() -> BrokenEvent | None:
    """Return the first event that was changed, added or removed afterwards; none where all fits.

    Reads every event once, without keeping them in memory.
    """
    number, previous = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if event.number != number:
            return BrokenEvent(number=number, sentence="the event was removed")
        if event.previous_digest != previous:
            return BrokenEvent(number=number, sentence="the event does not follow the one before")
        if event.digest != _digest_of(event):
            return BrokenEvent(number=number, sentence="the event was changed after it was written")
        previous = event.digest
    head = ChainHead.objects.filter(name="events").first()
    end = (head.number, head.digest) if head is not None else (0, "")
    if end == (number, previous):
        return None
    if end[0] > number:
        return BrokenEvent(number=number + 1, sentence="the event was removed")
    return BrokenEvent(number=number, sentence="the event is not the one that was written last")


def events_kept() -> int:
    """Return how many events there are."""
    return Event.objects.count()


def _digest_of(event: Event) -> str:
    return event_digest(
        number=event.number,
        at=event.at,
        by=event.by,
        action=event.action,
        subject=event.subject,
        detail=event.detail,
        previous=event.previous_digest,
    )
