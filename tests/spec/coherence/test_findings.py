"""Each finding: where the check tells it, and where it must not."""

from dataclasses import replace

import pytest
from tests.spec.coherence.building import ON, challenge, found, stated, subjects, text, view

from regiokompas.analysis.coherence.check import RULES, findings_of
from regiokompas.analysis.coherence.views import OfficialFigure, PlanView, PublishedIndicator
from regiokompas.domain.organisations import Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Contribution,
    Event,
    Intervention,
    Link,
    MinistryRole,
    Need,
    Owner,
    Ownership,
    PlanAmbition,
    PlanObjective,
    StatedFigure,
    Statement,
    Track,
    TrackUse,
)

OWNERS = challenge(1).ownership
LINK = challenge(1).links[0]


def owned(**changes: object) -> Ownership:
    return replace(OWNERS, **changes)  # type: ignore[arg-type]  # fields of the type itself


def ministries(*names: str, primary: int) -> tuple[MinistryRole, ...]:
    return tuple(
        MinistryRole(ministry=name, is_primary=place < primary) for place, name in enumerate(names)
    )


def inhabitants(value: float, period: str = "2024", **more: object) -> StatedFigure:
    return StatedFigure(quantity="inwoners", value=value, unit="persons", period=period, **more)  # type: ignore[arg-type]  # fields of the type itself


def ambition(name: str, start: float, increase: float, **changes: object) -> PlanAmbition:
    whole = PlanAmbition(
        id=name,
        name=text(name),
        challenges=(1,),
        unit="n",
        baseline=(StatedFigure(quantity=name, value=start, unit="n", period="2024"),),
        increase=increase,
        target_period="2050",
        indicator=name,
        source="Het plan",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # fields of the type itself


def event(state: str, date: str) -> Event:
    return Event(
        id="e", date=date, kind="milestone", title=text("E"), text="E", source="S",
        state=state, challenges=(2,),  # type: ignore[arg-type]  # one of the states
    )  # fmt: skip


def contribution(*numbers: int) -> Contribution:
    return Contribution(
        id="c", event="", about="veilige fietspaden", text="T", handling="H", refers_to=numbers,
        source="Sessie",
    )  # fmt: skip


def with_track(track: Track) -> PlanView:
    uses = (TrackUse(track="fonds"), TrackUse(track=track.id))
    return view(challenge(3, tracks=uses), tracks=(*view().tracks, track))


TREES = tuple(Statement(text="De bomen in de straat. Elke straat een boom.") for _ in range(4))
MISMATCHED = challenge(
    1, ambition=text("Kinderen leren zwemmen en lezen"), context=TREES, interventions=()
)
LEVEL = stated(inhabitants(620000, "2040"), inhabitants(632000, "2021"))
CHANGE = inhabitants(-12000, "2040", compared_with="2021")
IN_A_CIRCLE = tuple(
    challenge(one, links=(replace(LINK, kind="requires", to=other),))
    for one, other in ((1, 2), (2, 3), (3, 1))
)
SPLIT = (
    Organisation(
        id="oud", name=text("Oud"), kind="ministry", valid_until="2024", successors=("tussen",)
    ),
    Organisation(
        id="tussen", name=text("T"), kind="ministry", valid_until="2025", successors=("raad-1",)
    ),
)
STEP = Intervention(id="i", side="state", text="Een fonds voor lantaarns oprichten", taker="Wij")

# code, the plan in which it is told and the subjects, a plan in which it is not
CASES: dict[str, tuple[PlanView, list[str], PlanView]] = {
    "number-used-twice": (
        replace(view(), challenges=(*view().challenges, challenge(2))), ["opgave-2"], view(),
    ),
    "unknown-reference": (
        view(challenge(2, ownership=owned(executive=(Owner(holder="niemand"),)))),
        ["opgave-2"],
        view(),
    ),
    "cycle-in-requires": (view(*IN_A_CIRCLE), ["opgave-1"], view(*IN_A_CIRCLE[:2])),
    "link-to-itself": (view(challenge(2, links=(replace(LINK, to=2),))), ["opgave-2"], view()),
    "no-owner": (view(challenge(2, ownership=owned(administrative=()))), ["opgave-2"], view()),
    "owner-proposed": (view(challenge(2, ownership=owned(is_proposal=True))), ["opgave-2"], view()),
    "owner-to-be-arranged": (
        view(challenge(2, ownership=owned(executive=(Owner(holder="x", to_be_arranged=True),)))),
        ["opgave-2"],
        view(),
    ),
    "no-executive-owner": (view(challenge(2, ownership=owned(executive=()))), ["opgave-2"], view()),
    "owner-ended": (
        view(
            challenge(2, ownership=owned(executive=(Owner(holder="oud"),))),
            organisations=(*view().organisations, *SPLIT),
        ),
        ["opgave-2"],
        view(organisations=(*view().organisations, *SPLIT)),
    ),
    "owner-of-many": (
        view(*(challenge(n, ownership=OWNERS) for n in (2, 3))),
        ["organisation-dienst-1", "organisation-raad-1"],
        view(challenge(2, ownership=OWNERS)),
    ),
    "no-primary-ministry": (
        view(challenge(2, ministries=ministries("ministerie-2", primary=0))), ["opgave-2"], view(),
    ),
    "several-primary-ministries": (
        view(challenge(2, ministries=ministries("ministerie-1", "ministerie-2", primary=2))),
        ["opgave-2"],
        view(challenge(2, ministries=ministries("ministerie-1", "ministerie-2", primary=1))),
    ),
    "unknown-ministry": (
        view(challenge(2, ministries=ministries("oud", primary=1))),
        ["opgave-2"],
        view(challenge(2, ministries=ministries("oud", primary=1)), ministries=()),
    ),
    "ministry-never-primary": (
        view(challenge(2, ministries=ministries("ministerie-1", "ministerie-2", primary=1))),
        ["ministry-ministerie-2"],
        view(),
    ),
    "ministry-primary-for-many": (
        view(*(challenge(n, ministries=ministries("ministerie-1", primary=1)) for n in (2, 3))),
        ["ministry-ministerie-1"],
        view(challenge(2, ministries=ministries("ministerie-1", primary=1))),
    ),
    "no-follow-up": (view(challenge(2, follow_up=())), ["opgave-2"], view()),
    "no-objective": (
        view(objectives=(replace(view().objectives[0], challenges=(1, 2, 3, 4)),)),
        ["opgave-5"],
        view(objectives=()),
    ),
    "no-indicator": (
        view(challenge(2, indicators=("onbekend",))), ["opgave-2"],
        view(challenge(2, indicators=("onbekend",)), indicators=None),
    ),
    "no-baseline": (
        view(challenge(1, indicators=())), ["opgave-1"],
        view(challenge(1, indicators=()), ambitions=(ambition("a", 1, 1),)),
    ),
    "no-target": (
        view(indicators=(PublishedIndicator(id="teller", has_baseline=True),)),
        [f"opgave-{number}" for number in range(1, 6)],
        view(),
    ),
    "ambition-without-year": (
        view(ambitions=(ambition("a", 1, 1, target_period=""),)), ["opgave-1"],
        view(ambitions=(ambition("a", 1, 1),)),
    ),
    "ambitions-do-not-fit": (
        view(ambitions=(ambition("inhabitants", 641000, 100000), ambition("homes", 288000, 60000))),
        ["opgave-1"],
        view(ambitions=(ambition("jobs", 352000, 55000), ambition("inhabitants", 641000, 100000))),
    ),
    "figures-contradict": (
        view(challenge(2, context=(stated(inhabitants(641000), inhabitants(655000)),))),
        ["opgave-2"],
        view(challenge(2, context=(stated(inhabitants(641000), inhabitants(640806)),))),
    ),
    "bottleneck-unanswered": (
        view(challenge(2, bottlenecks=(Bottleneck(id="b", text="Te weinig", answered_by=("z",)),))),
        ["opgave-2"],
        view(),
    ),
    "intervention-without-taker": (
        view(challenge(2, interventions=(replace(STEP, taker=" "),))), ["opgave-2"], view(),
    ),
    "intervention-without-lead": (
        view(challenge(2, interventions=(replace(STEP, side="both", taker=""),))), ["opgave-2"],
        view(challenge(2, interventions=(replace(STEP, side="both"),))),
    ),
    "interventions-overlap": (
        view(challenge(2, interventions=(STEP,)), challenge(4, interventions=(STEP,))),
        ["opgave-2"],
        view(challenge(2, interventions=(STEP, replace(STEP, id="j")))),
    ),
    "need-without-money": (
        view(challenge(2, needs=(Need(text="Geld", asks_money=True),))), ["opgave-2"],
        view(
            challenge(
                2,
                needs=(
                    Need(
                        text="Geld",
                        asks_money=True,
                        figures=(StatedFigure(quantity="geld", value=5, unit="million euro"),),
                    ),
                ),
            )
        ),
    ),
    "no-track": (view(challenge(2, tracks=())), ["opgave-2"], view()),
    "track-on-hold": (
        with_track(Track(id="t", name=text("T"), state="on-hold")), ["opgave-3"],
        with_track(Track(id="t", name=text("T"))),
    ),
    "track-ended": (
        with_track(Track(id="t", name=text("T"), valid_until="2025")), ["opgave-3"],
        with_track(Track(id="t", name=text("T"), valid_until="2026")),
    ),
    "track-without-challenge": (
        view(tracks=(*view().tracks, Track(id="t", name=text("T")))), ["track-t"], view(),
    ),
    "wrong-cross-reference": (
        view(contributions=(contribution(3),)), ["opgave-3"],
        view(contributions=(contribution(2),)),
    ),
    "title-ambition-mismatch": (
        view(MISMATCHED), ["opgave-1"], view(replace(MISMATCHED, context=())),
    ),
    "theme-differs": (
        view(challenge(2, theme="a", theme_on_fiche="b")), ["opgave-2"],
        view(challenge(2, theme="a", theme_on_fiche="a")),
    ),
    "ambition-differs": (
        view(challenge(2, ambition_on_overview=text("Anders"))), ["opgave-2"],
        view(challenge(2, ambition_on_overview=challenge(2).ambition)),
    ),
    "orphan": (
        view(
            challenge(1, links=()), challenge(5, links=()),
            challenge(6, links=(), tracks=()),
        ),
        ["opgave-6"],
        view(challenge(6, links=())),
    ),
    "no-declared-link": (view(challenge(6, links=())), ["opgave-6"], view()),
    "requirement-not-returned": (
        view(challenge(2, links=(replace(LINK, kind="requires", to=3),))), ["opgave-3"],
        view(
            challenge(2, links=(replace(LINK, kind="requires", to=3),)),
            challenge(3, links=(replace(LINK, to=2),)),
        ),
    ),
    "conflict-without-follow-up": (
        view(
            challenge(2, follow_up=(), links=(Link(kind="conflicts-with", to=3, section="needs",
                                                   text="Botst"),)),
            challenge(3, follow_up=()),
        ),
        ["opgave-2"],
        view(challenge(2, follow_up=(), links=(Link(kind="conflicts-with", to=3, section="needs",
                                                    text="Botst"),))),
    ),
    "event-overdue": (
        view(events=(event("expected", "2026-04"),)), ["opgave-2"],
        view(events=(event("happened", "2026-04"),)),
    ),
}  # fmt: skip


def test_what_was_expected_is_no_longer_overdue_once_its_outcome_is_declared() -> None:
    expected = replace(event("expected", "2026-02"), id="verwacht")
    outcome = replace(event("happened", "2026-03-20"), fulfils=("verwacht",))
    assert subjects(view(events=(expected,)), "event-overdue") == ["opgave-2"]
    assert subjects(view(events=(expected, outcome)), "event-overdue") == []
    planned = replace(outcome, state="planned", date="2027")
    assert subjects(view(events=(expected, planned)), "event-overdue") == ["opgave-2"]
    unknown = replace(outcome, fulfils=("niets",))
    assert subjects(view(events=(expected, unknown)), "unknown-reference") == ["event-e"]


def test_every_rule_has_a_case_in_which_it_tells_and_one_in_which_it_does_not() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_finding_is_told_where_it_should_be(code: str) -> None:
    plan, expected, _ = CASES[code]
    assert subjects(plan, code) == expected


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_finding_is_not_told_where_it_should_not_be(code: str) -> None:
    _, _, plan = CASES[code]
    assert subjects(plan, code) == []


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_finding_speaks_three_languages_and_says_where_and_what_to_do(code: str) -> None:
    for finding in found(CASES[code][0], code):
        for words in (finding.message, finding.hint):
            assert all((words.nl, words.en, words.de))
            assert "{" not in words.nl + words.en + words.de
        assert finding.source.nl or code == "track-without-challenge"


def test_a_plan_in_which_everything_is_arranged_gives_no_finding() -> None:
    assert findings_of(view(), on=ON) == ()


def test_the_same_plan_gives_the_same_findings_with_the_gravest_first() -> None:
    plan = view(*IN_A_CIRCLE, challenge(4, follow_up=()), challenge(5, follow_up=()))
    findings = findings_of(plan, on=ON)
    assert findings == findings_of(plan, on=ON)
    assert [finding.severity for finding in findings] == sorted(
        (finding.severity for finding in findings), key=["error", "warning", "notice"].index
    )


def test_challenges_stand_by_number_and_not_by_letter() -> None:
    plan = view(challenge(10, follow_up=()), challenge(2, follow_up=()))
    assert subjects(plan, "no-follow-up") == ["opgave-2", "opgave-10"]


def test_a_ministry_that_ended_is_told_with_what_it_is_today() -> None:
    plan = view(
        challenge(2, ministries=ministries("oud", primary=1)),
        organisations=(*view().organisations, *SPLIT),
    )
    listed = replace(plan.ministries[0], ministries=(*plan.ministries[0].ministries, "raad-1"))
    message = found(replace(plan, ministries=(listed,)), "unknown-ministry")[0].message.en
    assert message == "Oud (“oud” in the plan) existed until 2024. Successor: raad-1."


def test_a_ministry_is_held_against_the_list_of_the_day() -> None:
    plan = view()
    later = replace(plan.ministries[0], valid_from="2026-02-23", ministries=())
    plan = replace(plan, ministries=(*plan.ministries, later))
    assert subjects(plan, "unknown-ministry", on="2026-02-22") == []
    assert len(subjects(plan, "unknown-ministry", on="2026-02-23")) == 5


def test_a_total_and_its_stated_change_must_add_up_to_the_earlier_total() -> None:
    assert not subjects(view(challenge(2, context=(LEVEL, stated(CHANGE)))), "figures-contradict")
    wrong = stated(replace(CHANGE, value=-40000))
    assert subjects(view(challenge(2, context=(LEVEL, wrong))), "figures-contradict") == [
        "opgave-2"
    ]


def test_a_stated_figure_is_held_against_the_official_one_beyond_rounding() -> None:
    fiche = challenge(2, context=(stated(inhabitants(641000, indicator="inhabitants")),))
    official = OfficialFigure(
        indicator="inhabitants", area="", period="2024", value=640806, source="Bureau, tabel"
    )
    assert not subjects(view(fiche, official=(official,)), "figures-contradict")
    other = replace(official, value=655000)
    assert subjects(view(fiche, official=(other,)), "figures-contradict") == ["opgave-2"]


def test_figures_of_other_years_or_areas_do_not_contradict_each_other() -> None:
    figures = stated(inhabitants(5, "2020"), inhabitants(9), inhabitants(70, area="Dorp"))
    assert not subjects(view(challenge(2, context=(figures,))), "figures-contradict")


def test_an_amount_without_a_funding_stream_is_told_too() -> None:
    amount = StatedFigure(quantity="geld", value=15, value_to=25, unit="million euro per year")
    need = Need(text="Geld", asks_money=True, figures=(amount,))
    plan = view(challenge(2, needs=(need,), tracks=()))
    assert "no funding stream" in found(plan, "need-without-money")[0].message.en


def test_the_numbers_of_ambitions_that_do_not_fit_are_told() -> None:
    message = found(CASES["ambitions-do-not-fit"][0], "ambitions-do-not-fit")[0].message
    assert "2,129" in message.nl
    assert "2.226" in message.en
    assert "3.846 gegenüber 2.308" in message.de


def test_markup_and_braces_in_texts_are_told_as_they_are() -> None:
    spoilt = challenge(
        2,
        ownership=Ownership(note="{note} <script>"),
        bottlenecks=(Bottleneck(id="b", text="{0} <b>"),),
    )
    messages = [finding.message.nl for finding in findings_of(view(spoilt), on=ON)]
    assert any("{note} <script>" in message for message in messages)
    assert any("{0} <b>" in message for message in messages)


def test_an_objective_without_challenges_leaves_all_of_them_without_objective() -> None:
    goal = PlanObjective(id="d", name=text("D"), description=text("D"), challenges=(), source="S")
    assert len(subjects(view(objectives=(goal,)), "no-objective")) == 5
