"""A snapshot is whole or absent, is never overwritten, and tells when it was altered."""

from dataclasses import replace
from hashlib import sha256

import pytest

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin
from regiokompas.warehouse.snapshots import Answer, Snapshot, SnapshotStore, digest_of_answers
from regiokompas.warehouse.unfinished import Unfinished, only_one_fetch


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path)


def snapshot_of(store, contents, *, at="2026-01-01T00:00:00Z", table="t", request=""):
    answers = tuple(
        Answer(name=name, address="a", sha256=store.keep(content), size=len(content))
        for name, content in contents.items()
    )
    origin = Origin(
        publisher="CBS",
        table="00001TST",
        title="Verzonnen tabel",
        address="https://example.invalid",
        retrieved_at=at,
        source_version="1",
        licence="CC BY 4.0",
        sha256=digest_of_answers(answers),
    )
    return Snapshot(table_id=table, origin=origin, request=request, answers=answers)


def blob(store, snapshot, number=0):
    return store._answer_path(snapshot.answers[number].sha256)


def test_a_sealed_snapshot_is_read_back_as_it_was(store):
    snapshot = snapshot_of(store, {"properties": b"{}", "codes": b"[]"})
    store.seal(snapshot)
    assert store.latest("t") == snapshot
    assert store.contents(snapshot) == {"properties": b"{}", "codes": b"[]"}


def test_a_snapshot_that_is_not_sealed_is_absent(store):
    snapshot_of(store, {"properties": b"{}"})
    assert store.latest("t") is None
    assert store.all("t") == ()


def test_the_digest_is_that_of_the_list_sha256sum_would_print(store):
    snapshot = snapshot_of(store, {"b": b"2", "a": b"1"})
    listed = f"{sha256(b'1').hexdigest()}  a\n{sha256(b'2').hexdigest()}  b\n"
    assert snapshot.origin.sha256 == sha256(listed.encode()).hexdigest()


def test_the_same_answers_again_keep_the_first_record(store):
    first = snapshot_of(store, {"a": b"1"})
    store.seal(first)
    again = snapshot_of(store, {"a": b"1"}, at="2026-02-02T00:00:00Z")
    assert store.seal(again) == first
    assert store.all("t") == (first,)


def test_the_latest_is_what_was_fetched_last_even_when_the_source_goes_back(store):
    old, new = snapshot_of(store, {"a": b"1"}), snapshot_of(store, {"a": b"2"}, at="2026-02")
    for snapshot in (old, new, old):
        store.seal(snapshot)
    assert store.latest("t") == old
    assert store.all("t") == (old, new)


def test_the_latest_request_is_remembered_when_the_answers_stay_the_same(store):
    store.seal(snapshot_of(store, {"a": b"1"}))
    store.seal(snapshot_of(store, {"a": b"1"}, request="Perioden ge '2020JJ00'"))
    assert store.latest("t").request == "Perioden ge '2020JJ00'"


def test_two_tables_from_one_file_are_told_apart(store):
    one, two = (snapshot_of(store, {"f.csv": b"1"}, table=table) for table in ("one", "two"))
    store.seal(one)
    store.seal(two)
    assert store.find(one.origin.sha256, table_id="two") == two


def test_a_snapshot_nobody_has_is_not_found(store):
    with pytest.raises(NotFoundError, match="no snapshot ffff"):
        store.find("ffff")


def test_an_altered_answer_is_refused_by_name_and_file(store):
    snapshot = store.seal(snapshot_of(store, {"codes-RegioS": b"123"}))
    blob(store, snapshot).write_bytes(b"124")
    with pytest.raises(StorageError, match="'codes-RegioS' was altered") as refusal:
        store.read(snapshot.answers[0])
    assert refusal.value.problems[0].place == str(blob(store, snapshot))
    assert "fetch" in refusal.value.problems[0].hint


def test_a_truncated_answer_is_refused_with_both_lengths(store):
    snapshot = store.seal(snapshot_of(store, {"codes-RegioS": b"123"}))
    blob(store, snapshot).write_bytes(b"12")
    with pytest.raises(StorageError, match="is 2 bytes long, 3 were received"):
        store.read(snapshot.answers[0])


def test_an_absent_answer_is_refused(store):
    snapshot = store.seal(snapshot_of(store, {"codes-RegioS": b"123"}))
    blob(store, snapshot).unlink()
    with pytest.raises(StorageError, match="'codes-RegioS' is absent"):
        store.read(snapshot.answers[0])


def test_keeping_a_damaged_answer_again_heals_it(store):
    snapshot = store.seal(snapshot_of(store, {"codes-RegioS": b"123"}))
    blob(store, snapshot).write_bytes(b"12")
    store.keep(b"123")
    assert store.read(snapshot.answers[0]) == b"123"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:100],
        lambda text: text.replace("Verzonnen", "Veranderd"),
        lambda text: text.replace('"size": 3', '"size": 4'),
        lambda _: "[]",
        lambda _: "{}",
    ],
)
def test_an_altered_record_is_refused_and_sealing_again_heals_it(store, damage):
    snapshot = store.seal(snapshot_of(store, {"a": b"123"}))
    path = store._record_path("t", snapshot.origin.sha256)
    path.write_text(damage(path.read_text()))
    with pytest.raises(StorageError, match="incomplete or altered"):
        store.latest("t")
    store.seal(snapshot)
    assert store.latest("t") == snapshot


def test_a_damaged_note_of_the_latest_is_refused(store):
    store.seal(snapshot_of(store, {"a": b"1"}))
    (store.root / "records" / "t" / "latest.json").write_text("{")
    with pytest.raises(StorageError, match="which snapshot of table 't' is the latest"):
        store.latest("t")


def test_a_record_under_another_name_is_refused(store):
    snapshot = store.seal(snapshot_of(store, {"a": b"1"}))
    path = store._record_path("t", snapshot.origin.sha256)
    path.rename(path.with_stem("0" * 64))
    with pytest.raises(StorageError, match="incomplete or altered"):
        store.all("t")


def test_a_digest_of_other_answers_is_not_sealed(store):
    snapshot = snapshot_of(store, {"a": b"1"})
    wrong = replace(snapshot, origin=replace(snapshot.origin, sha256="0" * 64))
    with pytest.raises(StorageError, match="not the digest of its answers"):
        store.seal(wrong)
    assert store.latest("t") is None


def test_a_snapshot_with_an_answer_that_was_not_kept_is_not_sealed(store):
    snapshot = snapshot_of(store, {"a": b"1"})
    blob(store, snapshot).unlink()
    with pytest.raises(StorageError, match="absent"):
        store.seal(snapshot)
    assert store.latest("t") is None


def unfinished(store, **changes):
    key = {"request": "", "version": "1", "address": "x", **changes}
    return Unfinished(store, "t", **key)


def test_an_interrupted_fetch_finds_what_has_arrived(store):
    unfinished(store).remember("dimensions", b"{}", "a")
    later = unfinished(store)
    assert later.recall("dimensions") == b"{}"
    assert later.recall("properties") is None
    assert later.recalled == 1
    assert [answer.name for answer in later.answers] == ["dimensions"]


@pytest.mark.parametrize("change", [{"request": "f"}, {"version": "2"}, {"address": "y"}])
def test_what_arrived_for_another_request_version_or_address_is_not_mixed_in(store, change):
    unfinished(store).remember("dimensions", b"{}", "a")
    assert unfinished(store, **change).recall("dimensions") is None


def test_a_damaged_answer_is_not_recalled(store):
    arrived = unfinished(store)
    arrived.remember("dimensions", b"{}", "a")
    store._answer_path(arrived.answers[0].sha256).write_bytes(b"{")
    assert unfinished(store).recall("dimensions") is None


def test_forgetting_leaves_no_notes(store):
    unfinished(store).remember("dimensions", b"{}", "a")
    unfinished(store).forget()
    assert unfinished(store).recall("dimensions") is None


def test_two_fetches_at_once_in_one_folder_are_refused(tmp_path):
    with (
        only_one_fetch(tmp_path),
        pytest.raises(StorageError, match="another fetch"),
        only_one_fetch(tmp_path),
    ):
        pass


def test_a_fetch_clears_what_a_killed_one_left_behind(tmp_path):
    leftover = tmp_path / "answers" / "ab" / ".part-x"
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(b"half")
    with only_one_fetch(tmp_path):
        assert not leftover.exists()
