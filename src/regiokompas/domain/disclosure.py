"""When a small number would tell about a person or a business, and by which rule it is hidden."""

from dataclasses import field
from enum import StrEnum

import polars as pl

from regiokompas.domain.declared import declared
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.texts import Text

# Below these, "fewer than" leaves a reader at most two numbers, or one contributor.
LEAST_THRESHOLD = 3
LEAST_CONTRIBUTORS = 2


class HidingRule(StrEnum):
    """Why a figure is hidden."""

    SOURCE = "source"
    THRESHOLD = "threshold"
    CONTRIBUTORS = "contributors"
    DOMINANCE = "dominance"
    SECONDARY = "secondary"
    TOTAL = "total"


@declared
class DisclosureRules:
    """The limits below which figures are hidden, as agreed with the owner of the register.

    A count below ``threshold`` persons or households is hidden. A figure about businesses is
    hidden with fewer than ``contributors``, or where the largest holds more than ``dominance``
    of the sum.
    """

    threshold: int = 10
    contributors: int = 3
    dominance: float = 0.85

    def __post_init__(self) -> None:
        protects = self.threshold >= LEAST_THRESHOLD and self.contributors >= LEAST_CONTRIBUTORS
        if not protects or not 0 < self.dominance < 1:
            raise DeclarationError(
                "these limits protect nothing",
                hint="give a threshold from 3, contributors from 2, a dominance between 0 and 1",
            )


@declared
class Protection:
    """Which measures of a table are protected against disclosure, how, and why.

    Counts of persons or offences are protected by the threshold. Sums over businesses name two
    more measures of the same table, which are read and never published: how many ``contributors``
    a figure has and how much the ``largest`` holds. With ``round_to`` what is left is rounded.
    """

    reason: Text
    measures: tuple[str, ...]
    contributors: str = ""
    largest: str = ""
    round_to: int = 0
    rules: DisclosureRules = field(default_factory=DisclosureRules)


# What was hidden and why: part, area and period of the figure, the rule, and a sentence.
HIDDEN: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "part": pl.String,
    "area": pl.String,
    "period": pl.String,
    "rule": pl.Enum([rule.value for rule in HidingRule]),
    "because": pl.String,
}
