"""One field of a declared type as one or more fields of a form, and back."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from django import forms
from django.utils.translation import gettext_lazy as _

from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import RefersTo, Viewer, Visibility
from regiokompas.web.plan.editing.words import FIELDS, LANGUAGES, LONG, OPTIONS
from regiokompas.web.seen import refuse_unseen
from regiokompas.web.templatetags.figures import translated

# What a field of the plan holds at most (declarations.checks.plan says so with a sentence).
CHARACTERS = 20_000

Options = list[tuple[str, str]]
# Whatever a field of a declared type may hold; its annotation, read at run time, says what.
Held = Any

# From a longer list nobody picks: its fields are typed in, and what begins so is suggested.
MOST_OPTIONS = 200

# Fields whose values are chosen from a list, though nothing closed can stand behind them.
_CHOSEN = {
    "theme": ("PlanTheme",),
    "theme_on_fiche": ("PlanTheme",),
    "indicator": ("Indicator",),
    "indicators": ("Indicator",),
    "ministry": ("Ministry",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What the forms offer: for each declared type its identifiers with their names."""

    known: Mapping[str, Options]
    viewer: Viewer

    def of(self, kinds: tuple[str, ...]) -> Options:
        """Return identifiers and names of everything of these types."""
        return [option for kind in kinds for option in self.known.get(kind, [])]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """What a field of a declared type holds, taken apart."""

    kind: Any
    refers_to: tuple[str, ...]
    is_list: bool
    is_optional: bool


def hint_of(name: str, annotation: Held) -> Hint:
    """Return what ``annotation`` says that the field ``name`` holds and refers to."""
    refers_to: tuple[str, ...] = ()
    is_list = is_optional = False
    while True:
        origin: object = get_origin(annotation)
        arguments = get_args(annotation)
        if origin is Annotated:
            for mark in arguments[1:]:
                refers_to += mark.kinds if isinstance(mark, RefersTo) else ()
            annotation = arguments[0]
        elif origin is tuple:
            is_list, annotation = True, arguments[0]
        elif origin in {Union, UnionType}:
            is_optional = True
            annotation = next(item for item in arguments if item is not NoneType)
        else:
            return Hint(
                kind=annotation,
                refers_to=_CHOSEN.get(name, refers_to),
                is_list=is_list,
                is_optional=is_optional,
            )


def label_of(name: str) -> str:
    """Return what the page calls the field ``name``."""
    return translated(FIELDS[name])


def form_fields(
    name: str, hint: Hint, *, is_required: bool, value: Held, choices: Choices
) -> Iterator[tuple[str, forms.Field, Held]]:
    """Yield name, field and initial value of everything the form asks for one declared field."""
    if hint.kind is Text:
        yield from _text_fields(name, value, is_required=is_required)
    else:
        field = _field(name, hint, is_required=is_required, value=value, choices=choices)
        yield name, field, _initial(hint, value)


def content_of(name: str, hint: Hint, cleaned: Mapping[str, Any]) -> Held:
    """Return the declared value that the cleaned fields of a form mean."""
    if hint.kind is Text:
        texts = {code: cleaned[f"{name}-{code}"] for code in LANGUAGES}
        return Text(**texts) if any(texts.values()) or not hint.is_optional else None
    value = cleaned[name]
    if hint.is_list:
        if hint.refers_to:
            return tuple(hint.kind(item) for item in value)
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if hint.kind is float:
        return value if value is not None or hint.is_optional else 0.0
    return hint.kind(value) if hint.kind in {int, bool, Visibility} else value


def _text_fields(
    name: str, value: Text | None, *, is_required: bool
) -> Iterator[tuple[str, forms.Field, Held]]:
    for code, language in LANGUAGES.items():
        field = forms.CharField(
            label=f"{label_of(name)} ({translated(language)})",
            required=is_required,
            max_length=CHARACTERS,
            validators=[refuse_unseen],
            widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
        )
        yield f"{name}-{code}", field, value.in_language(code) if value else ""


def _field(
    name: str, hint: Hint, *, is_required: bool, value: Held, choices: Choices
) -> forms.Field:
    label = label_of(name)
    if hint.kind is bool:
        return forms.BooleanField(label=label, required=False)
    if hint.kind is float:
        return Number(label=label, required=is_required)
    options = _options(name, hint, value=value, choices=choices)
    if options is not None and hint.is_list:
        return forms.MultipleChoiceField(
            label=label, required=False, choices=options, widget=forms.CheckboxSelectMultiple
        )
    if options is not None and len(options) > MOST_OPTIONS:
        return Typed(options, hint.refers_to, label=label, required=is_required)
    if options is not None:  # nothing is ever kept without saying who may see it
        is_needed = is_required or hint.kind is Visibility
        return forms.ChoiceField(label=label, required=is_needed, choices=options)
    rows = 4 if name == "text" or hint.is_list else 2
    widget = forms.Textarea(attrs={"rows": rows}) if name in LONG or hint.is_list else None
    return forms.CharField(
        label=label,
        required=is_required,
        max_length=CHARACTERS,
        validators=[refuse_unseen],
        widget=widget or forms.TextInput,
    )


def _options(name: str, hint: Hint, *, value: Held, choices: Choices) -> Options | None:
    """Return what can be chosen; None where the field is free. What stands there can stay."""
    if hint.kind is Visibility:
        levels = [level for level in Visibility if choices.viewer.sees(level)]
        return [(level.value, translated(OPTIONS["visibility"][level])) for level in levels]
    if get_origin(hint.kind) is Literal:
        words = OPTIONS[name]
        return [(key, translated(words[key]) if key else "") for key in get_args(hint.kind)]
    if not hint.refers_to:
        return None
    known = choices.of(hint.refers_to)
    standing = [str(key) for key in (value or () if hint.is_list else (value,)) if key]
    names = dict(known)
    first = [(key, names.get(key, key)) for key in standing]
    if hint.is_list:  # what stands there comes first: a list keeps its order
        return [*first, *(option for option in known if option[0] not in standing)]
    return [("", "—"), *known, *(option for option in first if option[0] not in names)]


def _initial(hint: Hint, value: Held) -> Held:
    if hint.is_list and not hint.refers_to:
        return "\n".join(value or ())
    if hint.is_list:
        return [str(item) for item in value or ()]
    return value


class Typed(forms.CharField):
    """A choice from a list so long that it is typed, with suggestions the page holds once.

    ``kinds`` are the declared types that can be chosen.
    """

    def __init__(
        self, options: Options, kinds: tuple[str, ...], *, label: str, required: bool
    ) -> None:
        self.kinds = kinds
        self.known = {key for key, _name in options}
        widget = forms.TextInput(attrs={"list": suggestions_name(kinds), "autocomplete": "off"})
        super().__init__(label=label, required=required, widget=widget)

    def validate(self, value: Held) -> None:
        """Refuse what is not in the list."""
        super().validate(value)
        if value and value not in self.known:
            raise forms.ValidationError(
                _(
                    "“%(value)s” is not in the list. "
                    "Type a number or name and choose what is suggested."
                ),
                params={"value": value},
            )


def suggestions_name(kinds: tuple[str, ...]) -> str:
    """Return what the page calls the list of suggestions for these declared types."""
    return "-".join(("known", *kinds)).lower()


class Number(forms.FloatField):
    """A finite number, typed as the language of the page writes it or with a decimal point."""

    def __init__(self, *, label: str, required: bool) -> None:
        super().__init__(label=label, required=required, localize=True)
        self.widget.input_type = "text"
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Held) -> float | None:  # type: ignore[override]  # the stubs say int
        """Return the number; ``ValidationError`` where it is none."""
        number = super().to_python(value)
        if number is not None and not math.isfinite(number):
            raise forms.ValidationError(_("Type a number."))
        return number
