"""Recorded answers are read whole, or refused."""

import json

import pytest
from tests.replay import made_up_tables, record

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.recorded import has_recording, read_recording

TABLE = Table(
    id="test-table",
    format="cbs-odata",
    publisher="CBS",
    table="00001TST",
    title="Verzonnen tabel",
    address="https://example.invalid",
    licence="CC BY 4.0",
)


@pytest.fixture
def folder(tmp_path):
    return record(made_up_tables(), tmp_path)


def change_index(folder, **changes):
    path = folder / "index.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_a_recording_has_all_answers_with_their_addresses(folder):
    recording = read_recording(TABLE, folder)
    assert recording.addresses["codes-RegioS"] == "https://example.invalid/00001TST/RegioSCodes"
    assert recording.answers["properties"] == (folder / "properties.json").read_bytes()
    assert recording.captured_at.isoformat() == "2026-01-02T03:04:05.678000+00:00"


def test_the_address_of_recorded_observations_tells_the_filter(folder):
    change_index(folder, sliceFilter="Perioden ge '2023JJ00'")
    address = read_recording(TABLE, folder).addresses["observations-page-1"]
    assert address.endswith("Observations?$filter=Perioden%20ge%20%272023JJ00%27")


def test_a_folder_without_index_is_no_recording(tmp_path):
    assert not has_recording(tmp_path)


def test_a_recording_of_another_table_is_refused(folder):
    change_index(folder, tableId="00002TST")
    with pytest.raises(SourceError, match="is of table 00002TST, not 00001TST"):
        read_recording(TABLE, folder)


def test_fewer_rows_than_the_index_says_are_refused(folder):
    change_index(folder, observationRows=25)
    with pytest.raises(SourceError, match="24 observations arrived, the source counts 25"):
        read_recording(TABLE, folder)


def test_an_index_without_an_expected_key_is_refused(folder):
    change_index(folder, files=None)
    with pytest.raises(SourceError, match=r"index\.json' does not say what it must"):
        read_recording(TABLE, folder)


def test_an_answer_that_the_index_names_but_is_absent_is_refused(folder):
    (folder / "dimensions.json").unlink()
    with pytest.raises(SourceError, match=r"'dimensions\.json' is absent"):
        read_recording(TABLE, folder)


def test_a_file_outside_the_folder_is_refused(folder):
    change_index(folder, observationPages=["../elsewhere.json"])
    with pytest.raises(SourceError, match="is absent"):
        read_recording(TABLE, folder)


def test_a_truncated_answer_is_refused(folder):
    path = folder / "observations-page-1.json"
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(SourceError, match="'observations-page-1' is not complete JSON"):
        read_recording(TABLE, folder)


def test_a_recording_without_a_code_list_is_refused(folder):
    files = json.loads((folder / "index.json").read_text())["files"]
    del files["codes-RegioS"]
    change_index(folder, files=files)
    with pytest.raises(SourceError, match="'codes-RegioS' is absent"):
        read_recording(TABLE, folder)


def test_the_description_alone_does_not_need_the_observations(folder):
    change_index(folder, observationRows=1000)
    recording = read_recording(TABLE, folder, only_description=True)
    assert "observations-page-1" not in recording.answers
