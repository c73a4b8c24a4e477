"""The matrix of challenges as a table: signs for the eye, words for the ear."""

from dataclasses import dataclass

from regiokompas.analysis.coherence.links import ComputedKind, links_of
from regiokompas.analysis.coherence.matrices import Cell, matrix_of
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Text
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.words import LINKS_OUT, SHARED

# A table of more challenges than this can be read by nobody.
MOST_CHALLENGES = 60
SIGNS = {"requires": "●", "contributes-to": "▲", "conflicts-with": "✕", "refers-to": "○"}
SHARED_SIGN = "·"


@dataclass(frozen=True, kw_only=True, slots=True)
class Square:
    """A cell of the table: its signs, and in words what they mean; empty where nothing links."""

    column: int
    signs: str
    words: tuple[Text, ...]
    is_itself: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SquareRow:
    """A row of the table: what one challenge says about each of the others."""

    challenge: PlanChallenge
    squares: tuple[Square, ...]


def square_rows(content: Content) -> tuple[SquareRow, ...]:
    """Return the rows of the table; none where there are more than ``MOST_CHALLENGES``.

    Signs stand for what the plan itself says from row to column; the dot for having something in
    common where the plan says nothing.
    """
    if len(content.numbers) > MOST_CHALLENGES:
        return ()
    matrix = matrix_of(links_of(content.view), content.numbers)
    return tuple(
        SquareRow(
            challenge=content.challenges[number],
            squares=tuple(
                _square(cell, column=column, is_itself=column == number)
                for column, cell in zip(matrix.numbers, cells, strict=True)
            ),
        )
        for number, cells in zip(matrix.numbers, matrix.cells, strict=True)
    )


def legend() -> list[tuple[str, Text]]:
    """Return the signs of the table with what they mean."""
    return [(sign, LINKS_OUT[kind]) for kind, sign in SIGNS.items()]


def _square(cell: Cell | None, *, column: int, is_itself: bool) -> Square:
    if cell is None:
        return Square(column=column, signs="", words=(), is_itself=is_itself)
    declared = [kind for kind in cell.outward if kind in SIGNS]
    shared = [kind for kind in cell.outward if kind in SHARED]
    signs = "".join(SIGNS[kind] for kind in declared)
    return Square(
        column=column,
        signs=signs or (SHARED_SIGN if shared else ""),
        words=tuple(_words(declared, LINKS_OUT) + ([] if declared else _words(shared, SHARED))),
        is_itself=is_itself,
    )


def _words(kinds: list[ComputedKind], names: dict[str, Text]) -> list[Text]:
    return [names[kind] for kind in kinds]
