"""The invented region that the project carries: all its pages, downloads and commands."""

import json
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override
from tests.functional.test_plan_pages import faults_of
from tests.logging_in import log_in_highest
from typer.testing import CliRunner

from regiokompas.cli import every_command  # noqa: F401  # registers the commands
from regiokompas.cli.app import app
from regiokompas.cli.main import main
from regiokompas.declarations.check import check_shared
from regiokompas.declarations.checks.translations import translation_findings
from regiokompas.declarations.home import region_to_use
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.declarations.plan import load_plan
from regiokompas.declarations.read import read_toml
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.fiches import FicheFormat
from regiokompas.pipeline.build import declared_texts
from regiokompas.pipeline.read_plan import read_plan
from regiokompas.pipeline.ready import ready_release
from regiokompas.warehouse.packs import write_pack
from regiokompas.warehouse.releases import current_release
from regiokompas.web.catalogues import compile_catalogues
from regiokompas.web.failures import server_error

ROOT = Path(__file__).resolve().parents[2]
REGION = load_region(ROOT, "voorbeeld")
OTHER = load_region(ROOT, "twente")
PLAN = load_plan(ROOT, "voorbeeld")
BANNER = {"nl": "Verzonnen voorbeeld", "en": "Invented example", "de": "Erfundenes Beispiel"}
AT = datetime(2026, 6, 1, tzinfo=UTC)
FIGURES = {
    "home": ((),),
    "indicators": ((),),
    "indicator": (("homes",), ("low-income",)),
    "municipalities": ((),),
    "municipality": tuple((member.name.lower(),) for member in REGION.members),
    "data": ((),),
}
PAGES = {
    **FIGURES,
    "plan:challenges": ((),),
    "plan:challenge": tuple((item.number,) for item in PLAN.challenges),
    "plan:theme": tuple((item.id,) for item in PLAN.register.themes),
    "plan:objective": tuple((item.id,) for item in PLAN.register.objectives),
    "plan:organisations": ((),),
    "plan:organisation": tuple(
        (item.id,) for item in (*PLAN.register.organisations, *PLAN.register.bodies)
    ),
    "plan:tracks": ((),),
    "plan:track": tuple((item.id,) for item in PLAN.register.tracks),
    "plan:coherence": ((),),
    "plan:calendar": ((),),
    "plan:about": ((),),
    "plan:search": ((),),
}


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the release of the region: one without figures, for nobody publishes any."""
    compile_catalogues()
    folder = tmp_path_factory.mktemp("data")
    ready_release(
        load_declarations(ROOT),
        REGION,
        pack_folder=ROOT / "regions" / "voorbeeld" / "figures",
        releases=folder / "releases" / "voorbeeld",
        texts=declared_texts(ROOT, region="voorbeeld"),
        code_version="test",
        progress=lambda _: None,
    )
    return folder


@pytest.fixture
def site(db, data_dir, settings):  # noqa: ARG001  # opens the database
    """The site of the region, as it starts."""
    settings.REGIOKOMPAS_HOME = ROOT
    settings.REGIOKOMPAS_DATA = data_dir
    settings.REGIOKOMPAS_REGION = "voorbeeld"
    release = next((data_dir / "releases" / "voorbeeld").glob("[0-9a-f]*")).name
    call_command("load_site", release, verbosity=0)
    call_command("plan_import", "voorbeeld", at_start=True, verbosity=0)
    return data_dir


@pytest.mark.database
@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_that_the_region_does_not_exist(client, name, language):
    for parts in PAGES[name]:
        with override(language):
            address = reverse(name, args=parts)
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == 200, address
        assert BANNER[language] in html, address
        assert faults_of(html) == [], address
        is_told = "rk-plan-language" in html and "Deutsch" in html
        assert is_told == (language == "de"), address


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_also_the_page_for_what_is_not_there_says_so(client):
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert BANNER["nl"] in answer.content.decode()


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_every_link_of_the_site_leads_to_a_page_that_says_so(client):
    """Follow every link in both languages of the region: no fault, and the banner everywhere."""
    seen: set[str] = set()
    waiting = ["/", "/en/", "/account/inloggen/", "/en/account/inloggen/", "/zoeken/?q=dijk"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code in {200, 302}, address
        if answer.status_code == 302:
            waiting.append(answer.headers["Location"])
        elif answer.headers["Content-Type"].startswith("text/html"):
            html = answer.content.decode()
            assert BANNER["en" if '<html lang="en">' in html else "nl"] in html, address
            assert names_of_others(html) == [], address
            waiting += links_in(html)
    assert {"/en/opgaven/5/", "/organisaties/windgilde/", "/versies/", "/data/"} <= seen


def links_in(html: str) -> list[str]:
    """Return the addresses of this site that a page leads to, pictures and downloads left out."""
    found = re.findall(r'<a [^>]*href="(/[^"#]*)', html)
    return [unescape(item) for item in found if not item.startswith(("/downloads/", "/beeld/"))]


def names_of_others(html: str) -> list[str]:
    """Return what a page says of the region that exists: its name, and those of its members."""
    names = (OTHER.name, *(member.name for member in OTHER.members))
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", html)]


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_the_pages_for_managers_and_for_faults_say_so_too(client, settings, tmp_path):
    assert BANNER["nl"] in log_in_highest(client).get("/beheer/").content.decode()
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert BANNER["nl"] in server_error(request).content.decode()
    settings.REGIOKOMPAS_DATA = tmp_path
    answer = client.get("/")
    assert answer.status_code == 503
    assert BANNER["nl"] in answer.content.decode()


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_a_site_without_figures_says_so(client):
    html = client.get("/indicatoren/homes/").content.decode()
    assert "Er is nog geen officieel cijfer voor Vlierstroom." in html
    assert "Nog geen officieel cijfer" in client.get("/indicatoren/").content.decode()
    assert re.search(r"Bronnen:\s*\.", html) is None


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_pages_without_figures_say_that_there_are_none(client):
    for address, sentence in (
        ("/", "Deze site heeft nog geen officiële cijfers."),
        ("/en/", "This site has no official figures yet."),
        ("/gemeenten/stroomhaven/", "Deze site heeft nog geen officiële cijfers."),
        ("/indicatoren/homes/", "Er is nog geen officieel cijfer voor Vlierstroom."),
        ("/opgaven/1/", "Nog geen officieel cijfer."),
    ):
        assert sentence in client.get(address).content.decode(), address


@pytest.mark.database
@pytest.mark.usefixtures("site")
def test_a_language_that_the_region_does_not_write_is_not_offered(client):
    html = client.get("/").content.decode()
    assert 'hreflang="en"' in html
    assert 'hreflang="de"' not in html
    assert "Droog wonen aan de Vlier" in client.get("/de/opgaven/1/").content.decode()
    assert "Living dry along the Vlier" in client.get("/en/opgaven/1/").content.decode()


@pytest.mark.database
def test_every_download_says_so(client, site):
    release = next((site / "releases" / "voorbeeld").glob("[0-9a-f]*")).name
    assert client.get("/downloads/homes.json").json()["note"] == "invented example"
    assert client.get("/downloads/homes.csv").content.decode().split("\n")[0].endswith(",note")
    for name in ("csv", "parquet"):
        answer = client.get(reverse(name, args=[release]))
        assert '"invented-' in answer.headers["Content-Disposition"]


def test_a_region_without_figures_gets_no_pack_that_nothing_can_be_built_from(data_dir, tmp_path):
    release = current_release(data_dir / "releases" / "voorbeeld")
    with pytest.raises(NotFoundError, match="nothing to pack"):
        write_pack(release, folder=tmp_path / "figures")
    assert not (tmp_path / "figures").exists()


def test_the_plan_check_finds_the_gaps_and_says_that_they_are_invented(data_dir):
    arguments = ["plan", "check", "--json", "--on", "2026-06-01", "--region", "voorbeeld"]
    result = CliRunner().invoke(app, [*arguments, "--data-dir", str(data_dir)])
    found = json.loads(result.stdout)
    assert {item["note"] for item in found} == {"invented example"}
    assert {
        ("no-owner", "opgave-4"), ("owner-proposed", "opgave-2"), ("no-objective", "opgave-4"),
        ("several-primary-ministries", "opgave-3"), ("unknown-ministry", "opgave-5"),
        ("no-follow-up", "opgave-3"), ("bottleneck-unanswered", "opgave-2"),
        ("intervention-without-taker", "opgave-2"), ("theme-differs", "opgave-4"),
        ("no-indicator", "opgave-2"),
    } <= {(item["code"], item["subject"]) for item in found}  # fmt: skip
    assert {"track-on-hold", "ambition-without-year", "need-without-money"} <= {
        item["code"] for item in found
    }


def test_a_document_in_its_own_form_is_read():
    folder = ROOT / "regions" / "voorbeeld"
    declared = read_toml(folder / "fiche-format.toml", FicheFormat, root=ROOT)
    reading = read_plan(folder / "example-document.txt", declared, PLAN.register)
    first, second = reading.drafts
    assert [draft.fiche.title for draft in reading.drafts] == [
        item.title.nl for item in PLAN.challenges[:2]
    ]
    assert {section.section for section in first.fiche.sections} == {
        section.section for section in declared.sections
    }
    ownership = first.content["ownership"]
    assert [owner.holder for owner in ownership.administrative] == ["gemeente-stroomhaven"]
    assert [owner.holder for owner in ownership.executive] == ["streekraad-vlierstroom"]
    assert second.content["ownership"].is_proposal
    assert [role.ministry for role in first.content["ministries"]] == ["min-ienw", "min-bzk"]


def told(capsys, monkeypatch, *words):
    """Return the exit code and both outputs of a command about the region."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["regiokompas", *words, "--region", "voorbeeld"])
    code = 0
    try:
        main()
    except SystemExit as ending:
        code = int(ending.code or 0)
    return code, "".join(capsys.readouterr())


def test_a_region_without_figures_is_built_and_verified(tmp_path, capsys, monkeypatch):
    place = ("--data-dir", str(tmp_path))
    code, words = told(capsys, monkeypatch, "build", *place)
    assert (code, "build --pack" in words) == (5, True)
    code, words = told(capsys, monkeypatch, "build", "--pack", *place)
    assert (code, "newest period none" in words) == (0, True), words
    code, words = told(capsys, monkeypatch, "verify", *place)
    assert (code, "recomputed from its declarations" in words) == (0, True), words
    code, words = told(capsys, monkeypatch, "match", *place)
    assert (code, "only 0 municipalities" in words) == (7, True), words


@pytest.mark.parametrize("command", ["show", "assess", "compare"])
def test_a_command_about_figures_works_before_anything_was_built(
    tmp_path, capsys, monkeypatch, command
):
    code, words = told(capsys, monkeypatch, command, "homes", "--data-dir", str(tmp_path))
    assert "Traceback" not in words
    assert code == 0, words


def test_only_a_region_that_exists_is_meant_when_none_is_named(tmp_path):
    for name, text in (("echt", ""), ("bedacht", "is_example = true\n")):
        folder = tmp_path / "regions" / name
        folder.mkdir(parents=True)
        (folder / "region.toml").write_text(text, encoding="utf-8")
    assert region_to_use({}, home=tmp_path) == "echt"
    assert region_to_use({"REGIOKOMPAS_REGION": "bedacht"}, home=tmp_path) == "bedacht"
    (tmp_path / "regions" / "echt" / "region.toml").unlink()
    with pytest.raises(NotFoundError, match="not clear which region"):
        region_to_use({}, home=tmp_path)


def test_a_text_without_a_language_of_the_region_is_found():
    title = PLAN.challenges[0].title
    assert list(translation_findings(title, ("nl", "en"))) == []
    (missing,) = translation_findings(title, ("nl", "en", "de"))
    assert missing[0] == ("de",)
    (foreign,) = translation_findings(title, ("nl",))
    assert "does not write in 'en'" in foreign[1]


def test_two_regions_must_say_the_same_of_a_ministry(tmp_path):
    twente = load_region(ROOT, "twente"), load_plan(ROOT, "twente")
    assert check_shared([twente, (REGION, PLAN)], ROOT) == ()
    text = (ROOT / "regions/voorbeeld/plan/organisations.toml").read_text(encoding="utf-8")
    folder = tmp_path / "regions" / "voorbeeld" / "plan"
    folder.mkdir(parents=True)
    (folder / "organisations.toml").write_text(
        text.replace('short_name = "OCW"', 'short_name = "OenW"'), encoding="utf-8"
    )
    (problem,) = check_shared([twente, (REGION, load_plan(tmp_path, "voorbeeld"))], tmp_path)
    assert "another short_name in the plan of twente" in problem.sentence
