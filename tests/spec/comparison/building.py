"""Made-up series and peers, in the schemas of a release."""

import polars as pl

from regiokompas.analysis.comparison.peers import PEERS
from regiokompas.domain.comparison import Covariate, Matching
from regiokompas.domain.indicators import Formula, Indicator, Input
from regiokompas.domain.series import SERIES
from regiokompas.domain.texts import Text
from regiokompas.domain.units import Unit

WORDS = Text(nl="verzonnen", en="made up", de="erfunden")
PERCENT = Unit(id="percent", name=Text(nl="procent", en="per cent", de="Prozent"), sign="%")
PERSONS = Unit(id="persons", name=Text(nl="inwoners", en="inhabitants", de="Einwohner"))


def series(values: dict[tuple[str, str], float | None], *, indicator: str = "x") -> pl.DataFrame:
    """Return ``values`` by area and period as a frame with the schema ``SERIES``."""
    rows = [
        (indicator, area, period, value, "missing" if value is None else "final", None, ["t"])
        for (area, period), value in values.items()
    ]
    return pl.DataFrame(rows, schema=SERIES, orient="row").sort("area", "period")


def peers(values: dict[tuple[str, str], float | None], *, indicator: str = "x") -> pl.DataFrame:
    """Return ``values`` by programme region and period as a frame with the schema ``PEERS``."""
    rows = [
        (indicator, peer, period, value, "incomplete" if value is None else "final", ["t"])
        for (peer, period), value in values.items()
    ]
    return pl.DataFrame(rows, schema=PEERS, orient="row")


def indicator(*, is_share: bool, breaks: tuple[object, ...] = ()) -> Indicator:
    """Return a made-up indicator: a share, or a count."""
    return Indicator(
        id="x",
        status="published",
        name=WORDS,
        definition=WORDS,
        unit="percent" if is_share else "persons",
        decimals=1 if is_share else 0,
        direction="up",
        frequency="year",
        process="rate" if is_share else "stock",
        inputs={"n": Input(parts=())},
        formula=Formula(kind="share", numerator="n", denominator="n")
        if is_share
        else Formula(kind="value", input="n"),
        breaks=breaks,  # type: ignore[arg-type]  # given as declared
    )


def rule(*names: str, count: int = 3, least: int = 1, weights: tuple[float, ...] = ()) -> Matching:
    """Return a made-up rule over the covariates ``names`` in 2025."""
    sizes = weights or (1.0,) * len(names)
    return Matching(
        version=1,
        date="2026-01-01",
        count=count,
        least_covariates=least,
        is_outside_region=True,
        covariates=tuple(
            Covariate(indicator=name, period="2025", reason=WORDS, weight=size)
            for name, size in zip(names, sizes, strict=True)
        ),
        note=WORDS,
    )
