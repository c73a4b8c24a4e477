"""A declared type as a form: its plain fields, its parts and its lists, to any depth."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, replace
from dataclasses import Field as DeclaredField
from functools import cached_property, lru_cache
from typing import Any, get_type_hints

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext

from regiokompas.domain.texts import Text
from regiokompas.web.plan.editing.fields import (
    Choices,
    Held,
    Hint,
    Typed,
    content_of,
    form_fields,
    hint_of,
    label_of,
    suggestions_name,
)

# What a form says of a list besides its items.
TOTAL, ORDER, REMOVE, IDENTIFIER = "items", "order", "remove", "id"
IDENTIFIER_CHARACTERS = 60
# Nobody types more items than this by hand; a question that claims more is not from our form.
MOST_ITEMS = 200
_DIGITS = 4


@dataclass(kw_only=True, eq=False)
class Part:
    """The form of one thing of the declared type ``kind``.

    ``value`` is the thing as it is, None for a new one; ``data`` what was typed, None where
    nothing was yet. Only ``names`` are asked for; all fields where it is empty.
    """

    kind: type
    prefix: str
    choices: Choices
    value: Any = None
    data: QueryDict | None = None
    names: tuple[str, ...] = ()
    in_list: bool = False

    @cached_property
    def hints(self) -> dict[str, tuple["DeclaredField[Any]", Hint]]:
        """The declared fields this form is about, with what each holds."""
        hints = get_type_hints(self.kind, include_extras=True)
        return {
            item.name: (item, hint_of(item.name, hints[item.name]))
            for item in fields(self.kind)
            if item.name != "id" and (not self.names or item.name in self.names)
        }

    @cached_property
    def form(self) -> forms.Form:
        """The plain fields."""
        form = forms.Form(self.data, prefix=self.prefix)
        for name, (declared, hint) in self.hints.items():
            if _is_plain(hint):
                standing = getattr(self.value, name) if self.value is not None else self._new(name)
                for key, made, initial in form_fields(
                    name,
                    hint,
                    is_required=_is_needed(declared, hint),
                    value=standing,
                    choices=self.choices,
                ):
                    form.fields[key] = made
                    form.initial[key] = initial
        if self.has_identifier:
            form.fields[IDENTIFIER] = forms.SlugField(
                required=False, max_length=100, widget=forms.HiddenInput
            )
            form.initial[IDENTIFIER] = getattr(self.value, "id", "")
        if self.in_list:
            self._add_list_fields(form)
        return form

    @cached_property
    def parts(self) -> dict[str, "Part"]:
        """The parts that are things of a declared type themselves."""
        return {
            name: self._below(name, hint.kind)
            for name, (_, hint) in self.hints.items()
            if not _is_plain(hint) and not hint.is_list
        }

    @cached_property
    def lists(self) -> dict[str, "PartList"]:
        """The lists of things of a declared type."""
        return {
            name: PartList(
                kind=hint.kind,
                prefix=f"{self.prefix}-{name}",
                choices=self.choices,
                values=getattr(self.value, name) if self.value is not None else (),
                data=self.data,
                label=label_of(name),
                is_inner=self.in_list,
            )
            for name, (_, hint) in self.hints.items()
            if not _is_plain(hint) and hint.is_list
        }

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed: a new item that nobody filled."""
        if self.value is not None:
            return False
        typed = (
            self.form[name].value()
            for name, field_ in self.form.fields.items()
            if isinstance(field_, forms.CharField | forms.FloatField)
            and name not in {ORDER, IDENTIFIER}
        )
        chosen = (
            self.form[name].value() for name in self._references() if name in self.form.fields
        )
        return not any([*typed, *chosen]) and all(part.is_blank for part in self.lists.values())

    @property
    def is_removed(self) -> bool:
        """Whether the item is to go."""
        return self.in_list and bool(self.form[REMOVE].value())

    @property
    def order(self) -> float:
        """Where in its list the item stands."""
        try:
            return float(str(self.form[ORDER].value()).replace(",", "."))
        except ValueError:
            return float("inf")

    def is_valid(self) -> bool:
        """Return whether everything typed can be used; look at all of it, to tell all at once."""
        below: list[Part | PartList] = [*self.parts.values(), *self.lists.values()]
        return all([self.form.is_valid(), *(part.is_valid() for part in below)])

    def content(self) -> dict[str, Any]:
        """Return the declared value of each field; call it after ``is_valid``."""
        found: dict[str, Any] = {}
        for name, (_, hint) in self.hints.items():
            if name in self.parts:
                found[name] = self.parts[name].thing()
            elif name in self.lists:
                found[name] = self.lists[name].content()
            else:
                found[name] = content_of(name, hint, self.form.cleaned_data)
        return found

    def thing(self) -> Held:
        """Return the thing itself; one that has an identifier keeps it."""
        content = self.content()
        if self.has_identifier:
            content["id"] = self.form.cleaned_data[IDENTIFIER] or _identifier(content)
        return self.kind(**content)

    @property
    def has_identifier(self) -> bool:
        """Whether things of this type have an identifier, which an edit never changes."""
        return any(item.name == "id" for item in fields(self.kind))

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields to show: those of the thing itself."""
        own = (ORDER, REMOVE, IDENTIFIER)
        return [bound for bound in self.form if bound.name not in own]

    def kinds_typed(self) -> set[tuple[str, ...]]:
        """Return the declared types that are typed here, for want of a list to pick from."""
        own = {made.kinds for made in self.form.fields.values() if isinstance(made, Typed)}
        items = (item for listed in self.lists.values() for item in listed.items)
        return own.union(*(part.kinds_typed() for part in (*self.parts.values(), *items)))

    @property
    def suggestions(self) -> SafeString:
        """What can be typed, each list once, under the name that its fields give to it."""
        lists = [(kinds, tuple(self.choices.of(kinds))) for kinds in sorted(self.kinds_typed())]
        return format_html_join("\n", "{}", ((_suggested(*found),) for found in lists))

    @property
    def list_fields(self) -> list[forms.BoundField]:
        """The fields that place the item in its list, or take it out."""
        return [self.form[ORDER], self.form[REMOVE]] if self.in_list else []

    @property
    def hidden_fields(self) -> list[forms.BoundField]:
        """The identifier, sent along unseen."""
        return [self.form[IDENTIFIER]] if self.has_identifier else []

    def _new(self, name: str) -> Held:
        """Return what a new thing has in the field ``name`` before anybody typed."""
        return self.choices.viewer.writes_at if name == "visibility" else None

    def _references(self) -> Iterator[str]:
        return (name for name, (_, hint) in self.hints.items() if hint.refers_to)

    def _below(self, name: str, kind: type) -> "Part":
        return Part(
            kind=kind,
            prefix=f"{self.prefix}-{name}",
            choices=self.choices,
            value=getattr(self.value, name) if self.value is not None else None,
            data=self.data,
        )

    def _add_list_fields(self, form: forms.Form) -> None:
        number = self.prefix.rpartition("-")[2]
        form.fields[ORDER] = forms.CharField(label=gettext("Order"), required=False, max_length=6)
        form.initial[ORDER] = int(number) + 1 if number.isdigit() else ""
        form.fields[REMOVE] = forms.BooleanField(label=gettext("Remove"), required=False)


@dataclass(kw_only=True, eq=False)
class PartList:
    """The forms of a list, and ``blanks`` empty ones behind them."""

    kind: type
    prefix: str
    choices: Choices
    values: tuple[Any, ...]
    label: str
    data: QueryDict | None = None
    is_inner: bool = False
    blanks: int = field(default=0)

    @property
    def total_name(self) -> str:
        """The name of the hidden field that counts the items."""
        return f"{self.prefix}-{TOTAL}"

    @cached_property
    def items(self) -> list[Part]:
        """The forms of the items, in the order in which they stand."""
        return [self._item(number) for number in range(self._total())]

    @property
    def kept(self) -> list[Part]:
        """The items that stay, in the order typed."""
        stay = [item for item in self.items if not item.is_removed and not item.is_blank]
        return sorted(stay, key=lambda item: item.order)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in any of them."""
        return all(item.is_blank for item in self.items)

    def add(self) -> None:
        """Put one more empty form behind the others."""
        self.items.append(self._item(len(self.items)))

    def is_valid(self) -> bool:
        """Return whether every item that stays can be used."""
        valid = [item.is_valid() for item in self.kept]  # all are looked at, to tell all at once
        return all(valid)

    def content(self) -> tuple[Any, ...]:
        """Return the things that stay; two never share an identifier."""
        return _apart(tuple(item.thing() for item in self.kept))

    def _total(self) -> int:
        if self.data is None:
            return len(self.values) + self.blanks
        typed = self.data.get(self.total_name, "" if self.values else "0")
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS):
            raise BadRequest("the form does not say how many items its list has")
        if int(typed) > MOST_ITEMS:
            raise BadRequest("the form says that its list has more items than it can have")
        return int(typed)

    def _item(self, number: int) -> Part:
        return Part(
            kind=self.kind,
            prefix=f"{self.prefix}-{number}",
            choices=self.choices,
            value=self.values[number] if number < len(self.values) else None,
            data=self.data,
            in_list=True,
        )


@lru_cache(maxsize=8)
def _suggested(kinds: tuple[str, ...], options: tuple[tuple[str, str], ...]) -> SafeString:
    """Return a list of suggestions: the same for every form, until something gets a new name."""
    told = format_html_join("", '<option value="{}">{}</option>', options)
    return format_html('<datalist id="{}">{}</datalist>', suggestions_name(kinds), told)


def _is_plain(hint: Hint) -> bool:
    return hint.kind is Text or not hasattr(hint.kind, "__dataclass_fields__")


def _is_needed(declared: "DeclaredField[Any]", hint: Hint) -> bool:
    has_default = declared.default is not MISSING or declared.default_factory is not MISSING
    return not has_default and not hint.is_list


def _identifier(content: dict[str, Any]) -> str:
    """Return an identifier after the words of the thing."""
    return slugify(str(content.get("text", "")))[:IDENTIFIER_CHARACTERS].strip("-") or "nieuw"


def _apart(things: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return ``things``, each with an identifier of its own where they have one."""
    seen: set[str] = set()
    result = []
    for thing in things:
        identifier = getattr(thing, "id", None)
        if identifier is not None:
            wanted, number = identifier, 2
            while wanted in seen:
                wanted, number = f"{identifier}-{number}", number + 1
            seen.add(wanted)
        result.append(thing if identifier is None else replace(thing, id=wanted))
    return tuple(result)
