"""Where the chain of events ends: the row that a writer of events locks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChainHead(models.Model):
    """The number and digest of the last event; one row.

    Who writes an event locks this row first, so that two writers follow each other. It also
    tells when the last events were taken away, which the chain itself cannot.
    """

    name = models.CharField(_("name"), max_length=20, unique=True)
    number = models.PositiveBigIntegerField(_("number"), default=0)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        """Names."""

        verbose_name = _("end of the chain of events")
        verbose_name_plural = _("ends of the chain of events")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
