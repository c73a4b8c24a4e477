"""Who works where, in which role, and for how long."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.roles import OWNER_ROLE


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Affiliations, by the questions asked of them."""

    def on(self, day: date) -> "AffiliationQuerySet":
        """Return the affiliations that hold on ``day``."""
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gt=day)
        )


class Affiliation(models.Model):
    """A user has a role at an organisation from ``valid_from`` up to, not including, the end.

    Roles are those of ``accounts.roles``. ``challenge`` is the one an owner owns.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="affiliations",
        verbose_name=_("user"),
    )
    organisation = models.ForeignKey(
        "plan.Organisation",
        models.PROTECT,
        related_name="affiliations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=30)
    challenge = models.ForeignKey(
        "plan.Challenge",
        models.PROTECT,
        related_name="affiliations",
        verbose_name=_("challenge"),
        null=True,
        blank=True,
    )
    valid_from = models.DateField(_("holds from"))
    valid_until = models.DateField(_("holds until"), null=True, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering: ClassVar[list[str]] = ["user", "organisation", "role", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="affiliation_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(role=OWNER_ROLE, challenge__isnull=False)
                | (~models.Q(role=OWNER_ROLE) & models.Q(challenge=None)),
                name="affiliation_of_an_owner_has_a_challenge",
            ),
            models.CheckConstraint(condition=~models.Q(role=""), name="affiliation_has_a_role"),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(valid_until=None, challenge=None),
                name="affiliation_open_once",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "challenge"],
                condition=models.Q(valid_until=None, challenge__isnull=False),
                name="affiliation_of_an_owner_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}, {self.organisation}"
