"""Where every command starts and every error ends."""

import sys

from rich.console import Console

from regiokompas.cli.app import app
from regiokompas.cli.commands import (  # noqa: F401  # importing a command registers it
    assess,
    audit,
    baseline,
    build,
    check,
    compare,
    disclosure,
    fetch,
    manage,
    match,
    new,
    pack,
    pin,
    plan,
    plan_check,
    plan_registry,
    plan_todo,
    preview,
    quality,
    revisions,
    serve,
    show,
    verify,
)
from regiokompas.cli.output import say
from regiokompas.domain.errors import RegiokompasError, StorageError


def main() -> None:
    """Run the command line; a known error becomes sentences and its own exit code."""
    try:
        app()
    except RegiokompasError as error:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        for problem in error.problems:
            console.print(str(problem), markup=False, style="red" if console.is_terminal else None)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe (`regiokompas show … | head`) has seen enough.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.filename is None:
            raise  # nothing a person could mend at a file: the whole story is needed
        say(
            f"{error.filename}: this cannot be read or written: {error.strerror}\n"
            "  → check that the folder exists, may be written to and has room; "
            "--data-dir chooses another"
        )
        sys.exit(StorageError.exit_code)
