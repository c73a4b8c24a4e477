"""Figures that are damaged or gone: the site says so and hands nothing of them out."""

import shutil

import pytest
from django.db import OperationalError

from regiokompas.warehouse.releases import MANIFEST, SERIES_FILE

pytestmark = [pytest.mark.database]


@pytest.fixture
def folder(site, settings, tmp_path):
    """A copy of the published release that a test may damage."""
    data = tmp_path / "data"
    shutil.copytree(site.data_dir / "releases", data / "releases")
    settings.REGIOKOMPAS_DATA = data
    return data / "releases" / "voorbeeld" / site.release.id


def assert_unavailable(client, path="/"):
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 503
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Retry-After"] == "60"
    assert "De cijfers zijn nu niet te lezen" in html
    assert "regiokompas build" in html
    assert "Traceback" not in html


def test_an_altered_series_makes_the_pages_unavailable(client, folder):
    (folder / SERIES_FILE).write_bytes(b"altered")
    assert_unavailable(client)
    assert client.get("/healthz").status_code == 503
    assert client.get("/healthz").json() == {"status": "site-unreadable"}


def test_a_cut_manifest_makes_the_pages_unavailable(client, folder):
    path = folder / MANIFEST
    path.write_bytes(path.read_bytes()[:40])
    assert_unavailable(client, "/data/")


def test_a_release_that_is_gone_is_no_wrong_address(client, folder):
    shutil.rmtree(folder)
    assert_unavailable(client, "/gemeenten/")


def test_the_page_for_a_damaged_release_names_no_folder_of_the_machine(client, folder):
    (folder / SERIES_FILE).unlink()
    assert str(folder.parent) not in client.get("/").content.decode()


def test_a_file_altered_after_the_start_is_not_handed_out(client, folder):
    assert client.get("/").status_code == 200
    (folder / SERIES_FILE).write_bytes(b"altered")
    answer = client.get(f"/downloads/{folder.name}/series.parquet")
    assert answer.status_code == 503
    assert b"altered" not in answer.content[:7]


def test_a_wrong_address_is_a_404_also_when_the_figures_are_damaged(client, folder):
    shutil.rmtree(folder)
    assert client.get("/bestaat-niet/").status_code == 404


def test_healthz_tells_of_a_database_that_does_not_answer(client, site, monkeypatch):  # noqa: ARG001  # opens the database
    def refuse():
        raise OperationalError("no answer")

    monkeypatch.setattr("regiokompas.web.views.machine.current_site", refuse)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "database-unreachable"})
