"""The digest of a revision of a plan."""

import hashlib
import json
from collections.abc import Mapping


def revision_digest(files: Mapping[str, str], *, region: str, number: int, previous: str) -> str:
    """Return the SHA-256 of all ``files`` as they stand and of the digest ``previous`` before."""
    content = {
        "region": region,
        "number": number,
        "files": {
            path: hashlib.sha256(text.encode("utf-8")).hexdigest() for path, text in files.items()
        },
        "previous": previous,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
