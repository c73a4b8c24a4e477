"""An indicator beside the country, other programme regions and matched municipalities."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from regiokompas.analysis.comparison.compare import Comparison, Standing
from regiokompas.analysis.comparison.group import Band
from regiokompas.analysis.comparison.sentences import Teller
from regiokompas.charts.chart import Chart
from regiokompas.charts.comparison import Compared, Said, comparison_chart
from regiokompas.domain.comparison import ProgrammeRegion
from regiokompas.domain.notation import period_phrase
from regiokompas.domain.series import Status
from regiokompas.web.figures import Measured
from regiokompas.web.site import Municipality, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """A row of the comparison, as written: another area, or the middle of a group of them.

    ``value`` and ``change`` stay beside ``shown`` (of a level the value, of an amount the change)
    for the picture; ``low`` and ``high`` are the ends of a group's band.
    """

    name: str
    value: str
    change: str
    shown: float | None
    status: str = Status.FINAL
    is_own: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A comparison as a page tells it: sentences, rows, the municipalities alike, what misses."""

    found: Comparison
    teller: Teller
    sentences: tuple[str, ...]
    sides: tuple[Side, ...]
    alike: tuple[Side, ...]
    unverified: tuple[ProgrammeRegion, ...]
    version: int | None
    date: str

    @property
    def has_change(self) -> bool:
        """Whether two periods can be compared."""
        return self.found.change is not None


def told_of(
    site: Site, measured: Measured, *, municipality: Municipality | None, language: str
) -> Told | None:
    """Return the comparison of the region, or of a municipality; None where there is none."""
    area = municipality.code if municipality else site.region.code
    found = site.comparison(measured.indicator.id, area)
    if found is None:
        return None
    teller = Teller(
        indicator=measured.indicator,
        unit=measured.unit,
        name=municipality.name if municipality else site.region.name,
        language=language,
    )
    declared = site.declarations.comparisons
    with override(language):
        sides = _Sides(site=site, teller=teller, found=found).all(in_region=municipality is None)
        alike = tuple(
            Side(
                name=site.names.get(item.id, item.id),
                value=teller.value(item.value),
                change=teller.change(item.change, found),
                shown=item.value,
            )
            for item in found.group.areas
        )
    return Told(
        found=found,
        teller=teller,
        sentences=tuple(teller.sentences(found).values()),
        sides=sides,
        alike=alike,
        unverified=tuple(
            region
            for region in (declared.regions.regions if declared.regions else ())
            if not region.is_verified and municipality is None
        ),
        version=declared.matched.version if declared.matched else None,
        date=declared.matched.date if declared.matched else "",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sides:
    """Makes the rows: the area itself, the country, the group, the other regions."""

    site: Site
    teller: Teller
    found: Comparison

    def all(self, *, in_region: bool) -> tuple[Side, ...]:
        found, change = self.found, self.found.change
        own = self._side(self.teller.name, found.value, change.own if change else None, is_own=True)
        return (
            own,
            *(() if in_region else self._region()),
            *self._country(),
            *self._group(),
            *(self._standing(peer) for peer in found.peers),
        )

    def _side(
        self, name: str, value: float | None, change: float | None, *, is_own: bool = False
    ) -> Side:
        is_level = self.found.kind == "level"
        return Side(
            name=name,
            value=self.teller.value(value),
            change=self.teller.change(change, self.found),
            shown=value if is_level else change,
            status=self.found.status if is_own and is_level else Status.FINAL,
            is_own=is_own,
        )

    def _country(self) -> tuple[Side, ...]:
        beside, change = self.found.beside, self.found.change
        if beside is None:
            return ()
        moved = change.country if change else None
        return (self._side(gettext("Netherlands"), beside.country, moved),)

    def _region(self) -> tuple[Side, ...]:
        of_region = self.site.comparison(self.found.indicator, self.site.region.code)
        if of_region is None or of_region.newest != self.found.newest:
            return ()
        change, own = of_region.change, self.found.change
        is_same = change is not None and own is not None and change.baseline == own.baseline
        moved = change.own if change is not None and is_same else None
        return (self._side(self.site.region.name, of_region.value, moved),)

    def _group(self) -> tuple[Side, ...]:
        group, is_level = self.found.group, self.found.kind == "level"
        band = group.values if is_level else group.changes
        if band is None:
            return ()
        name = gettext("Similar municipalities, middle one")
        rows = [self._banded(name, band, group.values, group.changes)]
        if group.is_of_region and (group.own_value if is_level else group.own_change) is not None:
            middle = gettext("Own municipalities, middle one")
            rows.insert(0, self._side(middle, group.own_value, group.own_change))
        return tuple(rows)

    def _banded(self, name: str, band: Band, values: Band | None, changes: Band | None) -> Side:
        plain = self._side(
            name, values.median if values else None, changes.median if changes else None
        )
        return Side(
            name=plain.name,
            value=plain.value,
            change=plain.change,
            shown=plain.shown,
            low=band.lower,
            high=band.upper,
        )

    def _standing(self, peer: Standing) -> Side:
        declared = self.site.declarations.comparisons.regions
        regions = declared.regions if declared else ()
        name = next((item.name for item in regions if item.id == peer.id), peer.id)
        return self._side(name, peer.value, peer.change)


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """A comparison in a line of a table: changes over the same years, and the group's middle."""

    since: str
    change: str
    country: str
    group: str


def brief_of(site: Site, measured: Measured, *, area: str, language: str) -> Brief | None:
    """Return the comparison of ``area`` in a line; None where there is none."""
    found = site.comparison(measured.indicator.id, area)
    if found is None:
        return None
    teller = Teller(indicator=measured.indicator, unit=measured.unit, name="", language=language)
    change, group = found.change, found.group
    is_level = found.kind == "level"
    band = group.values if is_level else group.changes
    middle = ""
    if band is not None:
        middle = (
            teller.value(band.median, long=False) if is_level else teller.change(band.median, found)
        )
    return Brief(
        since=change.baseline if change else "",
        change=teller.change(change.own, found) if change else "",
        country=teller.change(change.country, found)
        if change and change.country is not None
        else "",
        group=middle,
    )


def comparison_of(
    site: Site,
    measured: Measured,
    *,
    municipality: Municipality | None,
    language: str,
    size: tuple[int, int],
) -> Chart:
    """Return the picture of the comparison; ``ValueError`` where there is none."""
    told = told_of(site, measured, municipality=municipality, language=language)
    if told is None:
        raise ValueError(f"{measured.indicator.id} is not compared")
    return chart_of(told, measured, language=language, width=size[0])


def chart_of(told: Told, measured: Measured, *, language: str, width: int = 680) -> Chart:
    """Return the picture of ``told``."""
    is_level = told.found.kind == "level"
    rows = [
        Compared(
            name=side.name,
            value=side.shown,
            text=side.value if is_level else side.change,
            status=side.status,
            is_own=side.is_own,
            low=side.low,
            high=side.high,
        )
        for side in told.sides
    ]
    return comparison_chart(
        indicator=measured.indicator,
        unit=measured.unit,
        rows=[_short(row, measured, told) for row in rows],
        said=_said(told, measured, language=language),
        language=language,
        width=width,
    )


def _short(row: Compared, measured: Measured, told: Told) -> Compared:
    """Return ``row`` with its value written without the name of the unit, which stands above."""
    unit = measured.unit.name.in_language(told.teller.language)
    if told.found.kind != "level" or not row.text.endswith(f" {unit}"):
        return row
    return Compared(
        name=row.name,
        value=row.value,
        text=row.text.removesuffix(f" {unit}"),
        status=row.status,
        is_own=row.is_own,
        low=row.low,
        high=row.high,
    )


def _said(told: Told, measured: Measured, *, language: str) -> Said:
    found = told.found
    with override(language):
        name = measured.indicator.name.in_language(language)
        when = period_phrase(found.newest, moment=measured.indicator.moment, language=language)
        if found.kind == "level":
            unit_line = measured.unit.name.in_language(language)
            title = gettext("%(indicator)s %(when)s, compared") % {"indicator": name, "when": when}
        else:
            since = found.change.baseline if found.change else found.newest
            unit_line = gettext("change in per cent since %(since)s") % {"since": since}
            title = gettext("%(indicator)s: the change since %(since)s, compared") % {
                "indicator": name,
                "since": since,
            }
        note = gettext("Grey bar: where the middle half of the similar municipalities lies.")
    return Said(title=title, sentence=" ".join(told.sentences), unit_line=unit_line, band_note=note)
