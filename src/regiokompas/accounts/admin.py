"""Users and events for the managers of an installation."""

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from regiokompas.accounts.models import Event, User
from regiokompas.accounts.read_only import ReadOnly


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
    """Users, by e-mail address."""

    form = UserForm
    add_form = NewUserForm
    ordering = ("email",)
    list_display = ("email", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "is_superuser")
    search_fields = ("email",)
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (
            None,
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin[Event]):
    """Events, to read: what happened stays as it was."""

    list_display = ("at", "by", "action", "subject")
    list_filter = ("action",)
    date_hierarchy = "at"
