"""The catalogue of CBS: which tables exist, and when their figures last changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from regiokompas.sources.cbs.answers import PROPERTIES, Row, json_of, list_of

QUERY = "/Datasets?$select=Identifier,Title,Status,Modified,ObservationsModified,ObservationCount"
_ALIVE = "Regulier"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A table in the catalogue; the marks of change are empty where CBS gives none."""

    identifier: str
    status: str
    modified: str
    observations_modified: str

    @property
    def warning(self) -> str:
        """What a user must know about a table that is no longer kept up; otherwise empty."""
        if self.status == _ALIVE:
            return ""
        return f"CBS calls this table '{self.status}': it is no longer kept up"


def read_catalogue(content: bytes) -> dict[str, Entry]:
    """Return the entries of the catalogue by identifier, whose letter case counts."""
    rows = list_of(
        content, table_id="catalogue", name="Datasets", keys=("Identifier", "Status", "Modified")
    )
    return {row["Identifier"]: _entry(row) for row in rows}


def is_unchanged(entry: Entry, answers: Mapping[str, bytes], *, table_id: str) -> bool:
    """Return whether ``answers`` are of the table as the catalogue has it now.

    Both marks must agree where the catalogue has both: a correction of codes or of the status of
    periods changes ``Modified`` alone.
    """
    properties = json_of(answers[PROPERTIES], table_id=table_id, name=PROPERTIES)
    kept = _entry({"Identifier": entry.identifier, **properties})
    if entry.observations_modified and entry.observations_modified != kept.observations_modified:
        return False
    return bool(entry.modified) and entry.modified == kept.modified


def source_version(properties: Row) -> str:
    """Return the publisher's version mark of a table; empty where there is none."""
    return str(properties.get("Version") or "").strip()


def _entry(row: Row) -> Entry:
    return Entry(
        identifier=str(row["Identifier"]),
        status=str(row.get("Status") or ""),
        modified=str(row.get("Modified") or ""),
        observations_modified=str(row.get("ObservationsModified") or ""),
    )
