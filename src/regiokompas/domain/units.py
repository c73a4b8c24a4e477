"""Units in which indicators are expressed."""

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text


@declared
class Unit:
    """A unit: its name beside a figure, and the sign that may stand directly after the number.

    ``sign`` is empty where the name is written out; ``prefix`` stands before the number.
    ``written`` lists how publishers write this very unit: a figure in another unit needs a factor.
    """

    id: str
    name: Text
    sign: str = ""
    prefix: str = ""
    written: tuple[str, ...] = ()
