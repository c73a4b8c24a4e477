"""What happened: one event for every write with a rule."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly


class EventQuerySet(AppendOnly["Event"]):
    """Events are added; what happened is never rewritten."""


class Event(models.Model):
    """Who did what, when, to what. Events are added, never changed."""

    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=254)
    action = models.CharField(_("action"), max_length=60)
    subject = models.CharField(_("subject"), max_length=200)
    detail = models.JSONField(_("detail"), default=dict)

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
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
