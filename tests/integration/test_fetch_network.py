"""Fetching over the network, from a server that answers as CBS does."""

from datetime import UTC, datetime

import pytest
from tests.replay import Fault, answers_of, made_up_tables, repeated, replaying

from regiokompas.domain.errors import SourceChangedError, SourceError, StorageError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import File, Request, Table
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.pin import pin
from regiokompas.sources.cbs.read import read_odata_table
from regiokompas.sources.http import Patience
from regiokompas.warehouse.snapshots import SnapshotStore

AT = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
SHORT = Patience(
    tries=3,
    connect_seconds=2.0,
    read_seconds=2.0,
    answer_seconds=5.0,
    first_wait_seconds=0.001,
    longest_wait_seconds=0.01,
)
NAMES = tuple(f"{number:05d}TST" for number in range(1, 7))


def table_of(name, **changes):
    facts = {"title": "Verzonnen tabel", "address": f"https://example.invalid/{name}"}
    return Table(
        id=f"test-{name[:5]}",
        format="cbs-odata",
        publisher="CBS",
        table=name,
        licence="CC BY 4.0",
        **{**facts, **changes},
    )


TABLE = table_of("00001TST")


@pytest.fixture
def server():
    with replaying(made_up_tables(), page_size=10) as replay:
        yield replay


@pytest.fixture
def run(tmp_path):
    def run_fetch(server, *tables, pinned=True, at=AT):
        pinned_dir = tmp_path / "pinned"
        options = {"base_address": server.base_address, "patience": SHORT}
        wanted = tables or (TABLE,)
        if pinned and not pinned_dir.exists():
            faults, server.faults = server.faults, []
            pin(wanted, downloads=None, pinned_dir=pinned_dir, **options)
            server.faults = faults
            server.requests.clear()
        return fetch(
            wanted, data_dir=tmp_path, downloads=None, pinned_dir=pinned_dir, at=at, **options
        )

    return run_fetch


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path / "snapshots")


def test_a_new_table_is_kept_with_every_page_and_its_origin(server, run, store):
    (fetched,) = run(server)
    snapshot = store.latest(TABLE.id)
    assert fetched.state == "new"
    assert fetched.origin == snapshot.origin
    assert fetched.bytes == sum(answer.size for answer in snapshot.answers)
    assert [answer.name for answer in snapshot.answers] == [
        "properties",
        "dimensions",
        "measure-codes",
        "codes-Geslacht",
        "codes-RegioS",
        "codes-Perioden",
        "observations-page-1",
        "observations-page-2",
        "observations-page-3",
    ]
    assert snapshot.origin.retrieved_at == "2026-05-06T07:08:09Z"
    assert snapshot.origin.source_version == "202601010000"
    assert snapshot.answers[1].address == f"{server.base_address}/00001TST/Dimensions"


def test_fetched_pages_read_as_the_same_figures(server, run, store):
    run(server)
    part = Part(table=TABLE.id, measure="M000001", unit="aantal")
    fetched = read_odata_table(TABLE, store.contents(store.latest(TABLE.id)), [part], {})
    assert fetched.equals(read_odata_table(TABLE, answers_of(server.tables), [part], {}))


def test_an_unchanged_table_costs_one_request(server, run):
    run(server)
    server.requests.clear()
    (fetched,) = run(server)
    assert fetched.state == "unchanged"
    assert fetched.origin.retrieved_at == "2026-05-06T07:08:09Z"
    assert len(server.requests) == 1
    assert server.asked("/Datasets?") == 1


@pytest.mark.parametrize("mark", ["Modified", "ObservationsModified"])
def test_a_table_that_changed_at_the_source_is_asked_again(server, run, store, mark):
    run(server)
    server.tables.catalogue[0][mark] = "2026-02-01T00:00:00+01:00"
    server.tables.sets["00001TST"]["Properties"][mark] = "2026-02-01T00:00:00+01:00"
    (fetched,) = run(server)
    assert fetched.state == "new"
    assert len(store.all(TABLE.id)) == 2


def test_without_a_mark_of_observations_the_mark_of_the_table_counts(server, run):
    del server.tables.catalogue[0]["ObservationsModified"]
    run(server)
    assert run(server)[0].state == "unchanged"
    server.tables.catalogue[0]["Modified"] = "2026-03-03T00:00:00+01:00"
    server.requests.clear()
    run(server)
    assert server.asked("/Observations") > 0


def test_another_filter_asks_again(server, run, store):
    run(server)
    filtered = table_of("00001TST", request=Request(filter="startswith(RegioS,'GM')"))
    (fetched,) = run(server, filtered)
    assert fetched.state == "new"
    assert store.latest(TABLE.id).request == "startswith(RegioS,'GM')"
    assert run(server, filtered)[0].state == "unchanged"


def test_a_damaged_snapshot_is_asked_again_and_healed(server, run, store):
    run(server)
    snapshot = store.latest(TABLE.id)
    store._answer_path(snapshot.answers[-1].sha256).write_bytes(b"damaged")
    run(server)
    assert store.contents(snapshot)


@pytest.mark.parametrize("status", ["Vervallen", "Gediscontinueerd"])
def test_a_table_that_is_no_longer_kept_up_is_told(server, run, status):
    server.tables.catalogue[0]["Status"] = status
    assert status in run(server)[0].sentence
    assert status in run(server)[0].sentence


def test_a_table_that_left_the_catalogue_is_told_and_still_fetched(server, run):
    server.tables.catalogue.clear()
    (fetched,) = run(server)
    assert fetched.state == "new"
    assert "no longer lists this table" in fetched.sentence


def test_identifiers_are_case_sensitive(server, run):
    server.tables.catalogue[0]["Identifier"] = "00001tst"
    assert "no longer lists" in run(server)[0].sentence


@pytest.mark.parametrize(
    "fault",
    [
        Fault(where="Observations?", kind="status", status=429, times=2, retry_after="0"),
        Fault(where="Observations?", kind="status", status=500, times=2),
        Fault(where="Observations?", kind="cut", times=2),
        Fault(where="Observations?", kind="slow", seconds=0.05, times=1),
    ],
    ids=lambda fault: fault.kind,
)
def test_a_fault_that_passes_leaves_no_trace_in_the_snapshot(server, run, store, fault):
    filtered = table_of("00001TST", request=Request(filter="startswith(RegioS,'GM')"))
    server.faults = [fault]
    (fetched,) = run(server, filtered)
    assert fetched.state == "new"
    assert len(store.latest(TABLE.id).answers) == 8


def test_a_source_that_stays_silent_is_told_and_what_arrived_is_kept(server, run, store):
    server.faults = [Fault(where="skip=20", kind="status", status=500, times=3)]
    with pytest.raises(SourceError, match="500") as refusal:
        run(server)
    problem = refusal.value.problems[0]
    assert problem.place == f"table {TABLE.id}"
    assert f"{server.base_address}/00001TST/Observations" in problem.sentence
    assert "what has arrived is kept" in problem.hint
    assert store.latest(TABLE.id) is None
    asked_before = list(server.requests)
    server.requests.clear()
    (fetched,) = run(server)
    assert fetched.state == "resumed"
    assert "answers were kept from an interrupted fetch" in fetched.sentence
    again = [path for path in server.requests if path in asked_before]
    assert sorted(path.split("/")[-1][:10] for path in again) == [
        "Datasets?$",
        "Observatio",
        "Properties",
    ]


def test_a_new_version_does_not_go_on_with_pages_of_the_old_one(server, run):
    server.faults = [Fault(where="skip=20", kind="status", status=500, times=3)]
    with pytest.raises(SourceError):
        run(server)
    server.tables.sets["00001TST"]["Properties"]["Version"] = "202602020000"
    assert run(server)[0].state == "new"


def test_fewer_rows_than_the_source_counts_are_not_sealed(server, run, store):
    server.count_offset = 1
    with pytest.raises(SourceError, match="24 observations arrived, the source counts 25"):
        run(server)
    assert store.latest(TABLE.id) is None
    server.count_offset = 0
    assert run(server)[0].state == "new"


def test_half_an_answer_is_not_remembered(server, run, store):
    server.faults = [Fault(where="RegioSCodes", kind="half-json")]
    with pytest.raises(SourceError, match="'codes-RegioS' is not complete JSON"):
        run(server)
    assert store.latest(TABLE.id) is None
    assert run(server)[0].state == "new"


def test_a_page_that_continues_at_another_host_is_refused(server, run):
    server.other_host = "http://example.invalid/odata"
    with pytest.raises(SourceError, match=r"continues at another host: http://example\.invalid"):
        run(server)


def test_pages_that_point_back_are_refused(server, run, monkeypatch):
    monkeypatch.setattr("tests.replay.quote", lambda value: "0" if value.isdigit() else value)
    with pytest.raises(SourceError, match="points back to an earlier page"):
        run(server)


def test_a_changed_schema_is_refused_before_the_observations_are_asked(server, run, store):
    run(server)
    server.tables.catalogue[0]["Modified"] = "2026-02-01T00:00:00+01:00"
    server.tables.sets["00001TST"]["MeasureCodes"][0]["Unit"] = "x 1 000"
    server.requests.clear()
    with pytest.raises(SourceChangedError, match="unit of M000001 changed from 'aantal'"):
        run(server)
    assert server.asked("/Observations") == 0
    assert len(store.all(TABLE.id)) == 1


def test_a_table_that_is_not_pinned_is_refused_with_the_way_out(server, run):
    with pytest.raises(SourceChangedError, match=f"regiokompas pin {TABLE.id}"):
        run(server, pinned=False)


def test_at_most_three_requests_run_at_a_time_and_none_twice(run):
    with replaying(made_up_tables(*NAMES), page_size=10, pause=0.005) as server:
        fetched = run(server, *(table_of(name) for name in NAMES))
    assert [one.table_id for one in fetched] == [f"test-{name[:5]}" for name in NAMES]
    assert 2 <= server.busiest <= 3
    assert repeated(server.requests) == []


def test_a_table_that_fails_does_not_stop_the_others(run, store):
    with replaying(made_up_tables(*NAMES[:3])) as server:
        server.faults = [Fault(where="00002TST", kind="status", status=500, times=3)]
        with pytest.raises(SourceError, match="00002TST") as refusal:
            run(server, *(table_of(name) for name in NAMES[:3]))
    assert len(refusal.value.problems) == 1
    assert [store.latest(f"test-{name[:5]}") is not None for name in NAMES[:3]] == [
        True,
        False,
        True,
    ]


def test_a_catalogue_that_does_not_answer_is_told(server, run):
    server.faults = [Fault(where="Datasets", kind="status", status=500, times=3)]
    with pytest.raises(SourceError, match="Datasets"):
        run(server)


def test_a_file_needs_a_person_when_there_is_no_folder_of_downloads(server, run):
    file = Table(
        id="test-file",
        format="csv",
        publisher="CBS",
        table="00009TST",
        title="Verzonnen bestand",
        address="https://example.invalid/file",
        licence="CC BY 4.0",
        file=File(path="file.csv"),
    )
    (fetched,) = run(server, file)
    assert fetched.state == "needs-file"
    assert "https://example.invalid/file" in fetched.sentence
    assert fetched.origin is None
    assert server.requests == []


def test_a_folder_that_cannot_be_written_is_told(server, run, store):
    (store.root / "answers").mkdir(parents=True)
    (store.root / "unfinished").write_text("a file where a folder must be")
    with pytest.raises(StorageError, match="reading or writing failed"):
        run(server)


def test_progress_is_told_as_each_table_is_done(server, tmp_path):
    options = {"pinned_dir": tmp_path / "p", "base_address": server.base_address}
    pin([TABLE], downloads=None, **options)
    told = []
    fetch([TABLE], data_dir=tmp_path, downloads=None, at=AT, progress=told.append, **options)
    assert [one.state for one in told] == ["new"]
