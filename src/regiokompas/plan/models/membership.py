"""Which area belongs to which region, and since when."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about memberships."""

    def on(self, day: date) -> "MembershipQuerySet":
        """Return the memberships that hold on ``day``."""
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gt=day)
        )

    def still_valid(self) -> "MembershipQuerySet":
        """Return the memberships without an end."""
        return self.filter(valid_until=None)


class Membership(models.Model):
    """An area is part of a region from ``valid_from`` up to, not including, ``valid_until``.

    ``valid_from`` is the first day on which the declared content named the area a member.
    """

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="memberships")
    area = models.ForeignKey("plan.Area", models.PROTECT, related_name="memberships")
    valid_from = models.DateField(_("member from"))
    valid_until = models.DateField(_("member until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar[list[str]] = ["region", "area", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["region", "area"],
                condition=models.Q(valid_until=None),
                name="membership_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="membership_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} ({self.region})"
