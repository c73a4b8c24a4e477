"""Which municipalities are most alike: the Mahalanobis distance over declared covariates.

d(a, b) = √( (√w ∘ (x_a − x_b))ᵀ S⁻¹ (√w ∘ (x_a − x_b)) ), where x are the covariates divided by
their robust standard deviation (1.4826 × the median absolute deviation) and S is their covariance
over all candidates. With every weight at 1 the scaling cancels and this is the plain distance.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from regiokompas.domain.comparison import Covariate, Matching
from regiokompas.domain.errors import FigureError

FloatArray = npt.NDArray[np.float64]

# The ratio of the median absolute deviation to the standard deviation of a normal distribution.
ROBUST = 1.4826
# Above this condition number one covariate all but follows from the others.
MOST_CONDITION = 1e8


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A municipality with those most like it, the nearest first, and how far away they are.

    ``absent`` names the covariates it has no figure for; with too few left it has no matches.
    """

    area: str
    others: tuple[str, ...]
    distances: tuple[float, ...]
    absent: tuple[str, ...]


def matched(
    series: pl.DataFrame,
    matching: Matching,
    *,
    areas: Sequence[str],
    group_of: Callable[[str], str] = lambda _: "",
) -> tuple[Match, ...]:
    """Return the matches of every one of ``areas``, in their order.

    ``series`` has the schema ``SERIES``; ``group_of`` names the group of an area whose other
    members are left out (empty for none). Refused with ``FigureError``: covariates of which one
    follows from the others or hardly varies, a logarithm of nothing, and too few candidates.
    """
    wide = covariate_table(series, matching.covariates, areas=areas)
    names = [covariate.indicator for covariate in matching.covariates]
    candidates = wide.drop_nulls(names)
    _refuse_too_few(candidates, matching)
    pool = _Pool(
        codes=candidates["area"].to_list(),
        groups=[group_of(code) for code in candidates["area"]],
        values=candidates.select(names).to_numpy().astype(np.float64),
        weights=np.array([covariate.weight for covariate in matching.covariates]),
        names=names,
    )
    pool.refuse_dependent()
    rows = {row[0]: row[1:] for row in wide.iter_rows()}
    return tuple(_match(area, rows[area], pool, matching, group=group_of(area)) for area in areas)


def covariate_table(
    series: pl.DataFrame, covariates: Sequence[Covariate], *, areas: Sequence[str]
) -> pl.DataFrame:
    """Return a row for each of ``areas`` and a column for each covariate; null where unknown."""
    wide = pl.DataFrame({"area": list(areas)}, schema={"area": pl.String})
    for covariate in covariates:
        found = series.filter(
            (pl.col("indicator") == covariate.indicator) & (pl.col("period") == covariate.period)
        ).select("area", pl.col("value").alias(covariate.indicator))
        wide = wide.join(found, on="area", how="left", maintain_order="left")
        if covariate.scale == "log":
            _refuse_without_logarithm(wide, covariate)
            wide = wide.with_columns(pl.col(covariate.indicator).log())
    return wide


@dataclass(frozen=True, kw_only=True)
class _Pool:
    """The candidates: their codes, groups and covariates [candidates, covariates]."""

    codes: list[str]
    groups: list[str]
    values: FloatArray
    weights: FloatArray
    names: list[str]

    def distances(self, own: FloatArray, columns: Sequence[int]) -> FloatArray:
        """Return how far every candidate is from ``own``, over these ``columns``."""
        chosen = list(columns)
        scaled = self.values[:, chosen] / _robust_spread(self.values[:, chosen])
        target = own / _robust_spread(self.values[:, chosen])
        inverse = np.linalg.inv(np.atleast_2d(np.cov(scaled, rowvar=False)))
        difference = (scaled - target) * np.sqrt(self.weights[chosen])
        squared = np.einsum("ij,jk,ik->i", difference, inverse, difference)
        root: FloatArray = np.sqrt(np.maximum(squared, 0.0))
        return root

    def refuse_dependent(self) -> None:
        """Refuse covariates that hardly vary, or of which one follows from the others."""
        spread = _robust_spread(self.values)
        for name, size in zip(self.names, spread, strict=True):
            if size <= 0:
                raise FigureError(
                    f"the covariate '{name}' is the same for most municipalities",
                    place="comparisons/matching.toml",
                    hint="leave it out: likeness in it tells nothing",
                )
        condition = np.linalg.cond(np.atleast_2d(np.cov(self.values / spread, rowvar=False)))
        if not condition < MOST_CONDITION:
            raise FigureError(
                "one of the covariates follows from the others: their covariance is singular "
                f"(condition number {condition:.3g}; {', '.join(self.names)})",
                place="comparisons/matching.toml",
                hint="leave out one of those that say the same",
            )


def _match(
    area: str,
    row: tuple[float | None, ...],
    pool: _Pool,
    matching: Matching,
    *,
    group: str,
) -> Match:
    present = [index for index, value in enumerate(row) if value is not None]
    absent = tuple(pool.names[index] for index, value in enumerate(row) if value is None)
    if len(present) < matching.least_covariates:
        return Match(area=area, others=(), distances=(), absent=absent)
    own = np.array([value for value in row if value is not None], dtype=np.float64)
    distances = pool.distances(own, present)
    apart = group if matching.is_outside_region else ""
    allowed = [
        index
        for index, code in enumerate(pool.codes)
        if code != area and not (apart and pool.groups[index] == apart)
    ]
    # The code settles a tie, so that the same figures always give the same list.
    nearest = sorted(allowed, key=lambda index: (distances[index], pool.codes[index]))
    chosen = nearest[: matching.count]
    return Match(
        area=area,
        others=tuple(pool.codes[index] for index in chosen),
        distances=tuple(float(distances[index]) for index in chosen),
        absent=absent,
    )


def _robust_spread(values: FloatArray) -> FloatArray:
    """Return the robust standard deviation of each column."""
    middle = np.median(values, axis=0)
    spread: FloatArray = ROBUST * np.median(np.abs(values - middle), axis=0)
    return spread


def _refuse_without_logarithm(wide: pl.DataFrame, covariate: Covariate) -> None:
    wrong = wide.filter(pl.col(covariate.indicator) <= 0)
    if not wrong.is_empty():
        raise FigureError(
            f"the covariate '{covariate.indicator}' of {wrong['area'][0]} is not above 0, "
            "so it has no logarithm",
            place="comparisons/matching.toml",
            hint='write scale = "identity" for it',
        )


def _refuse_too_few(candidates: pl.DataFrame, matching: Matching) -> None:
    needed = max(matching.count, len(matching.covariates)) + 2
    if len(candidates) < needed:
        raise FigureError(
            f"only {len(candidates)} municipalities have every covariate; "
            f"at least {needed} are needed",
            place="comparisons/matching.toml",
            hint="choose covariates and periods that more municipalities have",
        )


def differences(
    frozen: Mapping[str, Sequence[str]], found: Sequence[Match]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, by municipality, the frozen and the recomputed list where they differ."""
    anew = {match.area: match.others for match in found if match.others}
    return {
        area: (tuple(frozen.get(area, ())), anew.get(area, ()))
        for area in sorted({*frozen, *anew})
        if tuple(frozen.get(area, ())) != anew.get(area, ())
    }
