"""How the figures of one indicator are written in one language."""

from dataclasses import dataclass

from regiokompas.charts.words import word
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.notation import (
    compact_text,
    difference_text,
    period_phrase,
    period_text,
    status_text,
    value_text,
)
from regiokompas.domain.units import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """The indicator, its unit and the language a chart speaks."""

    indicator: Indicator
    unit: Unit
    language: str

    @property
    def name(self) -> str:
        """The name of the indicator."""
        return self.indicator.name.in_language(self.language)

    @property
    def unit_line(self) -> str:
        """What stands above the axis: "inwoners op 1 januari"."""
        unit = self.unit.name.in_language(self.language)
        if self.indicator.moment == "period" or self.indicator.frequency != "year":
            return unit
        return word(self.indicator.moment, self.language, u=unit)

    def say(self, key: str, **parts: object) -> str:
        """Return words in this language."""
        return word(key, self.language, **parts)

    def value(self, value: float | None) -> str:
        """Write a value as a label: with its sign, without the name of its unit."""
        return self._value(value, long=False)

    def full_value(self, value: float | None) -> str:
        """Write a value in a sentence; the unit is left out where the name already tells it."""
        unit = self.unit.name.in_language(self.language)
        return self._value(value, long=unit.casefold() not in self.name.casefold())

    def axis_value(self, value: float) -> str:
        """Write a value beside an axis; its unit stands above the axis."""
        return compact_text(value, language=self.language)

    def difference(self, size: float) -> str:
        """Write the size of a difference in a sentence."""
        return difference_text(
            size,
            unit=self.unit,
            decimals=self.indicator.decimals,
            language=self.language,
            long=False,
        )

    def at(self, period: str) -> str:
        """Write "op 1 januari 2026"."""
        return period_phrase(period, moment=self.indicator.moment, language=self.language)

    def at_short(self, period: str) -> str:
        """Write "in 2026", whatever day of it the figure is about."""
        return period_phrase(period, moment="period", language=self.language)

    def period(self, period: str) -> str:
        """Write "2026", as on an axis."""
        return period_text(period, moment="period", language=self.language, short=True)

    def status(self, status: str) -> str:
        """Write "voorlopig"."""
        return status_text(status, language=self.language)

    def _value(self, value: float | None, *, long: bool) -> str:
        return value_text(
            value,
            unit=self.unit,
            decimals=self.indicator.decimals,
            language=self.language,
            long=long,
        )
