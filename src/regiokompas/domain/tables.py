"""Official tables: who publishes them, how to ask for them, and how to read them."""

from dataclasses import field
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.disclosure import Protection
from regiokompas.domain.texts import Text

Format = Literal["cbs-odata", "eurostat", "genesis", "csv", "excel", "json"]


@declared
class Request:
    """What to ask of a table over the network.

    ``filter`` is an OData expression for CBS, where empty asks for all; for GENESIS it names the
    data base ("regionalstatistik" where empty, or "genesis"). ``codes`` names the codes to ask
    by dimension (Eurostat) or parameter (GENESIS); ``since`` and ``until`` limit the years.
    """

    filter: str = ""
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: str = ""
    until: str = ""


@declared
class File:
    """How to read a downloaded file.

    ``path`` is below the folder of downloaded files. ``quoting`` false reads quotation marks as
    text and strips them (one export doubles them). ``missing`` lists the texts that stand for
    "no figure", beside the empty text. ``thousands`` is the grouping mark where the file has one.
    ``flags`` is the column with the letters by which Eurostat marks a figure, where there is one.
    """

    path: str
    separator: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    thousands: str = ""
    quoting: bool = True
    missing: tuple[str, ...] = ()
    sheet: int = 0
    flags: str = ""


@declared
class AreaColumn:
    """Which column tells the area, by official code or by name, or the one ``fixed`` area.

    ``by`` says in which list the codes stand: "code" is the list of Statistics Netherlands,
    "nuts" that of Eurostat, "kreis" the keys of German districts.
    ``fixed`` is for a table without areas, whose figures are all about one (the country).
    ``names_from`` is the table whose code list translates names; ``aliases`` are names that this
    list spells otherwise. ``prefix`` is put before every code, where a file leaves it out.
    """

    column: str = ""
    fixed: str = ""
    by: Literal["code", "name", "nuts", "kreis"] = "code"
    names_from: str = ""
    prefix: str = ""
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
class MunicipalitiesOf:
    """Whose municipalities figures are about, where it is not those of their own period.

    The figures of ``measures`` (as parts write them; none named: all of the table) are about the
    municipalities that existed on 1 January of ``year``, whatever their period.
    """

    year: int
    measures: tuple[str, ...] = ()


@declared
class Table:
    """One table of a publisher, as we ask for it and read it.

    With a ``protection`` small numbers are hidden before figures go anywhere.

    ``table`` is the publisher's own number, ``keep`` the rows that count (column = value), and
    ``note`` what a reader must know about how the file was obtained. ``downloaded`` is the
    folder of recorded answers below the folder of downloaded files, for OData tables. ``breaks``
    lists by country the periods at which the publisher itself marks a break. ``licence_confirmed``
    is false where the licence is what we believe it to be, but the publisher has not confirmed it.
    Without ``municipalities`` each figure is about the municipalities of its own period.
    """

    id: str
    format: Format
    publisher: str
    table: str
    title: str
    address: str
    licence: str
    licence_confirmed: bool = True
    note: Text | None = None
    version: str = ""
    downloaded: str = ""
    request: Request | None = None
    file: File | None = None
    area: AreaColumn | None = None
    period: PeriodColumn | None = None
    keep: dict[str, str] = field(default_factory=dict)
    protection: Protection | None = None
    breaks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    municipalities: tuple[MunicipalitiesOf, ...] = ()

    def municipal_year(self, measure: str) -> int | None:
        """Return whose municipalities ``measure`` is about; None: those of each period."""
        for item in self.municipalities:
            if not item.measures or measure in item.measures:
                return item.year
        return None
