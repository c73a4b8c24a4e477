"""What an editor could not see survives the edit."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_plan import challenge

from regiokompas.declarations.read import parse_toml
from regiokompas.domain.plans import Bottleneck, Intervention, Need, PlanChallenge
from regiokompas.domain.visibility import VISITOR, Visibility, as_seen
from regiokompas.plan.unseen import restored

CLOSED = Visibility.TEAM
NEEDS = st.lists(
    st.builds(
        Need,
        text=st.sampled_from("abcdef"),
        visibility=st.sampled_from([Visibility.PUBLIC, CLOSED]),
    ),
    max_size=6,
).map(tuple)
OPEN_NEEDS = st.lists(st.builds(Need, text=st.sampled_from("abcxyz")), max_size=6).map(tuple)


def plan_with(needs: tuple[Need, ...]) -> PlanChallenge:
    content = parse_toml(challenge(1, "Wonen"), PlanChallenge, place="test")
    return replace(content, needs=needs)


@given(needs=NEEDS, typed=OPEN_NEEDS)
def test_the_editor_gets_what_was_typed_and_the_closed_items_stay(needs, typed):
    full = plan_with(needs)
    seen = as_seen(full, VISITOR)
    kept = restored(replace(seen, needs=typed), seen=seen, full=full)
    assert as_seen(kept, VISITOR).needs == typed
    closed = [item for item in needs if item.visibility is CLOSED]
    assert [item for item in kept.needs if item.visibility is CLOSED] == closed


@given(needs=NEEDS)
def test_an_edit_that_changes_nothing_changes_nothing(needs):
    full = plan_with(needs)
    seen = as_seen(full, VISITOR)
    assert restored(seen, seen=seen, full=full) == full


def test_a_closed_item_stays_behind_the_one_it_stood_behind():
    a, closed, b = Need(text="a"), Need(text="geheim", visibility=CLOSED), Need(text="b")
    full = plan_with((a, closed, b))
    seen = as_seen(full, VISITOR)
    kept = restored(replace(seen, needs=(b, Need(text="nieuw"), a)), seen=seen, full=full)
    assert [item.text for item in kept.needs] == ["b", "nieuw", "a", "geheim"]


def test_a_reference_to_something_closed_survives_a_change_of_the_text():
    steps = (
        Intervention(id="open", side="state", text="Open."),
        Intervention(id="dicht", side="state", text="Dicht.", visibility=CLOSED),
    )
    stands = Bottleneck(id="geld", text="Geen geld.", answered_by=("open", "dicht"))
    full = replace(plan_with(()), interventions=steps, bottlenecks=(stands,))
    seen = as_seen(full, VISITOR)
    assert seen.bottlenecks[0].answered_by == ("open",)
    edited = replace(seen, bottlenecks=(replace(seen.bottlenecks[0], text="Te weinig geld."),))
    kept = restored(edited, seen=seen, full=full)
    assert kept.bottlenecks == (replace(stands, text="Te weinig geld."),)
    assert kept.interventions == steps
