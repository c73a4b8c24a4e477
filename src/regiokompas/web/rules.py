"""Who may open which address: one rule for every name, and no page without one."""

from collections.abc import Mapping
from dataclasses import dataclass

from regiokompas.domain.visibility import Permission, Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Who may open an address: everyone, who is logged in, or who has a permission.

    ``is_for_owners`` lets in owners of a challenge as well: the page shows them their own.
    ``is_own_account`` marks the pages with which somebody sets up their own account; they open
    before the second factor is there.
    """

    is_open: bool = False
    permission: Permission | None = None
    is_for_owners: bool = False
    is_own_account: bool = False

    def allows(self, viewer: Viewer) -> bool:
        """Return whether ``viewer`` may open the address."""
        if self.is_open:
            return True
        if self.permission is not None:
            return viewer.may(self.permission) or (self.is_for_owners and bool(viewer.owns))
        return bool(viewer.name)


EVERYONE = Rule(is_open=True)
LOGGED_IN = Rule()
OWN_ACCOUNT = Rule(is_own_account=True)
EDITORS = Rule(permission=Permission.EDIT_PLAN)
ANYONE_LEAVING = Rule(is_open=True, is_own_account=True)
ADMINISTRATORS = Rule(permission=Permission.MANAGE_ACCOUNTS)
OFFICE_AND_OWNERS = Rule(permission=Permission.SEE_PROGRAMME_OFFICE, is_for_owners=True)

# By the name of the address; "space:*" is for every name of a namespace. What everyone may open
# still shows each viewer only what is open to them: the plan is taken as seen.
RULES: Mapping[str, Rule] = {
    "home": EVERYONE,
    "indicators": EVERYONE,
    "indicator": EVERYONE,
    "indicator-in": EVERYONE,
    "municipalities": EVERYONE,
    "municipality": EVERYONE,
    "data": EVERYONE,
    "quality": EVERYONE,
    "border": EVERYONE,
    "healthz": EVERYONE,
    "robots": EVERYONE,
    "picture": EVERYONE,
    "indicator-csv": EVERYONE,
    "comparison-csv": EVERYONE,
    "verdicts-csv": EVERYONE,
    "verdicts-json": EVERYONE,
    "indicator-json": EVERYONE,
    "parquet": EVERYONE,
    "csv": EVERYONE,
    "plan:challenges": EVERYONE,
    "plan:challenge": EVERYONE,
    "plan:edit": LOGGED_IN,  # whose challenge it is, the operation asks
    "plan:notes": LOGGED_IN,  # of what is open to them
    "plan:note-withdraw": LOGGED_IN,
    "plan:files": EDITORS,
    "plan:file": EDITORS,
    "plan:theme": EVERYONE,
    "plan:objective": EVERYONE,
    "plan:organisations": EVERYONE,
    "plan:organisation": EVERYONE,
    "plan:tracks": EVERYONE,
    "plan:track": EVERYONE,
    "plan:coherence": EVERYONE,
    "plan:calendar": EVERYONE,
    "plan:about": EVERYONE,
    "plan:search": EVERYONE,
    "plan:turns": OFFICE_AND_OWNERS,
    "plan:versions": EVERYONE,
    "plan:difference": EVERYONE,
    "plan:changes": EVERYONE,
    "plan:then": EVERYONE,
    "plan:then-page": EVERYONE,
    "own-account": OWN_ACCOUNT,
    "account_login": EVERYONE,
    "account_logout": ANYONE_LEAVING,
    "account_inactive": EVERYONE,
    "account_reauthenticate": OWN_ACCOUNT,
    "account_change_password": OWN_ACCOUNT,
    "account_set_password": OWN_ACCOUNT,
    "account_reset_password": EVERYONE,
    "account_reset_password_done": EVERYONE,
    "account_reset_password_from_key": EVERYONE,
    "account_reset_password_from_key_done": EVERYONE,
    "mfa_index": OWN_ACCOUNT,
    "mfa_authenticate": EVERYONE,
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": OWN_ACCOUNT,
    "socialaccount_connections": OWN_ACCOUNT,
    "socialaccount_login_cancelled": EVERYONE,
    "openid_connect_login": EVERYONE,
    "openid_connect_callback": EVERYONE,
    "admin:*": ADMINISTRATORS,
}


def rule_of(view_name: str) -> Rule | None:
    """Return the rule of the address called ``view_name`` ("plan:challenge"); None without one."""
    space = view_name.rpartition(":")[0]
    return RULES.get(view_name) or (RULES.get(f"{space}:*") if space else None)
