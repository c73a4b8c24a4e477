"""What happened stays as it was, also for whoever manages the site."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from tests.logging_in import log_in_highest

from regiokompas.accounts.models import Event
from regiokompas.accounts.operations import record_event
from regiokompas.domain.regions import Member
from regiokompas.domain.regions import Region as Declared
from regiokompas.monitoring.models import Publication
from regiokompas.monitoring.operations import publish_release
from regiokompas.plan.models import Region
from regiokompas.plan.operations import load_region

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def rows():
    declared = Declared(
        id="streek", name="Streek", code="CR99", country="NL01",
        members=(Member(code="GM9001", name="Hier"),),
    )  # fmt: skip
    load_region(region=declared, by="test", at=AT)
    return publish_release(region="streek", release="a" * 64, by="test", at=AT)


@pytest.mark.parametrize("model", [Event, Publication])
@pytest.mark.usefixtures("rows")
def test_many_rows_at_once_are_never_changed_or_removed(model):
    before = list(model.objects.order_by("pk").values())
    with pytest.raises(TypeError, match="never changed"):
        model.objects.filter(by="test").update(by="somebody")
    with pytest.raises(TypeError, match="never changed"):
        model.objects.update_or_create(by="test", defaults={"by": "somebody"})
    with pytest.raises(TypeError, match="never changed"), transaction.atomic():
        model.objects.bulk_update(list(model.objects.all()), ["by"])
    with pytest.raises(TypeError, match="never removed"):
        model.objects.all().delete()
    assert list(model.objects.order_by("pk").values()) == before


@pytest.mark.usefixtures("rows")
def test_publications_reached_through_their_region_are_never_removed():
    with pytest.raises(TypeError, match="never removed"):
        Region.objects.get().publications.all().delete()


@pytest.mark.parametrize("step", ["delete", "change"])
@pytest.mark.parametrize("path", ["accounts/event", "monitoring/publication", "plan/region"])
@pytest.mark.usefixtures("rows")
def test_the_highest_manager_cannot_rewrite_a_row(client, path, step):
    log_in_highest(client)
    model = {"accounts": Event, "monitoring": Publication, "plan": Region}[path.split("/")[0]]
    row = model.objects.first()
    answer = client.post(f"/beheer/{path}/{row.pk}/{step}/", {"post": "yes", "by": "x"})
    assert answer.status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


def test_an_event_keeps_its_details():
    record_event(by="a", at=AT, action="tried", subject="b", detail={"codes": ["GM9001"]})
    assert Event.objects.get().detail == {"codes": ["GM9001"]}


def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
