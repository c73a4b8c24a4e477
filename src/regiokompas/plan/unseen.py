"""What an editor could not see survives the edit."""

from dataclasses import Field, fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def restored(new: T, *, seen: T, full: T) -> T:
    """Return ``new``, an edit of ``seen``, with everything of ``full`` that ``seen`` left out.

    ``seen`` is ``full`` as the editor saw it: items of lists were dropped and references emptied,
    at any depth. Each item returns behind the item it stood behind; where that one was removed, at
    its old place or the end. What the editor removed stays removed.
    """
    if seen == full:
        return new
    if isinstance(new, tuple) and isinstance(seen, tuple) and isinstance(full, tuple):
        return _restored_list(new, seen, full)  # type: ignore[return-value]  # a tuple as new is
    if is_dataclass(new) and type(new) is type(seen) is type(full):
        parts: dict[str, Any] = {
            field.name: restored(
                getattr(new, field.name),
                seen=getattr(seen, field.name),
                full=getattr(full, field.name),
            )
            for field in fields(new)
        }
        return replace(new, **parts)  # type: ignore[type-var]  # a dataclass, as is asked above
    return full if new == seen else new


def _restored_list(
    new: tuple[Any, ...], seen: tuple[Any, ...], full: tuple[Any, ...]
) -> tuple[Any, ...]:
    partners = _partners(seen, full)
    origins = _origins(new, seen)
    result: list[tuple[int | None, Any]] = [
        (None, item)
        if origin is None
        else (partners[origin], restored(item, seen=seen[origin], full=full[partners[origin]]))
        for item, origin in zip(new, origins, strict=True)
    ]
    for place, item in enumerate(full):
        if place not in partners:
            result.insert(_place_for(place, [known for known, _ in result]), (place, item))
    return tuple(item for _, item in result)


def _partners(seen: tuple[Any, ...], full: tuple[Any, ...]) -> list[int]:
    """Return for each item of ``seen`` its place in ``full``."""
    places: list[int] = []
    start = 0
    for item in seen:
        place = next(at for at in range(start, len(full)) if _is_seen_of(item, full[at]))
        places.append(place)
        start = place + 1
    return places


def _is_seen_of(seen: object, full: object) -> bool:
    """Return whether ``seen`` can be ``full`` with items of lists left out."""
    if seen == full:
        return True
    if isinstance(seen, tuple) and isinstance(full, tuple):
        rest = iter(full)
        return all(any(_is_seen_of(item, other) for other in rest) for item in seen)
    if is_dataclass(seen) and type(seen) is type(full):
        return all(_field_is_seen_of(field, seen, full) for field in fields(seen))
    return False


def _field_is_seen_of(field: "Field[Any]", seen: object, full: object) -> bool:
    """Return whether a field may look so: the same, with items left out, or a reference emptied."""
    one, other = getattr(seen, field.name), getattr(full, field.name)
    if field.name == "visibility":
        return bool(one == other)
    return _is_seen_of(one, other) or bool(one == field.default)


def _origins(new: tuple[Any, ...], seen: tuple[Any, ...]) -> list[int | None]:
    """Return for each item of ``new`` which item of ``seen`` it was; None for a new one.

    An item is recognised unchanged, by its identifier, or, where nothing else is left, by its
    place in a list of the same length.
    """
    free = set(range(len(seen)))
    origins: list[int | None] = [None] * len(new)
    for is_same in (_equal, _called_the_same):
        for at, item in enumerate(new):
            if origins[at] is None:
                origins[at] = next((j for j in sorted(free) if is_same(item, seen[j])), None)
                free.discard(-1 if origins[at] is None else origins[at] or 0)
    if len(new) == len(seen):
        for at in range(len(new)):
            if origins[at] is None and at in free:
                origins[at] = at
                free.discard(at)
    return origins


def _equal(one: object, other: object) -> bool:
    return one == other


def _called_the_same(one: object, other: object) -> bool:
    name = getattr(one, "id", None)
    return name is not None and name == getattr(other, "id", None)


def _place_for(place: int, known: list[int | None]) -> int:
    """Return where the item of ``place`` goes: behind its nearest predecessor that is there."""
    before = [at for at, other in enumerate(known) if other is not None and other < place]
    if before:
        return max(before, key=lambda at: known[at] or 0) + 1
    after = [at for at, other in enumerate(known) if other is not None]
    return min(after) if after else len(known)
