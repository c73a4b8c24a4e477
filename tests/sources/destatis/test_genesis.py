"""GENESIS asked and read: each trap of its answers, against a server on this machine.

The figures are invented; the form is the flat one of GENESIS (ffcsv).
"""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from tests.replay import Answering, Posed, answering

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import AreaColumn, Request, Table
from regiokompas.sources.asked import Access, Asked
from regiokompas.sources.destatis.client import ask_genesis
from regiokompas.sources.destatis.facts import GENESIS
from regiokompas.sources.destatis.read import read_genesis_table
from regiokompas.sources.http import Patience

FACTS = replace(
    GENESIS,
    job_polls=3,
    patience=Patience(
        tries=2,
        connect_seconds=2,
        read_seconds=2,
        answer_seconds=5,
        first_wait_seconds=0.01,
        longest_wait_seconds=0.05,
    ),
)
TABLE = Table(
    id="made-up-genesis",
    format="genesis",
    publisher="Statistische Ämter",
    table="12411-99-99-9",
    title="Made up",
    address="https://example.org",
    licence="dl-de/by-2-0",
    request=Request(
        codes={"regionalvariable": ("KREISE",), "regionalkey": ("05554", "03456")},
        since="2018",
        until="2021",
    ),
    area=AreaColumn(column="KREISE", by="kreis"),
)
PART = Part(table=TABLE.id, measure="BEVSTD", unit="Anzahl", where={"GES": ""})
HEADER = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label;value_q\n"
)
TOKEN = "a-token-of-nobody"  # noqa: S105  # invented


def row(area: str, value: str, *, time="2019-12-31", sex="", unit="Anzahl", q="e") -> str:
    return (
        f"99999;Verzonnen;STAG;Stichtag;{time};KREISE;Kreise;{area};Ergens;GES;Geschlecht;{sex};x;"
        f"{value};{unit};BEVSTD;Bevölkerungsstand;{q}\n"
    )


def text(*rows: str) -> bytes:
    return (HEADER + "".join(rows)).encode("utf-8")


def zipped(content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        # a day of its own: names of tests are made from these bytes, and each worker makes them
        file.writestr(zipfile.ZipInfo("12411-99-99-9_flat.csv"), content)
    return archive.getvalue()


def read(content: bytes, part: Part = PART, table: Table = TABLE):
    frame = read_genesis_table(table, {"years-2018-2021": content}, [part], {})
    rows = frame.select("area", "period", "value", frame["status"].cast(str)).rows()
    return {(area, period): (value, status) for area, period, value, status in rows}


def status(code: int, sentence: str, kind: str = "Fehler") -> bytes:
    return json.dumps({"Status": {"Code": code, "Content": sentence, "Type": kind}}).encode()


def asked(answer: Answering, *, user: str = "someone", password: str = "word"):  # noqa: S107  # invented
    with answering(answer) as (address, got):
        access = Access(addresses={"genesis": address}, user=user, password=password)
        found: Asked = ask_genesis(TABLE, access=access, facts=FACTS, wait=lambda _: None)
        return found, got


def refused(answer: Answering, **credentials: str) -> str:
    with pytest.raises(SourceError) as error:
        asked(answer, **credentials)
    return str(error.value)


def test_a_district_keeps_its_leading_zero_and_a_day_becomes_its_year():
    assert read(text(row("05554", "370676"), row("03456", "136511"))) == {
        ("03456", "2019"): (136511, "final"),
        ("05554", "2019"): (370676, "final"),
    }


def test_the_last_day_of_a_year_can_stand_for_the_first_of_the_next():
    found = read(text(row("05554", "7")), replace(PART, period_shift=1))
    assert found == {("05554", "2020"): (7, "final")}


def test_a_decimal_comma_is_read():
    part = replace(PART, unit="Prozent")
    assert read(text(row("05554", "3,7", unit="Prozent")), part)["05554", "2019"][0] == 3.7


@pytest.mark.parametrize(
    ("sign", "unit", "figure"),
    [
        ("-", "Anzahl", (0, "final")),
        ("-", "Prozent", (None, "impossible")),
        (".", "Anzahl", (None, "secret")),
        ("...", "Anzahl", (None, "not-available")),
        ("/", "Anzahl", (None, "not-available")),
        ("x", "Anzahl", (None, "impossible")),
        ("(12)", "Anzahl", (12, "estimated")),
        ("", "Anzahl", (None, "missing")),
    ],
)
def test_every_sign_in_place_of_a_figure_is_understood(sign: str, unit: str, figure):
    found = read(text(row("05554", sign, unit=unit)), replace(PART, unit=unit))
    assert found["05554", "2019"] == figure


@pytest.mark.parametrize(
    ("quality", "told"),
    [("e", "final"), ("p", "provisional"), ("s", "estimated"), ("r", "final"), ("()", "estimated")],
)
def test_the_quality_of_a_figure_becomes_its_status(quality: str, told: str):
    assert read(text(row("05554", "5", q=quality)))["05554", "2019"] == (5, told)


def test_an_archive_and_a_byte_order_mark_are_opened():
    plain = text(row("05554", "7"))
    assert read(zipped(plain)) == read(plain)
    assert read(b"\xef\xbb\xbf" + plain) == read(plain)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (text(row("5554", "7")), "has five digits"),
        (text(row("05554", "7", unit="1000")), "in 1000, but 'Anzahl'"),
        (text(row("05554", "7", time="2019/20")), "neither a year nor a day"),
        (text(row("05554", "sieben")), "is no figure"),
        (text(row("05554", "7", q="?")), "sign '\\?' of quality is unknown"),
        (text(row("05554", "7"))[:-30], "cut off"),
        (b"Statistik_Code;Statistik_Label\n1;2\n", "no column 'time'"),
        (zipped(text(row("05554", "7")))[:60], "neither a table"),
    ],
)
def test_what_is_not_understood_is_refused(content: bytes, words: str):
    with pytest.raises(SourceError, match=words):
        read(content)


def test_a_variable_left_open_is_refused():
    content = text(row("05554", "7"), row("05554", "3", sex="GESM"))
    with pytest.raises(SourceError, match="GES is left open: '', 'GESM'"):
        read(content, replace(PART, where={}))


def test_a_figure_that_the_table_does_not_have_is_refused():
    with pytest.raises(SourceError, match="no figures of 'BEVSTX'"):
        read(text(row("05554", "7")), replace(PART, measure="BEVSTX"))


def test_a_table_is_asked_by_post_with_credentials_in_the_headers_alone():
    found, got = asked(lambda _: (200, text(row("05554", "7"))), user=TOKEN, password="")
    assert got[0].method == "POST"
    assert got[0].path == "/data/tablefile"
    assert got[0].headers["username"] == TOKEN
    assert got[0].fields["regionalkey"] == ["05554,03456"]
    assert got[0].fields["format"] == ["ffcsv"]
    assert TOKEN not in repr(found)
    assert list(found.answers) == ["years-2018-2021"]


def test_without_a_user_nothing_is_asked():
    assert "no user is set" in refused(lambda _: (200, b""), user="")


def test_years_are_halved_until_the_table_is_small_enough():
    def answer(posed: Posed) -> tuple[int, bytes]:
        years = int(posed.fields["startyear"][0]), int(posed.fields["endyear"][0])
        if years[0] < years[1]:
            return 200, status(98, "Die Tabelle ist zu groß (mehr als 40.000 Werte).")
        return 200, text(row("05554", str(years[0]), time=f"{years[0]}-12-31"))

    found, got = asked(answer, password="")
    assert sorted(found.answers) == [f"years-{year}-{year}" for year in range(2018, 2022)]
    assert len(got) == 7
    frame = read_genesis_table(TABLE, found.answers, [PART], {})
    assert frame["value"].to_list() == [2018, 2019, 2020, 2021]


def as_job(posed: Posed, *, state: str) -> tuple[int, bytes]:
    if posed.path.endswith("catalogue/jobs"):
        return 200, json.dumps({"List": [{"State": state}]}).encode()
    if posed.path.endswith("data/resultfile"):
        return 200, zipped(text(row("05554", "7", time=f"{posed.fields['name'][0][-4:]}-12-31")))
    if posed.fields["job"] == ["true"]:
        year = posed.fields["startyear"][0]
        told = f"Der Bearbeitungsauftrag wurde erstellt. Name: 12411-99-99-9_{year}"
        return 200, status(99, told, "Information")
    return 200, status(98, "Die Tabelle ist zu groß.")


def test_a_single_year_that_is_too_large_is_asked_as_a_job():
    found, got = asked(lambda posed: as_job(posed, state="Fertig"))
    assert len(found.answers) == 4
    assert any(posed.path.endswith("data/resultfile") for posed in got)


def test_a_token_may_not_start_jobs_and_is_told_so():
    told = refused(lambda posed: as_job(posed, state="Fertig"), password="")
    assert "a token may not start jobs" in told


def test_a_job_that_is_never_done_is_given_up():
    assert "was not done in time" in refused(lambda posed: as_job(posed, state="Laufend"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (status(104, "Es gibt keine Objekte zum angegebenen Selektionskriterium."), "code 104"),
        (status(90, "Die angeforderte Tabelle ist nicht vorhanden."), "nicht vorhanden"),
        (json.dumps({"Code": 15, "Content": "Anmeldung fehlt", "Type": "ERROR"}).encode(), "15"),
        (b'{"Status": {"Code"', "not complete JSON"),
    ],
)
def test_an_error_inside_an_answer_of_200_is_told_in_its_words(body: bytes, words: str):
    assert words in refused(lambda _: (200, body))


def test_refused_credentials_are_told_with_the_variables_to_check():
    assert "REGIOKOMPAS_GENESIS_USER" in refused(lambda _: (401, b""))
