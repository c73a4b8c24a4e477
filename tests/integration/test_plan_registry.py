"""The plan in the database: what goes in comes out, as it was on a date, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, models, transaction
from tests.tiny_plan import challenge, text, tiny_files

from regiokompas.accounts.models import Event
from regiokompas.accounts.queries import verify_chain
from regiokompas.declarations.plan import read_plan_files
from regiokompas.domain.errors import DeclarationError, NotFoundError
from regiokompas.plan.adopting import adopt_version
from regiokompas.plan.errors import ChangeRefusedError, ConflictError
from regiokompas.plan.models import (
    Body,
    Challenge,
    Organisation,
    PlanFile,
    PlanRevision,
    PlanVersion,
    Region,
    Track,
)
from regiokompas.plan.queries import (
    current_plan,
    difference,
    files_of,
    history,
    last_revision,
    plan_on,
    revision_numbered,
)
from regiokompas.plan.revising import PlanChanges, edit_file, import_plan, planned_changes

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE, TWO = "challenges/opgave-01.toml", "challenges/opgave-02.toml"


@pytest.fixture(autouse=True)
def region() -> Region:
    return Region.objects.create(slug="streek", name="Streek", code="CR99", country="NL01")


def imported(files: dict[str, str], day: int = 0, **options: bool) -> PlanChanges:
    at = FIRST + timedelta(days=day)
    return import_plan(region="streek", files=files, by="test", at=at, reason="because", **options)


def edited(words: str | None, base: int, day: int = 1, path: str = TWO) -> PlanChanges:
    return edit_file(
        region="streek",
        path=path,
        text=words,
        base_revision=base,
        by="iemand",
        at=FIRST + timedelta(days=day),
        reason="it was wrong",
    )


def nothing_is_stored() -> bool:
    return not any(
        model.objects.exists() for model in (PlanRevision, PlanFile, Challenge, Organisation, Event)
    )


def standing() -> dict[str, str]:
    last = last_revision(Region.objects.get(slug="streek"))
    assert last is not None
    return files_of(last)


def test_what_is_imported_comes_out_the_same_and_twice_is_once():
    changes = imported(tiny_files())
    assert (changes.revision, len(changes.added)) == (1, len(tiny_files()))
    assert standing() == tiny_files()
    assert not imported(tiny_files(), 1)
    assert (PlanRevision.objects.count(), Event.objects.count()) == (1, 1)


def test_the_real_plan_makes_the_whole_round(project_root: Path, tmp_path: Path):
    files = read_plan_files(project_root, "twente")
    imported(files)
    for path, words in standing().items():
        target = tmp_path / "regions" / "streek" / "plan" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(words.encode())
    assert read_plan_files(tmp_path, "streek") == files
    for path in files:
        original = project_root / "regions" / "twente" / "plan" / path
        exported = tmp_path / "regions" / "streek" / "plan" / path
        assert exported.read_bytes() == original.read_bytes()
    assert not imported(read_plan_files(tmp_path, "streek"), 1)
    assert Challenge.objects.count() == len(current_plan("streek").challenges) == 21


def test_a_revision_keeps_only_the_files_that_changed():
    imported(tiny_files())
    changes = imported({**tiny_files(), TWO: challenge(2, "Werk")}, 1)
    assert changes.changed == (TWO,)
    assert list(PlanFile.objects.filter(revision__number=2).values_list("path", flat=True)) == [TWO]
    assert [str(change) for change in changes.fields] == [
        "challenge › 2 › title › nl: Werken → Werk",
        "challenge › 2 › title › en: Werken (en) → Werk (en)",
        "challenge › 2 › title › de: Werken (de) → Werk (de)",
    ]


def test_the_plan_is_shown_as_it_was_on_a_date():
    imported(tiny_files())
    edited(challenge(2, "Werk"), 1, day=10)
    assert plan_on("streek", date(2026, 1, 10)).challenges[1].title.nl == "Werken"
    assert plan_on("streek", date(2026, 1, 11)).challenges[1].title.nl == "Werk"
    with pytest.raises(NotFoundError, match="2025-12-31"):
        plan_on("streek", date(2025, 12, 31))


def test_a_day_ends_at_midnight_where_the_site_is():
    late = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)  # half past midnight in the zone of the site
    import_plan(region="streek", files=tiny_files(), by="test", at=late, reason="because")
    with pytest.raises(NotFoundError):
        plan_on("streek", date(2026, 1, 1))
    assert plan_on("streek", date(2026, 1, 2)).challenges


def test_two_revisions_are_compared_by_field_and_files_have_a_history():
    imported(tiny_files())
    edited(tiny_files()[TWO].replace("geen geld", "te weinig geld"), 1)
    edited(challenge(1, "Wonen"), 1, day=2, path=ONE)
    a, b = revision_numbered("streek", 1), revision_numbered("streek", 2)
    (change,) = difference(a, b)
    assert (change.register, change.identifier) == ("challenge", "2")
    assert change.field == "bottlenecks › geld › text"
    assert (change.before, change.after) == ("Er is geen geld.", "Er is te weinig geld.")
    assert [revision.number for revision in history("streek", TWO)] == [2, 1]
    assert [revision.number for revision in history("streek")] == [3, 2, 1]


def test_an_edit_of_what_somebody_else_changed_is_refused():
    imported(tiny_files())
    edited(challenge(2, "Werk"), 1)
    with pytest.raises(ConflictError, match="iemand changed this file in revision 2"):
        edited(challenge(2, "Arbeid"), 1, day=2)
    edited(challenge(1, "Huizen"), 1, day=2, path=ONE)
    assert current_plan("streek").challenges[1].title.nl == "Werk"
    with pytest.raises(ConflictError, match="no revision 9"):
        edited(challenge(2, "Arbeid"), 9, day=3)


def test_an_import_never_undoes_an_edit_unseen():
    imported(tiny_files())
    edited(challenge(2, "Werk"), 1)
    with pytest.raises(ConflictError, match="undo edits"):
        imported({**tiny_files(), ONE: challenge(1, "Huizen")}, 2)
    assert imported({**standing(), ONE: challenge(1, "Huizen")}, 2)
    edited(challenge(2, "Arbeid"), 3, day=3)
    assert imported(tiny_files(), 4, replaces_edits=True)
    assert standing() == tiny_files()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001, "a\x00"])
def test_a_change_needs_a_reason(reason: str):
    with pytest.raises(ChangeRefusedError, match="reason"):
        import_plan(region="streek", files=tiny_files(), by="test", at=FIRST, reason=reason)
    assert nothing_is_stored()


def test_a_change_before_the_last_one_is_refused():
    imported(tiny_files(), 5)
    with pytest.raises(ChangeRefusedError, match="before"):
        edited(challenge(2, "Werk"), 1, day=1)


def test_a_refused_plan_leaves_nothing_behind():
    with pytest.raises(DeclarationError, match="theme 'wonen' does not exist"):
        imported({**tiny_files(), "themes.toml": ""})
    assert nothing_is_stored()


def test_a_dry_run_tells_all_and_stores_nothing():
    changes = planned_changes(region="streek", files=tiny_files(), at=FIRST)
    assert len(changes.added) == len(tiny_files())
    assert changes.fields
    assert nothing_is_stored()


def test_what_is_no_longer_declared_is_retired_and_kept():
    imported(tiny_files())
    files = {**tiny_files(), ONE: challenge(1, "Wonen")}
    del files[TWO]
    imported(files, 1)
    assert list(Challenge.objects.in_use().values_list("number", flat=True)) == [1]
    assert Challenge.objects.get(number=2).retired_at == FIRST + timedelta(days=1)


def test_a_retired_number_is_never_given_to_another_challenge():
    imported(tiny_files())
    files = {**tiny_files(), ONE: challenge(1, "Wonen")}
    del files[TWO]
    imported(files, 1)
    with pytest.raises(ChangeRefusedError, match="challenge 2 was retired"):
        imported({**files, TWO: challenge(2, "Iets anders")}, 2)
    imported({**files, TWO: challenge(2, "Werken")}, 2)
    assert Challenge.objects.get(number=2).retired_at is None


def test_an_organisation_stays_while_another_region_names_it():
    Region.objects.create(slug="elders", name="Elders", code="CR98", country="NL01")
    for slug in ("streek", "elders"):
        import_plan(region=slug, files=tiny_files(), by="test", at=FIRST, reason="because")
    renamed = {
        **tiny_files(),
        "organisations.toml": tiny_files()["organisations.toml"].replace('"dorp"', '"stad"'),
        "bodies.toml": tiny_files()["bodies.toml"].replace('"dorp"', '"stad"'),
        "tracks.toml": tiny_files()["tracks.toml"].replace('"dorp"', '"stad"'),
    }
    imported(renamed, 1)
    assert Organisation.objects.get(identifier="dorp").retired_at is None
    import_plan(region="elders", files=renamed, by="test", at=FIRST, reason="because")
    assert Organisation.objects.get(identifier="dorp").retired_at == FIRST


def test_rows_that_others_point_at_are_never_removed():
    imported(tiny_files())
    for model in (Challenge, Organisation, Body, Track):
        with pytest.raises(TypeError, match="never removed"):
            model.objects.all().delete()
        with pytest.raises(TypeError, match="never removed"):
            model.objects.all()[0].delete()
    for model in (PlanRevision, PlanFile, PlanVersion):
        with pytest.raises(TypeError, match="never removed"):
            model.objects.all().delete()
        with pytest.raises(TypeError, match="never changed"):
            model.objects.all().update(pk=1)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Challenge, {"number": 1, "title": "Twee keer"}),
        (Challenge, {"number": 0, "title": "Nul"}),
        (Challenge, {"number": 7, "title": ""}),
        (Body, {"identifier": "raad", "name": "Twee keer"}),
        (Track, {"identifier": "deal", "name": "Twee keer"}),
        (Track, {"identifier": "x", "name": ""}),
        (PlanRevision, {"number": 1, "digest": "a" * 64, "previous_digest": ""}),
        (PlanRevision, {"number": 2, "digest": "a" * 64, "previous_digest": ""}),
        (PlanRevision, {"number": 2, "digest": "a", "previous_digest": "b" * 64}),
        (PlanRevision, {"number": 2, "digest": "a" * 64, "previous_digest": "b" * 64, "by": ""}),
    ],
)
def test_the_database_refuses_what_must_never_be(
    model: type[models.Model], values: dict[str, object], region: Region
):
    imported(tiny_files())
    if model is PlanRevision:
        values = {"at": FIRST, "by": "x", "reason": "x", "is_import": False, **values}
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.create(region=region, **values)


def test_an_organisation_has_its_identifier_alone():
    imported(tiny_files())
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(identifier="dorp", name="Twee keer", kind="other")


def test_a_revision_becomes_a_version_once():
    imported(tiny_files())
    adopted = adopt_version(region="streek", identifier="concept", revision=1, by="test", at=FIRST)
    assert (adopted.name, adopted.state, adopted.date) == ("Concept", "concept", "2026-01")
    again = adopt_version(region="streek", identifier="concept", revision=1, by="test", at=FIRST)
    assert again == adopted
    edited(challenge(2, "Werk"), 1)
    with pytest.raises(ChangeRefusedError, match="already"):
        adopt_version(region="streek", identifier="concept", revision=2, by="test", at=FIRST)
    with pytest.raises(NotFoundError, match="no version 'final'"):
        adopt_version(region="streek", identifier="final", revision=1, by="test", at=FIRST)
    assert verify_chain() is None


def test_html_and_script_are_kept_as_text():
    words = "<script>alert(1)</script> <b>vet</b>"
    imported({**tiny_files(), TWO: challenge(2, words)})
    assert current_plan("streek").challenges[1].title.nl == words
    assert text(words) in standing()[TWO]
