"""`regiokompas new indicator`: a commented draft from a look at a file."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from regiokompas.cli.app import app
from regiokompas.cli.commands.fetch import Downloads
from regiokompas.cli.output import say
from regiokompas.declarations.checks.findings import id_findings, nearest
from regiokompas.declarations.home import project_home
from regiokompas.declarations.load import Declarations, load_declarations
from regiokompas.domain.errors import DeclarationError, NotFoundError, SourceError
from regiokompas.pipeline.drafting import Wish, write_draft
from regiokompas.pipeline.pin import pin
from regiokompas.sources.files.look import Look, look_at
from regiokompas.sources.files.units import unit_in_header

new = typer.Typer(help="Write a new declaration as a draft.", no_args_is_help=True)
app.add_typer(new, name="new")

Text = Annotated[str, typer.Option(show_default=False)]


@new.callback()
def _group() -> None:
    """Write a new declaration as a draft."""


@new.command("indicator")
def new_indicator(
    identifier: Annotated[str, typer.Argument(help="Its identifier, such as homes-with-garden.")],
    file: Annotated[str, typer.Option(help="The file, by its path below --from.")] = "",
    downloads: Downloads = None,
    table: Annotated[str, typer.Option(help="A declared table, or the name of a new one.")] = "",
    column: Annotated[str, typer.Option(help="The column; without it all are listed.")] = "",
    theme: Annotated[str, typer.Option(help="The folder of indicators/ it goes into.")] = "",
    unit: Annotated[str, typer.Option(help="One of indicators/units.toml.")] = "",
    written: Annotated[str, typer.Option(help="The unit as the publisher writes it.")] = "",
    period: Annotated[str, typer.Option(help="The one period of the file, if it has none.")] = "",
    prefix: Annotated[str, typer.Option(help="What codes of areas lack, such as GM.")] = "",
    area: Annotated[str, typer.Option(help="The column of areas, if the guess is wrong.")] = "",
    publisher: Text = "",
    number: Annotated[str, typer.Option(help="The publisher's number of the table.")] = "",
    name: Annotated[str, typer.Option(help="The Dutch name of the indicator.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
) -> None:
    """Look at a file and write a complete, commented draft; nothing is ever overwritten.

    Without --column the columns are listed. What is not given is asked for at a terminal.
    """
    declarations = load_declarations(project_home(os.environ, cwd=Path.cwd()))
    for _, sentence, hint in id_findings(identifier):
        raise DeclarationError(sentence, place=identifier, hint=hint)
    look = _looked(file, downloads, area=area)
    if look is not None and not column:
        _list_columns(look)
        return
    if look is None and table not in declarations.tables:
        raise NotFoundError(
            f"there is no table '{table}'",
            hint=f"{nearest(table, list(declarations.tables))}; for a new file: --from and --file",
        )
    wish = Wish(
        id=identifier,
        theme=_asked(theme, "theme", "the folder of indicators/, such as housing"),
        table=_asked(table, "table", "an identifier for the table, such as cbs-83220ned"),
        column=_asked(column, "column", "the column with the figures"),
        unit=_asked(unit, "unit", "one of indicators/units.toml"),
        written=written or unit_in_header(column) or _asked(written, "written", "%, aantal, km"),
        period=period,
        prefix=prefix,
        publisher=publisher,
        number=number,
        name=name,
    )
    _refuse_what_is_not_there(wish, look)
    is_new = look if look is not None and wish.table not in declarations.tables else None
    paths = write_draft(wish, is_new, declarations, is_dry=dry_run)
    for path in paths:
        say(f"{'would write' if dry_run else 'written'}  {path.relative_to(declarations.root)}")
    if not dry_run:
        _pin(wish, declarations, downloads, is_new=is_new is not None)
        say(
            f"Now: fill in the empty texts, then 'regiokompas check' and\n"
            f"'regiokompas preview {identifier}{f' --from {downloads}' if downloads else ''}'."
        )


def _looked(file: str, downloads: Path | None, *, area: str) -> Look | None:
    if not file:
        return None
    path = (downloads or Path()) / file
    if downloads is None or not path.is_file():
        raise SourceError(
            "there is no such file", place=str(path), hint="name the folder with --from and --file"
        )
    return look_at(path.read_bytes(), file, area=area)


def _list_columns(look: Look) -> None:
    say(
        f"{look.rows} rows; areas in '{look.area or '?'}', periods in '{look.period or '?'}'"
        f"{f', one row an area where {look.keep}' if look.keep else ''}. Columns and an example:"
    )
    for column, example in look.examples.items():
        say(f"  {column}: {example}")
    say("Say which one with --column.")


def _asked(given: str, option: str, what: str) -> str:
    """Return what was given, or ask for it at a terminal; refused where nobody can be asked."""
    if given:
        return given
    if sys.stdin.isatty():
        return str(typer.prompt(f"{option} ({what})"))
    raise DeclarationError(f"--{option} is missing", hint=f"give --{option}: {what}")


def _refuse_what_is_not_there(wish: Wish, look: Look | None) -> None:
    if look is None:
        return
    if wish.column not in look.examples:
        raise NotFoundError(
            f"there is no column '{wish.column}'",
            place=look.file.path,
            hint=nearest(wish.column, list(look.examples)),
        )
    if not look.area:
        raise SourceError(
            "no column seems to hold the codes of areas",
            place=look.file.path,
            hint="say which one with --area, and with --prefix what its codes lack",
        )
    if not look.period and not wish.period:
        raise SourceError(
            "no column seems to tell the period",
            place=look.file.path,
            hint="say which one year the file is about: --period 2023",
        )


def _pin(wish: Wish, declarations: Declarations, downloads: Path | None, *, is_new: bool) -> None:
    if is_new:
        again = load_declarations(declarations.root)
        folder = declarations.root / "tables" / "pinned"
        pin([again.tables[wish.table]], downloads=downloads, pinned_dir=folder)
        say(f"written  tables/pinned/{wish.table}.json")
