"""A finding: something about the plan worth telling, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

from regiokompas.domain.texts import Text

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing the check tells.

    ``severity``: an *error* makes the plan unreliable as data, a *warning* is a gap or a
    contradiction that somebody has to resolve, a *notice* is worth knowing. ``subject`` is
    "opgave-16", "track-x", "ministry-x", "organisation-x", "event-x", "ambition-x" or "plan";
    ``source`` is the place in words: document, challenge, section.
    """

    code: str
    severity: Severity
    subject: str
    message: Text
    hint: Text
    source: Text


def subject_of(kind: str, key: str | int) -> str:
    """Return the subject "kind-key", without saying the kind twice."""
    name = str(key)
    return name if name.startswith(f"{kind}-") else f"{kind}-{name}"


def challenge_subject(number: int) -> str:
    """Return the subject of the challenge with this number."""
    return subject_of("opgave", number)
