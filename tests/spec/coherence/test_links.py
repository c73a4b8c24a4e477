"""Links, matrix, graph and circles."""

from dataclasses import replace

from tests.spec.coherence.building import challenge, text, view

from regiokompas.analysis.coherence.arithmetic import ratios_of
from regiokompas.analysis.coherence.cycles import cycle_in_requires
from regiokompas.analysis.coherence.groups import groups_of
from regiokompas.analysis.coherence.links import links_of
from regiokompas.analysis.coherence.matrices import graph_of, matrix_of
from regiokompas.domain.plans import Link, LinkKind, PlanAmbition, PlanChallenge, StatedFigure


def linked(number: int, *targets: int, kind: LinkKind = "requires") -> PlanChallenge:
    links = tuple(Link(kind=kind, to=to, section="needs", text="Nodig") for to in targets)
    return challenge(number, links=links, tracks=())


def alone(number: int) -> PlanChallenge:
    return linked(number)


def ambition(name: str, start: float, increase: float) -> PlanAmbition:
    return PlanAmbition(
        id=name, name=text(name), challenges=(1,), unit="n", increase=increase,
        target_period="2050", indicator=name, source="S",
        baseline=(StatedFigure(quantity=name, value=start, unit="n", period="2024"),),
    )  # fmt: skip


def test_declared_links_keep_their_direction_and_dangling_ones_are_left_out() -> None:
    plan = replace(view(), challenges=(linked(1, 2, 9), alone(2)))
    assert [(link.kind, link.source, link.target) for link in links_of(plan)] == [
        ("requires", 1, 2)
    ]


def test_a_shared_track_links_each_pair_once_and_says_what_is_shared() -> None:
    plan = replace(view(), challenges=tuple(challenge(n, links=()) for n in (1, 2, 3)))
    links = [link for link in links_of(plan) if link.kind == "shares-track"]
    assert [(link.source, link.target, link.shared) for link in links] == [
        (1, 2, ("fonds",)), (1, 3, ("fonds",)), (2, 3, ("fonds",)),
    ]  # fmt: skip


def test_a_track_of_money_is_shared_money_as_well() -> None:
    kinds = {group.kind for group in groups_of(view())}
    assert kinds == {"shares-track", "shares-money"}


def test_places_and_target_groups_are_the_same_capitals_aside() -> None:
    one = challenge(1, places=("Dorp",), target_groups=("Ouderen",))
    other = challenge(2, places=("dorp",), target_groups=("ouderen",))
    kinds = {group.kind: group.key for group in groups_of(view(one, other))}
    assert kinds["shares-place"] == "Dorp"
    assert kinds["shares-target-group"] == "Ouderen"


def test_the_matrix_reads_outward_in_the_row_and_inward_in_the_column() -> None:
    plan = replace(view(), challenges=(linked(1, 2), alone(2), alone(3)))
    matrix = matrix_of(links_of(plan), (1, 2, 3))
    there, back = matrix.cells[0][1], matrix.cells[1][0]
    assert there is not None
    assert back is not None
    assert (there.outward, there.inward) == (("requires",), ())
    assert (back.outward, back.inward) == ((), ("requires",))
    assert matrix.cells[0][0] is None
    assert matrix.cells[0][2] is None


def test_a_conflict_reads_the_same_from_both_sides() -> None:
    plan = replace(view(), challenges=(linked(1, 2, kind="conflicts-with"), alone(2)))
    matrix = matrix_of(links_of(plan), (1, 2))
    there, back = matrix.cells[0][1], matrix.cells[1][0]
    assert there is not None
    assert back is not None
    assert there.outward == back.outward == ("conflicts-with",)


def test_the_graph_counts_neighbours_once_and_numbers_its_parts_by_size() -> None:
    plan = replace(
        view(), challenges=(linked(1, 2), linked(2, 1), linked(3, 4, 5), alone(4), alone(5))
    )
    graph = graph_of(links_of(plan), (1, 2, 3, 4, 5))
    assert [node.degree for node in graph.nodes] == [1, 1, 2, 1, 1]
    assert [node.group for node in graph.nodes] == [2, 2, 1, 1, 1]


def test_a_circle_is_told_from_its_lowest_number() -> None:
    assert cycle_in_requires((linked(5, 8), linked(8, 3), linked(3, 5))) == (3, 5, 8)


def test_a_challenge_that_requires_itself_is_a_circle_of_one() -> None:
    assert cycle_in_requires((linked(4, 4),)) == (4,)


def test_two_ways_to_the_same_challenge_are_no_circle() -> None:
    assert cycle_in_requires((linked(1, 2, 3), linked(2, 4), linked(3, 4), alone(4))) is None


def test_only_requirements_make_a_circle() -> None:
    plan = (linked(1, 2), linked(2, 1, kind="contributes-to"))
    assert cycle_in_requires(plan) is None


def test_a_chain_of_ten_thousand_is_walked_without_recursion() -> None:
    chain = tuple(linked(n, n + 1) for n in range(1, 10_000))
    assert cycle_in_requires(chain) is None
    assert cycle_in_requires((*chain, linked(10_000, 1))) == tuple(range(1, 10_001))


def test_persons_per_home_and_jobs_per_inhabitant_follow_from_the_ambitions() -> None:
    homes, jobs = ratios_of(
        (
            ambition("inhabitants", 641000, 100000),
            ambition("homes", 288000, 60000),
            ambition("jobs", 352000, 55000),
        )
    )
    assert (round(homes.now, 3), round(homes.goal, 3)) == (2.226, 2.129)
    assert (round(jobs.now, 3), round(jobs.goal, 3)) == (0.549, 0.549)
    assert homes.over.per_year == 100000 / 26
