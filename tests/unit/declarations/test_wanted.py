"""A draft says what it waits for; a published indicator waits for nothing."""

from pathlib import Path

from tests.tiny import OLD, write_project

from regiokompas.declarations.check import check_declarations
from regiokompas.declarations.load import load_declarations

WANTED = """
[wanted]
publisher = "Voorbeeldbureau"
table = "V2"
title = "Verzonnen tabel"
address = "https://example.org/v2"
missing = { nl = "Het bestand.", en = "The file.", de = "Die Datei." }
who = { nl = "Het bureau.", en = "The bureau.", de = "Das Büro." }
"""
DRAFT = OLD[: OLD.index("[inputs.old]")].replace("published", "draft")
FORMULA = OLD[OLD.index("[formula]") :]


def problems(folder: Path, text: str) -> list[str]:
    write_project(folder)
    path = folder / "indicators/example/old-share.toml"
    path.write_text(text.lstrip("\n"), encoding="utf-8")
    return [str(problem) for problem in check_declarations(load_declarations(folder))]


def test_a_draft_may_wait_for_its_table_without_inputs(tmp_path: Path):
    assert problems(tmp_path, DRAFT + FORMULA + WANTED) == []


def test_a_draft_without_inputs_that_waits_for_nothing_is_refused(tmp_path: Path):
    assert any(
        "does not say what it waits for" in text for text in problems(tmp_path, DRAFT + FORMULA)
    )


def test_a_published_indicator_that_waits_is_refused(tmp_path: Path):
    told = problems(tmp_path, OLD + WANTED)
    assert len(told) == 1
    assert "waits for nothing" in told[0]


def test_a_wanted_table_without_a_name_or_a_reason_is_refused(tmp_path: Path):
    text = WANTED.replace('"V2"', '""').replace("Het bestand.", "nog invullen")
    told = "\n".join(problems(tmp_path, DRAFT + FORMULA + text))
    assert "'table' is empty" in told
    assert "'wanted.missing.nl' is empty or a placeholder" in told
