"""Long lists in parts: the part that is asked for, and where the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

T = TypeVar("T")

# What the address calls a part: /trajecten/?deel=2.
NAMED = "deel"
# So many entries are on one page: more than a plan of some twenty challenges has of anything.
MOST_ENTRIES = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion(Generic[T]):
    """Some consecutive ``entries`` of a list, and the part of that list which they are."""

    entries: tuple[T, ...]
    part: Page[T]

    @property
    def is_all(self) -> bool:
        """Whether the list has no other part."""
        return not self.part.has_other_pages()

    @property
    def parts(self) -> tuple[int | None, ...]:
        """The numbers of the parts to lead to; None where some are left out between two."""
        pages = self.part.paginator
        elided = pages.get_elided_page_range(self.part.number, on_each_side=1, on_ends=1)
        return tuple(item if isinstance(item, int) else None for item in elided)


def portion_of(
    request: HttpRequest, entries: Sequence[T], *, most: int = MOST_ENTRIES
) -> Portion[T]:
    """Return the part of ``entries`` that ``request`` asks for; the first where it asks for none.

    A part that does not exist is a ``Http404``.
    """
    wanted = request.GET.get(NAMED, "1")
    try:
        part = Paginator(entries, most).page(wanted)
    except InvalidPage as error:
        raise Http404(f"this list has no part {wanted!r}") from error
    return Portion(entries=tuple(part.object_list), part=part)


def part_with(position: int, *, most: int = MOST_ENTRIES) -> int:
    """Return the number of the part that holds the entry at ``position``, counted from 0."""
    return position // most + 1
