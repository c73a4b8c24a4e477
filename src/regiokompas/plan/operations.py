"""Writes of this part."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from regiokompas.accounts.operations import record_event
from regiokompas.domain import regions
from regiokompas.domain.areas import kind_of_area
from regiokompas.plan.models import Area, Membership, Region


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionChanges:
    """What loading a region changed: its own facts, areas renamed, members added and ended."""

    region: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.region, self.renamed, self.added, self.ended))

    def __str__(self) -> str:
        told = [f"{name} {', '.join(codes)}" for name, codes in asdict(self).items() if codes]
        return "; ".join(told) or "nothing changed"


@transaction.atomic
def load_region(*, region: regions.Region, by: str, at: datetime) -> RegionChanges:
    """Bring the database in line with the declared ``region`` and return what that changed.

    Doing it twice changes nothing the second time. A member that is no longer declared keeps its
    row, with an end; everything happens in one transaction, with one event when something changed.
    """
    stored, facts = _stored_region(region)
    renamed = _stored_areas(region)
    added = _begun_memberships(region, stored=stored, at=at)
    ended = _ended_memberships(region, stored=stored, at=at)
    changes = RegionChanges(region=facts, renamed=renamed, added=added, ended=ended)
    if changes:
        record_event(
            by=by, at=at, action="region-loaded", subject=region.id, detail=asdict(changes)
        )
    return changes


def _stored_region(region: regions.Region) -> tuple[Region, tuple[str, ...]]:
    """Return the row of ``region`` and the names of the fields that were written."""
    facts = {"name": region.name, "code": region.code, "country": region.country}
    stored, is_new = Region.objects.select_for_update().get_or_create(
        slug=region.id, defaults=facts
    )
    changed = tuple(name for name, value in facts.items() if getattr(stored, name) != value)
    for name in changed:
        setattr(stored, name, facts[name])
    if changed:
        stored.save(update_fields=changed)
    return stored, tuple(facts) if is_new else changed


def _stored_areas(region: regions.Region) -> tuple[str, ...]:
    """Make or rename the areas of the members; return the codes of those renamed."""
    declared = {member.code: member.name for member in region.members}
    known = {area.code: area for area in Area.objects.filter(code__in=declared)}
    Area.objects.bulk_create(
        Area(code=code, name=name, kind=kind_of_area(code).value)
        for code, name in declared.items()
        if code not in known
    )
    renamed = [area for code, area in known.items() if area.name != declared[code]]
    for area in renamed:
        area.name = declared[area.code]
    Area.objects.bulk_update(renamed, ["name"])
    return tuple(sorted(area.code for area in renamed))


def _begun_memberships(region: regions.Region, *, stored: Region, at: datetime) -> tuple[str, ...]:
    """Begin a membership for each declared member that has none; return their codes."""
    present = set(stored.memberships.filter(valid_until=None).values_list("area__code", flat=True))
    new = Area.objects.filter(
        code__in=[member.code for member in region.members if member.code not in present]
    ).order_by("code")
    begun = Membership.objects.bulk_create(
        Membership(region=stored, area=area, valid_from=at.date()) for area in new
    )
    return tuple(membership.area.code for membership in begun)


def _ended_memberships(region: regions.Region, *, stored: Region, at: datetime) -> tuple[str, ...]:
    """End the memberships of areas that are no longer declared; return their codes."""
    gone = stored.memberships.filter(valid_until=None).exclude(
        area__code__in=[member.code for member in region.members]
    )
    codes = tuple(gone.order_by("area__code").values_list("area__code", flat=True))
    gone.update(valid_until=at.date())
    return codes
