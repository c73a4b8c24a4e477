"""Figures that contradict each other, their own difference, or the official figure."""

from collections.abc import Iterator
from itertools import combinations

from regiokompas.analysis.coherence.amounts import agree, slack_of
from regiokompas.analysis.coherence.finding import Finding
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.stated import Stated, stated_figures
from regiokompas.analysis.coherence.views import OfficialFigure
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import number
from regiokompas.domain.plans import StatedFigure
from regiokompas.domain.texts import Text

# "About" and "more than" allow a twentieth beside the rounding.
_ABOUT = 0.05

_Key = tuple[str, str, str, str]


def figures_contradict(register: Register) -> Iterator[Finding]:
    """Tell figures of the same quantity, area and period that differ beyond rounding.

    Three comparisons: statements with each other, a total and its stated change since a period
    with the total of that period, and statements with the official figure where one is supplied.
    """
    figures = list(stated_figures(register))
    levels = _levels(register, figures)
    yield from _between_statements(levels)
    yield from _against_differences(register, figures, levels)
    yield from _against_official(register, figures)


def _levels(register: Register, figures: list[Stated]) -> dict[_Key, list[Stated]]:
    levels: dict[_Key, list[Stated]] = {}
    for stated in figures:
        if not stated.is_difference:
            levels.setdefault(_key(register, stated.figure), []).append(stated)
    return levels


def _between_statements(levels: dict[_Key, list[Stated]]) -> Iterator[Finding]:
    for group in levels.values():
        told: set[tuple[float, float]] = set()
        for one, other in combinations(_distinct(group), 2):
            pair = (one.figure.value, other.figure.value)
            if pair not in told and not _same_value(one.figure, other.figure):
                told.add(pair)
                yield _finding(
                    other,
                    fill(
                        _TWO_VALUES,
                        quantity=other.figure.quantity,
                        one=number(one.figure.value),
                        other=number(other.figure.value),
                        place=one.source,
                    ),
                )


def _against_differences(
    register: Register, figures: list[Stated], levels: dict[_Key, list[Stated]]
) -> Iterator[Finding]:
    """Compare total minus change with the level of the period the change counts from."""
    for stated in figures:
        change = stated.figure
        if not stated.is_difference:
            continue
        stems = register.vocabulary.stems(change.quantity)
        for (quantity, area, period, unit), totals in levels.items():
            fits = (area, period, unit) == _key(register, change)[1:]
            if not fits or not register.vocabulary.stems(quantity) <= stems:
                continue
            for total in _distinct(totals):
                base_key = (quantity, area, change.compared_with, unit)
                for base in _bases(register, total.figure, base_key, levels):
                    if not _adds_up(total.figure, change, base):
                        yield _finding(stated, _does_not_add_up(total.figure, change, base))


def _against_official(register: Register, figures: list[Stated]) -> Iterator[Finding]:
    official = {(found.indicator, found.area or register.view.region, found.period): found
                for found in register.view.official}  # fmt: skip
    if not official:
        return
    told: set[tuple[str, str, str, float]] = set()
    for stated in figures:
        figure = stated.figure
        area = figure.area or register.view.region
        found = official.get((figure.indicator, area, figure.period))
        if found is None or stated.is_difference or figure.compared_with:
            continue
        place = (figure.indicator, area, figure.period, figure.value)
        if place not in told and not _is_official(figure, found):
            told.add(place)
            yield _finding(
                stated,
                fill(
                    _OFFICIAL,
                    quantity=figure.quantity,
                    one=number(figure.value),
                    other=number(found.value),
                    period=figure.period,
                    place=found.source,
                ),
            )


def _key(register: Register, figure: StatedFigure) -> _Key:
    quantity = " ".join(figure.quantity.casefold().split())
    return (quantity, figure.area or register.view.region, figure.period, figure.unit)


def _distinct(group: list[Stated]) -> list[Stated]:
    """Return the first statement of each value."""
    found: dict[tuple[float, float | None], Stated] = {}
    for stated in group:
        found.setdefault((stated.figure.value, stated.figure.value_to), stated)
    return list(found.values())


def _same_value(one: StatedFigure, other: StatedFigure) -> bool:
    """Return whether two figures can be the same; a range holds every value within it."""
    also = _slack(one) + _slack(other)
    low = max(one.value, other.value)
    high = min(_upper(one), _upper(other))
    return low <= high or agree(low, high, also=also)


def _upper(figure: StatedFigure) -> float:
    return figure.value if figure.value_to is None else figure.value_to


def _slack(figure: StatedFigure) -> float:
    return _ABOUT * abs(figure.value) if figure.approximate else 0.0


def _is_official(figure: StatedFigure, official: OfficialFigure) -> bool:
    also = _slack(figure)
    in_range = figure.value <= official.value <= _upper(figure)
    return in_range or abs(figure.value - official.value) <= slack_of(figure.value) + also + 1e-9


def _bases(
    register: Register, total: StatedFigure, key: _Key, levels: dict[_Key, list[Stated]]
) -> list[float]:
    """Return the levels a change counts from: as stated, else the official figure."""
    stated = [base.figure.value for base in _distinct(levels.get(key, []))]
    if stated or not total.indicator:
        return stated
    wanted = (total.indicator, key[1], key[2])
    region = register.view.region
    return [
        found.value
        for found in register.view.official
        if (found.indicator, found.area or region, found.period) == wanted
    ]


def _adds_up(total: StatedFigure, change: StatedFigure, base: float) -> bool:
    """Return whether base and change give the total, as far as their rounding allows.

    A change without a sign may go either way.
    """
    also = slack_of(total.value) + slack_of(change.value) + slack_of(base)
    gaps = [abs(base + change.value - total.value)]
    if change.value > 0:
        gaps.append(abs(base - change.value - total.value))
    return min(gaps) <= also + 1e-9


def _does_not_add_up(total: StatedFigure, change: StatedFigure, base: float) -> Text:
    return fill(
        _NO_SUM,
        quantity=total.quantity,
        total=number(total.value),
        period=total.period,
        base=number(base),
        since=change.compared_with,
        change=number(change.value),
        real=number(total.value - base),
    )


def _finding(stated: Stated, message: Text) -> Finding:
    return Finding(
        code="figures-contradict",
        severity="warning",
        subject=stated.subject,
        message=message,
        hint=Text(
            nl="Ga na welk cijfer klopt, en noem bij beide jaar, gebied en telwijze.",
            en="Find out which figure is right, and give year, area and way of counting for both.",
            de="Klären Sie, welche Zahl stimmt; nennen Sie Jahr, Gebiet und Zählweise.",
        ),
        source=stated.source,
    )


_TWO_VALUES = Text(
    nl="Voor “{quantity}” staat hier {other}, elders {one} ({place}).",
    en="For “{quantity}” it says {other} here and {one} elsewhere ({place}).",
    de="Für „{quantity}“ steht hier {other}, anderswo {one} ({place}).",
)
_NO_SUM = Text(
    nl="“{quantity}”: {total} ({period}) min {base} ({since}) is {real}, niet {change}.",
    en="“{quantity}”: {total} ({period}) minus {base} ({since}) is {real}, not {change}.",
    de="„{quantity}“: {total} ({period}) minus {base} ({since}) ist {real}, nicht {change}.",
)
_OFFICIAL = Text(
    nl="Voor “{quantity}” noemt het plan {one} ({period}); officieel is het {other} ({place}).",
    en="For “{quantity}” the plan gives {one} ({period}); officially it is {other} ({place}).",
    de="Für „{quantity}“ nennt der Plan {one} ({period}); amtlich sind es {other} ({place}).",
)
