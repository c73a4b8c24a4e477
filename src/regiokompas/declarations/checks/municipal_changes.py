"""What must hold of the declared border changes of municipalities."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from regiokompas.declarations.checks.findings import Finding, nearest
from regiokompas.domain.areas import AreaKind, is_dutch_area_code
from regiokompas.domain.harmonisation import DUST, BorderChange, BorderChanges
from regiokompas.domain.tables import Table


def change_findings(borders: BorderChanges, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Find a table, year, code or share that cannot be, and an area named after it ended."""
    table = tables.get(borders.table)
    if table is None:
        yield (
            ("table",),
            f"the table '{borders.table}' does not exist",
            nearest(borders.table, sorted(tables)),
        )
    elif (table.publisher, table.licence) != (borders.publisher, borders.licence):
        yield (
            ("publisher",),
            f"'{borders.table}' is of {table.publisher} ({table.licence})",
            "write publisher and licence as the table has them",
        )
    gone: dict[str, int] = {}
    earlier = borders.first
    for index, change in enumerate(borders.changes):
        here = ("changes", index)
        if not earlier < change.year <= borders.last:
            yield (
                (*here, "year"),
                f"{change.year} does not follow {earlier}, or lies after {borders.last}",
                "each year stands once, in order, after `first` and up to `last`",
            )
        earlier = change.year
        for place, sentence, hint in _share_findings(change, gone):
            yield ((*here, *place), sentence, hint)
        currents = {*(row.current for row in change.shares), *change.unresolved_current}
        olds = {row.old for row in change.shares}
        gone |= dict.fromkeys((olds | set(change.unresolved_ended)) - currents, change.year)


def _share_findings(change: BorderChange, gone: Mapping[str, int]) -> Iterator[Finding]:
    sums: dict[str, float] = defaultdict(float)
    for row in change.shares:
        sums[row.old] += row.share
        if not 0 < row.share <= 1:
            yield (
                ("shares",),
                f"{row.old} to {row.current}: {row.share} is no share",
                "write a share above 0, at most 1",
            )
    for old, total in sorted(sums.items()):
        if abs(total - 1) > DUST:
            yield (
                ("shares",),
                f"the shares of {old} sum to {total:g}",
                "the shares of an old area together are 1: nobody is lost",
            )
    for pair, times in Counter((row.old, row.current) for row in change.shares).items():
        if times > 1:
            yield (("shares",), f"{pair[0]} to {pair[1]} occurs twice", "keep one of the two")
    for code in sorted(set(change.unresolved_ended) - set(change.unresolved_old)):
        yield (
            ("unresolved_ended",),
            f"{code} ended in {change.year}, but is not among those that ended or lost a part",
            "name it under `unresolved_old` as well",
        )
    yield from _code_findings(change, set(sums), gone)


def _code_findings(
    change: BorderChange, olds: Collection[str], gone: Mapping[str, int]
) -> Iterator[Finding]:
    currents = {row.current for row in change.shares}
    for place, codes in (
        ("shares", {*olds, *currents}),
        ("unresolved_old", set(change.unresolved_old)),
        ("unresolved_current", set(change.unresolved_current)),
        ("unresolved_ended", set(change.unresolved_ended)),
    ):
        for code in sorted(codes):
            if not (is_dutch_area_code(code) and code.startswith(AreaKind.MUNICIPALITY.value)):
                yield ((place,), f"'{code}' is no municipality", "write a code such as GM0153")
            elif code in gone:
                yield (
                    (place,),
                    f"{code} ended in {gone[code]}, and is named in {change.year}",
                    "name the municipality that it went to",
                )
