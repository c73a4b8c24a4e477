"""Official tables: who publishes them, how to ask for them, and how to read them."""

from dataclasses import field
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text

Format = Literal["cbs-odata", "csv", "excel", "json"]


@declared
class Request:
    """What to ask of an OData table. ``filter`` is an OData expression; empty asks for all."""

    filter: str = ""


@declared
class File:
    """How to read a downloaded file.

    ``path`` is below the folder of downloaded files. ``quoting`` false reads quotation marks as
    text and strips them (one export doubles them). ``missing`` lists the texts that stand for
    "no figure", beside the empty text. ``thousands`` is the grouping mark where the file has one.
    """

    path: str
    separator: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    thousands: str = ""
    quoting: bool = True
    missing: tuple[str, ...] = ()
    sheet: int = 0


@declared
class AreaColumn:
    """Which column tells the area, by official code or by name, or the one ``fixed`` area.

    ``fixed`` is for a table without areas, whose figures are all about one (the country).
    ``names_from`` is the table whose code list translates names; ``aliases`` are names that this
    list spells otherwise.
    """

    column: str = ""
    fixed: str = ""
    by: Literal["code", "name"] = "code"
    names_from: str = ""
    aliases: dict[str, str] = field(default_factory=dict)


@declared
class PeriodColumn:
    """Which column tells the period, or the one ``fixed`` period of the whole file.

    ``provisional`` lists the periods the publisher still calls provisional. ``status`` is that
    of all other figures: "unknown" where the file does not tell (a transcription, an extract).
    """

    column: str = ""
    fixed: str = ""
    provisional: tuple[str, ...] = ()
    status: Literal["final", "unknown"] = "final"


@declared
class Table:
    """One table of a publisher, as we ask for it and read it.

    ``table`` is the publisher's own number, ``keep`` the rows that count (column = value), and
    ``note`` what a reader must know about how the file was obtained. ``downloaded`` is the
    folder of recorded answers below the folder of downloaded files, for OData tables.
    """

    id: str
    format: Format
    publisher: str
    table: str
    title: str
    address: str
    licence: str
    note: Text | None = None
    version: str = ""
    downloaded: str = ""
    request: Request | None = None
    file: File | None = None
    area: AreaColumn | None = None
    period: PeriodColumn | None = None
    keep: dict[str, str] = field(default_factory=dict)
