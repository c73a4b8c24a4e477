"""A small made-up project: two municipalities, a region, a file of figures.

Its names say that they are made up; no figure of it can be taken for a real one.
"""

from pathlib import Path

UNITS = """
[[units]]
id = "persons"
name = { nl = "inwoners", en = "inhabitants", de = "Einwohner" }
written = ["aantal"]

[[units]]
id = "percent"
name = { nl = "procent", en = "per cent", de = "Prozent" }
sign = "%"
"""

TABLE = """
id = "made-up-people"
format = "csv"
publisher = "Voorbeeldbureau"
table = "V1"
title = "Verzonnen inwoners"
address = "https://example.org/v1"
licence = "CC0 1.0"

[file]
path = "people.csv"
separator = ";"
decimal = ","

[area]
column = "code"

[period]
column = "period"
"""

PEOPLE = """
id = "people"
status = "published"
name = { nl = "Verzonnen inwoners", en = "Made-up people", de = "Erfundene Einwohner" }
definition = { nl = "Een voorbeeld.", en = "An example.", de = "Ein Beispiel." }
unit = "persons"
decimals = 0
direction = "up"
frequency = "year"
process = "stock"
moment = "first-day"

[inputs.people]
[[inputs.people.parts]]
table = "made-up-people"
measure = "people"
unit = "aantal"

[formula]
kind = "value"
input = "people"
"""

OLD = """
id = "old-share"
status = "published"
name = { nl = "Verzonnen ouderen", en = "Made-up elderly", de = "Erfundene Ältere" }
definition = { nl = "Een voorbeeld.", en = "An example.", de = "Ein Beispiel." }
unit = "percent"
decimals = 1
direction = "none"
frequency = "year"
process = "rate"

[inputs.old]
[[inputs.old.parts]]
table = "made-up-people"
measure = "old"
unit = "aantal"

[inputs.people]
[[inputs.people.parts]]
table = "made-up-people"
measure = "people"
unit = "aantal"

[formula]
kind = "share"
numerator = "old"
denominator = "people"
"""

REGION = """
id = "voorbeeldstreek"
name = "Voorbeeldstreek"
code = "CR99"
country = "NL01"

[[members]]
code = "GM9001"
name = "Voorbeelddorp"

[[members]]
code = "GM9002"
name = "Voorbeeldstad"
"""

FIGURES = """code;period;people;old
NL01;2020;1000;200
NL01;2021;1100;231
GM9001;2020;10;1
GM9001;2021;12;2
GM9002;2020;30;7
GM9002;2021;32;8
GM9999;2021;50;5
"""

PINNED = """{
 "columns": [
  "code",
  "period",
  "people",
  "old"
 ]
}
"""


def write_project(folder: Path) -> Path:
    """Write the project into ``folder`` and return it."""
    for name, text in {
        "indicators/units.toml": UNITS,
        "indicators/example/people.toml": PEOPLE,
        "indicators/example/old-share.toml": OLD,
        "tables/made-up-people.toml": TABLE,
        "tables/pinned/made-up-people.json": PINNED,
        "regions/voorbeeldstreek/region.toml": REGION,
        "downloads/people.csv": FIGURES,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
