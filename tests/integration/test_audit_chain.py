"""What happened can be trusted: every event is tied to the one before it."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, models, transaction

from regiokompas.accounts.management.commands.verify_audit import AuditBrokenError
from regiokompas.accounts.models import ChainHead, Event
from regiokompas.accounts.operations import record_event
from regiokompas.accounts.queries import verify_chain

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 1, 1, 12, 30, 15, 123456, tzinfo=UTC)


def recorded(count: int) -> list[Event]:
    return [
        record_event(
            by="test", at=AT, action="tried", subject=f"n-{number}", detail={"é": [number]}
        )
        for number in range(count)
    ]


def rows() -> models.QuerySet[Event]:
    """Rows as somebody with the database itself reaches them, past the guards of the model."""
    return models.QuerySet(Event)


def test_an_untouched_chain_is_whole():
    assert verify_chain() is None
    first, second, _ = recorded(3)
    assert (first.number, first.previous_digest) == (1, "")
    assert second.previous_digest == first.digest
    assert verify_chain() is None


@pytest.mark.parametrize(
    "change",
    [
        {"by": "somebody else"},
        {"subject": "another"},
        {"action": "other"},
        {"detail": {"é": [7]}},
        {"at": AT.replace(microsecond=1)},
        {"digest": "0" * 64},
    ],
)
def test_a_changed_event_is_found(change: dict[str, object]):
    recorded(3)
    rows().filter(number=2).update(**change)
    broken = verify_chain()
    assert broken is not None
    assert broken.number == 2


def test_a_removed_event_is_found_wherever_it_stood():
    for number in (1, 2, 3):
        with transaction.atomic():
            ChainHead.objects.all().delete()
            rows().delete()
            recorded(3)
            rows().filter(number=number).delete()
            broken = verify_chain()
            assert broken is not None
            assert (broken.number, broken.sentence) == (number, "the event was removed")


def test_an_event_written_past_the_operation_is_found():
    last = recorded(2)[-1]
    Event.objects.create(
        number=3,
        at=AT,
        by="x",
        action="x",
        subject="x",
        detail={},
        previous_digest=last.digest,
        digest="1" * 64,
    )
    broken = verify_chain()
    assert broken is not None
    assert broken.number == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"previous": 0, "number": 3, "digest": "1" * 64},  # two events after one: a fork
        {"previous": 1, "number": 2, "digest": "1" * 64},  # a number twice
        {"previous": 1, "number": 3, "digest": "short"},
        {"previous": None, "number": 3, "digest": "1" * 64},  # a second beginning
    ],
)
def test_the_database_refuses_a_fork(wrong: dict[str, object]):
    events = recorded(2)
    previous = wrong["previous"]
    follows = events[previous].digest if isinstance(previous, int) else ""
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            at=AT,
            by="x",
            action="x",
            subject="x",
            detail={},
            previous_digest=follows,
            number=wrong["number"],
            digest=wrong["digest"],
        )


def test_the_command_tells_the_first_broken_event(capsys: pytest.CaptureFixture[str]):
    recorded(2)
    call_command("verify_audit")
    assert "All 2 events" in capsys.readouterr().out
    rows().filter(number=1).update(by="somebody else")
    with pytest.raises(AuditBrokenError, match="event 1: the event was changed"):
        call_command("verify_audit")


def test_events_from_before_the_chain_are_chained_in_their_order():
    recorded(3)
    ChainHead.objects.all().delete()
    for event in rows().order_by("-number"):
        rows().filter(pk=event.pk).update(
            digest=f"{event.number:064x}",
            previous_digest="" if event.number == 1 else "f" * 63 + str(event.number),
        )
    migration = import_module("regiokompas.accounts.migrations.0002_chain_of_events")
    migration.chain_existing(apps, None)
    assert verify_chain() is None


WRITER = """
import django; django.setup()
from datetime import UTC, datetime
from regiokompas.accounts.operations import record_event
for number in range(25):
    record_event(by="w", at=datetime(2026, 1, 1, tzinfo=UTC), action="a", subject="s", detail={})
"""


def test_two_writers_at_once_make_one_chain(tmp_path: Path):
    """Two processes, each with its own connection, on a database of their own."""
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "regiokompas.config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'two.sqlite3'}",
        "REGIOKOMPAS_DATA": str(tmp_path),
    }
    command = [sys.executable, "-m", "regiokompas.cli"]
    subprocess.run([*command, "manage", "migrate", "-v0"], env=environ, check=True)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], env=environ) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    done = subprocess.run(
        [*command, "audit", "verify"], env=environ, check=True, capture_output=True, text=True
    )
    assert "All 50 events are whole" in done.stdout
