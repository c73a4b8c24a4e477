"""An official area: a Dutch one, or one across the border."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from regiokompas.domain.areas import DUTCH_AREA_PATTERN, KREIS_PATTERN, NUTS_PATTERN


class Area(models.Model):
    """An area with its official code; the code tells its kind."""

    class Kind(models.TextChoices):
        """What kind of area it is; the prefix of a Dutch code says it."""

        COUNTRY = "NL", _("country")
        PROVINCE = "PV", _("province")
        COROP = "CR", _("COROP region")
        MUNICIPALITY = "GM", _("municipality")
        NUTS = "NU", _("region of Europe's statistics")
        KREIS = "KR", _("German district")

    code = models.CharField(_("code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=2, choices=Kind.choices)

    class Meta:
        """Names, order and what must never be."""

        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering: ClassVar[list[str]] = ["name", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["NL", "PV", "CR", "GM", "NU", "KR"]),
                name="area_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Substr("code", 1, 2), code__regex=DUTCH_AREA_PATTERN)
                | models.Q(kind="NU", code__regex=NUTS_PATTERN)
                & ~models.Q(code__regex=DUTCH_AREA_PATTERN)
                | models.Q(kind="KR", code__regex=KREIS_PATTERN),
                name="area_code_tells_its_kind",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="area_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
