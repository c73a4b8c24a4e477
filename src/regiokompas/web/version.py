"""The version of what pages are made from, so that a changed page has a changed mark."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import regiokompas

_MADE_FROM = {".py", ".html", ".css", ".svg", ".po"}


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return the number of this version and a short digest of its code, templates and texts."""
    root = Path(regiokompas.__file__).parent
    digest = sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in _MADE_FROM:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{regiokompas.__version__}-{digest.hexdigest()[:12]}"
