"""A body of a region as other parts point at it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.plan.models.kept import Kept, KeptQuerySet


class BodyQuerySet(KeptQuerySet["Body"]):
    """Bodies, retired instead of removed."""


class Body(Kept):
    """The identity of a body; its identifier is never given to another."""

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="bodies")
    identifier = models.SlugField(_("identifier"), max_length=100)
    name = models.TextField(_("name"))

    objects = BodyQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering: ClassVar[list[str]] = ["region", "identifier"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["region", "identifier"], name="body_identifier_once"),
            models.CheckConstraint(
                condition=~models.Q(identifier="") & ~models.Q(name=""), name="body_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
