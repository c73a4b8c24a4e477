"""Stability: whether revised figures would change a verdict."""

from enum import StrEnum


class Stability(StrEnum):
    """What revisions do to a verdict; only "stable" may be called stable."""

    STABLE = "stable"
    FLIPPED = "flipped"
    SENSITIVE = "sensitive"
    FIRST_VINTAGE = "first-vintage"
