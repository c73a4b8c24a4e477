"""What GENESIS answered: a table in its flat form, or a status that says why there is none."""

import io
import json
import zipfile
from dataclasses import dataclass

from regiokompas.domain.errors import SourceError

TOO_LARGE = 98
JOB_STARTED = 99
FINE = (0, 22)
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A status of GENESIS: its code, its kind ("Fehler", "Warnung") and its sentence."""

    code: int
    kind: str
    sentence: str


def status_in(content: bytes) -> Told | None:
    """Return the status in an answer that is JSON; ``None`` for a table.

    GENESIS answers 200 to almost everything: what is wrong stands inside, at one of two places.
    """
    if content.startswith(_ZIP) or content.lstrip()[:1] != b"{":
        return None
    try:
        document = json.loads(content)
    except ValueError:
        return Told(code=-1, kind="Fehler", sentence="the answer is not complete JSON")
    found = document.get("Status")
    status = found if isinstance(found, dict) else document
    try:
        code = int(status.get("Code", -1))
    except (TypeError, ValueError):
        code = -1
    sentence = str(status.get("Content") or found or "no reason is given").strip()
    return Told(code=code, kind=str(status.get("Type") or ""), sentence=sentence)


def table_text(content: bytes, *, place: str) -> str:
    """Return the text of a table, taken out of its archive where it comes in one.

    ``SourceError`` where the archive is damaged or the text is not UTF-8.
    """
    try:
        if content.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                (name,) = archive.namelist()
                content = archive.read(name)
        return content.decode("utf-8-sig")
    except (ValueError, zipfile.BadZipFile, EOFError) as error:
        raise SourceError(
            "the answer is neither a table in UTF-8 nor a sound archive with one",
            place=place,
            hint="run 'regiokompas fetch' again; where it stays so, GENESIS changed its form",
        ) from error
