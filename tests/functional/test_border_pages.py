"""Across the border: every pair with its grade; what does not compare is not drawn together."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.monitoring.operations import publish_release
from regiokompas.pipeline.ready import ready_release
from regiokompas.plan.operations import load_region as store_region

pytestmark = pytest.mark.database

GRADES = {
    "nl": ("Hetzelfde cijfer", "Bijna hetzelfde cijfer", "Niet vergelijkbaar"),
    "en": ("Same figure", "Nearly the same figure", "Not comparable"),
    "de": ("Gleiche Zahl", "Fast die gleiche Zahl", "Nicht vergleichbar"),
}
PATHS = {"nl": "/grens/", "en": "/en/grens/", "de": "/de/grens/"}


@pytest.fixture(scope="module")
def packed(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The release of a region with a border, built from its committed figures pack."""
    data_dir = tmp_path_factory.mktemp("border")
    region = load_region(project_root, "twente")
    release = ready_release(
        load_declarations(project_root),
        region,
        pack_folder=project_root / "regions" / region.id / "figures",
        releases=data_dir / "releases" / region.id,
        texts={},
        code_version="test",
        progress=lambda _: None,
    )
    return data_dir, release.id


@pytest.fixture
def bordering(db, settings, project_root: Path, packed: tuple[Path, str]) -> str:  # noqa: ARG001  # opens the database
    """The site of that region; its release."""
    data_dir, release = packed
    settings.REGIOKOMPAS_HOME = project_root
    settings.REGIOKOMPAS_DATA = data_dir
    settings.REGIOKOMPAS_REGION = "twente"
    at = datetime(2026, 6, 1, tzinfo=UTC)
    store_region(region=load_region(project_root, "twente"), by="test", at=at)
    publish_release(region="twente", release=release, by="test", at=at)
    return release


def text_at(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.usefixtures("bordering")
@pytest.mark.parametrize("language", PATHS)
def test_the_page_has_every_pair_with_its_grade_in_words(client, project_root: Path, language: str):
    page = text_at(client, PATHS[language])
    declared = load_declarations(project_root).indicators.values()
    across = [item for item in declared if item.abroad and item.status == "published"]
    assert len(across) >= 9
    for indicator in across:
        assert indicator.name.in_language(language) in page
    for word in GRADES[language]:
        assert word in page
    for name in ("Kreis Borken", "Kreis Steinfurt", "Landkreis Grafschaft Bentheim"):
        assert name in page


@pytest.mark.usefixtures("bordering")
def test_a_licence_that_is_not_confirmed_says_so_wherever_it_stands(client):
    for path, words in (
        ("/grens/", "dl-de/by-2-0, nog te bevestigen"),
        ("/de/indicatoren/unemployment/", "dl-de/by-2-0, noch zu bestätigen"),
        ("/en/data/", "dl-de/by-2-0, to be confirmed"),
    ):
        assert words in text_at(client, path)


@pytest.mark.usefixtures("bordering")
def test_the_page_of_an_indicator_shows_the_neighbours_with_grade_and_chart(client):
    page = text_at(client, "/indicatoren/share-65-plus/")
    assert 'id="border-DE"' in page
    assert "Hetzelfde cijfer" in page
    assert "border-wide.svg" in page


@pytest.mark.usefixtures("bordering")
def test_what_does_not_compare_is_never_drawn_together(client):
    page = text_at(client, "/indicatoren/unemployment/")
    assert "Niet vergelijkbaar" in page
    assert "border-wide" not in page
    mark = text_at(client, "/indicatoren/share-65-plus/").split("/border-wide.svg")[0]
    mark = mark.rsplit("/share-65-plus/", 1)[0].rsplit('"', 1)[-1]
    drawn = client.get(f"{mark}/share-65-plus/regio/border-wide.svg")
    assert drawn.status_code == 200
    assert "Grafschaft" in drawn.content.decode()
    for identifier in ("unemployment", "gdp-per-inhabitant", "homes"):
        assert client.get(f"{mark}/{identifier}/regio/border-wide.svg").status_code == 404


@pytest.mark.usefixtures("bordering")
def test_an_absent_dutch_figure_is_told_plainly(client):
    page = text_at(client, "/indicatoren/gdp-per-inhabitant/")
    assert "Voor Nederland is er hier nog geen cijfer" in page
    assert "39.074" in page


@pytest.mark.usefixtures("bordering")
def test_downloads_carry_the_grade(client):
    content = client.get("/downloads/unemployment.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    borken = next(row for row in rows if (row["area"], row["period"]) == ("DEA34", "2017"))
    assert (borken["value"], borken["comparability"]) == ("3.7", "not-comparable")
    assert borken["licence_confirmed"] == "False"
    assert next(row for row in rows if row["area"] == "CR12")["comparability"] == ""
    found = json.loads(client.get("/downloads/unemployment.json").content)
    assert found["comparability"]["DE"]["grade"] == "not-comparable"
    assert found["comparability"]["DE"]["difference"]["de"]


def test_a_region_without_a_border_has_no_such_page_and_does_not_name_it(client, site):  # noqa: ARG001  # the invented region
    assert client.get("/grens/").status_code == 404
    assert "/grens/" not in text_at(client, "/")
    assert "border-" not in text_at(client, "/indicatoren/people/")
