"""Where a municipality stands among the others of its region, without a league table."""

from dataclasses import dataclass

from regiokompas.charts.values import AreaValue
from regiokompas.domain.series import Status
from regiokompas.web.figures import Measured, Value
from regiokompas.web.site import Municipality


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """How many of the other municipalities with a figure have a lower and a higher one."""

    lower: int
    higher: int
    others: int


def position(
    measured: Measured, *, code: str, municipalities: tuple[Municipality, ...]
) -> Position | None:
    """Return the position of the municipality ``code`` in its newest period.

    None where it has no figure, or no other municipality has one for that period.
    """
    latest = measured.course(code).latest
    if latest is None or latest.value is None:
        return None
    rivals = [
        figure.value
        for figure in (
            measured.course(item.code).at(latest.period)
            for item in municipalities
            if item.code != code
        )
        if figure is not None and figure.value is not None
    ]
    if not rivals:
        return None
    return Position(
        lower=sum(value < latest.value for value in rivals),
        higher=sum(value > latest.value for value in rivals),
        others=len(rivals),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A municipality with its figure for the period that is compared."""

    municipality: Municipality
    figure: Value | None


def newest_by_municipality(
    measured: Measured, *, municipalities: tuple[Municipality, ...]
) -> tuple[str, tuple[Placed, ...]]:
    """Return the newest period of the municipalities and their figures, highest value first.

    Municipalities without a value come last; the period is empty where none has a value.
    """
    newest = [measured.course(item.code).latest for item in municipalities]
    period = max((figure.period for figure in newest if figure is not None), default="")
    placed = [
        Placed(municipality=item, figure=measured.course(item.code).at(period))
        for item in municipalities
    ]
    return period, tuple(sorted(placed, key=_highest_first))


def area_values(placed: tuple[Placed, ...]) -> list[AreaValue]:
    """Return the figures of municipalities as a chart takes them."""
    return [
        AreaValue(
            code=item.municipality.code,
            name=item.municipality.name,
            value=item.figure.value if item.figure else None,
            status=item.figure.status if item.figure else Status.MISSING,
        )
        for item in placed
    ]


def _highest_first(placed: Placed) -> tuple[bool, float, str]:
    value = placed.figure.value if placed.figure is not None else None
    return value is None, -(value or 0.0), placed.municipality.name
