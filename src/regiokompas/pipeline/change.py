"""What changed in an area between two moments, with the noise that its release knows."""

import polars as pl

from regiokompas.analysis.assessment.between import Between, Moment, Noise, between
from regiokompas.analysis.revisions import revision_statistics
from regiokompas.analysis.stability import logarithms
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.verdicts import Verdict
from regiokompas.pipeline.series import Rules
from regiokompas.pipeline.vintages import facts_of
from regiokompas.warehouse.packs import Pack


def moments_of(series: pl.DataFrame, area: str) -> tuple[Moment, ...]:
    """Return the figures of ``area`` in ``series`` (schema ``SERIES``) that have a value, by year.

    Of periods within one year the last counts.
    """
    rows = series.filter(pl.col("area") == area, pl.col("value").is_not_null()).sort("period")
    found = {
        int(period[:4]): Moment(year=int(period[:4]), value=value, margin=margin)
        for period, value, margin in rows.select("period", "value", "margin").iter_rows()
    }
    return tuple(found.values())


def noise_of(indicator: Indicator, verdict: Verdict | None, *, revision: float = 0.0) -> Noise:
    """Return what a series of ``indicator`` does by itself, as its ``verdict`` found it.

    A verdict on the gap to the country tells nothing of the figure itself.
    """
    is_own = verdict is not None and verdict.scale in {"identity", "log", "logit"}
    if verdict is None or not is_own:
        return Noise(
            process=indicator.process, scale="identity", year_to_year=None, revision=revision
        )
    return Noise(
        process=indicator.process,
        scale=verdict.scale,
        year_to_year=verdict.noise_sd,
        revision=revision,
    )


def usual_revision(pack: Pack, indicator: Indicator, rules: Rules, *, is_relative: bool) -> float:
    """Return the usual size of a revision of figures of ``indicator``, of any status.

    With ``is_relative`` it is one of the logarithm. It is 0 where no revision was seen.
    """
    if not pack.history.vintages:
        return 0.0
    facts = facts_of(pack, indicator, rules)
    sizes = revision_statistics(logarithms(facts) if is_relative else facts)["sigma"].drop_nulls()
    return max(sizes.to_list(), default=0.0)


def changed(
    indicator: Indicator,
    moments: tuple[Moment, ...],
    noise: Noise,
    *,
    first: int | None = None,
    last: int | None = None,
    redrawn: tuple[int, ...] = (),
) -> Between | None:
    """Return what changed from the year ``first`` to ``last``; None without two figures.

    ``redrawn`` are the years from which the figures are about another area.

    Without years these are the oldest figure that is measured as the newest one is, and the
    newest. A year without a figure, or two in the wrong order, is a ``NotFoundError``.
    """
    known = {moment.year: moment for moment in moments}
    breaks = (*(int(item.period[:4]) for item in indicator.breaks), *redrawn)
    if first is None:
        since = max((year for year in breaks if known and year <= max(known)), default=0)
        first = min((year for year in known if year >= since), default=None)
    asked = last is not None
    last = max(known, default=None) if last is None else last
    if first is None or last is None or (first == last and not asked):
        return None
    for year in (first, last):
        if year not in known:
            years = ", ".join(map(str, sorted(known)))
            raise NotFoundError(
                f"'{indicator.id}' has no figure of {year}", hint=f"choose one of {years}"
            )
    if last <= first:
        raise NotFoundError(
            f"{last} does not come after {first}", hint="give the earlier year with --from"
        )
    return between(known[first], known[last], noise, breaks=breaks)
