"""A challenge as other parts point at it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.plan.models.kept import Kept, KeptQuerySet


class ChallengeQuerySet(KeptQuerySet["Challenge"]):
    """Challenges, retired instead of removed."""


class Challenge(Kept):
    """The identity of a challenge; its number never changes and is never given to another.

    What the challenge says stands in the files of the plan; ``title`` (Dutch) and ``theme`` are
    kept in step with them.
    """

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="challenges")
    number = models.PositiveIntegerField(_("number"))
    title = models.TextField(_("title"))
    theme = models.CharField(_("theme"), max_length=100)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering: ClassVar[list[str]] = ["region", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["region", "number"], name="challenge_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="challenge_number_from_one"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="challenge_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
