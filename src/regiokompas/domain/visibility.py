"""Who may see what people write: four levels, who looks, and what a viewer gets to see."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar, Protocol, TypeGuard, TypeVar, cast, get_args, get_type_hints

T = TypeVar("T")


class Visibility(StrEnum):
    """A level of visibility, from the most open to the most closed."""

    PUBLIC = "public"
    PARTNERS = "partners"
    REGION = "region"
    TEAM = "team"


class Permission(StrEnum):
    """Something that somebody may do; roles hold permissions."""

    EDIT_OWN_CHALLENGES = "edit-own-challenges"
    EDIT_PLAN = "edit-plan"
    IMPORT_PLAN = "import-plan"
    ADOPT_VERSION = "adopt-version"
    WRITE_NOTES = "write-notes"
    SEE_PROGRAMME_OFFICE = "see-programme-office"
    MANAGE_ACCOUNTS = "manage-accounts"


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewer:
    """Who looks: the levels that are open to them and what they may do.

    ``name`` is an e-mail address, empty for a visitor; ``organisations`` are identifiers, ``owns``
    the numbers of challenges; ``writes_at`` is the level of what they write unless they choose.
    """

    name: str = ""
    levels: frozenset[Visibility] = frozenset({Visibility.PUBLIC})
    permissions: frozenset[Permission] = frozenset()
    organisations: frozenset[str] = frozenset()
    owns: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    writes_at: Visibility = Visibility.PUBLIC

    def sees(self, level: Visibility) -> bool:
        """Return whether what has ``level`` is open to this viewer."""
        return level in self.levels

    def may(self, permission: Permission) -> bool:
        """Return whether this viewer may do what ``permission`` is about."""
        return permission in self.permissions

    @property
    def may_edit(self) -> frozenset[int] | None:
        """The challenges this viewer may edit; None where all of them."""
        if self.may(Permission.EDIT_PLAN):
            return None
        return self.owns if self.may(Permission.EDIT_OWN_CHALLENGES) else frozenset()


VISITOR = Viewer()


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds identifiers (or numbers) of declared things of these types.

    It stands in an annotation: ``Annotated[str, RefersTo("Organisation", "Body")]``.
    """

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


_Key = tuple[str, object]


class _Declared(Protocol):
    """A frozen type, as the standard library marks it."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


def as_seen(thing: T, viewer: Viewer) -> T:
    """Return ``thing``, a tree of frozen types, as ``viewer`` may see it.

    What has a field ``visibility`` that is closed to the viewer is left out of the tuple it stands
    in. References to it go too: out of a list, out of an optional field; what cannot be without
    the reference (a link without its end) is left out with it. Nothing else changes; a part in
    which all is open is the same object as before. ``ValueError`` where ``thing`` itself is closed.
    """
    if all(viewer.sees(level) for level in Visibility):
        return thing
    return _seen(thing, viewer, frozenset())


def _seen(thing: T, viewer: Viewer, hidden: frozenset[_Key]) -> T:
    if not _is_declared(thing) or (not hidden and not _holds_closed(thing, viewer)):
        return thing
    if _is_closed(thing, viewer):
        raise ValueError(f"this {type(thing).__name__} is closed to the viewer")
    hidden |= frozenset(_closed_in(thing, viewer))
    changes: dict[str, object] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        kinds = _references(type(thing)).get(field.name, ())
        seen = _open_references(field, value, kinds, hidden) if kinds else value
        if isinstance(seen, tuple):
            seen = _open_items(seen, viewer, hidden)
        elif _is_declared(seen):
            seen = _seen(seen, viewer, hidden)
        if seen is not value:
            changes[field.name] = seen
    return cast(T, replace(thing, **changes)) if changes else cast(T, thing)


def _holds_closed(thing: object, viewer: Viewer) -> bool:
    """Return whether anything within ``thing`` is closed to ``viewer``.

    Where nothing is, nothing has to be left out: most parts of a plan need no closer look.
    """
    waiting = [thing]
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(found)
        elif found is not None:
            if _is_closed(found, viewer):
                return True
            kind: type = type(found)
            waiting.extend([getattr(found, name) for name in _fields_with_levels(kind)])
    return False


@lru_cache(maxsize=256)
def _fields_with_levels(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of the type ``kind`` within which something may have a level."""
    if not is_dataclass(kind) or not isinstance(kind, type):
        return ()
    return tuple(
        name
        for name, hint in _hints(kind).items()
        if any(_may_have_level(part) for part in _types_in(hint))
    )


def _may_have_level(kind: type) -> bool:
    return is_dataclass(kind) and (
        any(field.name == "visibility" for field in fields(kind)) or bool(_fields_with_levels(kind))
    )


def _types_in(hint: object) -> Iterator[type]:
    """Yield every type that an annotation names, also within tuples and alternatives."""
    if isinstance(hint, type):
        yield hint
    for argument in get_args(hint):
        yield from _types_in(argument)


def _open_items(
    items: tuple[object, ...], viewer: Viewer, hidden: frozenset[_Key]
) -> tuple[object, ...]:
    """Return the open ``items``, each as seen; the very same tuple where nothing is left out."""
    kept = tuple(
        _seen(item, viewer, hidden)
        for item in items
        if not _is_closed(item, viewer) and not _is_lost(item, hidden)
    )
    is_same = len(kept) == len(items) and all(a is b for a, b in zip(kept, items, strict=True))
    return items if is_same else kept


def _open_references(
    field: "Field[Any]", value: object, kinds: tuple[str, ...], hidden: frozenset[_Key]
) -> object:
    if isinstance(value, tuple):
        kept = tuple(item for item in value if not _refers(item, kinds, hidden))
        return value if len(kept) == len(value) else kept
    return field.default if _refers(value, kinds, hidden) else value


def _is_lost(thing: object, hidden: frozenset[_Key]) -> bool:
    """Return whether ``thing`` needs a reference to something hidden."""
    if not hidden or not _is_declared(thing):
        return False
    references = _references(type(thing))
    return any(
        field.default is MISSING and _refers(getattr(thing, field.name), kinds, hidden)
        for field in fields(thing)
        if (kinds := references.get(field.name))
    )


def _refers(value: object, kinds: Iterable[str], hidden: frozenset[_Key]) -> bool:
    return not isinstance(value, tuple) and any((kind, value) in hidden for kind in kinds)


def _closed_in(thing: _Declared, viewer: Viewer) -> Iterator[_Key]:
    """Yield type and identifier of everything closed in the lists of ``thing`` itself.

    Lists one step down, in a part that is no list item, belong to the same scope: the register of
    a plan. What is within a list item does not: interventions are known within their challenge.
    """
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, tuple):
            for item in value:
                if _is_closed(item, viewer):
                    yield type(item).__name__, getattr(item, "id", getattr(item, "number", None))
        elif _is_declared(value):
            yield from _closed_in(value, viewer)


def _is_closed(item: object, viewer: Viewer) -> bool:
    level = getattr(item, "visibility", None)
    return level is not None and not viewer.sees(level)


def _is_declared(thing: object) -> TypeGuard[_Declared]:
    return is_dataclass(thing) and not isinstance(thing, type)


@lru_cache(maxsize=256)
def _references(kind: Hashable) -> dict[str, tuple[str, ...]]:
    """Return for each field of the type ``kind`` that holds references the types it refers to."""
    found = {name: tuple(_marks(hint)) for name, hint in _hints(kind).items()}
    return {name: marks for name, marks in found.items() if marks}


def _hints(kind: object) -> dict[str, object]:
    return get_type_hints(kind, include_extras=True)


def _marks(hint: object) -> Iterator[str]:
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, RefersTo):
            yield from part.kinds
    for argument in get_args(hint):
        yield from _marks(argument)
