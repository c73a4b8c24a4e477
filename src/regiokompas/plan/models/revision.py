"""The plan as it was after each change."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly

DIGEST_PATTERN = r"^[0-9a-f]{64}$"


class PlanRevisionQuerySet(AppendOnly["PlanRevision"]):
    """Rows that are added, never changed."""


class PlanRevision(models.Model):
    """One change of the files of a plan: who made it, when and why. Never changed, never removed.

    ``digest`` covers every file as it then stood and the digest of the revision before.
    ``is_import`` tells that the files came from a folder, not from an edit of one of them.
    """

    region = models.ForeignKey("plan.Region", models.PROTECT, related_name="plan_revisions")
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=254)
    reason = models.TextField(_("reason"))
    is_import = models.BooleanField(_("is an import"))
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    previous_digest = models.CharField(_("previous digest"), max_length=64, blank=True)

    objects = PlanRevisionQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("revision of the plan")
        verbose_name_plural = _("revisions of the plan")
        ordering: ClassVar[list[str]] = ["region", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["region", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["region", "previous_digest"], name="revision_has_one_successor"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, previous_digest="")
                | models.Q(number__gt=1, previous_digest__regex=DIGEST_PATTERN),
                name="revision_follows_another",
            ),
            models.CheckConstraint(
                condition=models.Q(digest__regex=DIGEST_PATTERN), name="revision_digest_is_a_digest"
            ),
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(reason=""), name="revision_says_who_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.number}"


class PlanFileQuerySet(AppendOnly["PlanFile"]):
    """Rows that are added, never changed."""


class PlanFile(models.Model):
    """A file that a revision wrote, or took away; other files stand as they stood before."""

    revision = models.ForeignKey(PlanRevision, models.PROTECT, related_name="files")
    path = models.CharField(_("path"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    is_removed = models.BooleanField(_("is removed"), default=False)

    objects = PlanFileQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("file of the plan")
        verbose_name_plural = _("files of the plan")
        ordering: ClassVar[list[str]] = ["revision", "path"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["revision", "path"], name="file_once_a_revision"),
            models.CheckConstraint(condition=~models.Q(path=""), name="file_has_a_path"),
            models.CheckConstraint(
                condition=models.Q(is_removed=False) | models.Q(text=""),
                name="file_removed_has_no_text",
            ),
        ]

    def __str__(self) -> str:
        return self.path
