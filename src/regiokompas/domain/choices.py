"""Which indicators a region chose for its challenges, and why."""

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text


@declared
class IndicatorChoice:
    """Why a challenge is measured with an indicator.

    ``is_headline`` marks the one to three that tell most about the challenge. ``why`` says what
    the indicator tells about it, ``limits`` what it does not.
    """

    challenge: int
    indicator: str
    is_headline: bool = False
    why: Text
    limits: Text | None = None
