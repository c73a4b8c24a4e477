"""A first look at a downloaded file: how it seems to be written, and what it holds."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import AreaColumn, File, Format
from regiokompas.sources.files.areas import area_of
from regiokompas.sources.files.csv_rows import read_csv_rows
from regiokompas.sources.files.excel_rows import read_excel_rows
from regiokompas.sources.files.periods import period_of
from regiokompas.sources.files.rows import Rows

_SEPARATORS = (",", ";", "\t", "|")
_MISSING = (".", "x", "-", "-99999", "-99997", "-99999997", "-99999998", "-99999999")
_MOST = 0.95
_FEW = 5
_YEARS = ("1900", "2100")
_COMMA = re.compile(r"-?\d+,\d+")
_POINT = re.compile(r"-?\d+\.\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a file seems to be; a person must look at every guess.

    ``examples`` gives a text of each column; ``area`` and ``period`` are the columns that seem to
    tell them, empty where none does; ``keep`` the condition under which each area has one row.
    """

    format: Format
    file: File
    rows: int
    examples: dict[str, str]
    area: str
    period: str
    keep: dict[str, str]


def look_at(content: bytes, path: str, *, area: str = "") -> Look:
    """Return a first look at the CSV file or Excel sheet ``content``, which lies at ``path``.

    ``area`` is the column of areas where a person knows it.
    ``SourceError`` where no guess makes a table of it.
    """
    is_excel = PurePosixPath(path).suffix.lower() in {".xlsx", ".xls"}
    file, rows = _excel(content, path) if is_excel else _csv(content, path)
    texts = {name: rows.column(name).to_list() for name in dict.fromkeys(rows.header) if name}
    area = area or next((name for name, found in texts.items() if _are_areas(found)), "")
    period = next((name for name, found in texts.items() if name != area and _are_years(found)), "")
    return Look(
        format="excel" if is_excel else "csv",
        file=File(
            path=path,
            separator=file.separator,
            encoding=file.encoding,
            quoting=file.quoting,
            decimal=_decimal(texts),
            missing=_missing(texts),
        ),
        rows=len(rows.lines),
        examples={name: _example(found) for name, found in texts.items()},
        area=area,
        period=period,
        keep=_keep(texts, area, period),
    )


def _excel(content: bytes, path: str) -> tuple[File, Rows]:
    file = File(path=path)
    return file, read_excel_rows(content, file, name=PurePosixPath(path).name)


def _csv(content: bytes, path: str) -> tuple[File, Rows]:
    """Return how a CSV file is written: the first way in which all its rows have equal length."""
    name = PurePosixPath(path).name
    encoding = "utf-8" if _reads(content, "utf-8") else "cp1252"
    header = content.decode(encoding, errors="replace").splitlines()[:1]
    order = sorted(_SEPARATORS, key=lambda mark: -"".join(header).count(mark))
    errors = []
    for quoting in (True, False):
        file = File(path=path, separator=order[0], encoding=encoding, quoting=quoting)
        try:
            return file, read_csv_rows(content, file, name=name)
        except SourceError as error:
            errors.append(error)
    raise errors[0]


def _reads(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _are_areas(texts: list[str]) -> bool:
    codes = [area_of(text, AreaColumn(), {}) for text in texts if text]
    return bool(codes) and sum(code is not None for code in codes) >= _MOST * len(codes)


def _are_years(texts: list[str]) -> bool:
    found = [period_of(text) for text in texts if text]
    return bool(found) and all(one and _YEARS[0] <= one[0][:4] <= _YEARS[1] for one in found)


def _decimal(texts: dict[str, list[str]]) -> str:
    cells = [text for found in texts.values() for text in found]
    commas = sum(bool(_COMMA.fullmatch(text)) for text in cells)
    return "," if commas > sum(bool(_POINT.fullmatch(text)) for text in cells) else "."


def _missing(texts: dict[str, list[str]]) -> tuple[str, ...]:
    cells = {text.removesuffix(".0") for found in texts.values() for text in found}
    return tuple(text for text in _MISSING if text in cells)


def _example(texts: list[str]) -> str:
    """Return the first text that seems to say something."""
    return next((one for one in texts if one and one.removesuffix(".0") not in _MISSING), "")


def _keep(texts: dict[str, list[str]], area: str, period: str) -> dict[str, str]:
    """Return the condition that leaves one row of nearly every area and period, if any does."""
    if not area:
        return {}
    keys = list(zip(texts[area], texts.get(period, texts[area]), strict=True))
    if len(set(keys)) == len(keys):
        return {}
    best: tuple[int, dict[str, str]] = (0, {})
    for name, found in texts.items():
        for value, count in Counter(found).items():
            if name in {area, period} or len(set(found)) > _FEW or not value:
                continue
            left = [key for key, text in zip(keys, found, strict=True) if text == value]
            is_whole = len(left) >= _MOST * len(set(keys))
            if len(set(left)) == len(left) and is_whole and count > best[0]:
                best = (count, {name: value})
    return best[1]
