"""Corrections: figures of a source that a region tells otherwise, openly and with a reason."""

from dataclasses import field
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text

CorrectionStatus = Literal["proposed", "accepted"]

# Before the identifier of a correction, where it stands among the tables a figure comes from.
MARK = "correction:"


@declared
class Correction:
    """One figure of a table that is told otherwise than the source gives it.

    ``table``, ``measure`` and ``where`` name the figure as an indicator's part does. ``value`` and
    ``instead_of`` (what the source gives; absent where it gives nothing) are in the unit of the
    source. ``evidence`` says where the right figure is to be seen, ``by`` which function or
    organisation corrects (never a person), ``on`` which day. A proposed correction is shown, and
    changes nothing.
    """

    id: str
    table: str
    measure: str
    where: dict[str, str] = field(default_factory=dict)
    area: str
    period: str
    value: float
    instead_of: float | None = None
    reason: Text
    evidence: str
    by: str
    on: str
    status: CorrectionStatus = "proposed"

    @property
    def origin(self) -> str:
        """The name under which it stands among the tables a figure comes from."""
        return MARK + self.id
