"""Official tables through server, fetch and reader: the published numbers come out."""

from datetime import UTC, datetime

import polars as pl
import pytest
from tests.replay import recorded_tables, replaying

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import Request, Table
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.pin import pin
from regiokompas.sources.cbs.read import area_names, read_odata_table
from regiokompas.warehouse.snapshots import SnapshotStore

pytestmark = pytest.mark.official

AT = datetime(2026, 8, 1, tzinfo=UTC)
MEMBERS = [
    "GM0141",
    "GM0147",
    "GM1774",
    "GM0153",
    "GM0158",
    "GM0163",
    "GM0164",
    "GM1735",
    "GM0168",
    "GM0173",
    "GM1742",
    "GM0183",
    "GM1700",
    "GM0189",
]
# CBS 03759ned, "Bevolking op 1 januari", sum over the 14 municipalities.
INHABITANTS = {
    "2019": 629_284,
    "2020": 631_064,
    "2021": 631_733,
    "2022": 633_917,
    "2023": 638_897,
    "2024": 640_806,
    "2025": 643_603,
    "2026": 646_496,
}
SLICE = (
    "Geslacht eq 'T001038' and Leeftijd eq '10000' and BurgerlijkeStaat eq 'T001019' and "
    "(startswith(RegioS,'NL') or startswith(RegioS,'PV') or startswith(RegioS,'GM')) and "
    "Perioden ge '2019JJ00'"
)


def table_of(number, **changes):
    return Table(
        id=f"cbs-{number.lower()}",
        format="cbs-odata",
        publisher="CBS",
        table=number,
        title="as published",
        address=f"https://datasets.cbs.nl/odata/v1/CBS/{number}",
        licence="CC BY 4.0",
        downloaded=f"cbs/odata-v4/{number}",
        **changes,
    )


@pytest.fixture(scope="module")
def recorded(official_data):
    return recorded_tables(official_data / "cbs" / "odata-v4")


def sums(table, snapshot, store, part):
    frame = read_odata_table(table, store.contents(snapshot), [part], {})
    members = frame.filter(pl.col("area").is_in(MEMBERS))
    return dict(members.group_by("period").agg(pl.col("value").sum()).iter_rows())


def test_inhabitants_over_the_network_are_the_published_totals(recorded, tmp_path):
    table = table_of("03759ned", request=Request(filter=SLICE))
    store = SnapshotStore(tmp_path / "snapshots")
    with replaying(recorded, page_size=5000) as server:
        options = {
            "downloads": None,
            "pinned_dir": tmp_path / "pinned",
            "base_address": server.base_address,
        }
        pin([table], **options)
        (fetched,) = fetch([table], data_dir=tmp_path, at=AT, **options)
        (again,) = fetch([table], data_dir=tmp_path, at=AT, **options)
    assert (fetched.state, again.state) == ("new", "unchanged")
    assert fetched.origin.source_version == "202606230000"
    snapshot = store.latest(table.id)
    assert snapshot.answers[-1].name == "observations-page-3"
    part = Part(table=table.id, measure="M000352", unit="aantal")
    assert sums(table, snapshot, store, part) == INHABITANTS


def test_inhabitants_from_recorded_answers_are_the_published_totals(official_data, tmp_path):
    table = table_of("03759ned")
    store = SnapshotStore(tmp_path / "snapshots")
    options = {"downloads": official_data, "pinned_dir": tmp_path / "pinned"}
    pin([table], **options)
    (fetched,) = fetch([table], data_dir=tmp_path, at=AT, **options)
    assert fetched.origin.retrieved_at == "2026-07-02T12:11:02Z"
    snapshot = store.latest(table.id)
    part = Part(table=table.id, measure="M000352", unit="aantal")
    assert sums(table, snapshot, store, part) == INHABITANTS
    names = area_names(store.contents(snapshot))
    assert (names["GM0164"], names["NL01"]) == ("Hengelo (O.)", "Nederland")


HOUSEHOLDS = {"Inkomensklassen": "T001226", "KenmerkenVanHuishoudens": "1050010"}
# (table, measure, unit, where) -> (area, period, value, status), each as the answer has it.
CASES = {
    ("83625NED", "M001534", "euro"): ({}, ("GM0153", "2024", 345_393.0, "final")),
    ("85792NED", "M001532_2", "aantal"): ({}, ("NL01", "2020-Q1", 51_579.0, "final")),
    ("82235NED", "D003007", "aantal"): ({}, ("NL01", "2025", 7_622.0, "final")),
    ("80590ned", "3000790_2", "x 1000"): ({}, ("NL01", "2026-Q2", 10_231.0, "final")),
    ("83932NED", "M003239", "1 000 euro"): (
        {**HOUSEHOLDS, "Inkomensbegrippen": "A043967"},
        ("NL01", "2024", 41.9, "provisional"),
    ),
}


@pytest.mark.parametrize("case", CASES.items(), ids=lambda case: case[0][0])
def test_every_kind_of_recorded_table_is_read(official_data, tmp_path, case):
    (number, measure, unit), (where, expected) = case
    table = table_of(number)
    options = {"downloads": official_data, "pinned_dir": tmp_path / "pinned"}
    pin([table], **options)
    fetch([table], data_dir=tmp_path, at=AT, **options)
    store = SnapshotStore(tmp_path / "snapshots")
    answers = store.contents(store.latest(table.id))
    part = Part(table=table.id, measure=measure, unit=unit, where=where)
    frame = read_odata_table(table, answers, [part], {})
    rows = frame.select("area", "period", "value", "status").rows()
    assert expected in rows


def test_a_table_of_which_only_the_description_was_recorded_is_not_sealed(official_data, tmp_path):
    table = table_of("84826NED")
    options = {"downloads": official_data, "pinned_dir": tmp_path / "pinned"}
    pin([table], **options)
    with pytest.raises(SourceError, match="0 observations arrived, the source counts 3,587"):
        fetch([table], data_dir=tmp_path, at=AT, **options)
    assert SnapshotStore(tmp_path / "snapshots").latest(table.id) is None
