"""The letters by which Eurostat marks a figure, and what they say of it."""

from regiokompas.domain.errors import SourceError
from regiokompas.domain.series import Status

# https://ec.europa.eu/eurostat/data/database/information lists the letters ("observation flags").
# A break ("b") and a differing definition ("d") say nothing of how final a figure is: they are
# told as breaks, see ``marks_break``.
_STATUS = {
    "b": Status.FINAL,
    "d": Status.FINAL,
    "r": Status.FINAL,
    "p": Status.PROVISIONAL,
    "e": Status.ESTIMATED,
    "f": Status.ESTIMATED,
    "i": Status.ESTIMATED,
    "s": Status.ESTIMATED,
    "u": Status.ESTIMATED,
    "c": Status.SECRET,
    "z": Status.IMPOSSIBLE,
    "m": Status.NOT_AVAILABLE,
    "n": Status.NOT_AVAILABLE,
}
_BREAKS = frozenset("bd")
_ORDER = list(Status)


def status_of_flags(flags: str, *, place: str) -> Status | None:
    """Return the worst status that the letters in ``flags`` tell; ``None`` without any.

    Several letters may stand together ("bep"). A letter nobody knows is a ``SourceError``.
    """
    letters = flags.replace(" ", "").replace(",", "")
    unknown = [letter for letter in letters if letter not in _STATUS]
    if unknown:
        raise SourceError(
            f"the flag '{unknown[0]}' is unknown",
            hint=f"known are {', '.join(sorted(_STATUS))}; look what Eurostat means by it",
            place=place,
        )
    return max((_STATUS[letter] for letter in letters), key=_ORDER.index, default=None)


def marks_break(flags: str) -> bool:
    """Return whether ``flags`` say that the figure is counted otherwise than those before."""
    return not _BREAKS.isdisjoint(flags)
