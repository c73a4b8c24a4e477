"""Rows that other rows point at for twenty years: retired, never removed."""

from typing import NoReturn, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound="Kept")


class KeptQuerySet(models.QuerySet[M]):
    """Rows that are retired instead of removed."""

    def delete(self) -> NoReturn:
        """Refuse: such a row is never removed."""
        raise TypeError(f"rows of {self.model.__name__} are retired, never removed")

    def in_use(self) -> "KeptQuerySet[M]":
        """Return the rows that the plan of today declares."""
        return self.filter(retired_at=None)


class Kept(models.Model):
    """A row that stays: ``retired_at`` is when the plan no longer declared it."""

    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def delete(self, *args: object, **kwargs: object) -> NoReturn:  # noqa: ARG002  # of the framework
        """Refuse: such a row is never removed."""
        raise TypeError(f"rows of {type(self).__name__} are retired, never removed")
