"""An ambition of a region as other parts point at it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.plan.models.kept import Kept, KeptQuerySet


class AmbitionQuerySet(KeptQuerySet["Ambition"]):
    """Ambitions, retired instead of removed."""


class Ambition(Kept):
    """The identity of an ambition; its identifier is never given to another."""

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="ambitions")
    identifier = models.SlugField(_("identifier"), max_length=100)
    name = models.TextField(_("name"))

    objects = AmbitionQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("ambition")
        verbose_name_plural = _("ambitions")
        ordering: ClassVar[list[str]] = ["region", "identifier"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["region", "identifier"], name="ambition_identifier_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(identifier="") & ~models.Q(name=""), name="ambition_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
