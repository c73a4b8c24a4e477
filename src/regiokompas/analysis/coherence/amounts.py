"""How exact a stated number is, and whether two of them agree."""

from math import floor, log10

# A round number is taken to be exact to two digits at least: 100,000 stands for 95,000-105,000.
_DIGITS_MEANT = 2


def slack_of(value: float) -> float:
    """Return half of the last digit that ``value`` tells: 500 for 641,000; 0.05 for 6.1.

    Trailing zeros count as rounding, but two digits always count as meant.
    """
    if value == 0:
        return 0.0
    size = floor(log10(abs(value)))
    step = size - (_DIGITS_MEANT - 1)
    while step > -6 and abs(value / 10**step - round(value / 10**step)) > 1e-9:  # noqa: PLR2004
        step -= 1
    return float(0.5 * 10.0**step)


def agree(one: float, other: float, *, also: float = 0.0) -> bool:
    """Return whether two numbers can be the same one, each rounded; ``also`` is further slack."""
    return abs(one - other) <= max(slack_of(one), slack_of(other)) + also + 1e-9
