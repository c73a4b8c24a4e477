"""An installation starts with the settings it needs, or not at all."""

import stat

import pytest

from regiokompas.config.environment import kept_key, read_environment
from regiokompas.config.services import ConfigurationError


def environment(tmp_path, **given):
    (tmp_path / "indicators").mkdir(exist_ok=True)
    (tmp_path / "regions").mkdir(exist_ok=True)
    return read_environment(given, cwd=tmp_path)


def test_a_local_site_makes_a_key_once_that_only_its_owner_may_read(tmp_path):
    first = environment(tmp_path).secret_key
    assert len(first) > 50
    assert environment(tmp_path).secret_key == first
    path = tmp_path / "var" / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in path.parent.iterdir()] == ["secret-key"]


def test_a_site_for_other_machines_refuses_to_start_without_a_key(tmp_path):
    with pytest.raises(ConfigurationError, match="no secret key"):
        environment(tmp_path, REGIOKOMPAS_HOSTS="kompas.example.org")
    ready = environment(
        tmp_path, REGIOKOMPAS_HOSTS="kompas.example.org", REGIOKOMPAS_SECRET_KEY="k" * 60
    )
    assert (ready.hosts, ready.is_local) == (("kompas.example.org",), False)
    assert not (tmp_path / "var").exists()


def test_without_settings_the_site_is_local_and_uses_the_embedded_database(tmp_path):
    found = environment(tmp_path)
    assert found.is_local
    assert not found.is_debug
    assert "127.0.0.1" in found.hosts
    assert found.database_url == f"sqlite:///{tmp_path}/var/regiokompas.sqlite3"


def test_a_key_that_is_there_is_left_as_it_is(tmp_path):
    (tmp_path / "key").write_text("there")
    assert kept_key(tmp_path / "key") == "there"
