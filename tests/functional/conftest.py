"""A small region with invented municipalities, and the site that shows it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from regiokompas.declarations.load import load_region
from regiokompas.declarations.plan import read_plan_files
from regiokompas.domain.provenance import Origin
from regiokompas.domain.series import FIGURES, SERIES
from regiokompas.monitoring.operations import publish_release
from regiokompas.plan.operations import load_region as store_region
from regiokompas.plan.revising import import_plan
from regiokompas.warehouse.releases import Contents, Release, write_release
from regiokompas.web.catalogues import compile_catalogues

NOW = datetime(2026, 6, 1, tzinfo=UTC)

UNITS = """
[[units]]
id = "persons"
name = { nl = "inwoners", en = "inhabitants", de = "Einwohner" }

[[units]]
id = "percent"
name = { nl = "procent", en = "per cent", de = "Prozent" }
sign = "%"
"""

TABLE = """
id = "example-table"
format = "csv"
publisher = "Invented Office"
table = "0000INV"
title = "An invented table"
address = "https://example.org/table"
licence = "CC0"
"""

INDICATOR = """
id = "{id}"
status = "published"
name = {{ nl = "{id} nl", en = "{id} en", de = "{id} de" }}
definition = {{ nl = "Verzonnen voorbeeld.", en = "Invented.", de = "Erfunden." }}
unit = "{unit}"
decimals = {decimals}
direction = "up"
frequency = "year"
process = "stock"

[inputs.amount]
aggregate = "{aggregate}"
parts = [{{ table = "example-table", measure = "m", unit = "x" }}]

[formula]
kind = "value"
input = "amount"
"""

WAITING = """
id = "waiting"
status = "draft"
name = { nl = "Wacht nl", en = "Waiting en", de = "Wartet de" }
definition = { nl = "Verzonnen voorbeeld.", en = "Invented.", de = "Erfunden." }
unit = "percent"
decimals = 1
direction = "down"
frequency = "year"
process = "rate"

[formula]
kind = "value"
input = "share"

[wanted]
publisher = "Invented Office"
table = "1111INV"
title = "A table to come"
address = "https://example.org/wanted"
missing = { nl = "Het bestand.", en = "The file.", de = "Die Datei." }
who = { nl = "Het verzonnen bureau.", en = "The invented office.", de = "Das erfundene Amt." }
"""

CHOICES = """
[[choices]]
challenge = 1
indicator = "people"
is_headline = true
why = { nl = "Groei telt mensen.", en = "Growth counts people.", de = "Wachstum zählt." }
limits = { nl = "Niet of zij blij zijn.", en = "Not whether happy.", de = "Nicht ob froh." }

[[choices]]
challenge = 2
indicator = "waiting"
is_headline = true
why = { nl = "Dit is het doel.", en = "This is the goal.", de = "Das ist das Ziel." }
"""

REGION = """
id = "voorbeeld"
name = "Voorbeeldstreek"
code = "CR99"
country = "NL01"
members = [
  { code = "GM9001", name = "Verzonnen aan Zee" },
  { code = "GM9002", name = "Fictiedorp" },
  { code = "GM9003", name = "Nergensstad" },
]
"""

CHALLENGE = """
number = {number}
document = "doc"
theme = "wonen"
theme_on_fiche = "wonen"
title = {{ nl = "{nl}", en = "{en}", de = "{de}" }}
ambition = {{ nl = "Beter", en = "Better", de = "Besser" }}
indicators = {indicators}
context = []
ministries = []
needs = []
bottlenecks = []
impact = []
interventions = []

[ownership]
"""

PLAN = {
    "documents.toml": """
[[documents]]
id = "doc"
title = "Verzonnen plan"
date = "2026"
publisher = "Verzonnen"
""",
    "themes.toml": """
[[themes]]
id = "wonen"
name = { nl = "Wonen", en = "Living", de = "Wohnen" }
""",
    "ambitions.toml": """
[[ambitions]]
id = "people"
name = { nl = "Meer mensen", en = "More people", de = "Mehr Menschen" }
challenges = [1]
unit = "persons"
indicator = "people"
increase = 100.0
target_period = "2034"
source = "Verzonnen"

[[ambitions.baseline]]
quantity = "mensen"
value = 600.0
unit = "persons"
period = "2022"
area = "CR99"
""",
    "challenges/opgave-01.toml": CHALLENGE.format(
        number=1, nl="Groeien", en="Grow", de="Wachsen", indicators='["people", "part"]'
    ),
    "challenges/opgave-02.toml": CHALLENGE.format(
        number=2, nl="Zonder cijfer", en="Without figure", de="Ohne Zahl", indicators='["waiting"]'
    ),
}

TARGETS = """
[[targets]]
id = "people"
indicator = "people"
challenges = [1]
kind = "increase"
areas = ["CR99"]
ambition = "people"
"""


@dataclass(frozen=True)
class Example:
    home: Path
    data_dir: Path
    release: Release


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """A project folder and a release with invented figures: 600 people in 2022, 640 in 2024."""
    compile_catalogues()
    home = tmp_path_factory.mktemp("home")
    people = INDICATOR.format(id="people", unit="persons", decimals=0, aggregate="sum")
    part = INDICATOR.format(id="part", unit="percent", decimals=1, aggregate="weighted-mean")
    for name, text in {
        "indicators/units.toml": UNITS,
        "indicators/example/people.toml": people,
        "indicators/example/part.toml": part.replace('"weighted-mean"', '"none"'),
        "indicators/example/waiting.toml": WAITING,
        "tables/example-table.toml": TABLE,
        "regions/voorbeeld/indicators.toml": CHOICES,
        "regions/voorbeeld/region.toml": REGION,
        "regions/voorbeeld/targets.toml": TARGETS,
        **{f"regions/voorbeeld/plan/{path}": content for path, content in PLAN.items()},
    }.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    release = write_release(_contents(), folder=home / "var" / "releases" / "voorbeeld")
    return Example(home=home, data_dir=home / "var", release=release)


def _contents() -> Contents:
    people = {
        "GM9001": (100, 110, 120), "GM9002": (200, 205, 210), "GM9003": (300, 305, 310),
        "CR99": (600, 620, 640), "NL01": (6000, 6300, 6600),
    }  # fmt: skip
    part = {"GM9001": (10.0, 11.0, 12.5), "GM9002": (20.0, 20.0, None), "NL01": (30.0, 31.0, 32.0)}
    rows = [
        (indicator, area, str(2022 + place), None if value is None else float(value))
        for indicator, table in (("people", people), ("part", part))
        for area, values in table.items()
        for place, value in enumerate(values)
    ]
    series = pl.DataFrame(
        [
            {
                "indicator": indicator, "area": area, "period": period, "value": value,
                "status": _status(period, value), "margin": None, "origin": ["example-table"],
            }
            for indicator, area, period, value in rows
        ],
        schema=SERIES,
    )  # fmt: skip
    return Contents(
        region="voorbeeld",
        series=series,
        figures=pl.DataFrame(schema=FIGURES),
        origins={
            "example-table": Origin(
                publisher="Invented Office",
                table="0000INV",
                title="An invented table",
                address="https://example.org/table",
                retrieved_at="2026-05-01T10:00:00+00:00",
                source_version="7",
                licence="CC0",
                sha256="0" * 64,
            )
        },
        areas={"CR99": "Voorbeeldstreek", "NL01": "Nederland"},
        declarations={},
        code_version="test",
    )


def _status(period: str, value: float | None) -> str:
    if value is None:
        return "secret"
    return "provisional" if period == "2024" else "final"


@pytest.fixture
def example_settings(example: Example, settings) -> Example:
    settings.REGIOKOMPAS_HOME = example.home
    settings.REGIOKOMPAS_DATA = example.data_dir
    settings.REGIOKOMPAS_REGION = "voorbeeld"
    return example


def publish(example: Example) -> None:
    """Load the region and let the pages show its release."""
    region = load_region(example.home, "voorbeeld")
    store_region(region=region, by="test", at=NOW)
    publish_release(region="voorbeeld", release=example.release.id, by="test", at=NOW)


def bring_in(home: Path) -> None:
    """Let the declared files be the plan, as the site does when it starts."""
    files = read_plan_files(home, "voorbeeld")
    import_plan(region="voorbeeld", files=files, by="test", at=NOW, reason="declared")


@pytest.fixture
def site_without_plan(db, example_settings: Example) -> Example:  # noqa: ARG001  # opens the database
    """The site of the invented region, which keeps no plan yet."""
    publish(example_settings)
    return example_settings


@pytest.fixture
def site(site_without_plan: Example) -> Example:
    """The site of the invented region."""
    bring_in(site_without_plan.home)
    return site_without_plan


@pytest.fixture
def live_site(live_server, example_settings: Example) -> str:
    """The address of the site, served for a browser."""
    publish(example_settings)
    bring_in(example_settings.home)
    return str(live_server.url)
