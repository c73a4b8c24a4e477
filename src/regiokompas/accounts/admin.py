"""Users and events for the managers of an installation."""

from typing import ClassVar, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from regiokompas.accounts.models import Event, User
from regiokompas.accounts.operations import record_event
from regiokompas.accounts.read_only import ReadOnly

# Rights come from roles, and how somebody logs in is their own: no door to either here.
for _model in (Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(_model)


class NewUserForm(AdminUserCreationForm[User]):
    """A user is made with an e-mail address and, where wanted, a password."""

    class Meta(AdminUserCreationForm.Meta):
        """The fields of the form."""

        """The address takes the place of a user name."""

        model = User
        fields = ("email",)
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"email": forms.EmailField}


class UserForm(UserChangeForm[User]):
    """The form of an existing user."""

    class Meta(UserChangeForm.Meta):
        """The fields of the form."""

        """The address takes the place of a user name."""

        model = User
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"email": forms.EmailField}


@admin.register(User)
class UserAdmin(BaseUserAdmin[User]):
    """Users, by e-mail address. What they may do follows from their roles."""

    form = UserForm
    add_form = NewUserForm
    ordering = ("email",)
    list_display = ("email", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("email",)
    filter_horizontal = ()
    fieldsets = ((None, {"fields": ("email", "password", "is_active")}),)
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002  # signature of the framework
        """Refuse: an account is closed, so that what its user did keeps its author."""
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: forms.ModelForm[User],
        change: bool,  # noqa: FBT001  # of the framework
    ) -> None:
        """Keep the user and an event that tells which fields changed, never their values."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            record_event(
                by=cast(User, request.user).email,
                at=timezone.now(),
                action="user-changed" if change else "user-made",
                subject=obj.email[:200],
                detail={"fields": sorted(form.changed_data)},
            )


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin[Event]):
    """Events, to read: what happened stays as it was."""

    list_display = ("at", "by", "action", "subject")
    list_filter = ("action",)
    date_hierarchy = "at"
