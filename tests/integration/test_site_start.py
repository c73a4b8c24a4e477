"""Starting an installation: what is missing is told in one sentence, not in a stack trace."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("command", [["manage", "check"], ["manage", "migrate", "--plan"]])
def test_a_site_for_other_machines_without_a_key_tells_which_setting_is_missing(
    project_root, tmp_path, command
):
    given = {
        "PATH": os.environ["PATH"],
        "REGIOKOMPAS_HOME": str(project_root),
        "REGIOKOMPAS_DATA": str(tmp_path),
        "REGIOKOMPAS_HOSTS": "kompas.example.org",
    }
    told = subprocess.run(
        [sys.executable, "-m", "regiokompas.cli", *command],
        env=given, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 8
    assert "REGIOKOMPAS_SECRET_KEY" in told.stderr
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_code_holds_no_secret(project_root):
    settings = (project_root / "src/regiokompas/config/settings.py").read_text(encoding="utf-8")
    assert "SECRET_KEY = _environment.secret_key\n" in settings
    assert "django-insecure" not in settings
