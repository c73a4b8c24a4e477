"""What happened: one event for every write with a rule."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly

DIGEST_PATTERN = r"^[0-9a-f]{64}$"


class EventQuerySet(AppendOnly["Event"]):
    """Events are added; what happened is never rewritten."""


class Event(models.Model):
    """Who did what, when, to what. Events are added, never changed.

    ``number`` counts them without a gap; ``digest`` is that of the event's content and of
    ``previous_digest``, the digest of the event before it ("" for the first). As each digest may
    be the previous one of a single event, the chain cannot fork.
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=254)
    action = models.CharField(_("action"), max_length=60)
    subject = models.CharField(_("subject"), max_length=200)
    detail = models.JSONField(_("detail"), default=dict)
    previous_digest = models.CharField(_("previous digest"), max_length=64, blank=True, unique=True)
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(action=""), name="event_says_who_and_what"
            ),
            models.CheckConstraint(
                condition=models.Q(digest__regex=DIGEST_PATTERN), name="event_digest_is_a_digest"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, previous_digest="")
                | models.Q(number__gt=1, previous_digest__regex=DIGEST_PATTERN),
                name="event_follows_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
