"""Rows of one sheet of an Excel file."""

import io

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, WorksheetNotFound

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import File
from regiokompas.sources.files.rows import Rows, text_of_cell


def read_excel_rows(content: bytes, file: File, *, name: str) -> Rows:
    """Return the rows of the declared sheet, numbered as Excel numbers them.

    The header is the first row; rows without any content do not count. ``SourceError`` where
    the bytes are no Excel file or the sheet does not exist or is empty.
    """
    sheet = _sheet(content, file, name=name)
    if sheet.end is None:
        raise SourceError(
            f"sheet {file.sheet} is empty",
            hint="declare the `sheet` that holds the table",
            place=name,
        )
    # With the empty area kept, the first row of the list is the first row of the sheet.
    first, *rest = sheet.to_python(skip_empty_area=False)
    numbered = [
        (line, row) for line, row in enumerate(rest, start=2) if any(cell != "" for cell in row)
    ]
    return Rows(
        file=name,
        header=tuple(text_of_cell(cell, file.decimal) for cell in first),
        lines=[line for line, _ in numbered],
        cells=[row for _, row in numbered],
        decimal=file.decimal,
    )


def _sheet(content: bytes, file: File, *, name: str) -> CalamineSheet:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return workbook.get_sheet_by_index(file.sheet)
    except WorksheetNotFound as error:
        raise SourceError(
            f"there is no sheet {file.sheet}; the file has {len(workbook.sheet_names)}, "
            "counted from 0",
            hint="declare the `sheet` that holds the table",
            place=name,
        ) from error
    except CalamineError as error:
        raise SourceError(
            f"this is no Excel file that can be read ({error})",
            hint="download it again; a page that says so instead of the file gives this too",
            place=name,
        ) from error
