"""What is known about CBS as a source, read from ``source.toml``."""

from dataclasses import dataclass
from importlib.resources import files

import tomli

from regiokompas.sources.http import Patience


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """A source as declared: who publishes, where to ask, how much at a time, how patiently."""

    publisher: str
    licence: str
    base_address: str
    page_size: int
    at_a_time: int
    patience: Patience


def read_facts() -> Facts:
    """Return the facts in ``source.toml`` beside this module."""
    declared = tomli.loads(files(__package__).joinpath("source.toml").read_text("utf-8"))
    return Facts(**{**declared, "patience": Patience(**declared["patience"])})


CBS = read_facts()
