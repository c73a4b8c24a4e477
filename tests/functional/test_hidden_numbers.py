"""A number that is kept secret is told nowhere: by no page, picture, file or command."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import polars as pl
import pytest
from django.core.management import call_command
from tests.tiny import write_project
from tests.vintages import FIRST, REGION, SECOND, build, call, fetch_on

from regiokompas.web.catalogues import compile_catalogues

pytestmark = [pytest.mark.database]

PROTECTION = """
[protection]
measures = ["old"]
rules = { threshold = 8000 }
reason = { nl = "Kleine aantallen.", en = "Small numbers.", de = "Kleine Zahlen." }
"""
YEARS = range(2014, 2026)
PEOPLE = {"GM9001": 10_007, "GM9002": 200_003, "NL01": 900_001}
# What is hidden: the small counts, and those from which they would follow; none occurs elsewhere.
SMALL = {year: 7_901 + 3 * (year - 2014) for year in YEARS}
OTHER = {year: 88_427 + 7 * (year - 2014) for year in YEARS}
SHARES = {
    round(100 * count[year] / (PEOPLE[area] + year), 3)
    for area, count in (("GM9001", SMALL), ("GM9002", OTHER))
    for year in YEARS
}
# Withdrawn and told anew: the second vintage has another small count in its last year.
REVISED = 7_877


def figures(newest: int) -> str:
    rows = ["code;period;people;old"]
    for year in YEARS:
        small = newest if year == YEARS[-1] else SMALL[year]
        rows += [
            f"NL01;{year};{PEOPLE['NL01'] + year};300000",
            f"GM9001;{year};{PEOPLE['GM9001'] + year};{small}",
            f"GM9002;{year};{PEOPLE['GM9002'] + year};{OTHER[year]}",
        ]
    return "\n".join(rows) + "\n"


SECRET = {*SMALL.values(), *OTHER.values(), REVISED}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(tmp_path)
    table = folder / "tables" / "made-up-people.toml"
    table.write_text(table.read_text(encoding="utf-8") + PROTECTION, encoding="utf-8")
    fetch_on(folder, FIRST, figures(SMALL[YEARS[-1]]))
    fetch_on(folder, SECOND, figures(REVISED))
    return folder


def told_in(text: str) -> list[str]:
    """Return the secret numbers in ``text``, however they are written."""
    joined = re.sub(r"(?<=\d)(?:[.,\u00a0\u202f ]|&nbsp;|&#160;)(?=\d{3}(?!\d))", "", text)
    whole = {int(found) for found in re.findall(r"(?<![\w.,])\d{4,6}(?!\w)", joined)}
    parts = {float(found.replace(",", ".")) for found in re.findall(r"\d+[.,]\d{3,}", text)}
    shares = {round(part, 3) for part in parts} & SHARES
    return [str(number) for number in sorted(whole & SECRET)] + [str(item) for item in shares]


def told_in_frame(frame: pl.DataFrame) -> list[float]:
    secret = [float(number) for number in SECRET] + sorted(SHARES)
    return [
        value
        for column in frame.select(pl.selectors.float()).iter_columns()
        for value in column.drop_nulls()
        if round(value, 3) in secret
    ]


def test_the_search_finds_a_secret_however_it_is_written() -> None:
    assert told_in("Er zijn 7.901 mensen") == ["7901"]
    assert told_in("7901; 88&nbsp;427 and 88,427.5") == ["7901", "88427"]
    assert told_in(f'"value": {100 * 7901 / (10_007 + 2014)}') != []
    assert told_in("in 2014 waren er 12.021") == []
    assert told_in_frame(pl.DataFrame({"value": [7901.0, None, 1.0]})) == [7901.0]


def test_no_address_tells_a_hidden_number(client, db, project, settings):  # noqa: ARG001  # opens the database
    compile_catalogues()
    release = build(project)
    settings.REGIOKOMPAS_HOME, settings.REGIOKOMPAS_DATA = project, project / "var"
    settings.REGIOKOMPAS_REGION = REGION
    call_command("load_site", release.id, verbosity=0)
    waiting = ["/", "/en/", "/de/", "/data/", "/kwaliteit/"]
    waiting += [f"/downloads/{release.id[:12]}/series.{kind}" for kind in ("csv", "parquet")]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code < 500, address
        kind = answer.headers.get("Content-Type", "")
        if "parquet" in kind or address.endswith(".parquet"):
            if answer.status_code == 200:
                assert told_in_frame(pl.read_parquet(BytesIO(content))) == [], address
            continue
        if not kind.startswith("image/png"):
            text = content.decode()
            assert told_in(text) == [], address
            links = re.findall(r'(?:href|src|srcset|action)="([^"\s]+)', text)
            for link in links if "html" in kind else ():
                parts = urlsplit(urldefrag(urljoin(f"http://testserver{address}", link)).url)
                if parts.netloc == "testserver" and not parts.path.startswith("/static/"):
                    waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert len(seen) > 60
    assert any(address.endswith(".svg") for address in seen)
    assert any("comparison" in address for address in seen)
    assert any("verdicts" in address for address in seen)
    hidden = client.get("/downloads/old-share.json").content.decode()
    assert '"secret"' in hidden  # it was there to be hidden


@pytest.mark.parametrize(
    "words",
    [
        ("show", "old-share", "--area", "GM9001", "--json"),
        ("show", "old-share", "--area", "GM9002", "--json"),
        ("show", "old-share", "--area", "GM9001", "--as-known-on", FIRST, "--json"),
        ("assess", "old-share", "--area", "GM9001", "--json"),
        ("revisions", "old-share", "--json"),
        ("disclosure", "--json"),
        ("quality", "--json"),
    ],
)
def test_no_command_tells_a_hidden_number(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    build(project)
    capsys.readouterr()
    assert call(project, monkeypatch, *words) == 0
    out = capsys.readouterr()
    assert out.out
    assert told_in(out.out + out.err) == []


def test_no_file_of_a_release_holds_a_hidden_number_or_what_it_follows_from(project: Path) -> None:
    release = build(project)
    for path in sorted(release.folder.rglob("*.parquet")):
        assert told_in_frame(pl.read_parquet(path)) == [], path.name
    for path in sorted(release.folder.rglob("*.json")):
        assert told_in(path.read_text(encoding="utf-8")) == [], path.name
    counts = release.figures().filter(pl.col("part").str.contains("old"), period="2020")
    shown = {row["area"]: row["value"] for row in counts.iter_rows(named=True)}
    total = SMALL[2020] + OTHER[2020]
    # The total of the region stays, so both of its parts are hidden: neither follows.
    assert (shown["CR99"], shown["GM9001"], shown["GM9002"]) == (total, None, None)
