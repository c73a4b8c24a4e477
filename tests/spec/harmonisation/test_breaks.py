"""A municipality whose borders changed is another area from that year on."""

from tests.spec.assessment.series import series

from regiokompas.analysis.assessment.assess import assess
from regiokompas.analysis.harmonisation.breaks import years_redrawn
from regiokompas.domain.harmonisation import BorderChange, BorderShare
from regiokompas.domain.texts import Text
from regiokompas.domain.verdicts import Gate, State, Yardstick

SOURCE = Text(nl="telling", en="count", de="Zählung")


def change(year, *rows, **unresolved):
    shares = tuple(BorderShare(old=old, current=to, share=share) for old, to, share in rows)
    return BorderChange(year=year, shares=shares, source=SOURCE, **unresolved)


def test_every_area_that_a_change_names_is_another_one_from_that_year():
    merger = change(2019, ("GM0001", "GM0001", 1.0), ("GM0002", "GM0001", 1.0))
    later = change(2021, ("GM0001", "GM0009", 1.0), ("GM0003", "GM0009", 1.0))
    assert years_redrawn([later, merger]) == {
        "GM0001": (2019, 2021),
        "GM0002": (2019,),
        "GM0003": (2021,),
        "GM0009": (2021,),
    }


def test_an_unresolved_change_counts_all_the_same():
    found = change(2018, unresolved_old=("GM0004",), unresolved_current=("GM0005",))
    assert years_redrawn([found]) == {"GM0004": (2018,), "GM0005": (2018,)}


def test_without_changes_no_area_is_another_one():
    assert years_redrawn([]) == {}


def test_a_verdict_looks_at_what_the_area_is_now():
    """100 persons more in one year, by a merger, are no growth: since then it fell."""
    merged = [10, 10, 10, 110, 109, 108, 107, 106.5]
    plain = Yardstick(direction="up", process="rate")
    redrawn = Yardstick(direction="up", process="rate", area_breaks={"GM0001": (2020,)})
    (blind,) = assess(series(merged), yardstick=plain, until=2024)
    (seeing,) = assess(series(merged), yardstick=redrawn, until=2024)
    assert blind.slope > 0
    assert (seeing.n, seeing.state) == (5, State.WORSENS)
    assert seeing.slope < 0


def test_too_soon_after_a_change_there_is_no_verdict_and_another_area_keeps_its_own():
    late = Yardstick(direction="up", process="rate", area_breaks={"GM0001": (2022,)})
    (found,) = assess(series([1, 2, 3, 4, 5, 6, 7, 8]), yardstick=late, until=2024)
    assert (found.state, found.gate) == (State.INSUFFICIENT_DATA, Gate.BREAK)
    other = Yardstick(direction="up", process="rate", area_breaks={"GM0002": (2022,)})
    (kept,) = assess(series([1, 2, 3, 4, 5, 6, 7, 8]), yardstick=other, until=2024)
    assert (kept.n, kept.gate) == (8, Gate.OPEN)
