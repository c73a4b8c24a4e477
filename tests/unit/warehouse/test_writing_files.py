"""Files are written whole or not at all."""

import pytest

from regiokompas.warehouse import files
from regiokompas.warehouse.files import write_into


def test_a_new_folder_comes_into_being_whole_or_not_at_all(tmp_path, monkeypatch):
    written = []

    def breaks_at_the_second(path, content):
        if written:
            raise OSError("the disk is full")
        written.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    monkeypatch.setattr(files, "write_bytes", breaks_at_the_second)
    with pytest.raises(OSError, match="the disk is full"):
        write_into(tmp_path / "plan", {"a.toml": b"a", "b/c.toml": b"c"})
    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_a_folder_stays(tmp_path):
    (tmp_path / "mine.toml").write_bytes(b"mine")
    write_into(tmp_path, {"a.toml": b"a", "b/c.toml": b"c"})
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.toml")}
    assert found == {"mine.toml", "a.toml", "b/c.toml"}
