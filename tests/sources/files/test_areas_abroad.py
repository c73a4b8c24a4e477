"""Areas of other countries in files: regions of NUTS, German districts, and flags of Eurostat."""

import pytest

from regiokompas.domain.errors import SourceError

NUTS = "geo,year,flag,homes\nDEA34,2020,,12\nNL213,2020,e,34\nEU27_2020,2020,,99\n"


@pytest.fixture
def nuts(declare):
    def make(**changed):
        return declare(
            **{"area": {"column": "geo", "by": "nuts"}, "file": {"flags": "flag"}, **changed}
        )

    return make


def statuses(frame):
    return dict(zip(frame["area"], frame["status"].cast(str), strict=True))


def test_regions_of_nuts_are_read_and_unions_of_countries_left_out(nuts, read):
    frame = read(nuts(), NUTS)
    assert dict(zip(frame["area"], frame["value"], strict=True)) == {"DEA34": 12, "NL213": 34}


def test_a_flag_goes_before_the_status_of_the_period(nuts, read):
    frame = read(nuts(period={"status": "unknown"}), NUTS)
    assert statuses(frame) == {"DEA34": "unknown", "NL213": "estimated"}


@pytest.mark.parametrize(
    ("flags", "status"),
    [
        ("p", "provisional"),
        ("ep", "estimated"),
        ("u", "estimated"),
        ("r", "final"),
        ("c", "secret"),
        ("z", "impossible"),
    ],
)
def test_every_letter_of_eurostat_has_its_status(nuts, read, flags, status):
    frame = read(nuts(), NUTS.replace(",e,", f",{flags},"))
    assert statuses(frame)["NL213"] == status


def test_a_value_beside_the_flag_of_secrecy_is_not_used(nuts, read):
    frame = read(nuts(), NUTS.replace(",e,", ",c,"))
    assert frame.filter(area="NL213")["value"].to_list() == [None]


def test_a_flag_nobody_knows_is_refused(nuts, read):
    with pytest.raises(SourceError, match="the flag 'q' is unknown"):
        read(nuts(), NUTS.replace(",e,", ",q,"))


def test_a_break_that_is_not_declared_is_refused(nuts, read):
    with pytest.raises(SourceError, match="marks a break for NL213 in 2020"):
        read(nuts(), NUTS.replace(",e,", ",b,"))


def test_a_declared_break_is_read(nuts, read):
    frame = read(nuts(breaks={"NL": ("2020",)}), NUTS.replace(",e,", ",be,"))
    assert statuses(frame)["NL213"] == "estimated"


def test_districts_are_read_by_their_key_and_other_levels_left_out(declare, read):
    content = "ags,year,homes\n05554,2020,12\n05,2020,99\n05554004,2020,98\nDG,2020,97\n"
    frame = read(declare(area={"column": "ags", "by": "kreis"}), content)
    assert dict(zip(frame["area"], frame["value"], strict=True)) == {"05554": 12}


def test_a_district_that_lost_its_leading_zero_is_refused_with_the_reason(declare, read):
    with pytest.raises(SourceError, match="has five digits") as refused:
        read(declare(area={"column": "ags", "by": "kreis"}), "ags,year,homes\n5554,2020,12\n")
    assert "5554 was 05554" in str(refused.value)
