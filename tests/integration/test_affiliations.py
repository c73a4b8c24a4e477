"""Who works where: roles for a period, and what they add up to."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from regiokompas.accounts.models import Event, User
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.visibility import VISITOR, Permission, Viewer, Visibility
from regiokompas.plan.affiliating import affiliate, end_affiliation
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.models import Affiliation, Challenge, Note, Organisation, Region
from regiokompas.plan.noting import may_withdraw, withdraw_note, write_note
from regiokompas.plan.viewers import exists_on, viewer_for

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 6, 1, tzinfo=UTC)
DAY = date(2026, 6, 1)
PUBLIC, PARTNERS, REGION, TEAM = Visibility


@pytest.fixture
def user():
    return User.objects.create_user("a@example.org")


@pytest.fixture
def town():
    return Organisation.objects.create(identifier="dorp", name="Dorp", kind="municipality")


@pytest.fixture
def ministry():
    return Organisation.objects.create(identifier="min-a", name="A", kind="ministry")


@pytest.fixture
def challenge():
    region = Region.objects.create(slug="streek", name="Streek", code="CR99", country="NL01")
    return Challenge.objects.create(region=region, number=7, title="Wonen", theme="wonen")


def give(user, organisation, role, **more) -> Affiliation:
    more = {"valid_from": DAY, "by": "chief@example.org", "at": AT, **more}
    return affiliate(user=user, organisation=organisation, role=role, **more)


def seen_by(user, *, on=DAY, region="streek") -> Viewer:
    return viewer_for(user, on=on, region=region)


def test_who_is_not_logged_in_is_a_visitor():
    assert seen_by(AnonymousUser()) is VISITOR


def test_who_may_no_longer_log_in_is_a_visitor(user, town):
    give(user, town, "team")
    user.is_active = False
    assert seen_by(user) is VISITOR


def test_a_user_without_a_role_sees_what_is_public(user):
    assert seen_by(user) == Viewer(name="a@example.org")


@pytest.mark.parametrize(
    ("role", "levels"),
    [
        ("partner", {PUBLIC, PARTNERS}),
        ("analyst", {PUBLIC, PARTNERS}),
        ("board", {PUBLIC, PARTNERS, REGION}),
        ("team", {PUBLIC, PARTNERS, REGION, TEAM}),
        ("administrator", {PUBLIC, PARTNERS, REGION, TEAM}),
    ],
)
def test_a_role_opens_its_levels(user, town, role, levels):
    give(user, town, role)
    viewer = seen_by(user)
    assert viewer.levels == levels
    assert viewer.organisations == {"dorp"}


def test_an_owner_owns_the_challenge_in_this_region_only(user, town, challenge):
    give(user, town, "owner", challenge=challenge)
    assert seen_by(user).owns == {7}
    assert seen_by(user, region="elders").owns == frozenset()


def test_roles_add_up(user, town, challenge):
    give(user, town, "owner", challenge=challenge)
    give(user, town, "team")
    viewer = seen_by(user)
    assert viewer.may(Permission.EDIT_PLAN)
    assert viewer.writes_at is TEAM


def test_a_role_holds_from_its_first_day_up_to_its_end(user, town):
    give(user, town, "board", valid_from=date(2026, 6, 1), valid_until=date(2026, 7, 1))
    held = {day: seen_by(user, on=day).sees(REGION) for day in (
        date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)
    )}  # fmt: skip
    assert list(held.values()) == [False, True, True, False]


@pytest.mark.parametrize("kind", ["ministry", "agency", "other", "foreign", "a-new-kind"])
def test_who_works_for_the_state_never_sees_the_region_whatever_other_roles_say(user, town, kind):
    elsewhere = Organisation.objects.create(identifier="elders", name="Elders", kind=kind)
    give(user, town, "team")
    give(user, elsewhere, "partner")
    viewer = seen_by(user)
    assert viewer.levels == {PUBLIC, PARTNERS}
    assert viewer.permissions == {Permission.WRITE_NOTES}
    assert viewer.writes_at is PARTNERS
    assert viewer.owns == frozenset()


def test_even_the_highest_manager_is_closed_out_by_a_role_at_the_state(ministry):
    chief = User.objects.create_superuser("chief@example.org")
    assert seen_by(chief).sees(TEAM)
    give(chief, ministry, "state")
    assert seen_by(chief).levels == {PUBLIC, PARTNERS}
    assert not seen_by(chief).may(Permission.MANAGE_ACCOUNTS)


def test_a_ministry_that_no_longer_exists_gives_nothing_and_still_closes(user, town, ministry):
    give(user, ministry, "state")
    give(user, town, "team")
    ministry.valid_until = "2026-02-23"
    ministry.save()
    viewer = seen_by(user)
    assert viewer.organisations == {"dorp"}
    assert not viewer.sees(REGION)


def test_a_retired_organisation_or_challenge_gives_nothing(user, town, challenge):
    given = give(user, town, "owner", challenge=challenge)
    challenge.retired_at = AT
    challenge.save()
    assert seen_by(user) == Viewer(name=user.email)
    challenge.retired_at = None
    challenge.save()
    assert seen_by(user).owns == {7}
    town.retired_at = AT
    town.save()
    assert seen_by(user) == Viewer(name=user.email)
    assert given.pk


def test_a_role_that_was_taken_out_of_the_file_gives_nothing(user, town):
    Affiliation.objects.create(user=user, organisation=town, role="king", valid_from=DAY)
    assert seen_by(user) == Viewer(name=user.email)


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "expected"),
    [
        ("", "", True),
        ("2026-06-01", "", True),
        ("2026-06-02", "", False),
        ("", "2026-06-01", False),
        ("", "2026-06-02", True),
        ("2026", "2027", True),
        ("", "2026", False),
        ("2027-01", "", False),
    ],
)
def test_an_organisation_exists_between_its_dates(valid_from, valid_until, expected):
    assert exists_on(valid_from, valid_until, day=DAY) is expected


def test_what_does_not_go_together_is_refused(user, town, ministry, challenge):
    for organisation, role, more, told in (
        (town, "visitor", {}, "visitor"),
        (town, "owner", {}, "one challenge"),
        (town, "board", {"challenge": challenge}, "one challenge"),
        (ministry, "team", {}, "for the region only"),
        (town, "board", {"valid_until": date(2026, 5, 1)}, "ends before"),
    ):
        with pytest.raises(ChangeRefusedError, match=told):
            give(user, organisation, role, **more)
    with pytest.raises(NotFoundError, match="king"):
        give(user, town, "king")
    town.retired_at = AT
    with pytest.raises(ChangeRefusedError, match="no longer in the plan"):
        give(user, town, "board")
    assert not Affiliation.objects.exists()
    assert not Event.objects.exists()


def test_the_same_role_is_given_once(user, town):
    give(user, town, "board")
    with pytest.raises(ChangeRefusedError, match="already"):
        give(user, town, "board")


def test_giving_and_ending_a_role_is_kept(user, town):
    given = give(user, town, "board")
    end_affiliation(affiliation=given, valid_until=date(2026, 9, 1), by="chief@example.org", at=AT)
    assert [event.action for event in Event.objects.order_by("number")] == [
        "role-given", "role-ended",
    ]  # fmt: skip
    assert Event.objects.latest("number").detail["valid_until"] == "2026-09-01"
    with pytest.raises(ChangeRefusedError, match="before it began"):
        end_affiliation(affiliation=given, valid_until=date(2020, 1, 1), by="x", at=AT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "owner"},
        {"role": ""},
        {"role": "board", "valid_until": date(2020, 1, 1)},
    ],
)
def test_the_database_refuses_what_must_never_be(user, town, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Affiliation.objects.create(
            **{"user": user, "organisation": town, "valid_from": DAY, **wrong}
        )


def writer(*levels, name="a@example.org", organisations=("dorp",), more=()) -> Viewer:
    return Viewer(
        name=name,
        levels=frozenset(levels),
        permissions=frozenset({Permission.WRITE_NOTES, *more}),
        organisations=frozenset(organisations),
    )


def note(challenge, by, level, **more) -> Note:
    more = {"text": "Onze inzet.", "at": AT, **more}
    return write_note(challenge=challenge, visibility=level, by=by, **more)


def test_a_note_is_open_to_whom_its_level_is_open(challenge, town):
    by = writer(PUBLIC, PARTNERS, REGION, TEAM)
    for level in (PARTNERS, REGION, TEAM):
        note(challenge, by, level, organisation=town)
    assert Note.objects.open_to(VISITOR).count() == 0
    assert Note.objects.open_to(writer(PUBLIC, PARTNERS)).count() == 1
    assert Note.objects.open_to(writer(PUBLIC, PARTNERS, REGION)).count() == 2
    assert Note.objects.open_to(by).count() == 3


def test_what_a_note_says_is_not_told_in_the_trail(challenge):
    note(challenge, writer(PUBLIC, REGION), REGION)
    event = Event.objects.get()
    assert event.action == "note-written"
    assert "inzet" not in str(event.detail) + event.subject


@pytest.mark.parametrize(
    ("by", "level", "more", "told"),
    [
        (VISITOR, PARTNERS, {}, "may not"),
        (writer(PUBLIC, PARTNERS), REGION, {}, "may not"),
        (writer(PUBLIC, PARTNERS), PUBLIC, {}, "never public"),
        (writer(PUBLIC, PARTNERS), PARTNERS, {"text": "  "}, "between 1"),
        (writer(PUBLIC, PARTNERS), PARTNERS, {"text": "x" * 5001}, "between 1"),
    ],
)
def test_a_note_that_may_not_be_is_refused(challenge, by, level, more, told):
    with pytest.raises(ChangeRefusedError, match=told):
        note(challenge, by, level, **more)
    assert not Note.objects.exists()


def test_nobody_speaks_for_another_organisation(challenge, ministry):
    with pytest.raises(ChangeRefusedError, match="speaks for"):
        note(challenge, writer(PUBLIC, REGION), REGION, organisation=ministry)


def test_a_note_is_withdrawn_by_its_writer_or_the_team_and_seen_by_nobody(challenge):
    by = writer(PUBLIC, REGION)
    written = note(challenge, by, REGION)
    other = writer(PUBLIC, REGION, name="b@example.org")
    outside = writer(PUBLIC, name=by.name)
    team = writer(PUBLIC, REGION, name="t@example.org", more=(Permission.EDIT_PLAN,))
    assert [may_withdraw(written, viewer) for viewer in (by, other, outside, team)] == [
        True, False, False, True,
    ]  # fmt: skip
    with pytest.raises(ChangeRefusedError, match="its writer"):
        withdraw_note(note=written, by=other, at=AT)
    withdraw_note(note=written, by=by, at=AT)
    assert Note.objects.open_to(by).count() == 0
    assert Note.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        withdraw_note(note=written, by=by, at=AT)


def test_a_note_is_never_changed_or_public_in_the_database(challenge):
    note(challenge, writer(PUBLIC, REGION), REGION)
    with pytest.raises(TypeError, match="never changed"):
        Note.objects.update(text="anders")
    with pytest.raises(TypeError, match="never removed"):
        Note.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(challenge=challenge, text="x", visibility="public", by="x", at=AT)
