"""What is known about GENESIS as a source, read from ``source.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import tomli

from regiokompas.sources.http import Patience


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """A source as declared: where its services are, how much at a time, how patiently.

    ``job_polls`` is how often a job is asked whether it is done, ``job_wait_seconds`` the time
    between two of these.
    """

    services: Mapping[str, str]
    most_values: int
    job_polls: int
    job_wait_seconds: float
    patience: Patience


def read_facts() -> Facts:
    """Return the facts in ``source.toml`` beside this module."""
    declared = tomli.loads(files(__package__).joinpath("source.toml").read_text("utf-8"))
    return Facts(**{**declared, "patience": Patience(**declared["patience"])})


GENESIS = read_facts()
