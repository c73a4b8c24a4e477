"""One tree of errors: every error has a code, a sentence, a place and a hint."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, what it is, and what to do now.

    ``place`` is a file with an optional line ("indicators/x.toml:12"), a table, or empty where
    there is no place to point at.
    """

    sentence: str
    hint: str = ""
    place: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.sentence}" if self.place else self.sentence
        return f"{head}\n  → {self.hint}" if self.hint else head


class RegiokompasError(Exception):
    """The root of all errors that a user may see.

    ``code`` is stable and kebab-case; ``exit_code`` is what a command ends with.
    """

    code = "error"
    exit_code = 1

    def __init__(self, sentence: str, *, hint: str = "", place: str = "") -> None:
        super().__init__(sentence)
        self.problems: tuple[Problem, ...] = (Problem(sentence=sentence, hint=hint, place=place),)

    @classmethod
    def of(cls, problems: tuple[Problem, ...]) -> "RegiokompasError":
        """Return one error that tells all of ``problems`` (at least one)."""
        first = problems[0]
        error = cls(first.sentence, hint=first.hint, place=first.place)
        error.problems = problems
        return error

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class DeclarationError(RegiokompasError):
    """Declared content (an indicator, a table, a region) that cannot be used."""

    code = "declaration-invalid"
    exit_code = 3


class SourceError(RegiokompasError):
    """A source that did not answer, or answered something that cannot be read."""

    code = "source-unreadable"
    exit_code = 4


class SourceChangedError(SourceError):
    """A source whose columns, dimensions, measures or units are no longer the pinned ones."""

    code = "source-changed"


class StorageError(RegiokompasError):
    """A snapshot, release or pack that is absent, incomplete or altered."""

    code = "storage-damaged"
    exit_code = 5


class NotFoundError(RegiokompasError):
    """A code or name that does not exist."""

    code = "not-found"
    exit_code = 6


class FigureError(RegiokompasError):
    """Figures that contradict their declaration (double periods, joined series that differ)."""

    code = "figures-invalid"
    exit_code = 7
