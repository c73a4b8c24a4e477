"""Where a figure comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regiokompas.domain.texts import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """The official table a figure was read from, and the very bytes it was read from.

    ``retrieved_at`` is ISO 8601 in UTC; ``source_version`` is the publisher's own version mark
    and empty where the publisher gives none; ``sha256`` is the digest of the snapshot; ``note``
    says what a reader must know about how the file was obtained. A licence that is not confirmed
    must be told as such wherever it stands.
    """

    publisher: str
    table: str
    title: str
    address: str
    retrieved_at: str
    source_version: str
    licence: str
    sha256: str
    note: Text | None = None
    licence_confirmed: bool = True


def origin_from(stored: Mapping[str, Any]) -> Origin:
    """Return the origin that was stored as ``dataclasses.asdict`` gives it."""
    note = stored["note"]
    return Origin(**{**stored, "note": Text(**note) if note is not None else None})
