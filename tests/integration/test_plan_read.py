"""A plan document in the fiche format becomes drafts, and a list of what needs a person."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import absent
from tests.papers import pdf_bytes, word_bytes

from regiokompas.cli import main
from regiokompas.declarations.checks.translations import translation_findings
from regiokompas.declarations.plan import Register, load_plan
from regiokompas.declarations.read import read_toml
from regiokompas.domain.errors import SourceError, StorageError
from regiokompas.domain.fiches import (
    FicheFormat,
    MinistryWords,
    OwnerWords,
    PositionMark,
    SectionHeading,
    SideLabel,
    WrittenName,
)
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import PlanChallenge, PlanTheme, Section, Track
from regiokompas.domain.texts import Text
from regiokompas.pipeline.read_plan import PlanReading, read_plan, write_drafts

HEADINGS: dict[Section, tuple[str, ...]] = {
    "ambition": ("Doel",),
    "context": ("Hoe het nu is",),
    "tracks": ("Wat al loopt",),
    "ownership": ("Wie het trekt",),
    "ministries": ("Welke ministeries",),
    "needs": ("Wat nog nodig is",),
    "bottlenecks": ("Wat in de weg staat",),
    "impact": ("Gevolgen",),
    "interventions": ("Mogelijke stappen", "Wat Rijk en streek kunnen doen"),
    "follow-up": ("Afspraken",),
}
FORMAT = FicheFormat(
    document="streekplan",
    sections=tuple(
        SectionHeading(section=section, headings=headings) for section, headings in HEADINGS.items()
    ),
    sides=(
        SideLabel(side="state", labels=("Rijk",)),
        SideLabel(side="region", labels=("Streek",)),
        SideLabel(side="both", labels=("Rijk/streek",)),
    ),
    owners=OwnerWords(
        administrative=("Bestuur",),
        executive=("Uitvoering",),
        joining=("en", "/"),
        continuing=("heeft",),
        proposal=("voorstel",),
        to_be_arranged=("nog te regelen",),
        names=(WrittenName(words="beide dorpen", holders=("dorp-a", "dorp-b")),),
    ),
    ministries=MinistryWords(primary=("(eerste)",), footnotes=("*",)),
    positions=(PositionMark(position="decisive", marks=("(bepalend)",)),),
    cross_references=("doel", "doelen"),
    furniture=("Streekplan 2030",),
)
FICHE = [
    "FIJN WONEN", "Meer huizen", "Doel", "Er komen huizen, zie doelen 2 en 3.",
    "Hoe het nu is", "Er zijn weinig huizen.", "Wat al loopt", "- Bouwpact (bepalend)",
    "- Iets anders", "Wie het trekt (voorstel)",
    "Bestuur: wethouder Dorp A, heeft dit in zijn pakket, Bouwraad/Dorp B (nog te regelen)",
    "Uitvoering: beide dorpen, Wie dan ook", "Welke ministeries", "AB/CD (eerste) EF, XY",
    "*AB is nieuw", "Wat nog nodig is?", "Geld.", "Wat in de weg staat:", "- Regels", "- Tijd",
    "Gevolgen", "Minder mensen.", "Mogelijke stappen (uit de streek)", "Zonder partij.",
    "Rijk: geef geld", "Streek: bouw", "Rijk/streek: praat", "Afspraken", ".......",
]  # fmt: skip
SECOND = [
    "FIJN LEVEN", "Meer bomen", "Doel", "Er komen bomen.", "Hoe het nu is", "Kaal.",
    "Wie het trekt", "Bestuur: --", "Uitvoering:", "Afspraken", "We planten.",
]  # fmt: skip
DOCUMENT = ["Inleiding", *FICHE, "Los eindje", *SECOND, "HET VERVOLG", "Slot"]


def text(words: str) -> Text:
    return Text(nl=words, en=words, de=words)


def ministry(identifier: str, short: str) -> Organisation:
    name = text(f"Ministerie {identifier}")
    return Organisation(id=identifier, name=name, kind="ministry", short_name=short)


REGISTER = Register(
    organisations=(
        Organisation(id="dorp-a", name=text("Dorp A"), kind="municipality"),
        Organisation(id="dorp-b", name=text("Dorp B"), kind="municipality"),
        ministry("min-ab", "AB"),
        ministry("min-cd", "CD"),
        ministry("min-ef", "EF"),
        ministry("min-ef-new", "EF"),
    ),
    bodies=(Body(id="bouwraad", name=text("Bouwraad"), kind="board"),),
    tracks=(Track(id="bouwpact", name=text("Bouwpact")),),
    themes=(PlanTheme(id="living", name=text("Fijn wonen")),),
)


def reading_of(folder: Path, lines: Sequence[str], **changed: Any) -> PlanReading:
    path = folder / "plan.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_plan(path, FORMAT, REGISTER, **changed)


def kinds(reading: PlanReading, challenge: int = 1) -> dict[str, list[str]]:
    """Return the texts of the findings on one challenge, by kind."""
    found: dict[str, list[str]] = {}
    for finding in reading.findings:
        if finding.challenge == challenge:
            found.setdefault(finding.kind, []).append(finding.text or finding.section)
    return found


def owners(reading: PlanReading, number: int = 1) -> tuple[list[str], list[str]]:
    ownership = reading.drafts[number - 1].content["ownership"]
    return (
        [owner.holder for owner in ownership.administrative],
        [owner.holder for owner in ownership.executive],
    )


def ministries(reading: PlanReading) -> list[tuple[str, bool]]:
    roles = reading.drafts[0].content["ministries"]
    return [(role.ministry, role.is_primary) for role in roles]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.txt", "\n".join(DOCUMENT).encode()),
        ("plan.docx", word_bytes(DOCUMENT)),
        ("plan.pdf", pdf_bytes(DOCUMENT[:20], DOCUMENT[20:])),
    ],
)
def test_the_same_fiches_are_found_in_every_form(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    reading = read_plan(tmp_path / name, FORMAT, REGISTER)
    assert [draft.fiche.title for draft in reading.drafts] == ["Meer huizen", "Meer bomen"]
    assert [len(draft.fiche.sections) for draft in reading.drafts] == [10, 4]
    assert owners(reading) == (["dorp-a", "bouwraad", "dorp-b"], ["dorp-a", "dorp-b"])
    assert ministries(reading) == [("min-ab", True), ("min-cd", True), ("min-ef", False)]


def test_every_section_fills_its_field(tmp_path: Path) -> None:
    content = reading_of(tmp_path, DOCUMENT).drafts[0].content
    assert content["ambition"] == {"nl": "Er komen huizen, zie doelen 2 en 3."}
    assert (content["theme"], content["theme_on_fiche"]) == ("living", "living")
    assert [(use.track, use.position) for use in content["tracks"]] == [("bouwpact", "decisive")]
    assert content["tracks_note"] == "Iets anders"
    assert content["ownership"].is_proposal
    assert [owner.to_be_arranged for owner in content["ownership"].administrative] == [
        False, True, True,
    ]  # fmt: skip
    assert [(one.id, one.text) for one in content["bottlenecks"]] == [
        ("bottleneck-1", "Regels"), ("bottleneck-2", "Tijd"),
    ]  # fmt: skip
    assert [(step.side, step.text) for step in content["interventions"]] == [
        ("state", "geef geld"), ("region", "bouw"), ("both", "praat"),
    ]  # fmt: skip
    assert [(link.to, link.kind, link.section) for link in content["links"]] == [
        (2, "refers-to", "ambition"), (3, "refers-to", "ambition"),
    ]  # fmt: skip
    assert content["follow_up"] == ()


def test_what_was_not_recognised_or_placed_is_listed(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, DOCUMENT)
    assert kinds(reading) == {
        "unplaced": ["Los eindje", "Zonder partij."],
        "unknown-track": ["Iets anders"],
        "unknown-owner": ["Wie dan ook"],
        "unknown-ministry": ["XY"],
        "ambiguous-name": ["EF"],
        "remark": ["*AB is nieuw"],
    }
    assert kinds(reading, 2) == {
        "unknown-theme": ["FIJN LEVEN"],
        "missing-section": [
            "tracks", "ministries", "needs", "bottlenecks", "impact", "interventions",
        ],
    }  # fmt: skip
    general = [finding.kind for finding in reading.findings if not finding.challenge]
    assert sorted(general) == [
        "missing-translation", "numbered-by-order", "outside", "outside", "theme-of-overview",
    ]  # fmt: skip
    assert owners(reading, 2) == ([], [])


def test_lines_of_a_pdf_are_joined_to_statements_and_headings(tmp_path: Path) -> None:
    lines = [
        "FIJN", "WONEN", "Meer", "huizen", "Doel", "Er komen", "huizen. En", "bomen.", "Zo is het.",
        "Hoe het nu is", "Kaal.", "Wat Rijk en streek", "kunnen doen", "Rijk: geef veel", "geld",
        "Streek: bouw", "Streekplan 2030", "Afspraken", "--",
    ]  # fmt: skip
    (tmp_path / "plan.pdf").write_bytes(pdf_bytes(lines))
    reading = read_plan(tmp_path / "plan.pdf", FORMAT, REGISTER)
    content = reading.drafts[0].content
    assert (content["title"], content["theme"]) == ({"nl": "Meer huizen"}, "living")
    assert content["ambition"] == {"nl": "Er komen huizen. En bomen. Zo is het."}
    assert [step.text for step in content["interventions"]] == ["geef veel geld", "bouw"]


def test_a_scanning_error_in_a_heading_is_forgiven_and_told(tmp_path: Path) -> None:
    lines = [line.replace("Wat in de weg staat", "Wat in de weq staat") for line in DOCUMENT]
    reading = reading_of(tmp_path, lines)
    assert len(reading.drafts[0].content["bottlenecks"]) == 2
    assert kinds(reading)["read-as-heading"] == ["Wat in de weq staat:"]


@pytest.mark.parametrize(
    ("first", "second", "numbers", "kind"),
    [
        (("Doel 7", "Meer huizen"), ("Doel 4", "Meer bomen"), [7, 4], None),
        (("Doel", "7. Meer huizen"), ("Doel", "4) Meer bomen"), [7, 4], None),
        (("Doel 7", "Meer huizen"), ("Doel 7", "Meer bomen"), [1, 2], "number-twice"),
        (("Doel 7", "Meer huizen"), ("Doel", "Meer bomen"), [1, 2], "numbered-by-order"),
    ],
)
def test_numbers_count_where_the_document_states_them_all(
    tmp_path: Path,
    first: tuple[str, str],
    second: tuple[str, str],
    numbers: list[int],
    kind: str | None,
) -> None:
    lines = [
        line
        for heading, title, fiche in ((*first, FICHE), (*second, SECOND))
        for line in (fiche[0], title, heading, *fiche[3:])
    ]
    reading = reading_of(tmp_path, lines)
    assert [draft.fiche.number for draft in reading.drafts] == numbers
    assert [draft.fiche.title for draft in reading.drafts] == ["Meer huizen", "Meer bomen"]
    told = {finding.kind for finding in reading.findings} & {"number-twice", "numbered-by-order"}
    assert told == ({kind} if kind else set())


def test_a_fiche_without_theme_and_a_heading_alone_are_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, ["Doel", "Los.", "en klein", *FICHE[1:], "Afspraken", "Nog een"])
    assert [draft.fiche.title for draft in reading.drafts] == ["Meer huizen"]
    assert {"lonely-heading"} <= {finding.kind for finding in reading.findings}
    assert {"missing-theme", "heading-twice"} <= kinds(reading).keys()


def test_a_document_without_fiches_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no fiche was found"):
        reading_of(tmp_path, ["Een brief", "Doel", "zonder meer"])


def test_a_draft_lacks_only_what_the_document_does_not_have(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, DOCUMENT)
    paths = write_drafts(reading, tmp_path / "drafts", declared=tmp_path / "regions")
    written = paths[0].read_text(encoding="utf-8")
    assert written.startswith("# DRAFT of challenge 1, read from plan.txt, line 2")
    assert "# ownership: line 13: no declared organisation" in written
    lacking = translation_findings(read_toml(paths[0], PlanChallenge, root=tmp_path))
    assert [location for location, _, _ in lacking] == [
        ("title", "en"),
        ("title", "de"),
        ("ambition", "en"),
        ("ambition", "de"),
    ]
    read = read_toml(translated(paths[0]), PlanChallenge, root=tmp_path)
    assert list(translation_findings(read)) == []


def translated(path: Path) -> Path:
    """Return the draft with the missing translations filled in."""
    for table in ("title", "ambition"):
        told = path.read_text(encoding="utf-8")
        path.write_text(
            told.replace(f"[{table}]\n", f'[{table}]\nen = "x"\nde = "x"\n'), encoding="utf-8"
        )
    return path


def test_markup_and_strange_signs_stay_words(tmp_path: Path) -> None:
    strange = '<script>alert("x")</script> \x1b[31m \\" """ # [x] \u2028'
    lines = [strange if line == "Er zijn weinig huizen." else line for line in DOCUMENT]
    lines.insert(lines.index("Afspraken"), "Rijk: Afspraken")
    reading = reading_of(tmp_path, [*lines, f"Los {strange}"])
    paths = write_drafts(reading, tmp_path / "drafts", declared=tmp_path / "regions")
    challenge = read_toml(translated(paths[0]), PlanChallenge, root=tmp_path)
    assert challenge.context[0].text == strange.strip()


def test_drafts_never_land_among_declared_content(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, DOCUMENT)
    declared = tmp_path / "regions"
    for folder in (declared, declared / "streek", tmp_path / "x" / ".." / "regions" / "a"):
        with pytest.raises(StorageError, match="not written among the declared content"):
            write_drafts(reading, folder, declared=declared)
    assert not declared.exists()


def test_a_draft_that_was_worked_on_is_never_replaced(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, DOCUMENT)
    out = tmp_path / "drafts"
    first, second = write_drafts(reading, out, declared=tmp_path / "regions")
    assert write_drafts(reading, out, declared=tmp_path / "regions") == (first, second)
    second.write_text("my own work", encoding="utf-8")
    first.unlink()
    with pytest.raises(StorageError, match="nothing was written"):
        write_drafts(reading, out, declared=tmp_path / "regions")
    assert (first.exists(), second.read_text(encoding="utf-8")) == (False, "my own work")
    with pytest.raises(StorageError, match="no folder"):
        write_drafts(reading, second, declared=tmp_path / "regions")


# The plan itself, where it stands beside the project.

# Where the reader and the declared plan differ, and why: the plan was declared by people.
MORE_DECLARED = {
    # Named in brackets behind the owner, or as a part of the owner's name.
    17: {"provincie-overijssel"},
    20: {"min-ocw"},
}
MORE_READ = {12: {"collectief-particulier-opdrachtgevers"}}  # a remark below the owners


@pytest.fixture(scope="module")
def plan_document(project_root: Path) -> Path:
    path = project_root.parent / "shared/source-documents/plan-voor-de-regio-twente-2026-03.txt"
    if not path.is_file():
        absent("the plan document in ../shared/source-documents", "put it beside the project")
    return path


@pytest.fixture(scope="module")
def read_officially(plan_document: Path, project_root: Path) -> PlanReading:
    path = project_root / "regions" / "twente" / "fiche-format.toml"
    fiche_format = read_toml(path, FicheFormat, root=project_root)
    return read_plan(plan_document, fiche_format, load_plan(project_root, "twente").register)


@pytest.mark.official
def test_the_plan_has_21_fiches_with_all_their_sections(read_officially: PlanReading) -> None:
    drafts = read_officially.drafts
    assert [draft.fiche.number for draft in drafts] == list(range(1, 22))
    assert [len(draft.fiche.sections) for draft in drafts] == [10] * 21
    assert all(draft.fiche.title and "theme" in draft.content for draft in drafts)
    told = {finding.kind for finding in read_officially.findings}
    assert "numbered-by-order" in told
    assert not told & {"unplaced", "missing-section", "missing-title", "unknown-ministry"}


@pytest.mark.official
def test_owners_ministries_themes_and_follow_up_are_those_declared(
    read_officially: PlanReading, project_root: Path
) -> None:
    declared = {one.number: one for one in load_plan(project_root, "twente").challenges}
    for draft in read_officially.drafts:
        number = draft.fiche.number
        content, challenge = draft.content, declared[number]
        found = {*owners(read_officially, number)[0], *owners(read_officially, number)[1]}
        ownership = challenge.ownership
        known = {owner.holder for owner in (*ownership.administrative, *ownership.executive)}
        if number in MORE_READ or number not in MORE_DECLARED:
            assert found == known | MORE_READ.get(number, set()), number
        assert known - found <= MORE_DECLARED.get(number, set()), number
        assert content["ownership"].is_proposal == ownership.is_proposal, number
        assert [(role.ministry, role.is_primary) for role in content["ministries"]] == [
            (role.ministry, role.is_primary) for role in challenge.ministries
        ], number
        assert content["theme_on_fiche"] == challenge.theme_on_fiche, number
        assert bool(content["follow_up"]) == bool(challenge.follow_up), number
        assert {step.side for step in content["interventions"]} == {
            step.side for step in challenge.interventions
        }, number


@pytest.mark.official
def test_the_command_tells_and_writes_the_drafts(
    plan_document: Path,
    project_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project_root))
    words = ["regiokompas", "plan", "read", str(plan_document), "--region", "twente"]
    monkeypatch.setattr("sys.argv", [*words, "--out", str(tmp_path / "drafts"), "--json"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert not caught.value.code
    told = json.loads(capsys.readouterr().out)
    assert (len(told["fiches"]), len(told["written"])) == (21, 21)
    assert len(list((tmp_path / "drafts").glob("opgave-*.toml"))) == 21
    assert "follow-up" in told["fiches"][1]["empty"]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as caught:
        main()
    assert not caught.value.code
    assert "21 fiches in" in capsys.readouterr().out
