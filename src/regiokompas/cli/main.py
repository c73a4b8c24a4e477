"""Where every command starts and every error ends."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from rich.console import Console

from regiokompas.cli.app import app
from regiokompas.cli.output import say
from regiokompas.domain.errors import RegiokompasError, StorageError

# Where a command is, if not in the module of its own name: most need little of what others need.
ELSEWHERE = {
    "plan read": "plan_read",
    "plan check": "plan_check",
    "plan todo": "plan_todo",
    "plan import": "plan_registry",
    "plan export": "plan_registry",
    "plan history": "plan_registry",
    "plan diff": "plan_registry",
    "plan adopt": "plan_registry",
    "plan show": "plan_registry",
}
OF_THEIR_NAME = frozenset(
    {
        "assess",
        "audit",
        "baseline",
        "borders",
        "build",
        "change",
        "check",
        "compare",
        "disclosure",
        "fetch",
        "manage",
        "match",
        "new",
        "pack",
        "pin",
        "preview",
        "quality",
        "revisions",
        "serve",
        "show",
        "verify",
    }
)
# Looking for lost objects among those that a command keeps costs more than it frees.
OBJECTS_BETWEEN_LOOKS = 100_000


def main() -> None:
    """Run the command line; a known error becomes sentences and its own exit code."""
    _load(sys.argv[1:])
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


def module_of(words: Sequence[str]) -> str:
    """Return the module with the command that ``words`` name; that with all where they name none.

    Whoever asks for help, or misspells a command, is told of every command.
    """
    if words and words[0] in OF_THEIR_NAME:
        return f"regiokompas.cli.commands.{words[0]}"
    module = ELSEWHERE.get(" ".join(words[:2]))
    return f"regiokompas.cli.commands.{module}" if module else "regiokompas.cli.every_command"


def _load(words: Sequence[str]) -> None:
    """Import the command that ``words`` name, without looking for lost objects meanwhile."""
    module = module_of(words)
    if module in sys.modules:
        return
    gc.disable()
    try:
        import_module(module)
    finally:
        gc.freeze()
        gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
        gc.enable()
