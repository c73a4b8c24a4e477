"""From the figures of sources to the series of one indicator, for a region."""

from dataclasses import dataclass
from hashlib import sha256

import polars as pl

from regiokompas.analysis.corrections import corrected, corrects, fitting
from regiokompas.analysis.formulas import indicator_series
from regiokompas.declarations.corrections import load_corrections
from regiokompas.declarations.load import Declarations
from regiokompas.domain.corrections import Correction
from regiokompas.domain.indicators import Indicator, Part
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.pipeline.needs import inputs_needed
from regiokompas.warehouse.encoding import canonical_json


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What decides how the series of a region follow from the figures of the sources."""

    region: Region
    corrections: tuple[Correction, ...] = ()


def rules_of(declarations: Declarations, region: Region) -> Rules:
    """Return the rules for ``region`` as they are declared."""
    return Rules(region=region, corrections=load_corrections(declarations.root, region.id))


def series_of(
    indicator: Indicator, figures: pl.DataFrame, rules: Rules, *, day: str = ""
) -> pl.DataFrame:
    """Return the series (schema ``SERIES``) of ``indicator`` from ``figures`` (``FIGURES``).

    With ``day`` (ISO) the figures are those of that day, and only what had been corrected by
    then and fits them is corrected. Without it a correction that does not fit is refused.
    """
    parts = parts_of(indicator, rules.region)
    used = figures.filter(pl.col("part").is_in([part.key for part in parts]))
    corrections = rules.corrections
    if day:
        corrections = fitting(used, corrections, parts, day=day)
    return indicator_series(
        indicator,
        corrected(used, corrections, parts),
        region=rules.region.code,
        members=[member.code for member in rules.region.members],
        country=rules.region.country,
        abroad=rules.region.areas_abroad,
    )


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
