"""A comparison in words: where it stands, how it moved, and beside whom, always together."""

from dataclasses import dataclass
from typing import Literal

from regiokompas.analysis.comparison.compare import Comparison
from regiokompas.analysis.comparison.group import Band
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.notation import (
    difference_text,
    number_text,
    period_phrase,
    rounded,
    signed_text,
    value_text,
)
from regiokompas.domain.texts import Text
from regiokompas.domain.units import Unit

# Changes in per cent are told with one decimal, whatever the decimals of the indicator.
PERCENT_DECIMALS = 1
_PERCENT = Unit(id="percent", name=Text(nl="procent", en="per cent", de="Prozent"), sign="%")

_WORDS = {
    "higher": Text(
        nl="{a} staat {p} op {v}. Dat is {d} hoger dan Nederland ({c}).",
        en="{a} stands at {v} {p}. That is {d} higher than the Netherlands ({c}).",
        de="{a} steht {p} bei {v}. Das ist {d} höher als die Niederlande ({c}).",
    ),
    "lower": Text(
        nl="{a} staat {p} op {v}. Dat is {d} lager dan Nederland ({c}).",
        en="{a} stands at {v} {p}. That is {d} lower than the Netherlands ({c}).",
        de="{a} steht {p} bei {v}. Das ist {d} niedriger als die Niederlande ({c}).",
    ),
    "same": Text(
        nl="{a} staat {p} op {v}, net als Nederland.",
        en="{a} stands at {v} {p}, as does the Netherlands.",
        de="{a} steht {p} bei {v}, wie die Niederlande.",
    ),
    "alone": Text(
        nl="{a} staat {p} op {v}. Voor Nederland is er geen cijfer om naast te leggen.",
        en="{a} stands at {v} {p}. There is no figure of the Netherlands to set beside it.",
        de="{a} steht {p} bei {v}. Für die Niederlande gibt es keine Zahl zum Vergleich.",
    ),
    "share": Text(
        nl="{a} telt {p} {v}; dat is {c} van Nederland.",
        en="{a} counts {v} {p}; that is {c} of the Netherlands.",
        de="{a} zählt {p} {v}; das sind {c} der Niederlande.",
    ),
    "count-alone": Text(
        nl="{a} telt {p} {v}. Voor Nederland is er geen cijfer om naast te leggen.",
        en="{a} counts {v} {p}. There is no figure of the Netherlands to set beside it.",
        de="{a} zählt {p} {v}. Für die Niederlande gibt es keine Zahl zum Vergleich.",
    ),
    "moved": Text(
        nl="De verandering sinds {b} is {o}, in Nederland {n}; verschil: {g}.",
        en="The change since {b} is {o}, in the Netherlands {n}; difference: {g}.",
        de="Die Veränderung seit {b} beträgt {o}, in den Niederlanden {n}; Unterschied: {g}.",
    ),
    "moved-alone": Text(
        nl="De verandering sinds {b} is {o}.",
        en="The change since {b} is {o}.",
        de="Die Veränderung seit {b} beträgt {o}.",
    ),
    "not-moved": Text(
        nl="Over verandering valt niets te zeggen: geen twee jaren zijn te vergelijken.",
        en="Nothing can be said about change: no two years can be compared.",
        de="Über Veränderung lässt sich nichts sagen: keine zwei Jahre sind vergleichbar.",
    ),
    "group": Text(
        nl="De middelste van de {k} gemeenten die het meest op {w} lijken staat op {m}; "
        "de middelste helft ligt tussen {l} en {u}.",
        en="The middle one of the {k} municipalities most like {w} stands at {m}; "
        "the middle half lies between {l} and {u}.",
        de="Die mittlere der {k} Gemeinden, die {w} am ähnlichsten sind, steht bei {m}; "
        "die mittlere Hälfte liegt zwischen {l} und {u}.",
    ),
    "group-change": Text(
        nl="Bij de {k} gemeenten die het meest op {w} lijken is de verandering in het midden {m}; "
        "bij de middelste helft ligt die tussen {l} en {u}.",
        en="Among the {k} municipalities most like {w} the middle change is {m}; "
        "for the middle half it lies between {l} and {u}.",
        de="Bei den {k} Gemeinden, die {w} am ähnlichsten sind, beträgt die mittlere Veränderung "
        "{m}; bei der mittleren Hälfte liegt sie zwischen {l} und {u}.",
    ),
    "its-municipalities": Text(
        nl="de gemeenten van {a}", en="the municipalities of {a}", de="den Gemeinden von {a}"
    ),
    "of-members": Text(
        nl="In {a} zelf is dat voor de middelste gemeente {o}.",
        en="Within {a} itself it is {o} for the middle municipality.",
        de="In {a} selbst sind es bei der mittleren Gemeinde {o}.",
    ),
    "peers": Text(
        nl="In de {k} andere programmaregio's met een cijfer ligt het tussen {l} en {u}.",
        en="In the {k} other programme regions with a figure it lies between {l} and {u}.",
        de="In den {k} anderen Programmregionen mit einer Zahl liegt es zwischen {l} und {u}.",
    ),
    "peers-change": Text(
        nl="In de {k} andere programmaregio's met een cijfer ligt de verandering "
        "tussen {l} en {u}.",
        en="In the {k} other programme regions with a figure the change lies between {l} and {u}.",
        de="In den {k} anderen Programmregionen mit einer Zahl liegt die Veränderung "
        "zwischen {l} und {u}.",
    ),
}

Key = Literal["country", "change", "group", "peers"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Teller:
    """The indicator, its unit, the name of the area and the language a comparison is told in."""

    indicator: Indicator
    unit: Unit
    name: str
    language: str

    def sentences(self, found: Comparison) -> dict[Key, str]:
        """Return what ``found`` shows, in one or two sentences on each side of it."""
        told: dict[Key, str] = {"country": self._country(found), "change": self._change(found)}
        group, peers = self._group(found), self._peers(found)
        if group:
            told["group"] = group
        if peers:
            told["peers"] = peers
        return told

    def value(self, value: float | None, *, long: bool = True) -> str:
        """Write a value with its unit; ``long`` writes out the name of a unit without a sign."""
        return value_text(
            value,
            unit=self.unit,
            decimals=self.indicator.decimals,
            language=self.language,
            long=long,
        )

    def change(self, value: float | None, found: Comparison) -> str:
        """Write a change with its sign: of an amount in per cent, of a level in its unit."""
        if found.kind == "amount":
            return _signed_percent(value, language=self.language)
        return self.gap(value)

    def gap(self, value: float | None) -> str:
        """Write a difference of two levels with its sign and unit."""
        return signed_text(
            value, unit=self.unit, decimals=self.indicator.decimals, language=self.language
        )

    def change_gap(self, value: float | None, found: Comparison) -> str:
        """Write the difference of two changes with its sign and unit."""
        if found.kind == "amount":
            return signed_text(
                value, unit=_PERCENT, decimals=PERCENT_DECIMALS, language=self.language
            )
        return self.gap(value)

    def _shown_gap(self, own: float, country: float, found: Comparison) -> float:
        """Return the difference of two changes as they are shown: a reader can check it."""
        decimals = PERCENT_DECIMALS if found.kind == "amount" else self.indicator.decimals
        return float(rounded(own, decimals) - rounded(country, decimals))

    def _say(self, key: str, **parts: object) -> str:
        return _WORDS[key].in_language(self.language).format(a=self.name, **parts)

    def _at(self, period: str) -> str:
        return period_phrase(period, moment=self.indicator.moment, language=self.language)

    def _country(self, found: Comparison) -> str:
        value, when = self.value(found.value), self._at(found.newest)
        beside = found.beside
        if beside is None:
            key = "alone" if found.kind == "level" else "count-alone"
            return self._say(key, p=when, v=value)
        if found.kind == "amount":
            share = 100 * beside.ratio if beside.ratio is not None else None
            percent = value_text(share, unit=_PERCENT, decimals=2, language=self.language)
            return self._say("share", p=when, v=value, c=percent)
        decimals = self.indicator.decimals
        shown = rounded(beside.own, decimals) - rounded(beside.country, decimals)
        if shown == 0:
            return self._say("same", p=when, v=value)
        size = difference_text(
            float(abs(shown)), unit=self.unit, decimals=decimals, language=self.language
        )
        key = "higher" if shown > 0 else "lower"
        return self._say(key, p=when, v=value, d=size, c=self.value(beside.country))

    def _change(self, found: Comparison) -> str:
        change = found.change
        if change is None:
            return self._say("not-moved")
        own = self.change(change.own, found)
        if change.country is None:
            return self._say("moved-alone", b=change.baseline, o=own)
        return self._say(
            "moved",
            b=change.baseline,
            o=own,
            n=self.change(change.country, found),
            g=self.change_gap(self._shown_gap(change.own, change.country, found), found),
        )

    def _group(self, found: Comparison) -> str:
        is_level = found.kind == "level"
        band = found.group.values if is_level else found.group.changes
        own = found.group.own_value if is_level else found.group.own_change
        if band is None:
            return ""
        whom = self._say("its-municipalities") if found.group.is_of_region else self.name
        sentence = self._say(
            "group" if is_level else "group-change", w=whom, **self._band(band, found)
        )
        if own is None or not found.group.is_of_region:
            return sentence
        middle = self.value(own) if is_level else self.change(own, found)
        return f"{sentence} {self._say('of-members', o=middle)}"

    def _band(self, band: Band, found: Comparison) -> dict[str, object]:
        write = self.value if found.kind == "level" else lambda value: self.change(value, found)
        return {
            "k": band.count,
            "m": write(band.median),
            "l": write(band.lower),
            "u": write(band.upper),
        }

    def _peers(self, found: Comparison) -> str:
        is_level = found.kind == "level"
        known = [item.value if is_level else item.change for item in found.peers]
        values = [value for value in known if value is not None]
        if len(values) < 2:  # noqa: PLR2004  # a range needs two ends
            return ""
        ends = (
            (self.value(min(values)), self.value(max(values)))
            if is_level
            else (self.change(min(values), found), self.change(max(values), found))
        )
        key = "peers" if is_level else "peers-change"
        return self._say(key, k=len(values), l=ends[0], u=ends[1])


def _signed_percent(value: float | None, *, language: str) -> str:
    """Write a change in per cent with its sign: "+3,2%"."""
    if value is None:
        return number_text(None, decimals=0, language=language)
    size = value_text(
        abs(value), unit=_PERCENT, decimals=PERCENT_DECIMALS, language=language, long=False
    )
    shown = rounded(value, PERCENT_DECIMALS)
    if shown == 0:
        return size
    return ("+" if shown > 0 else "\u2212") + size
