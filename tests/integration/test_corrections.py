"""A correction is told openly, touches no snapshot, and is refused once it is outdated."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.tiny import FIGURES, write_project
from tests.vintages import FIRST, REGION, SECOND, build, call, fetch_on

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.domain.errors import FigureError
from regiokompas.pipeline.build import build_from_pack, declared_texts
from regiokompas.pipeline.series import corrections_of, rules_of
from regiokompas.pipeline.verify import verify
from regiokompas.pipeline.vintages import known_on
from regiokompas.warehouse.packs import pack_of, read_pack, write_pack
from regiokompas.warehouse.releases import Release, write_release
from regiokompas.warehouse.snapshots import SnapshotStore

CORRECTION = """
[[corrections]]
id = "double-count-2021"
table = "made-up-people"
measure = "people"
area = "GM9001"
period = "2021"
value = 11.0
instead_of = 12.0
reason = { nl = "Een huishouden telde dubbel.", en = "One home counted twice.", de = "Doppelt." }
evidence = "https://example.org/errata"
by = "Voorbeeldbureau, afdeling onderzoek"
on = "2026-03-01"
status = "accepted"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def declare(project: Path, text: str = CORRECTION) -> None:
    path = project / "regions" / REGION / "corrections.toml"
    path.write_text(text, encoding="utf-8")


def corrected(project: Path, text: str = CORRECTION) -> Release:
    fetch_on(project, FIRST, FIGURES)
    declare(project, text)
    return build(project)


def figure(release: Release, indicator: str, area: str, period: str = "2021") -> dict[str, Any]:
    return release.series().filter(indicator=indicator, area=area, period=period).row(0, named=True)


def test_a_corrected_figure_reaches_everything_that_follows_from_it(project: Path) -> None:
    release = corrected(project)
    town, region = figure(release, "people", "GM9001"), figure(release, "people", "CR99")
    share = figure(release, "old-share", "CR99")
    assert (town["value"], town["status"]) == (11, "corrected")
    assert (region["value"], region["status"]) == (43, "corrected")
    assert (share["value"], share["status"]) == (pytest.approx(100 * 10 / 43), "corrected")
    for row in (town, region, share):
        assert set(row["origin"]) == {"correction:double-count-2021", "made-up-people"}
    other = figure(release, "people", "GM9002")
    assert (other["value"], other["status"], other["origin"]) == (32, "final", ["made-up-people"])


def test_the_provenance_of_a_corrected_figure_names_who_why_and_when(project: Path) -> None:
    origin = corrected(project).origins()["correction:double-count-2021"]
    assert origin.publisher == "Voorbeeldbureau, afdeling onderzoek"
    assert origin.retrieved_at[:10] == "2026-03-01"
    assert origin.note is not None
    assert origin.note.en == "One home counted twice."
    assert origin.address == "https://example.org/errata"


def test_neither_snapshot_nor_figures_of_the_source_are_touched(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    plain = build(project)
    release = corrected(project)
    for name in ("figures.parquet", "origins.json"):
        assert release.manifest["files"][name] == plain.manifest["files"][name]
    assert release.manifest["snapshots"] == plain.manifest["snapshots"]
    assert release.id != plain.id


def test_a_proposed_correction_is_kept_in_sight_and_changes_nothing(project: Path) -> None:
    release = corrected(project, CORRECTION.replace('"accepted"', '"proposed"'))
    assert figure(release, "people", "GM9001")["value"] == 12
    assert set(release.origins()) == {"made-up-people"}
    declarations = load_declarations(project)
    rules = rules_of(declarations, load_region(project, REGION))
    (found,) = corrections_of(declarations.indicators["old-share"], rules)
    assert found.status == "proposed"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            ("instead_of = 12.0", "instead_of = 13.0"),
            "gives 13 for GM9001 in 2021",
        ),
        (("instead_of = 12.0\n", ""), "gives no figure for GM9001 in 2021, but it gives 12"),
        (('period = "2021"', 'period = "2030"'), "but it gives no figure"),
    ],
)
def test_a_correction_is_refused_when_the_source_does_not_say_what_it_corrects(
    project: Path, wrong: tuple[str, str], told: str
) -> None:
    with pytest.raises(FigureError, match=told) as caught:
        corrected(project, CORRECTION.replace(*wrong))
    assert "look whether the source has mended it" in str(caught.value)


def test_once_the_source_has_mended_its_figure_the_correction_is_refused(project: Path) -> None:
    corrected(project)
    fetch_on(project, SECOND, FIGURES.replace("GM9001;2021;12", "GM9001;2021;11"))
    with pytest.raises(FigureError, match="says that the source gives 12"):
        build(project)


def test_an_absent_figure_can_be_supplied(project: Path) -> None:
    text = CORRECTION.replace("instead_of = 12.0\n", "").replace('"2021"', '"2022"')
    assert figure(corrected(project, text), "people", "GM9001", "2022")["value"] == 11


def test_before_the_day_of_the_correction_the_figure_is_known_as_it_came(project: Path) -> None:
    pack = pack_of(corrected(project))
    declarations = load_declarations(project)
    rules = rules_of(declarations, load_region(project, REGION))
    people = declarations.indicators["people"]
    for day, value in (("2026-02-28", 12), ("2026-03-01", 11)):
        known = known_on(pack, people, rules, day=day).series
        assert known.filter(area="GM9001", period="2021")["value"].to_list() == [value]


def test_the_pack_holds_the_figures_of_the_source_and_gives_the_same_release(
    project: Path,
) -> None:
    release = corrected(project)
    write_pack(release, folder=project / "pack")
    pack = read_pack(project / "pack")
    assert set(pack.origins) == {"made-up-people"}
    again = build_from_pack(
        load_declarations(project),
        load_region(project, REGION),
        pack=pack,
        texts=declared_texts(project, region=REGION),
        code_version="1",
    )
    assert write_release(again, folder=project / "elsewhere").id == release.id


def test_verify_applies_the_corrections_the_release_carries(project: Path) -> None:
    release = corrected(project)
    (project / "regions" / REGION / "corrections.toml").unlink()
    store = SnapshotStore(project / "var" / "snapshots")
    result = verify(release, store=store, code_version="1")
    assert (result.identical, result.recomputed_from) == (True, "snapshots")


def test_the_command_shows_the_correction_beside_the_table(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(project)
    assert call(project, monkeypatch, "show", "people", "--area", "GM9001", "--json") == 0
    row = json.loads(capsys.readouterr().out)[1]
    assert (row["value"], row["status"]) == (11, "corrected")
    told = [row["origin"], *row["origin"]["also"]]
    assert {origin["publisher"] for origin in told} == {
        "Voorbeeldbureau",
        "Voorbeeldbureau, afdeling onderzoek",
    }


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (('"made-up-people"', '"made-up-poeple"'), "the table 'made-up-poeple' does not exist"),
        (('"people"', '"peeple"'), "no indicator uses the measure 'peeple'"),
        (('"GM9001"', '"Dorp"'), "'Dorp' is no area code"),
        (('"2021"', '"21"'), "'21' is no period"),
        (('"2026-03-01"', '"March"'), "'March' is no day"),
        (("value = 11.0", "value = 12.0"), "the correction changes nothing"),
        (("One home counted twice.", "todo"), "is empty or a placeholder"),
        (('by = "Voorbeeldbureau, afdeling onderzoek"', 'by = ""'), "'by' is empty"),
        (("https://example.org/errata", "javascript:alert(1)"), "is no address"),
        (('status = "accepted"', 'status = "perhaps"'), "status"),
        (("\n[[corrections]]", CORRECTION + "\n[[corrections]]"), "declared twice"),
    ],
)
def test_check_tells_what_is_wrong_with_a_correction_by_file_and_line(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, str],
    told: str,
) -> None:
    declare(project, CORRECTION.replace(*wrong))
    assert call(project, monkeypatch, "check") == 3
    err = capsys.readouterr().err
    assert told in err
    assert "corrections.toml:" in err
