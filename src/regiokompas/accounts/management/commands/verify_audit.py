"""`regiokompas manage verify_audit`: was what happened kept as it was?"""

from typing import Any

from django.core.management.base import BaseCommand

from regiokompas.accounts.queries import events_kept, verify_chain
from regiokompas.domain.errors import RegiokompasError


class AuditBrokenError(RegiokompasError):
    """Events that were changed, added or removed after they were written."""

    code = "audit-broken"
    exit_code = 13


class Command(BaseCommand):
    """Follow the chain of events from the first to the last."""

    help = "Follow the chain of events and tell the first that does not fit."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Refuse with the first broken event; say how many there are where all fit."""
        broken = verify_chain()
        if broken is not None:
            raise AuditBrokenError(
                broken.sentence,
                place=f"event {broken.number}",
                hint="compare with a back-up from before; everything up to that event is whole",
            )
        self.stdout.write(f"All {events_kept()} events are whole and in order.")
