"""The files of the project, for the guards of this folder."""

import subprocess
from pathlib import Path


def tracked_texts(root: Path) -> dict[str, str]:
    """Return the text of every file under version control (new ones too) by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    texts = {}
    for name in filter(None, listed.split("\0")):
        try:
            texts[name] = (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # a picture, Parquet, or a file that was just removed
    return texts


def below(texts: dict[str, str], *folders: str, ending: str = "") -> dict[str, str]:
    """Return those of ``texts`` that stand below ``folders`` and end with ``ending``."""
    return {
        name: text
        for name, text in texts.items()
        if name.startswith(folders) and name.endswith(ending)
    }
