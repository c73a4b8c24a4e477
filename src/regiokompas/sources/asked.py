"""What a source gave when it was asked for the codes of one table, and what opens its door."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from regiokompas.sources.pinned import Schema


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """How sources are reached: other addresses than the declared ones, and credentials.

    ``addresses`` has the base address by source. ``user`` is a user name or a token; a token has
    no ``password``. Credentials are sent and never kept.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Raw answers by name with the address of each, as they go into a snapshot.

    ``request`` tells what was asked, ``version`` is the publisher's own mark.
    """

    answers: Mapping[str, bytes]
    addresses: Mapping[str, str]
    request: str
    version: str
    schema: Schema
