"""A plan as seen: nothing closed is left in it, nor anything that points at it."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest
from tests.canaries import CANARY, write_canaries
from tests.tiny_plan import challenge, link, tiny_files

from regiokompas.declarations.plan import DeclaredPlan, load_plan, parse_plan
from regiokompas.domain.plans import (
    Bottleneck,
    Contribution,
    Event,
    Intervention,
    Owner,
    Ownership,
    PlanChallenge,
    Statement,
)
from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import VISITOR, Permission, Viewer, Visibility, as_seen

REGION = Visibility.REGION
ALL = Viewer(name="a@example.org", levels=frozenset(Visibility))


@pytest.fixture
def plan() -> DeclaredPlan:
    return parse_plan(tiny_files(), "plan")


def text(words: str) -> Text:
    return Text(nl=words, en=words, de=words)


def test_what_is_all_open_is_the_very_same_object(plan: DeclaredPlan) -> None:
    assert as_seen(plan, VISITOR) is plan
    assert as_seen(plan, ALL) is plan


def test_a_closed_challenge_is_gone_with_every_link_and_number(plan: DeclaredPlan) -> None:
    first, second = plan.challenges
    seen = as_seen(replace(plan, challenges=(first, replace(second, visibility=REGION))), VISITOR)
    (left,) = seen.challenges
    assert left.links == ()
    seen = as_seen(replace(plan, challenges=(replace(first, visibility=REGION), second)), VISITOR)
    assert [ambition.challenges for ambition in seen.register.ambitions] == [()]


def test_a_closed_organisation_is_no_party_member_or_owner(plan: DeclaredPlan) -> None:
    (dorp,) = plan.register.organisations
    owner = Ownership(administrative=(Owner(holder="dorp"), Owner(holder="raad")))
    first, second = plan.challenges
    first = replace(
        first,
        ownership=owner,
        interventions=(Intervention(id="a", side="both", text="Iets.", taker="dorp"),),
    )
    plan = replace(
        plan,
        register=replace(plan.register, organisations=(replace(dorp, visibility=REGION),)),
        challenges=(first, second),
    )
    seen = as_seen(plan, VISITOR)
    assert seen.register.organisations == ()
    assert seen.register.tracks[0].parties == ("raad",)
    assert seen.register.bodies[0].members == ()
    assert [item.holder for item in seen.challenges[0].ownership.administrative] == ["raad"]
    assert seen.challenges[0].interventions[0].taker == ""
    assert "dorp" not in str(seen)


def test_a_closed_intervention_answers_no_bottleneck_of_its_own_challenge_only(
    plan: DeclaredPlan,
) -> None:
    first, second = plan.challenges
    (step,) = first.interventions
    first = replace(first, interventions=(replace(step, visibility=REGION),))
    seen = as_seen(replace(plan, challenges=(first, second)), VISITOR)
    assert [item.answered_by for item in seen.challenges[0].bottlenecks] == [()]
    assert [item.answered_by for item in seen.challenges[1].bottlenecks] == [("fonds",)]


def test_a_closed_track_is_named_by_no_challenge(plan: DeclaredPlan) -> None:
    (deal,) = plan.register.tracks
    register = replace(plan.register, tracks=(replace(deal, visibility=REGION),))
    seen = as_seen(replace(plan, register=register), VISITOR)
    assert seen.challenges[0].tracks == ()


def test_a_contribution_to_a_closed_event_is_closed_with_it(plan: DeclaredPlan) -> None:
    event = Event(
        id="avond", date="2026", kind="meeting", title=text("Avond"), text="x", source="Plan",
        visibility=REGION,
    )  # fmt: skip
    said = Contribution(id="a", event="avond", about="x", text="x", handling="x", source="Plan")
    register = replace(plan.register, events=(event,), contributions=(said,))
    seen = as_seen(replace(plan, register=register), VISITOR)
    assert seen.register.events == seen.register.contributions == ()


@pytest.mark.parametrize("level", list(Visibility)[1:])
def test_each_level_is_seen_by_whom_it_is_open_to(plan: DeclaredPlan, level: Visibility) -> None:
    first, second = plan.challenges
    first = replace(first, context=(Statement(text="geheim", visibility=level),))
    plan = replace(plan, challenges=(first, second))
    for open_levels in ({Visibility.PUBLIC, level}, set(Visibility)):
        viewer = Viewer(levels=frozenset(open_levels))
        assert as_seen(plan, viewer).challenges[0].context[0].text == "geheim"
    closed = as_seen(plan, Viewer(levels=frozenset(Visibility) - {level}))
    assert closed.challenges[0].context == ()


@pytest.mark.parametrize("number", range(1, len(Visibility) + 1))
def test_no_text_of_a_closed_level_is_left_anywhere_in_a_plan(tmp_path: Path, number: int) -> None:
    write_canaries(tmp_path, "streek")
    levels = frozenset(list(Visibility)[:number])
    seen = as_seen(load_plan(tmp_path, "streek"), Viewer(levels=levels))
    assert {found[1] for found in CANARY.finditer(str(seen))} == {level.value for level in levels}
    assert {challenge.number for challenge in seen.challenges} == set(range(1, number + 1))


def test_a_closed_thing_by_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="closed to the viewer"):
        as_seen(Bottleneck(id="a", text="x", visibility=REGION), VISITOR)


def test_a_level_is_declared_in_the_files() -> None:
    files = tiny_files()
    files["challenges/opgave-01.toml"] = challenge(
        1, "Wonen", link(2) + '\nvisibility = "region"', top='visibility = "team"'
    )
    first = parse_plan(files, "plan").challenges[0]
    assert first.visibility is Visibility.TEAM
    assert first.links[0].visibility is REGION


def test_what_has_a_level_stands_in_tuples_alone() -> None:
    """Elsewhere (a dictionary, a field of its own) it could not be left out."""
    wrong, seen, todo = [], set(), [DeclaredPlan]
    while todo:
        kind = todo.pop()
        seen.add(kind)
        for name, hint in get_type_hints(kind).items():
            parts = [hint, *get_args(hint)]
            held = [part for part in parts if is_dataclass(part)]
            todo += [part for part in held if part not in seen and isinstance(part, type)]
            for part in held:
                has_level = any(field.name == "visibility" for field in fields(part))
                if has_level and get_origin(hint) is not tuple:
                    wrong.append(f"{kind.__name__}.{name}")
    assert wrong == []
    assert PlanChallenge in seen


def test_a_visitor_sees_what_is_public_and_may_nothing() -> None:
    assert [level for level in Visibility if VISITOR.sees(level)] == [Visibility.PUBLIC]
    assert not any(VISITOR.may(permission) for permission in Permission)
    assert VISITOR.may_edit == frozenset()


def test_an_owner_edits_its_own_challenges_and_the_team_all() -> None:
    owner = Viewer(permissions=frozenset({Permission.EDIT_OWN_CHALLENGES}), owns=frozenset({3}))
    assert owner.may_edit == {3}
    assert Viewer(permissions=frozenset({Permission.EDIT_PLAN})).may_edit is None
    assert Viewer(owns=frozenset({3})).may_edit == frozenset()
