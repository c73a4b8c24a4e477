"""Fetching from a folder of downloaded files and recorded answers, and pinning from it."""

import json
from datetime import UTC, datetime

import pytest
from tests.replay import made_up_tables, record

from regiokompas.domain.errors import DeclarationError, SourceChangedError, SourceError
from regiokompas.domain.tables import File, Table
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.pin import pin
from regiokompas.warehouse.snapshots import SnapshotStore

AT = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
LATER = datetime(2026, 7, 7, 7, 7, 7, tzinfo=UTC)


def table_of(identifier, **changes):
    return Table(
        id=identifier,
        publisher="CBS",
        table="00001TST",
        title="Verzonnen tabel",
        address="https://example.invalid/table",
        licence="CC BY 4.0",
        **changes,
    )


ODATA = table_of("test-odata", format="cbs-odata", downloaded="recorded/00001TST")
CSV = table_of("test-csv", format="csv", version="2025-12", file=File(path="files/made-up.csv"))


@pytest.fixture
def downloads(tmp_path):
    folder = tmp_path / "downloads"
    record(made_up_tables(), folder / "recorded")
    (folder / "files").mkdir()
    (folder / "files" / "made-up.csv").write_text("code,count\nGM0001,5\n")
    return folder


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path / "snapshots")


@pytest.fixture
def run(tmp_path, downloads):
    def run_fetch(*tables, at=AT, pinned=True):
        options = {"downloads": downloads, "pinned_dir": tmp_path / "pinned"}
        if pinned and not (tmp_path / "pinned").exists():
            pin(tables, **options)
        return fetch(tables, data_dir=tmp_path, at=at, **options)

    return run_fetch


def test_recorded_answers_keep_the_moment_of_their_recording(run, store):
    (fetched,) = run(ODATA)
    assert (fetched.state, fetched.origin.retrieved_at) == ("new", "2026-01-02T03:04:05Z")
    assert fetched.origin.source_version == "202601010000"
    assert len(store.latest(ODATA.id).answers) == 7


def test_a_file_is_kept_under_the_name_a_person_knows(run, store, downloads):
    (fetched,) = run(CSV)
    snapshot = store.latest(CSV.id)
    assert [answer.name for answer in snapshot.answers] == ["made-up.csv"]
    assert store.read(snapshot.answers[0]) == (downloads / "files" / "made-up.csv").read_bytes()
    assert fetched.origin.retrieved_at == "2026-05-06T07:08:09Z"
    assert fetched.origin.source_version == "2025-12"


def test_the_same_file_later_is_unchanged_and_keeps_its_first_moment(run):
    run(CSV)
    (fetched,) = run(CSV, at=LATER)
    assert (fetched.state, fetched.origin.retrieved_at) == ("unchanged", "2026-05-06T07:08:09Z")


def test_another_file_is_a_new_snapshot_beside_the_old_one(run, store, downloads):
    run(CSV)
    (downloads / "files" / "made-up.csv").write_text("code,count\nGM0001,6\n")
    (fetched,) = run(CSV, at=LATER)
    assert fetched.state == "new"
    assert [one.origin.retrieved_at[:10] for one in store.all(CSV.id)] == [
        "2026-05-06",
        "2026-07-07",
    ]


@pytest.mark.parametrize("table", [ODATA, CSV], ids=lambda table: table.format)
def test_a_table_that_is_not_in_the_folder_is_reported_and_the_others_are_kept(
    run, downloads, table
):
    run(ODATA, CSV)
    absent = downloads / ("recorded/00001TST/index.json" if table is ODATA else "files/made-up.csv")
    absent.unlink()
    fetched = {one.table_id: one for one in run(ODATA, CSV)}
    assert fetched[table.id].state == "needs-file"
    assert {one.state for one in fetched.values()} == {"needs-file", "unchanged"}


def test_a_new_column_is_refused_and_nothing_is_sealed(run, store, downloads):
    run(CSV)
    (downloads / "files" / "made-up.csv").write_text("code,count,Foo\nGM0001,6,1\n")
    with pytest.raises(SourceChangedError, match="column 'Foo' is new") as refusal:
        run(CSV)
    assert "regiokompas pin test-csv" in str(refusal.value)
    assert len(store.all(CSV.id)) == 1


def test_a_truncated_recording_is_refused_and_nothing_is_sealed(run, store, downloads):
    run(ODATA, CSV)
    path = downloads / "recorded" / "00001TST" / "observations-page-1.json"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="'observations-page-1' is not complete JSON"):
        run(ODATA)
    assert len(store.all(ODATA.id)) == 1


def test_every_table_that_fails_is_told_at_once(run, downloads):
    run(ODATA, CSV)
    (downloads / "files" / "made-up.csv").write_text("code\nGM0001\n")
    index = downloads / "recorded" / "00001TST" / "index.json"
    index.write_text(json.dumps({**json.loads(index.read_text()), "observationRows": 99}))
    with pytest.raises(SourceError) as refusal:
        run(ODATA, CSV)
    assert len(refusal.value.problems) == 2


def test_a_file_table_that_does_not_say_how_to_read_it_is_refused(run):
    with pytest.raises(DeclarationError, match="does not say how its file is read"):
        run(table_of("test-none", format="csv"), pinned=False)


def test_pinning_tells_what_it_accepts_and_then_fetch_goes_on(run, tmp_path, downloads):
    run(CSV)
    (downloads / "files" / "made-up.csv").write_text("code,Foo\nGM0001,6\n")
    options = {"downloads": downloads, "pinned_dir": tmp_path / "pinned"}
    (rehearsed,) = pin([CSV], dry_run=True, **options)
    (pinned,) = pin([CSV], **options)
    assert rehearsed == pinned
    assert pinned.changes == ("column 'Foo' is new", "column 'count' is gone")
    assert pinned.state == "changed"
    assert run(CSV)[0].state == "new"
    assert pin([CSV], **options)[0].state == "unchanged"


def test_pinning_writes_one_readable_file_a_table(run, tmp_path):
    run(CSV)
    text = (tmp_path / "pinned" / "test-csv.json").read_text()
    assert text == '{\n "columns": [\n  "code",\n  "count"\n ]\n}\n'


def test_a_rehearsal_of_pinning_writes_nothing(tmp_path, downloads):
    (pinned,) = pin([CSV], downloads=downloads, pinned_dir=tmp_path / "pinned", dry_run=True)
    assert pinned.state == "new"
    assert not pinned.file.exists()


@pytest.mark.parametrize("folder", [None, "elsewhere"])
def test_a_file_that_is_absent_cannot_be_pinned(tmp_path, folder):
    downloads = tmp_path / folder if folder else None
    (pinned,) = pin([CSV], downloads=downloads, pinned_dir=tmp_path / "pinned")
    assert pinned.state == "needs-file"


def test_a_recording_that_is_absent_cannot_be_pinned(tmp_path):
    (pinned,) = pin([ODATA], downloads=tmp_path, pinned_dir=tmp_path / "pinned")
    assert pinned.state == "needs-file"
