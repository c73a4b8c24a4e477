"""The commands of the registry, as somebody gives them, on a folder with a made-up plan."""

import json
import os
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.tiny_plan import challenge, tiny_files

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.errors import ChangeRefusedError, ConflictError
from regiokompas.plan.models import Challenge, PlanRevision, PlanVersion
from regiokompas.plan.revising import edit_file

pytestmark = [pytest.mark.django_db, pytest.mark.database]

REGION = """
id = "streek"
name = "Streek"
code = "CR99"
country = "NL01"
members = []
"""
TWO = "challenges/opgave-02.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    """The folder of the made-up plan, in a project folder of its own."""
    settings.REGIOKOMPAS_HOME = tmp_path
    plan = tmp_path / "regions" / "streek" / "plan"
    (plan / "challenges").mkdir(parents=True)
    (plan.parent / "region.toml").write_text(REGION, encoding="utf-8")
    for path, text in tiny_files().items():
        (plan / path).write_text(text, encoding="utf-8")
    return plan


def edited() -> None:
    edit_file(
        region="streek",
        path=TWO,
        text=challenge(2, "Werk"),
        base_revision=1,
        by="iemand",
        at=timezone.now(),
        reason="shorter",
    )


def test_import_and_export_give_the_same_files(folder: Path, tmp_path: Path, capsys):
    call_command("plan_import", "streek")
    call_command("plan_export", "streek", out=str(tmp_path / "out"))
    for path in tiny_files():
        assert (tmp_path / "out" / path).read_bytes() == (folder / path).read_bytes()
    capsys.readouterr()
    call_command("plan_import", "streek")
    assert capsys.readouterr().out == "Nothing changed.\n"


def test_a_dry_run_tells_each_field_and_stores_nothing(folder: Path, capsys):
    call_command("plan_import", "streek")
    (folder / TWO).write_text(challenge(2, "Werk"), encoding="utf-8")
    capsys.readouterr()
    call_command("plan_import", "streek", dry_run=True, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] == [TWO]
    assert told["fields"][0] == {
        "register": "challenge",
        "identifier": "2",
        "field": "title › nl",
        "before": "Werken",
        "after": "Werk",
    }
    assert PlanRevision.objects.count() == 1


def test_history_difference_and_the_plan_of_today(capsys):
    call_command("plan_import", "streek")
    edited()
    capsys.readouterr()
    call_command("plan_history", "streek", as_json=True)
    assert [item["reason"] for item in json.loads(capsys.readouterr().out)] == [
        "shorter",
        "import of the declared files",
    ]
    call_command("plan_diff", "streek", "1", "2")
    assert "challenge › 2 › title › nl: Werken → Werk" in capsys.readouterr().out
    call_command("plan_show", "streek")
    assert "   2  Werk\n" in capsys.readouterr().out


def test_the_start_of_the_site_keeps_edits_and_says_so(folder: Path, capsys):
    call_command("plan_import", "streek", at_start=True)
    edited()
    (folder / TWO).write_text(challenge(2, "Arbeid"), encoding="utf-8")
    call_command("plan_import", "streek", at_start=True)
    assert "was not imported" in capsys.readouterr().err
    assert Challenge.objects.get(number=2).title == "Werk"
    with pytest.raises(ConflictError):
        call_command("plan_import", "streek")
    call_command("plan_import", "streek", replace=True)
    assert Challenge.objects.get(number=2).title == "Arbeid"


def test_a_region_without_a_plan_is_told_and_its_site_starts(folder: Path):
    shutil.rmtree(folder)
    call_command("plan_import", "streek", at_start=True)
    with pytest.raises(NotFoundError, match="no declared plan"):
        call_command("plan_import", "streek")
    assert not PlanRevision.objects.exists()


def test_what_does_not_exist_is_told(tmp_path: Path):
    call_command("plan_import", "streek")
    with pytest.raises(NotFoundError, match="no revision 7"):
        call_command("plan_diff", "streek", "1", "7")
    with pytest.raises(NotFoundError, match="no day"):
        call_command("plan_show", "streek", on="yesterday")
    with pytest.raises(ChangeRefusedError, match="not a folder"):
        call_command("plan_export", "streek", out=os.fspath(_file(tmp_path)))


def _file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file"


def test_a_revision_becomes_a_version_once_and_a_dry_run_stores_nothing(capsys):
    call_command("plan_import", "streek", verbosity=0)
    edited()
    call_command("plan_adopt", "streek", "concept", revision=1, dry_run=True)
    assert "Revision 1 would be 'Concept' (concept, 2026-01)." in capsys.readouterr().out
    assert not PlanVersion.objects.exists()
    call_command("plan_adopt", "streek", "concept", revision=1, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["revision"], told["dry_run"]) == ("concept", 1, False)
    call_command("plan_adopt", "streek", "concept", revision=1)  # twice changes nothing
    assert PlanVersion.objects.count() == 1
    with pytest.raises(ChangeRefusedError, match="is revision 1 already"):
        call_command("plan_adopt", "streek", "concept")
    with pytest.raises(NotFoundError, match="knows no version 'unknown'"):
        call_command("plan_adopt", "streek", "unknown")
    with pytest.raises(NotFoundError, match="has no revision 7"):
        call_command("plan_adopt", "streek", "concept", revision=7)
