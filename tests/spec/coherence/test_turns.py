"""Whose turn it is: who has to act on what is missing or overdue."""

from dataclasses import replace

import pytest
from tests.spec.coherence.building import ON, challenge, text

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.register import register_of
from regiokompas.analysis.coherence.takers import asked_of, leading_ministries, owners_of
from regiokompas.analysis.coherence.turns import NOBODY, Turn, turns_of
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.domain.organisations import Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Event,
    Intervention,
    MinistryList,
    MinistryRole,
    Owner,
    Ownership,
    PlanChallenge,
)


def turns(view: PlanView, code: str) -> list[tuple[str, int]]:
    """Return party and challenge of each turn with this code."""
    found = turns_of(register_of(view, on=ON), findings_of(view, on=ON))
    return [(turn.party, turn.challenge) for turn in found if turn.finding.code == code]


def a_view(*challenges: PlanChallenge, **more: object) -> PlanView:
    return PlanView(challenges=challenges, **more)  # type: ignore[arg-type]  # lists of the plan


def step(name: str, side: str, taker: str = "") -> Intervention:
    return Intervention(id=name, side=side, text=f"Stap {name}.", taker=taker)  # type: ignore[arg-type]


OWNED = Ownership(administrative=(Owner(holder="raad"),), executive=(Owner(holder="dienst"),))
MINISTRIES = (MinistryRole(ministry="min-b"), MinistryRole(ministry="min-a", is_primary=True))


def test_a_step_is_asked_of_its_taker_where_the_plan_names_one() -> None:
    (asked,) = asked_of(
        challenge(1, ownership=OWNED, interventions=(step("x", "state", taker="club"),))
    )
    assert (asked.party, asked.is_derived, asked.is_first) == ("club", False, True)


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("state", [("min-a", True), ("min-b", False)]),
        ("region", [("raad", True), ("dienst", False)]),
        ("both", [("raad", True), ("dienst", False), ("min-a", True), ("min-b", False)]),
    ],
)
def test_without_a_taker_the_side_of_a_step_tells_who_is_asked(
    side: str, expected: list[tuple[str, bool]]
) -> None:
    one = challenge(1, ownership=OWNED, ministries=MINISTRIES, interventions=(step("x", side),))
    asked = asked_of(one)
    assert [(item.party, item.is_first) for item in asked] == expected
    assert all(item.is_derived for item in asked)


def test_an_owner_that_is_still_to_be_arranged_is_asked_nothing() -> None:
    ownership = Ownership(
        administrative=(Owner(holder="raad", to_be_arranged=True),),
        executive=(Owner(holder="dienst"),),
    )
    assert owners_of(challenge(1, ownership=ownership)) == ("dienst",)


def test_without_a_primary_ministry_all_of_them_lead() -> None:
    roles = (MinistryRole(ministry="min-b"), MinistryRole(ministry="min-a"))
    assert leading_ministries(challenge(1, ministries=roles)) == ("min-b", "min-a")


def test_who_owns_answers_bottlenecks_and_arranges_who_carries_out() -> None:
    view = a_view(
        challenge(
            1,
            ownership=Ownership(administrative=(Owner(holder="raad"),)),
            bottlenecks=(Bottleneck(id="b", text="Er is geen geld."),),
        )
    )
    assert turns(view, "bottleneck-unanswered") == [("raad", 1)]
    assert turns(view, "no-executive-owner") == [("raad", 1)]


def test_a_follow_up_waits_for_both_sides() -> None:
    view = a_view(challenge(1, ownership=OWNED, ministries=MINISTRIES, follow_up=()))
    assert turns(view, "no-follow-up") == [("raad", 1), ("min-a", 1)]


def test_what_nobody_owns_waits_for_the_programme_office() -> None:
    view = a_view(challenge(1, ownership=Ownership(), ministries=(), follow_up=()))
    assert turns(view, "no-owner") == [(NOBODY, 1)]
    assert turns(view, "no-follow-up") == [(NOBODY, 1)]


def test_steps_without_a_taker_wait_once_a_side() -> None:
    view = a_view(
        challenge(
            1,
            ownership=OWNED,
            ministries=MINISTRIES,
            interventions=(step("x", "state"), step("y", "state"), step("z", "region")),
        )
    )
    assert turns(view, "intervention-without-taker") == [("raad", 1), ("min-a", 1)]
    found = turns_of(register_of(view, on=ON), findings_of(view, on=ON))
    (told,) = [
        turn.finding.message.en for turn in found if turn.party == "min-a" and "asked" in said(turn)
    ]
    assert told.startswith("2 interventions asked of the State")


def said(turn: Turn) -> str:
    return turn.finding.message.en


def test_an_organisation_that_ended_passes_its_turn_on() -> None:
    old = Organisation(
        id="min-a", name=text("Oud"), kind="ministry", valid_until="2026-02-23",
        successors=("min-c",),
    )  # fmt: skip
    new = Organisation(id="min-c", name=text("Nieuw"), kind="ministry")
    lists = (MinistryList(valid_from="2026-02-23", ministries=("min-c", "min-b"), source="Lijst"),)
    view = a_view(
        challenge(1, ministries=MINISTRIES, follow_up=()),
        organisations=(old, new),
        ministries=lists,
    )
    assert ("min-c", 1) in turns(view, "no-follow-up")
    assert turns(view, "unknown-ministry") == [("min-c", 1)]


def test_a_circle_of_successors_ends_with_the_programme_office() -> None:
    ended = {"kind": "ministry", "valid_until": "2020"}
    one = Organisation(id="min-a", name=text("A"), successors=("min-c",), **ended)  # type: ignore[arg-type]
    other = Organisation(id="min-c", name=text("C"), successors=("min-a",), **ended)  # type: ignore[arg-type]
    view = a_view(
        challenge(
            1, ownership=Ownership(), ministries=(replace(MINISTRIES[1]),),
            interventions=(step("x", "state"),),
        ),
        organisations=(one, other),
    )  # fmt: skip
    assert turns(view, "intervention-without-taker") == [(NOBODY, 1)]


def test_an_event_that_is_overdue_waits_for_those_who_take_part() -> None:
    event = Event(
        id="dag", date="2026-04-01", kind="meeting", title=text("Dag"), text="Een dag.",
        state="planned", organisations=("club",), source="Plan",
    )  # fmt: skip
    assert turns(a_view(challenge(1), events=(event,)), "event-overdue") == [("club", 0)]
