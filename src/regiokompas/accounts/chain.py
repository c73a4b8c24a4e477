"""The digest that ties an event to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime


def event_digest(
    *,
    number: int,
    at: datetime,
    by: str,
    action: str,
    subject: str,
    detail: Mapping[str, object],
    previous: str,
) -> str:
    """Return the SHA-256 of an event's content and of the digest ``previous`` before it."""
    content = {
        "number": number,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": by,
        "action": action,
        "subject": subject,
        # Through JSON first: a key that is a number becomes text, as it does in the database.
        "detail": json.loads(json.dumps(detail)),
        "previous": previous,
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
