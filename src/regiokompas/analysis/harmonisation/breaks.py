"""Where the figures of a municipality begin to be about another area."""

from collections.abc import Iterable

from regiokompas.domain.harmonisation import BorderChange


def years_redrawn(changes: Iterable[BorderChange]) -> dict[str, tuple[int, ...]]:
    """Return for every area that ``changes`` name the years from which it is another area.

    An area that a change does not name kept its borders. Those whose figures do not tell who went
    where count as well: their borders changed, whatever the shares. The years ascend.
    Source: docs/explanation/harmonisation.md.
    """
    found: dict[str, set[int]] = {}
    for change in changes:
        named = {
            *(code for row in change.shares for code in (row.old, row.current)),
            *change.unresolved_old,
            *change.unresolved_current,
        }
        for code in named:
            found.setdefault(code, set()).add(change.year)
    return {code: tuple(sorted(years)) for code, years in sorted(found.items())}
