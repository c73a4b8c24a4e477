"""JSON Schema of every kind of declared file, for the editor of whoever writes them."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from regiokompas.declarations.choices import Choices
from regiokompas.declarations.corrections import Corrections
from regiokompas.declarations.load import Units
from regiokompas.declarations.targets import Targets
from regiokompas.domain.comparison import MatchedMunicipalities, Matching, ProgrammeRegions
from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.harmonisation import BorderChanges
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.quality import ReleaseCalendar, SameQuantities
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table

KINDS: dict[str, type] = {
    "corrections": Corrections,
    "choices": Choices,
    "fiche-format": FicheFormat,
    "indicator": Indicator,
    "matched-municipalities": MatchedMunicipalities,
    "matching": Matching,
    "municipal-changes": BorderChanges,
    "programme-regions": ProgrammeRegions,
    "quality-calendar": ReleaseCalendar,
    "quality-pairs": SameQuantities,
    "region": Region,
    "table": Table,
    "targets": Targets,
    "units": Units,
}


def schema_texts() -> dict[str, str]:
    """Return the JSON Schema of each kind of file, by file name."""
    return {
        f"{name}.schema.json": json.dumps(
            TypeAdapter(kind).json_schema() | {"title": name},
            ensure_ascii=False,
            indent=1,
            sort_keys=True,
        )
        + "\n"
        for name, kind in KINDS.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into ``folder`` and return the files that changed."""
    folder.mkdir(exist_ok=True)
    changed = []
    for name, text in schema_texts().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
