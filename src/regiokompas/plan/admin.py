"""Regions, organisations, roles and notes for the managers of an installation."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regiokompas.accounts.models import User
from regiokompas.accounts.read_only import ReadOnly
from regiokompas.accounts.roles import VISITOR_ROLE, roles
from regiokompas.domain.errors import RegiokompasError
from regiokompas.plan.affiliating import affiliate, end_affiliation, refuse_what_does_not_fit
from regiokompas.plan.models import Affiliation, Membership, Note, Organisation, Region


class MembershipInline(ReadOnly, admin.TabularInline[Membership, Region]):
    """The areas of a region, to read: they follow from the declared content."""

    model = Membership
    extra = 0


@admin.register(Region)
class RegionAdmin(ReadOnly, admin.ModelAdmin[Region]):
    """Regions, to read: they follow from the declared content."""

    list_display = ("name", "slug", "code")
    inlines = (MembershipInline,)


@admin.register(Organisation)
class OrganisationAdmin(ReadOnly, admin.ModelAdmin[Organisation]):
    """Organisations, to read: they follow from the plan."""

    list_display = ("name", "kind", "official_id", "valid_from", "valid_until", "retired_at")
    list_filter = ("kind",)
    search_fields = ("name", "identifier", "official_id")


@admin.register(Note)
class NoteAdmin(ReadOnly, admin.ModelAdmin[Note]):
    """Notes, to read: they are written and withdrawn at the challenge."""

    list_display = ("at", "by", "challenge", "visibility", "withdrawal")
    list_filter = ("visibility",)
    list_select_related = ("challenge", "withdrawal")


_DIGITS = 18  # what an identifier of a row has at most, and a database can hold


class ChosenByName(AutocompleteSelect):
    """A choice by name; what was sent that names no row at all is shown as no choice."""

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        """Return the choices to show: the framework's own look up whatever was sent."""
        rows = [
            item for item in value if item.isascii() and item.isdigit() and len(item) <= _DIGITS
        ]
        return super().optgroups(name, rows, attr)


class AffiliationForm(forms.ModelForm[Affiliation]):
    """A role at an organisation; what does not go together is told at once."""

    role = forms.ChoiceField(label=_("role"))

    class Meta:
        """The fields of the form."""

        model = Affiliation
        fields = ("user", "organisation", "role", "challenge", "valid_from", "valid_until")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        if "role" in self.fields:
            cast(forms.ChoiceField, self.fields["role"]).choices = [
                (role.id, role.name.nl) for role in roles().values() if role.id != VISITOR_ROLE
            ]

    def clean(self) -> dict[str, object]:
        """Return what was filled in; refuse what the operation would refuse."""
        given = super().clean() or {}
        if self.instance.pk is None and {"user", "organisation", "role"} <= given.keys():
            try:
                refuse_what_does_not_fit(
                    given["user"],
                    given["organisation"],
                    role=given["role"],
                    challenge=given.get("challenge"),
                )
            except RegiokompasError as error:
                raise ValidationError(str(error)) from error
        return given


@admin.register(Affiliation)
class AffiliationAdmin(admin.ModelAdmin[Affiliation]):
    """Who works where, in which role: given and ended, never rewritten or removed."""

    form = AffiliationForm
    list_display = ("user", "role", "organisation", "challenge", "valid_from", "valid_until")
    list_filter = ("role",)
    search_fields = ("user__email", "organisation__name")
    autocomplete_fields = ("user", "organisation")
    list_select_related = ("user", "organisation", "challenge")

    def formfield_for_foreignkey(
        self,
        db_field: ForeignKey[Any, Any],
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401  # of the framework
    ) -> forms.ModelChoiceField[Any] | None:
        """Return the field; users and organisations are chosen by name."""
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChosenByName(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(
        self,
        request: HttpRequest,  # noqa: ARG002  # of the framework
        obj: Affiliation | None = None,
    ) -> tuple[str, ...]:
        """Return all but the end for a role that was given."""
        return ("user", "organisation", "role", "challenge", "valid_from") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002  # signature of the framework
        """Refuse."""
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: Affiliation,
        form: forms.ModelForm[Affiliation],  # noqa: ARG002  # of the framework
        change: bool,  # noqa: FBT001  # of the framework
    ) -> None:
        """Give the role, or change when it ends, with its event."""
        by, at = cast(User, request.user).email, timezone.now()
        if not change:
            made = affiliate(
                user=obj.user,
                organisation=obj.organisation,
                role=obj.role,
                challenge=obj.challenge,
                valid_from=obj.valid_from,
                valid_until=obj.valid_until,
                by=by,
                at=at,
            )
            obj.pk = made.pk
        elif obj.valid_until is not None:
            end_affiliation(affiliation=obj, valid_until=obj.valid_until, by=by, at=at)
