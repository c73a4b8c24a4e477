"""What a page tells of earlier versions of its figure, of corrections and of the baseline."""

import html
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.integration.test_corrections import CORRECTION
from tests.tiny import FIGURES, write_project
from tests.vintages import FIRST, REGION, build, fetch_on, twice

from regiokompas.declarations.load import load_region
from regiokompas.monitoring.operations import publish_release
from regiokompas.plan.operations import load_region as store_region
from regiokompas.warehouse.baselines import freeze
from regiokompas.warehouse.releases import Release
from regiokompas.web.catalogues import compile_catalogues

pytestmark = [pytest.mark.database, pytest.mark.django_db]

NOW = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path, settings) -> Path:
    compile_catalogues()
    settings.REGIOKOMPAS_HOME = tmp_path
    settings.REGIOKOMPAS_DATA = tmp_path / "var"
    settings.REGIOKOMPAS_REGION = REGION
    return write_project(tmp_path)


def page(project: Path, release: Release, address: str) -> str:
    store_region(region=load_region(project, REGION), by="test", at=NOW)
    publish_release(region=REGION, release=release.id, by="test", at=NOW)
    text = Client().get(address).content.decode()
    words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))
    return re.sub(r" ([.:;,])", r"\1", words)


def test_with_one_version_a_page_says_that_no_revision_was_seen(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    text = page(project, build(project), "/indicatoren/people/")
    assert "Dit is de eerste versie die we hebben, opgehaald vanaf 10 januari 2026." in text
    assert "Gemiddelde verandering" not in text


def test_a_page_tells_how_far_figures_moved_and_which_of_its_own(project: Path) -> None:
    text = page(project, twice(project), "/en/indicatoren/people/voorbeelddorp/")
    assert "told 7 figures again; 2 of them changed" in text
    assert "Changed figures of Voorbeelddorp" in text
    assert "2021 12 9 −3" in text
    assert "In 1 of" in text


def test_a_page_shows_the_baseline_then_and_now(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    folder = project / "var" / "baselines" / REGION
    freeze(build(project), name="nulmeting", frozen_at="2026-02-01T00:00:00Z", folder=folder)
    text = page(project, twice(project), "/indicatoren/people/voorbeelddorp/")
    assert "De nulmeting van Voorbeelddorp, toen en nu" in text
    assert "vastgelegd op 1 februari 2026 12 9 −3" in text


@pytest.mark.parametrize(
    ("status", "value", "told"),
    [("accepted", "11", "Aanvaard"), ("proposed", "12", "Voorgesteld")],
)
def test_a_correction_stands_on_the_pages_with_its_reason(
    project: Path, status: str, value: str, told: str
) -> None:
    fetch_on(project, FIRST, FIGURES)
    path = project / "regions" / REGION / "corrections.toml"
    path.write_text(CORRECTION.replace('"accepted"', f'"{status}"'), encoding="utf-8")
    release = build(project)
    for address in ("/indicatoren/people/voorbeelddorp/", "/data/"):
        text = page(project, release, address)
        assert "Voorbeelddorp, 2021: 11 in plaats van 12. Een huishouden telde dubbel." in text
        assert told in text
        assert "Voorbeeldbureau, afdeling onderzoek, 1 maart 2026" in text
    rows = Client().get("/downloads/people.csv").content.decode().splitlines()
    (row,) = [row for row in rows if "GM9001" in row and ",2021," in row]
    assert f",{value}.0," in row
    assert ("corrected" in row) == (status == "accepted")
    assert ("afdeling onderzoek" in row) == (status == "accepted")
