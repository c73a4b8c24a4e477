"""What differs between two plans, as people read it: by challenge or register, by field."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher

from regiokompas.declarations.plan import REGISTERS, DeclaredPlan

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


def plan_difference(before: DeclaredPlan | None, after: DeclaredPlan) -> tuple[FieldChange, ...]:
    """Return every field that differs, challenges first, by number; ``None`` is an empty plan."""
    changes: list[FieldChange] = []
    for register in ("challenge", *REGISTERS):
        old = _items(before, register) if before is not None else {}
        new = _items(after, register)
        for identifier in dict.fromkeys((*old, *new)):
            for field, was, becomes in _changes(old.get(identifier), new.get(identifier), ()):
                changes.append(
                    FieldChange(
                        register=register,
                        identifier=identifier,
                        field=" › ".join(field),
                        before=was,
                        after=becomes,
                    )
                )
    return tuple(changes)


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


Change = tuple[tuple[str, ...], str, str]


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
        yield path, told(before), told(after)


def _list_changes(
    before: tuple[object, ...], after: tuple[object, ...], path: tuple[str, ...]
) -> Iterator[Change]:
    """Yield what differs between two lists: by name where items have one, else by place."""
    old, new = _by_name(before), _by_name(after)
    if old is not None and new is not None:
        for name in dict.fromkeys((*old, *new)):
            yield from _changes(old.get(name), new.get(name), (*path, name))
        if old.keys() == new.keys() and list(old) != list(new):
            yield (*path, "order"), ", ".join(old), ", ".join(new)
        return
    keys = ([repr(item) for item in before], [repr(item) for item in after])
    for kind, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind != "equal":
            for place in range(max(j - i, m - k)):
                was = before[i + place] if i + place < j else None
                becomes = after[k + place] if k + place < m else None
                number = (k if becomes is not None else i) + place + 1
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
        parts = ((field.name, told(getattr(value, field.name))) for field in fields(value))
        return ", ".join(f"{name.replace('_', ' ')}: {text}" for name, text in parts if text)
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
