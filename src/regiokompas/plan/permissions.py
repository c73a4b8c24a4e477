"""The framework's permissions, from the roles of a user."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model
from django.utils import timezone

from regiokompas.accounts.models import User
from regiokompas.domain.visibility import Permission
from regiokompas.plan.viewers import viewer_for


class ByRole(BaseBackend):
    """Who manages accounts may do everything in the management; nobody else anything."""

    def has_perm(
        self,
        user_obj: AbstractBaseUser | AnonymousUser,
        perm: str,  # noqa: ARG002  # all or nothing
        obj: Model | None = None,  # noqa: ARG002  # of the framework
    ) -> bool:
        """Return whether the user manages accounts today."""
        if not isinstance(user_obj, User):
            return False
        region = settings.REGIOKOMPAS_REGION
        viewer = viewer_for(user_obj, on=timezone.localdate(), region=region)
        return viewer.may(Permission.MANAGE_ACCOUNTS)

    def has_module_perms(self, user_obj: User, app_label: str) -> bool:  # noqa: ARG002  # all or nothing
        """Return whether the user manages accounts today."""
        return self.has_perm(user_obj, "")
