"""Figures that the plan states, written as it states them and never as official ones."""

from collections.abc import Mapping

from regiokompas.domain.notation import number_text
from regiokompas.domain.plans import StatedFigure
from regiokompas.domain.texts import Text
from regiokompas.web.plan.words import UNITS

_ABOUT = Text(nl="ongeveer", en="about", de="ungefähr")
_TO = Text(nl="tot", en="to", de="bis")
_COMPARED = Text(nl="vergeleken met", en="compared with", de="verglichen mit")
_NO_PERIOD = Text(nl="geen jaar genoemd", en="no year stated", de="kein Jahr genannt")
_MOST_DECIMALS = 2


def amount(value: float, unit: str, *, language: str, long: bool = True) -> str:
    """Write ``value`` with its unit: "11,3%", "€ 1.000", "641.000 inwoners".

    ``long`` writes the name of a unit that has no sign; a unit unknown here stands as declared.
    """
    number = number_text(value, decimals=_decimals(value), language=language)
    if unit == "percent":
        return f"{number}\u00a0%" if language == "de" else f"{number}%"
    if unit == "euro":
        return f"€\u00a0{number}"
    if not long:
        return number
    name = UNITS[unit].in_language(language) if unit in UNITS else unit
    return f"{number}\u00a0{name}"


def figure_text(figure: StatedFigure, *, language: str) -> str:
    """Write the amount of ``figure`` with its unit: "ongeveer 620.000 inwoners", "3 tot 5%"."""
    last = figure.value if figure.value_to is None else figure.value_to
    # The name of what is counted often is the unit already: "woningen: 288.000".
    is_said = (
        figure.unit in UNITS and UNITS[figure.unit].nl.casefold() in figure.quantity.casefold()
    )
    text = amount(last, figure.unit, language=language, long=not is_said)
    if figure.value_to is not None:
        first = amount(figure.value, figure.unit, language=language, long=False)
        text = f"{first} {_TO.in_language(language)} {text}"
    return f"{_ABOUT.in_language(language)} {text}" if figure.approximate else text


def figure_place(figure: StatedFigure, names: Mapping[str, str], *, language: str) -> str:
    """Write where and when ``figure`` holds, and what it is compared with.

    ``names`` holds the names of areas by code; where the plan names no period, that is said.
    """
    parts = [names.get(figure.area, figure.area)] if figure.area else []
    parts.append(figure.period or _NO_PERIOD.in_language(language))
    if figure.compared_with:
        other = names.get(figure.compared_with, figure.compared_with)
        parts.append(f"{_COMPARED.in_language(language)} {other}")
    return ", ".join(parts)


def _decimals(value: float) -> int:
    """Return how many decimals ``value`` has, two at most."""
    for decimals in range(_MOST_DECIMALS):
        if round(value, decimals) == value:
            return decimals
    return _MOST_DECIMALS
