"""A release that was put before the public."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly

RELEASE_PATTERN = r"^[0-9a-f]{64}$"


class PublicationQuerySet(AppendOnly["Publication"]):
    """Publications are added; what was published is never rewritten."""

    def newest_first(self) -> "PublicationQuerySet":
        """Return the publications, the one that counts now first."""
        return self.order_by("-published_at", "-id")


class Publication(models.Model):
    """The release of ``region`` that pages show from ``published_at`` until the next one."""

    region = models.ForeignKey(
        "plan.Region", models.PROTECT, related_name="publications", verbose_name=_("region")
    )
    release = models.CharField(
        _("release"), max_length=64, validators=[RegexValidator(RELEASE_PATTERN)]
    )
    published_at = models.DateTimeField(_("published at"))
    by = models.CharField(_("by"), max_length=254)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering: ClassVar[list[str]] = ["-published_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["region", "published_at"], name="publication_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(release__regex=RELEASE_PATTERN),
                name="publication_release_is_a_digest",
            ),
            models.CheckConstraint(condition=~models.Q(by=""), name="publication_says_by_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.release[:12]}"
