"""What can go wrong when a plan is changed."""

from regiokompas.domain.errors import RegiokompasError


class ConflictError(RegiokompasError):
    """A change that would undo, unseen, what somebody else changed meanwhile."""

    code = "edit-conflict"
    exit_code = 14


class ChangeRefusedError(RegiokompasError):
    """A change of the plan without a reason, or one that breaks what was agreed before."""

    code = "change-refused"
    exit_code = 15


class NotAllowedError(RegiokompasError):
    """Something that this viewer may not do."""

    code = "not-allowed"
    exit_code = 17
