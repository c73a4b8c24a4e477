"""Writing to disk so that a file or folder is whole or absent."""

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp, mkstemp

# What is written here is meant to be read by others: a web server, a colleague, an archive.
READABLE = 0o644


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file at ``path``, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` in one step: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(READABLE)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in one step, in UTF-8."""
    write_bytes(path, text.encode("utf-8"))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` as ``folder`` in one step; leave an existing folder as it is."""
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(mkdtemp(dir=folder.parent, prefix=".part-"))
    try:
        for name, content in files.items():
            write_bytes(temporary / name, content)
        temporary.chmod(0o755)
        try:
            temporary.rename(folder)
        except OSError:
            if not folder.exists():  # another process was first: its bytes are the same
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_into(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` into ``folder``: in one step where it is new, else each whole file by file.

    What else stands in the folder stays.
    """
    if not folder.exists():
        write_folder(folder, files)
        return
    for name, content in files.items():
        write_bytes(folder / name, content)
