"""The sources of a figure, as a reader is told of them."""

from collections.abc import Iterable
from dataclasses import replace

from regiokompas.domain.provenance import Origin
from regiokompas.domain.texts import Text

_UNCONFIRMED = Text(nl="nog te bevestigen", en="to be confirmed", de="noch zu bestätigen")


def licence_text(origin: Origin, *, language: str) -> str:
    """Return the licence of ``origin``, with what is not sure about it in ``language``."""
    if origin.licence_confirmed:
        return origin.licence
    return f"{origin.licence}, {_UNCONFIRMED.in_language(language)}"


def told_once(origins: Iterable[Origin]) -> list[Origin]:
    """Return ``origins`` without those that read the same: several files of one table."""
    return list({replace(origin, sha256=""): origin for origin in origins}.values())
