"""From the figures of sources to the series of one indicator, for a region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import polars as pl

from regiokompas.analysis.corrections import corrected, corrects, fitting
from regiokompas.analysis.formulas import indicator_series, is_summed
from regiokompas.analysis.harmonisation.current import (
    Borders,
    PartMunicipalities,
    existing,
    in_current_borders,
    marks_of,
)
from regiokompas.declarations.corrections import load_corrections
from regiokompas.declarations.load import Declarations
from regiokompas.domain.corrections import Correction
from regiokompas.domain.harmonisation import no_marks
from regiokompas.domain.indicators import Indicator, Part
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table
from regiokompas.pipeline.needs import inputs_needed
from regiokompas.warehouse.encoding import canonical_json


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What decides how the series of a region follow from the figures of the sources.

    ``tables`` tell whose municipalities their figures are about, ``borders`` what became of them.
    """

    region: Region
    corrections: tuple[Correction, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    borders: Borders = field(default_factory=Borders)


def rules_of(declarations: Declarations, region: Region) -> Rules:
    """Return the rules for ``region`` as they are declared."""
    borders = declarations.borders
    return Rules(
        region=region,
        corrections=load_corrections(declarations.root, region.id),
        tables=declarations.tables,
        borders=Borders(borders.changes if borders is not None else ()),
    )


def series_of(
    indicator: Indicator, figures: pl.DataFrame, rules: Rules, *, day: str = ""
) -> pl.DataFrame:
    """Return the series (schema ``SERIES``) of ``indicator`` from ``figures`` (``FIGURES``).

    Municipalities are those of today: counts of former ones are added up or divided, other
    figures stay those of their own year. National sums are of the municipalities of each year.
    With ``day`` (ISO) the figures are those of that day, and only what had been corrected by
    then and fits them is corrected. Without it a correction that does not fit is refused.
    """
    used = corrected_figures(indicator, figures, rules, day=day)
    return indicator_series(
        indicator,
        told_for_today(indicator, used, rules),
        nationwide=used,
        region=rules.region.code,
        members=[member.code for member in rules.region.members],
        country=rules.region.country,
        abroad=rules.region.areas_abroad,
    )


def corrected_figures(
    indicator: Indicator, figures: pl.DataFrame, rules: Rules, *, day: str = ""
) -> pl.DataFrame:
    """Return the ``figures`` of ``indicator`` with what was corrected, and a column origin."""
    parts = parts_of(indicator, rules.region)
    used = figures.filter(pl.col("part").is_in([part.key for part in parts]))
    corrections = rules.corrections
    if day:
        corrections = fitting(used, corrections, parts, day=day)
    return corrected(used, corrections, parts)


def told_for_today(indicator: Indicator, corrected: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Return the ``corrected`` figures of ``indicator`` for the municipalities of today.

    Where one of its inputs is no count none is added up: the formula would mix two borders.
    """
    if not is_summed(indicator):
        return existing(corrected, rules.borders)
    return in_current_borders(corrected, rules.borders, municipalities_of(indicator, rules))


def border_marks(
    indicators: Iterable[Indicator], figures: pl.DataFrame, rules: Rules
) -> pl.DataFrame:
    """Return what must be known of borders beside the series of ``indicators`` (``MARKS``)."""
    found = [no_marks()]
    for indicator in indicators:
        parts = municipalities_of(indicator, rules)
        used = figures.filter(pl.col("part").is_in(list(parts)))
        found.append(
            marks_of(
                used,
                rules.borders,
                parts,
                indicator=indicator.id,
                is_summed=is_summed(indicator),
            )
        )
    return pl.concat(found)


def municipalities_of(indicator: Indicator, rules: Rules) -> dict[str, PartMunicipalities]:
    """Return by part whose municipalities the figures of ``indicator`` are about."""
    return {
        part.key: PartMunicipalities(
            year=rules.tables[part.table].municipal_year(part.measure)
            if part.table in rules.tables
            else None,
            shift=part.period_shift,
        )
        for part in parts_of(indicator, rules.region)
    }


def parts_of(indicator: Indicator, region: Region) -> tuple[Part, ...]:
    """Return the parts of every input of ``indicator`` that ``region`` needs, each once."""
    inputs = inputs_needed(indicator, region)
    parts = (part for _, declared in inputs for part in declared.parts)
    return tuple({part.key: part for part in parts}.values())


def corrections_of(indicator: Indicator, rules: Rules) -> tuple[Correction, ...]:
    """Return the corrections, proposed ones too, of figures that ``indicator`` is computed from."""
    parts = parts_of(indicator, rules.region)
    return tuple(item for item in rules.corrections if any(corrects(item, part) for part in parts))


def correction_origins(rules: Rules, declarations: Declarations) -> dict[str, Origin]:
    """Return the origin of each accepted correction, by the name it has in a series."""
    return {
        item.origin: _origin(item, declarations)
        for item in rules.corrections
        if item.status == "accepted"
    }


def _origin(item: Correction, declarations: Declarations) -> Origin:
    table = declarations.tables[item.table]
    content = canonical_json([item.id, item.area, item.period, item.value, item.instead_of])
    return Origin(
        publisher=item.by,
        table=table.table,
        title=f"{table.title}: correction {item.id}",
        address=item.evidence,
        retrieved_at=f"{item.on}T00:00:00Z",
        source_version="",
        licence=table.licence,
        sha256=sha256(content).hexdigest(),
        note=item.reason,
    )
