"""The plan check as a person or a program calls it, on the declared plan itself."""

import json
from collections import Counter
from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.analysis.coherence.check import RULES
from regiokompas.cli import main
from regiokompas.web.plan.finding_words import CODES

# Cases that the plan as published really contains: the check finds them in the declared content.
REAL_CASES = {
    ("no-executive-owner", "opgave-16"),
    ("owner-proposed", "opgave-5"),
    ("owner-proposed", "opgave-12"),
    ("owner-proposed", "opgave-17"),
    ("no-primary-ministry", "opgave-13"),
    ("several-primary-ministries", "opgave-5"),
    ("track-on-hold", "opgave-14"),
    ("track-on-hold", "opgave-21"),
    ("title-ambition-mismatch", "opgave-12"),
    ("title-ambition-mismatch", "opgave-18"),
    ("theme-differs", "opgave-18"),
    ("no-follow-up", "opgave-2"),
    ("unknown-ministry", "opgave-15"),
}


def checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str]:
    monkeypatch.setattr("sys.argv", ["regiokompas", "plan", "check", *words])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0), capsys.readouterr().out


def test_the_published_plan_shows_its_gaps_and_contradictions(
    project_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project_root)
    code, out = checked(
        monkeypatch, capsys,
        "--region", "twente", "--on", "2026-05-07", "--json", "--data-dir", str(tmp_path),
    )  # fmt: skip
    findings = json.loads(out)
    assert code == 0
    assert {frozenset(finding) for finding in findings} == {
        frozenset({"code", "severity", "subject", "message", "hint", "source"})
    }
    found = {(finding["code"], finding["subject"]) for finding in findings}
    assert found >= REAL_CASES
    (pointer,) = [item for item in findings if item["code"] == "wrong-cross-reference"]
    assert "opgave 9" in pointer["message"]
    (fit,) = [item for item in findings if item["code"] == "ambitions-do-not-fit"]
    assert "2,129" in fit["message"]
    assert "2,226" in fit["message"]


def test_the_table_of_real_cases_is_current(
    project_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project_root)
    _, out = checked(
        monkeypatch, capsys,
        "--region", "twente", "--on", "2026-05-07", "--json", "--data-dir", str(tmp_path),
    )  # fmt: skip
    told: dict[str, Counter[str]] = {code: Counter() for code in RULES}
    for finding in json.loads(out):
        told[finding["code"]][finding["subject"]] += 1
    rows = "\n".join(
        f"| `{code}` | {CODES[code].in_language('en')} | {in_words(cases) or 'no case'} |"
        for code, cases in told.items()
    )
    page = (project_root / "docs/explanation/coherence-cases.md").read_text(encoding="utf-8")
    assert rows in page, f"put this table there:\n{rows}"


def in_words(cases: Counter[str]) -> str:
    """Return subjects, challenges first, with how often each where that is more than once."""
    told = [f"{item} ({often}×)" if often > 1 else item for item, often in cases.items()]
    numbers = [item.removeprefix("opgave-") for item in told if item.startswith("opgave-")]
    others = [f"`{item}`" for item in told if not item.startswith("opgave-")]
    word = "challenge" if len(numbers) == 1 else "challenges"
    return ", ".join(([f"{word} {', '.join(numbers)}"] if numbers else []) + others)


def test_a_region_without_a_plan_is_told_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path)
    for name in ("REGIOKOMPAS_HOME", "REGIOKOMPAS_DATA", "REGIOKOMPAS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["regiokompas", "plan", "check"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 6
    assert "no declared plan" in capsys.readouterr().err


def test_the_list_of_who_is_to_act_names_parties_and_challenges(
    project_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def todo(*more: str) -> tuple[int, str]:
        words = ["regiokompas", "plan", "todo", "--region", "twente", "--on", "2026-05-07"]
        monkeypatch.setattr("sys.argv", [*words, "--data-dir", str(tmp_path), *more])
        with pytest.raises(SystemExit) as caught:
            main()
        return int(caught.value.code or 0), capsys.readouterr().out

    monkeypatch.chdir(project_root)
    code, out = todo("--json")
    turns = json.loads(out)
    assert code == 0
    parties = {turn["party"] for turn in turns}
    assert "" in parties  # the programme office, where the plan names nobody
    assert ("owner-proposed", 12) in {(turn["code"], turn["challenge"]) for turn in turns}
    party = max(parties)
    code, out = todo("--json", "--party", party)
    assert {turn["party"] for turn in json.loads(out)} == {party}
    assert todo("--party", "nobody-of-this-name")[0] == 6
