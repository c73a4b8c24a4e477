"""What must never be in the database cannot be in it."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from regiokompas.accounts.models import Event, User
from regiokompas.domain import regions
from regiokompas.domain.errors import FigureError, NotFoundError
from regiokompas.monitoring.models import Publication
from regiokompas.monitoring.operations import publish_release
from regiokompas.monitoring.queries import current_publication
from regiokompas.plan.models import Area, Membership, Region
from regiokompas.plan.operations import load_region
from regiokompas.plan.queries import members_on

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 12, tzinfo=UTC)


def declared(*members: tuple[str, str], name: str = "Streek") -> regions.Region:
    return regions.Region(
        id="streek",
        name=name,
        code="CR99",
        country="NL01",
        members=tuple(regions.Member(code=code, name=called) for code, called in members),
    )


A, B = ("GM9001", "Hier"), ("GM9002", "Daar")


def refused(make) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_loading_a_region_twice_changes_nothing_the_second_time():
    assert load_region(region=declared(A, B), by="test", at=FIRST)
    assert not load_region(region=declared(A, B), by="test", at=LATER)
    assert Event.objects.count() == 1


def test_loading_says_what_changed_and_keeps_who_left():
    load_region(region=declared(A, B), by="test", at=FIRST)
    changes = load_region(
        region=declared(("GM9001", "Hierheen"), name="Landstreek"), by="test", at=LATER
    )
    assert (changes.region, changes.renamed, changes.ended) == (("name",), ("GM9001",), ("GM9002",))
    stored = Region.objects.get()
    assert [area.name for area in members_on(stored, date(2026, 2, 1))] == ["Daar", "Hierheen"]
    assert [area.name for area in members_on(stored, date(2026, 8, 1))] == ["Hierheen"]


def test_a_member_may_return():
    for at, members in ((FIRST, (A, B)), (FIRST, (A,)), (LATER, (A, B))):
        load_region(region=declared(*members), by="test", at=at)
    assert Membership.objects.still_valid().count() == 2


def test_the_code_of_an_area_tells_its_kind():
    refused(lambda: Area.objects.create(code="GM9001", name="Hier", kind="CR"))
    refused(lambda: Area.objects.create(code="XX01", name="Hier", kind="XX"))
    refused(lambda: Area.objects.create(code="5554", name="Borken", kind="KR"))
    refused(lambda: Area.objects.create(code="NL01", name="Nederland", kind="NU"))
    Area.objects.create(code="05554", name="Kreis Borken", kind="KR")
    Area.objects.create(code="DEA34", name="Kreis Borken", kind="NU")


def test_an_area_and_a_region_have_a_name():
    refused(lambda: Area.objects.create(code="GM9001", name="", kind="GM"))
    refused(lambda: Region.objects.create(slug="leeg", name="", code="CR99", country="NL01"))


def test_a_membership_is_open_once_and_ends_after_it_began():
    load_region(region=declared(A), by="test", at=FIRST)
    region, area = Region.objects.get(), Area.objects.get()
    refused(
        lambda: Membership.objects.create(region=region, area=area, valid_from=date(2026, 3, 1))
    )
    refused(
        lambda: Membership.objects.create(
            region=region, area=area, valid_from=date(2025, 3, 1), valid_until=date(2025, 2, 1)
        )
    )


def test_a_release_is_published_once_and_the_newest_counts():
    load_region(region=declared(A), by="test", at=FIRST)
    first = publish_release(region="streek", release="a" * 64, by="test", at=FIRST)
    assert publish_release(region="streek", release="a" * 64, by="test", at=LATER) == first
    second = publish_release(region="streek", release="b" * 64, by="test", at=LATER)
    assert current_publication("streek") == second
    assert Event.objects.filter(action="release-published").count() == 2


def test_a_publication_is_refused_before_the_last_one():
    load_region(region=declared(A), by="test", at=FIRST)
    publish_release(region="streek", release="a" * 64, by="test", at=LATER)
    with pytest.raises(FigureError, match="before"):
        publish_release(region="streek", release="b" * 64, by="test", at=FIRST)


def test_a_publication_needs_a_known_region_and_a_whole_identifier():
    with pytest.raises(NotFoundError, match="streek"):
        publish_release(region="streek", release="a" * 64, by="test", at=FIRST)
    load_region(region=declared(A), by="test", at=FIRST)
    with pytest.raises(FigureError, match="identifier"):
        publish_release(region="streek", release="abc", by="test", at=FIRST)
    region = Region.objects.get()
    refused(
        lambda: Publication.objects.create(
            region=region, release="x", published_at=FIRST, by="test"
        )
    )


def test_publications_are_never_changed_or_removed():
    load_region(region=declared(A), by="test", at=FIRST)
    publish_release(region="streek", release="a" * 64, by="test", at=FIRST)
    with pytest.raises(TypeError, match="never changed"):
        Publication.objects.update(by="somebody")
    with pytest.raises(TypeError, match="never removed"):
        Publication.objects.all().delete()


def test_an_address_belongs_to_one_user_in_any_case():
    User.objects.create_user("Iemand@example.org")
    refused(lambda: User.objects.create(email="IEMAND@example.org"))
    assert User.objects.get_by_natural_key("iemand@EXAMPLE.org").email == "iemand@example.org"


def test_an_event_says_who_and_what():
    refused(lambda: Event.objects.create(at=FIRST, by="", action="x", subject="y"))
