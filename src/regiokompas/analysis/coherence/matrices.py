"""The links as a matrix and as a graph, ready for drawing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.analysis.coherence.links import DIRECTED, ComputedKind, ComputedLink


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What links the challenge of a row to that of a column: the kinds, and how many things.

    ``outward`` are the links that run from row to column, or have no direction; ``inward`` those
    that run from column to row. ``weight`` counts declared links once and shared things each.
    """

    row: int
    column: int
    outward: tuple[ComputedKind, ...]
    inward: tuple[ComputedKind, ...]
    weight: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """A square of challenges by number, in the given order.

    ``cells`` holds ``len(numbers)`` rows of as many cells; ``None`` where nothing links the two and
    on the diagonal. ``cells[i][j]`` belongs to row ``numbers[i]`` and column ``numbers[j]``.
    """

    numbers: tuple[int, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A challenge in the graph.

    ``degree`` counts the other challenges it is linked with, ``declared_degree`` those by a
    declared link; ``group`` numbers the connected part of declared links it is in, from 1 for the
    largest; 0 where it has no declared link.
    """

    number: int
    degree: int
    declared_degree: int
    group: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """Nodes in the given order, and the links between them as edges."""

    nodes: tuple[Node, ...]
    edges: tuple[ComputedLink, ...]


def matrix_of(links: Sequence[ComputedLink], numbers: Sequence[int]) -> Matrix:
    """Return the matrix of ``links`` for the challenges ``numbers``, in that order.

    Links with a challenge outside ``numbers`` are left out.
    """
    outward, inward, weights = _by_pair(links)
    cells = tuple(
        tuple(_cell(row, column, outward, inward, weights) for column in numbers) for row in numbers
    )
    return Matrix(numbers=tuple(numbers), cells=cells)


def graph_of(links: Sequence[ComputedLink], numbers: Sequence[int]) -> Graph:
    """Return the graph of ``links`` between the challenges ``numbers``."""
    wanted = set(numbers)
    edges = tuple(link for link in links if link.source in wanted and link.target in wanted)
    all_links = _neighbours(edges)
    declared = _neighbours([link for link in edges if link.is_declared])
    groups = _groups(declared)
    nodes = tuple(
        Node(
            number=number,
            degree=len(all_links.get(number, ())),
            declared_degree=len(declared.get(number, ())),
            group=groups.get(number, 0),
        )
        for number in numbers
    )
    return Graph(nodes=nodes, edges=edges)


_Kinds = dict[tuple[int, int], dict[ComputedKind, None]]


def _by_pair(links: Sequence[ComputedLink]) -> tuple[_Kinds, _Kinds, Counter[tuple[int, int]]]:
    outward: _Kinds = {}
    inward: _Kinds = {}
    weights: Counter[tuple[int, int]] = Counter()
    for link in links:
        there, back = (link.source, link.target), (link.target, link.source)
        outward.setdefault(there, {})[link.kind] = None
        opposite = inward if link.kind in DIRECTED else outward
        opposite.setdefault(back, {})[link.kind] = None
        for pair in (there, back):
            weights[pair] += max(1, len(link.shared))
    return outward, inward, weights


def _cell(
    row: int, column: int, outward: _Kinds, inward: _Kinds, weights: Counter[tuple[int, int]]
) -> Cell | None:
    pair = (row, column)
    if row == column or pair not in weights:
        return None
    return Cell(
        row=row,
        column=column,
        outward=tuple(outward.get(pair, ())),
        inward=tuple(inward.get(pair, ())),
        weight=weights[pair],
    )


def _neighbours(links: Sequence[ComputedLink]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for link in links:
        found.setdefault(link.source, set()).add(link.target)
        found.setdefault(link.target, set()).add(link.source)
    return found


def _groups(neighbours: dict[int, set[int]]) -> dict[int, int]:
    """Return the number of the connected part each challenge is in, the largest being 1."""
    parts: list[list[int]] = []
    seen: set[int] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        part, waiting = [], [start]
        seen.add(start)
        while waiting:
            number = waiting.pop()
            part.append(number)
            fresh = neighbours[number] - seen
            seen |= fresh
            waiting.extend(fresh)
        parts.append(part)
    parts.sort(key=lambda part: (-len(part), min(part)))
    return {number: rank for rank, part in enumerate(parts, start=1) for number in part}
