"""The columns of a downloaded file, by which a changed file is recognised."""

from pathlib import PurePosixPath

from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.tables import File, Table
from regiokompas.sources.files.csv_rows import read_csv_rows
from regiokompas.sources.files.excel_rows import read_excel_rows
from regiokompas.sources.files.json_tables import read_json
from regiokompas.sources.files.rows import Rows


def columns_of(table: Table, content: bytes) -> tuple[str, ...]:
    """Return the header of a CSV file or Excel sheet, or the sorted top-level keys of JSON.

    ``SourceError`` where the file cannot be read as declared.
    """
    file = declared_file(table)
    name = PurePosixPath(file.path).name
    if table.format == "json":
        return tuple(sorted(read_json(content, file, name=name)))
    return read_rows(table, content, name=name).header


def read_rows(table: Table, content: bytes, *, name: str) -> Rows:
    """Return the rows of a CSV or Excel file as ``table`` declares it."""
    file = declared_file(table)
    read = read_excel_rows if table.format == "excel" else read_csv_rows
    return read(content, file, name=name)


def declared_file(table: Table) -> File:
    """Return how ``table`` says its file is read; ``DeclarationError`` where it does not."""
    if table.file is None:
        raise DeclarationError(
            f"the table {table.id} does not say how its file is read",
            hint="declare [file] with at least its `path`",
            place=table.id,
        )
    return table.file
