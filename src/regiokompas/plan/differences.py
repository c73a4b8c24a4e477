"""What differs between two plans, as people read it: by challenge or register, by field."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher

from regiokompas.declarations.plan import REGISTERS, DeclaredPlan
from regiokompas.domain.visibility import Visibility

# What names an item of a list, in the order in which it is looked for.
_NAMES = ("id", "track", "ministry", "valid_from")


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """One field that differs.

    ``register`` is "challenge" or the name of a register; ``identifier`` the number or identifier
    within it; ``field`` the way to the field in words ("bottlenecks › stikstof › text"), empty
    where all of it came or went. ``before`` and ``after`` are empty where there was or is nothing.
    """

    register: str
    identifier: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        head = " › ".join(part for part in (self.register, self.identifier, self.field) if part)
        return f"{head}: {self.before or '(nothing)'} → {self.after or '(nothing)'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueChange:
    """A field that differs, with its values themselves; None where there was or is nothing.

    ``path`` is the way to it; its last step is "order" where only the order of a list changed
    (the values are then the names in order), and "place" where ``item`` moved within a list of
    things without a name (the values are its places, from 1).
    """

    register: str
    identifier: str
    path: tuple[str, ...]
    before: object
    after: object
    item: object = None

    def in_words(self) -> FieldChange:
        """Return the change with its values as text."""
        return FieldChange(
            register=self.register,
            identifier=self.identifier,
            field=" › ".join(self.path),
            before=told(self.before),
            after=told(self.after),
        )


def plan_difference(before: DeclaredPlan | None, after: DeclaredPlan) -> tuple[FieldChange, ...]:
    """Return every field that differs, challenges first, by number; ``None`` is an empty plan."""
    return tuple(change.in_words() for change in plan_changes(before, after))


def plan_changes(before: DeclaredPlan | None, after: DeclaredPlan) -> tuple[ValueChange, ...]:
    """Return the same as ``plan_difference``, with the values themselves."""
    return tuple(
        ValueChange(
            register=register,
            identifier=identifier,
            path=path,
            before=was,
            after=becomes,
            item=item,
        )
        for register in ("challenge", *REGISTERS)
        for identifier, old, new in _pairs(before, after, register)
        for path, was, becomes, item in _changes(old, new, ())
    )


def _pairs(
    before: DeclaredPlan | None, after: DeclaredPlan, register: str
) -> Iterator[tuple[str, object, object]]:
    old = _items(before, register) if before is not None else {}
    new = _items(after, register)
    for identifier in dict.fromkeys((*old, *new)):
        yield identifier, old.get(identifier), new.get(identifier)


def _items(plan: DeclaredPlan, register: str) -> dict[str, object]:
    if register == "challenge":
        numbered = sorted(plan.challenges, key=lambda challenge: challenge.number)
        return {str(challenge.number): challenge for challenge in numbered}
    return {_name_of(item): item for item in getattr(plan.register, register)}


def _name_of(item: object) -> str:
    for name in _NAMES:
        if hasattr(item, name):
            return str(getattr(item, name))
    return ""


Change = tuple[tuple[str, ...], object, object, object]


def _changes(before: object, after: object, path: tuple[str, ...]) -> Iterator[Change]:
    """Yield the fields in which ``before`` and ``after`` differ, deepest names first met."""
    if before == after:
        return
    if isinstance(before, tuple) and isinstance(after, tuple) and _holds_items((*before, *after)):
        yield from _list_changes(before, after, path)
    elif is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            name = field.name.replace("_", " ")
            old, new = getattr(before, field.name), getattr(after, field.name)
            yield from _changes(old, new, (*path, name))
    else:
        yield path, before, after, None


def _list_changes(
    before: tuple[object, ...], after: tuple[object, ...], path: tuple[str, ...]
) -> Iterator[Change]:
    """Yield what differs between two lists: by name where items have one, else by place."""
    old, new = _by_name(before), _by_name(after)
    if old is not None and new is not None:
        for name in dict.fromkeys((*old, *new)):
            yield from _changes(old.get(name), new.get(name), (*path, name))
        if old.keys() == new.keys() and list(old) != list(new):
            yield (*path, "order"), tuple(old), tuple(new), None
        return
    yield from _unnamed_changes(before, after, path)


def _unnamed_changes(
    before: tuple[object, ...], after: tuple[object, ...], path: tuple[str, ...]
) -> Iterator[Change]:
    """Yield what differs between two lists of things without a name: by place, or moved."""
    keys = ([repr(item) for item in before], [repr(item) for item in after])
    blocks = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    gone = {keys[0][n]: n for kind, i, j, _, _ in blocks if kind != "equal" for n in range(i, j)}
    come = {keys[1][n]: n for kind, _, _, k, m in blocks if kind != "equal" for n in range(k, m)}
    moved = {
        key for key in gone.keys() & come.keys() if keys[0].count(key) == keys[1].count(key) == 1
    }
    for key in sorted(moved, key=come.__getitem__):
        place = come[key] + 1
        yield (*path, str(place), "place"), gone[key] + 1, place, after[come[key]]
    for kind, i, j, k, m in blocks:
        old = [n for n in range(i, j) if keys[0][n] not in moved]
        new = [n for n in range(k, m) if keys[1][n] not in moved]
        for place in range(max(len(old), len(new)) if kind != "equal" else 0):
            was = before[old[place]] if place < len(old) else None
            becomes = after[new[place]] if place < len(new) else None
            number = (new[place] if becomes is not None else old[place]) + 1
            yield from _changes(was, becomes, (*path, str(number)))


def _by_name(items: tuple[object, ...]) -> dict[str, object] | None:
    """Return the items by their name; ``None`` where they have none or share one."""
    named = {_name_of(item): item for item in items}
    return named if len(named) == len(items) and "" not in named else None


def _holds_items(items: tuple[object, ...]) -> bool:
    return any(is_dataclass(item) for item in items)


def told(value: object) -> str:
    """Return a value as people read it; empty for nothing."""
    if value is None or value in ((), "", {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(told(item) for item in value)
    if is_dataclass(value):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        parts = ((name, told(item)) for name, item in held if item is not Visibility.PUBLIC)
        return ", ".join(f"{name.replace('_', ' ')}: {text}" for name, text in parts if text)
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
