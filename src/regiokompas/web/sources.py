"""The sources of a figure, as a reader is told of them."""

from collections.abc import Iterable
from dataclasses import replace

from regiokompas.domain.provenance import Origin


def told_once(origins: Iterable[Origin]) -> list[Origin]:
    """Return ``origins`` without those that read the same: several files of one table."""
    return list({replace(origin, sha256=""): origin for origin in origins}.values())
