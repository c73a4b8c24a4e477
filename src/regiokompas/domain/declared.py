"""The decorator of every type that is read from declared content."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def declared(cls: type[T]) -> type[T]:
    """Return ``cls`` as a frozen, keyword-only dataclass that refuses unknown keys when read.

    The reader (``declarations``) is pydantic, which looks for the attribute set here; the domain
    itself does not depend on it.
    """
    cls.__pydantic_config__ = {  # type: ignore[attr-defined]  # read by pydantic only
        "extra": "forbid",
        "str_strip_whitespace": True,
    }
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)
