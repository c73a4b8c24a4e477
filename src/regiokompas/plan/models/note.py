"""Remarks at a challenge that are no part of the plan."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.append_only import AppendOnly
from regiokompas.domain.visibility import Viewer, Visibility


class NoteQuerySet(AppendOnly["Note"]):
    """Notes are added and withdrawn, never rewritten."""

    def open_to(self, viewer: Viewer) -> "NoteQuerySet":
        """Return the notes that ``viewer`` may see and that were not withdrawn."""
        return self.filter(visibility__in=[*viewer.levels], withdrawal=None)


class Note(models.Model):
    """A remark at a challenge, or at a section of its fiche. Never public, never changed.

    What everyone may read belongs in the plan itself. ``by`` is the e-mail address of the writer,
    ``organisation`` the one the writer spoke for.
    """

    class Level(models.TextChoices):
        """Who may read it."""

        PARTNERS = Visibility.PARTNERS.value, _("region and State")
        REGION = Visibility.REGION.value, _("region only")
        TEAM = Visibility.TEAM.value, _("programme team only")

    challenge = models.ForeignKey(
        "plan.Challenge", models.PROTECT, related_name="notes", verbose_name=_("challenge")
    )
    section = models.CharField(_("section"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    visibility = models.CharField(_("visibility"), max_length=10, choices=Level.choices)
    by = models.CharField(_("by"), max_length=254)
    organisation = models.ForeignKey(
        "plan.Organisation",
        models.PROTECT,
        related_name="notes",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
    )
    at = models.DateTimeField(_("at"))

    objects = NoteQuerySet.as_manager()

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(by=""), name="note_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=models.Q(visibility__in=["partners", "region", "team"]),
                name="note_is_never_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} {self.at:%Y-%m-%d}"


class WithdrawalQuerySet(AppendOnly["NoteWithdrawal"]):
    """Rows that are added, never changed."""


class NoteWithdrawal(models.Model):
    """A note that nobody gets to see any more: by whom and when it was withdrawn."""

    note = models.OneToOneField(
        Note, models.PROTECT, related_name="withdrawal", verbose_name=_("note")
    )
    by = models.CharField(_("by"), max_length=254)
    at = models.DateTimeField(_("at"))

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        """Names and what must never be."""

        verbose_name = _("withdrawal of a note")
        verbose_name_plural = _("withdrawals of notes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(by=""), name="withdrawal_says_who"),
        ]

    def __str__(self) -> str:
        return f"{self.note_id}"
