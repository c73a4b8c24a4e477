"""An organisation as other parts point at it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.plan.models.kept import Kept, KeptQuerySet


class OrganisationQuerySet(KeptQuerySet["Organisation"]):
    """Organisations, retired instead of removed."""


class Organisation(Kept):
    """The identity of an organisation, the same for every region that names it.

    ``valid_from`` and ``valid_until`` are as exact as the plan tells: a day, a month or a year.
    ``successors`` are the identifiers of what it became; ``official_id`` is its TOOI identifier or
    area code where one is certain.
    """

    identifier = models.SlugField(_("identifier"), max_length=100, unique=True)
    name = models.TextField(_("name"))
    kind = models.CharField(_("kind"), max_length=30)
    valid_from = models.CharField(_("exists from"), max_length=10, blank=True)
    valid_until = models.CharField(_("exists until"), max_length=10, blank=True)
    official_id = models.CharField(_("official identifier"), max_length=30, blank=True)
    successors = models.JSONField(_("successors"), default=list, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar[list[str]] = ["identifier"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(identifier="") & ~models.Q(name=""),
                name="organisation_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
