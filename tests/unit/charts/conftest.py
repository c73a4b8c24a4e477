"""Made-up indicators and figures, small enough to check in your head."""

from collections.abc import Callable
from typing import Any

import pytest

from regiokompas.charts.values import Line, Point
from regiokompas.domain.indicators import Break, Formula, Indicator
from regiokompas.domain.texts import Text
from regiokompas.domain.units import Unit


def text(dutch: str, english: str = "", german: str = "") -> Text:
    return Text(nl=dutch, en=english or dutch, de=german or dutch)


UNITS = {
    "persons": Unit(id="persons", name=text("inwoners", "inhabitants", "Einwohner")),
    "percent": Unit(id="percent", name=text("procent"), sign="%"),
    "euro": Unit(id="euro", name=text("euro"), prefix="€"),
    "kilometres": Unit(id="kilometres", name=text("kilometer"), sign=" km"),
}


@pytest.fixture
def units() -> dict[str, Unit]:
    return UNITS


@pytest.fixture
def made() -> Callable[..., Indicator]:
    """A function that makes an indicator."""

    def make(unit: str = "persons", decimals: int = 0, moment: Any = "period") -> Indicator:
        names = {"persons": text("Inwoners", "Inhabitants", "Einwohner")}
        return Indicator(
            id="made-up",
            status="draft",
            name=names.get(unit, text("Verzonnen maat")),
            definition=text("Een verzonnen maat."),
            unit=unit,
            decimals=decimals,
            direction="none",
            frequency="year",
            process="stock",
            moment=moment,
            inputs={},
            formula=Formula(kind="value"),
        )

    return make


@pytest.fixture
def line() -> Callable[..., Line]:
    """A function that makes a line from figures by year; what is None is missing."""

    def make(
        figures: dict[int, float | None],
        *,
        name: str = "Twente",
        kind: Any = "main",
        soft: tuple[int, ...] = (),
        margin: float | None = None,
    ) -> Line:
        points = tuple(
            Point(
                period=str(year),
                value=value,
                status="missing" if value is None else "provisional" if year in soft else "final",
                margin=None if value is None else margin,
            )
            for year, value in figures.items()
        )
        return Line(name=name, points=points, kind=kind)

    return make


@pytest.fixture
def break_in() -> Callable[[int], Break]:
    return lambda year: Break(period=str(year), reason=text("andere vraag.", "other question"))


@pytest.fixture
def boundaries() -> dict[str, Any]:
    """Three square areas in a row, from west to east."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": f"GM000{number}", "name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [
                        [6 + number, 52],
                        [7 + number, 52],
                        [7 + number, 53],
                        [6 + number, 53],
                        [6 + number, 52],
                    ]
                ],
            },
        }
        for number, name in enumerate(("Aadorp", "Bebos", "Cehoek"), start=1)
    ]
    return {"type": "FeatureCollection", "features": features}
