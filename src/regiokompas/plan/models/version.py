"""A revision that was given a standing: concept, adopted, agreed, amended."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly


class PlanVersionQuerySet(AppendOnly["PlanVersion"]):
    """Rows that are added, never changed."""


class PlanVersion(models.Model):
    """The revision that is a version of the plan, with the version's own name and date.

    ``date`` is as exact as the plan tells: a day, a month or a year.
    """

    class State(models.TextChoices):
        """The standing of a version."""

        CONCEPT = "concept", _("concept")
        ADOPTED = "adopted", _("adopted")
        AGREED = "agreed", _("agreed by the State")
        AMENDED = "amended", _("amended")

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="plan_versions")
    identifier = models.SlugField(_("identifier"), max_length=100)
    name = models.TextField(_("name"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    date = models.CharField(_("date"), max_length=10)
    revision = models.ForeignKey("plan.PlanRevision", models.PROTECT, related_name="versions")
    by = models.CharField(_("by"), max_length=254)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("version of the plan")
        verbose_name_plural = _("versions of the plan")
        ordering: ClassVar[list[str]] = ["region", "date", "identifier"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["region", "identifier"], name="version_identifier_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["concept", "adopted", "agreed", "amended"]),
                name="version_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(identifier="") & ~models.Q(name="") & ~models.Q(by=""),
                name="version_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
