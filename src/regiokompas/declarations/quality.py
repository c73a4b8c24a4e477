"""What is declared about quality: ``quality/`` with the calendar and the pairs of tables."""

from dataclasses import dataclass
from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.quality import ReleaseCalendar, SameQuantities, SameQuantity

CALENDAR_FILE = "calendar.toml"
PAIRS_FILE = "pairs.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityRules:
    """The calendar of releases and the pairs of tables; empty where a project declares none."""

    calendar: ReleaseCalendar
    pairs: tuple[SameQuantity, ...] = ()


def load_quality(root: Path) -> QualityRules:
    """Return what is declared about quality below ``root``."""
    calendar, pairs = (root / "quality" / name for name in (CALENDAR_FILE, PAIRS_FILE))
    return QualityRules(
        calendar=read_toml(calendar, ReleaseCalendar, root=root)
        if calendar.is_file()
        else ReleaseCalendar(version=0, date="", grace_months=0, entries=()),
        pairs=read_toml(pairs, SameQuantities, root=root).pairs if pairs.is_file() else (),
    )
