"""Rows that are added and never changed or removed."""

from typing import NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class AppendOnly(models.QuerySet[M]):
    """Rows that keep what happened: refuse every change and every removal of many at once."""

    def update(self, **kwargs: object) -> NoReturn:  # noqa: ARG002  # of the framework
        """Refuse: such a row is never changed."""
        raise TypeError(f"rows of {self.model.__name__} are never changed")

    def update_or_create(self, *args: object, **kwargs: object) -> NoReturn:  # noqa: ARG002  # of the framework
        """Refuse: such a row is never changed."""
        raise TypeError(f"rows of {self.model.__name__} are never changed")

    def delete(self) -> NoReturn:
        """Refuse: such a row is never removed."""
        raise TypeError(f"rows of {self.model.__name__} are never removed")
