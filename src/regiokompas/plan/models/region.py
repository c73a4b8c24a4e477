"""A programme area."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """A programme area; ``slug`` is the name of the folder that declares it."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100)
    code = models.CharField(_("official code"), max_length=6)
    country = models.CharField(_("country"), max_length=6)
    areas = models.ManyToManyField(
        "plan.Area", through="plan.Membership", related_name="regions", verbose_name=_("areas")
    )

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(slug="") & ~models.Q(name=""), name="region_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
