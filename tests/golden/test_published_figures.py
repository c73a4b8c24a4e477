"""What a release gives, against numbers typed from the published tables.

Every row names the table and the cell. The numbers were typed from the publisher's files, not
copied from a release: where they differ, the release is wrong.
"""

from collections.abc import Mapping

import polars as pl
import pytest

from regiokompas.declarations.load import load_declarations
from regiokompas.warehouse.releases import Release

pytestmark = pytest.mark.official

MEMBERS = (
    *("GM0141", "GM0147", "GM1774", "GM0153", "GM0158", "GM0163", "GM0164"),
    *("GM1735", "GM0168", "GM0173", "GM1742", "GM0183", "GM1700", "GM0189"),
)

# 03759ned (and 37259eng before 2019): inhabitants of the fourteen municipalities on 1 January.
CHECK_TOTALS = {
    "2012": 626_586,
    "2013": 626_726,
    "2014": 626_339,
    "2015": 625_976,
    "2016": 626_525,
    "2017": 627_209,
    "2018": 627_848,
    "2019": 629_284,
    "2020": 631_064,
    "2021": 631_733,
    "2022": 633_917,
    "2023": 638_897,
    "2024": 640_806,
    "2025": 643_603,
    "2026": 646_496,
}

# Table and cell, then indicator, area, period, and the published number in the indicator's unit.
CELLS = {
    "03759ned, Hengelo (O.), 2024, inhabitants": ("inhabitants", "GM0164", "2024", 83_058),
    "03759ned, Hengelo (O.), 2026, inhabitants": ("inhabitants", "GM0164", "2026", 84_045),
    "03759ned, Borne, 2026, inhabitants": ("inhabitants", "GM0147", "2026", 25_038),
    "03759ned, Netherlands, 2026, inhabitants": ("inhabitants", "NL01", "2026", 18_130_208),
    "84799NED, Tubbergen, 2020, km to a pharmacy": ("distance-pharmacy", "GM0183", "2020", 2.1),
    "85039NED, Enschede, 2021, median wealth": ("household-wealth", "GM0153", "2021", 23_300),
    "83220NED, Enschede, 2015, gas of homes": ("gas-use-homes", "GM0153", "2015", 1_140),
    "85039NED, Tubbergen, 2021, gas of homes": ("gas-use-homes", "GM0183", "2021", 1_820),
    "83582NED, CR12, 2024, jobs in branch J": ("jobs-in-ict", "CR12", "2024", 8_200),
    "50090NED, Enschede, 2020, anxiety": ("mental-health-risk", "GM0153", "2020", 8.5),
    "70072ned, CR12, 2015, km at night": ("distance-gp-out-of-hours", "CR12", "2015", 6.9),
    "83220NED and 37259eng, fourteen municipalities, 2015: 17,370 benefits": (
        *("social-assistance", "CR12", "2015"),
        1000 * 17_370 / 625_976,
    ),
    "37259eng, CR12, 2012, inhabitants": ("inhabitants", "CR12", "2012", 626_586),
    "37259eng, Netherlands, 2012, inhabitants": ("inhabitants", "NL01", "2012", 16_730_348),
    "37259eng, CR12, 2023, births minus deaths": ("natural-increase", "CR12", "2023", -1_028),
    "37259eng, Almelo, 2023, births minus deaths": ("natural-increase", "GM0141", "2023", -186),
    "37259eng, Netherlands, 2020, births minus deaths": ("natural-increase", "NL01", "2020", 3),
    "37259eng, CR12, 2023, arrivals 22,769 minus departures 22,134": (
        *("net-domestic-migration", "CR12", "2023"),
        22_769 - 22_134,
    ),
    "37259eng, Tubbergen, 2023, arrivals 546 minus departures 645": (
        *("net-domestic-migration", "GM0183", "2023"),
        546 - 645,
    ),
    "37259eng, CR12, 2022, immigration 10,149 minus emigration 4,895": (
        *("net-foreign-migration", "CR12", "2022"),
        10_149 - 4_895,
    ),
    "37259eng, Almelo, 2023, immigration 878 minus emigration 599": (
        *("net-foreign-migration", "GM0141", "2023"),
        878 - 599,
    ),
    "70072ned 2022, Almelo, 2021, 15.2 and 4.9 %": ("share-65-plus", "GM0141", "2021", 15.2 + 4.9),
    "70072ned 2022, Hengelo (O.), 2012, 12.4 and 4.6 %": (
        *("share-65-plus", "GM0164", "2012"),
        12.4 + 4.6,
    ),
    "70072ned 2022, Borne, 2012, 23.4 %": ("share-25-44", "GM0147", "2012", 23.4),
    "70072ned 2025, Almelo, 2025, 15.7 and 5.2 %": ("share-65-plus", "GM0141", "2025", 15.7 + 5.2),
    "70072ned 2025, Netherlands, 2025, 25.8 %": ("share-25-44", "NL01", "2025", 25.8),
    "70072ned 2015, Tubbergen, 1,881 of 7,856 households": (
        *("single-person-households", "GM0183", "2015"),
        100 * 1_881 / 7_856,
    ),
    "70072ned 2015, CR12, 91,002 of 269,823 households": (
        *("single-person-households", "CR12", "2015"),
        100 * 91_002 / 269_823,
    ),
    "81955NED, Almelo, 2024, stock at the start": ("homes", "GM0141", "2024", 34_496),
    "81955NED, Almelo, 2024, stock at the end": ("homes", "GM0141", "2025", 34_709),
    "81955NED, Enschede, 2016, stock at the end": ("homes", "GM0153", "2017", 74_564),
    "81955NED, 's-Hertogenbosch, 2024, stock at the end": ("homes", "GM0796", "2025", 76_845),
    "81955NED, Hengelo (O.), 2024, new homes": ("new-homes", "GM0164", "2024", 313),
    "81955NED, 's-Gravenhage, 2024, new homes": ("new-homes", "GM0518", "2024", 1_802),
    "70072ned 2015, CR12, homes on 1 January": ("homes", "CR12", "2015", 273_339),
    "70072ned 2015, Netherlands, homes on 1 January": ("homes", "NL01", "2015", 7_587_964),
    "82235NED, 2024, stock at the start: 8204 x 1000": ("homes", "NL01", "2024", 8_204_000),
    "82235NED, 2024, stock at the end: 8274 x 1000": ("homes", "NL01", "2025", 8_274_000),
    "82235NED, 2022, new homes": ("new-homes", "NL01", "2022", 74_560),
    "83625NED, Hengelo (O.), 2025, price": ("purchase-price", "GM0164", "2025", 378_471),
    "83625NED, Netherlands, 2025, price": ("purchase-price", "NL01", "2025", 479_527),
    "83625ENG, Almelo, 2012, price": ("purchase-price", "GM0141", "2012", 171_217),
    "83582NED, CR12, 2024, total jobs: 320.4 x 1000": ("jobs", "CR12", "2024", 320_400),
    "83582NED, CR12, 2010, total jobs: 276.4 x 1000": ("jobs", "CR12", "2010", 276_400),
    "70072ned 2015, Hengelo (O.), jobs: 44.3 x 1000": ("jobs", "GM0164", "2015", 44_300),
    "70072ned 2015, Netherlands, jobs: 7846.0 x 1000": ("jobs", "NL01", "2015", 7_846_000),
    "83582NED, CR12, 2024, branches B-E: 44.0 x 1000": ("jobs-in-industry", "CR12", "2024", 44_000),
    "83582NED, CR12, 2016, branches B-E: 40.4 x 1000": ("jobs-in-industry", "CR12", "2016", 40_400),
    "81578NED, CR12, 2025, establishments": ("establishments", "CR12", "2025", 75_570),
    "83631NED, CR12, 2023, openings": ("new-establishments", "CR12", "2023", 7_055),
    "85039NED, Enschede, 2021, participation": ("labour-participation", "GM0153", "2021", 63),
    "84799NED, Almelo, 2020, 11,920 of 55,340 people": (
        *("education-high", "GM0141", "2020"),
        100 * 11_920 / (18_850 + 24_570 + 11_920),
    ),
    "84799NED, Tubbergen, 2020, 4,440 of 16,140 people": (
        *("education-low", "GM0183", "2020"),
        100 * 4_440 / (4_440 + 7_810 + 3_890),
    ),
    "income 2024, Almelo, disposable: 56.1 x 1000": (
        "income-per-household",
        "GM0141",
        "2024",
        56_100,
    ),
    "income 2024, Netherlands, disposable: 60.2 x 1000": (
        *("income-per-household", "NL01", "2024"),
        60_200,
    ),
    "income 2024, Hengelo (O.), standardised: 38.1 x 1000": (
        *("standardised-income", "GM0164", "2024"),
        38_100,
    ),
    "84799NED, Almelo, 2020, low income": ("low-income", "GM0141", "2020", 9.2),
    "85039NED, Enschede, 2021, low income": ("low-income", "GM0153", "2021", 10.0),
    "70072ned 2015, CR12, distance to a practice": ("distance-gp", "CR12", "2015", 1.1),
    "85984NED, Enschede, 2024, distance to a practice": ("distance-gp", "GM0153", "2024", 0.9),
    "70072ned 2015, CR12, distance to a hospital": ("distance-hospital", "CR12", "2015", 7.1),
    "84799NED, Oldenzaal, 2020, hospital without clinics": (
        *("distance-hospital", "GM0173", "2020"),
        12.4,
    ),
    "70072ned 2015, Tubbergen, distance to a station": ("distance-station", "GM0183", "2015", 11.1),
    "84799NED, Tubbergen, 2020, distance to a library": ("distance-library", "GM0183", "2020", 3.9),
    "83220NED, Losser, 2015, distance to performing arts": (
        *("distance-performing-arts", "GM0168", "2015"),
        8.7,
    ),
    "83220NED, Dinkelland, 2015, secondary school": (
        *("distance-secondary-school", "GM1774", "2015"),
        4.6,
    ),
    "85984NED, Almelo, 2024, primary school": ("distance-primary-school", "GM0141", "2024", 0.8),
    "50090NED, Enschede, 2020, good health": ("perceived-health", "GM0153", "2020", 77.3),
    "50090NED, Netherlands, 2012, good health": ("perceived-health", "NL01", "2012", 76.1),
    "50090NED, Enschede, 2016, lonely": ("loneliness", "GM0153", "2016", 46.0),
    "50090NED, Netherlands, 2020, volunteers": ("volunteering", "NL01", "2020", 24.6),
    "50090NED, Enschede, 2012, informal care": ("informal-care", "GM0153", "2012", 9.8),
    "50090NED, Enschede, 2020, making ends meet": (
        *("difficulty-making-ends-meet", "GM0153", "2020"),
        17.2,
    ),
    "47018NED, Almelo, 2018, 36 weapons cases, 72,739 inhabitants on average": (
        *("weapons-offences", "GM0141", "2018"),
        10_000 * 36 / 72_739,
    ),
    "47018NED, fourteen municipalities, 2018, 406 drug cases, 628,565 inhabitants on average": (
        *("drug-offences", "CR12", "2018"),
        10_000 * 406 / 628_565,
    ),
}

# Indicators whose regional figure is the sum of the municipalities, with the years it can be seen.
SUMMED = {
    "inhabitants": 15,
    "natural-increase": 12,
    "net-domestic-migration": 12,
    "net-foreign-migration": 12,
    "homes": 9,
    "new-homes": 5,
    "jobs": 1,
}


@pytest.fixture(scope="module")
def series(official_release: Release) -> pl.DataFrame:
    return official_release.series()


@pytest.fixture(scope="module")
def values(series: pl.DataFrame) -> Mapping[tuple[str, str, str], float | None]:
    rows = series.select("indicator", "area", "period", "value").rows()
    return {(indicator, area, period): value for indicator, area, period, value in rows}


@pytest.mark.parametrize("cell", CELLS)
def test_the_release_gives_the_published_number(
    cell: str, values: Mapping[tuple[str, str, str], float | None]
) -> None:
    indicator, area, period, published = CELLS[cell]
    assert values[indicator, area, period] == pytest.approx(published, rel=0, abs=1e-3), cell


@pytest.mark.parametrize("year", CHECK_TOTALS)
def test_the_region_has_the_inhabitants_of_the_check_totals(
    year: str, values: Mapping[tuple[str, str, str], float | None]
) -> None:
    assert values["inhabitants", "CR12", year] == CHECK_TOTALS[year]


@pytest.mark.parametrize("indicator", SUMMED)
def test_the_municipalities_add_up_to_the_region_in_every_year(
    indicator: str, series: pl.DataFrame
) -> None:
    of_indicator = series.filter(pl.col("indicator") == indicator).drop_nulls("value")
    sums = (
        of_indicator.filter(pl.col("area").is_in(MEMBERS))
        .group_by("period")
        .agg(pl.col("value").sum().alias("sum"), pl.len().alias("members"))
        .filter(pl.col("members") == len(MEMBERS))
        .join(of_indicator.filter(pl.col("area") == "CR12"), on="period")
    )
    assert len(sums) == SUMMED[indicator]
    assert (sums["sum"] - sums["value"]).abs().max() == pytest.approx(0, abs=1e-6)


def test_moves_within_the_country_cancel_out_for_the_country(series: pl.DataFrame) -> None:
    country = series.filter(
        (pl.col("indicator") == "net-domestic-migration") & (pl.col("area") == "NL01")
    )
    assert country["value"].to_list() == [0.0] * 12


@pytest.mark.parametrize(
    ("indicator", "year", "from_counts"),
    [
        # 70072ned 2015, CR12: 115,821 and 150,777 of 625,976 inhabitants.
        ("share-65-plus", "2015", 18.502),
        ("share-25-44", "2015", 24.087),
        # 70072ned 2025, the fourteen: 104,327 + 35,787 and 153,797 of 643,603 inhabitants.
        ("share-65-plus", "2025", 100 * (104_327 + 35_787) / 643_603),
        ("share-25-44", "2025", 100 * 153_797 / 643_603),
    ],
)
def test_weighted_rounded_shares_agree_with_the_share_from_counts(
    indicator: str,
    year: str,
    from_counts: float,
    values: Mapping[tuple[str, str, str], float | None],
) -> None:
    assert values[indicator, "CR12", year] == pytest.approx(from_counts, abs=0.02)


def test_a_mean_of_mean_prices_is_not_given_for_the_region(series: pl.DataFrame) -> None:
    region = series.filter((pl.col("indicator") == "purchase-price") & (pl.col("area") == "CR12"))
    assert region["value"].drop_nulls().is_empty()


@pytest.mark.parametrize(
    "indicator", ["labour-participation", "low-income", "drug-offences", "weapons-offences"]
)
def test_no_national_figure_is_made_where_the_files_do_not_support_one(
    indicator: str, series: pl.DataFrame
) -> None:
    country = series.filter((pl.col("indicator") == indicator) & (pl.col("area") == "NL01"))
    assert country["value"].drop_nulls().is_empty()


def test_offences_at_an_unknown_place_are_no_municipality(series: pl.DataFrame) -> None:
    assert "GM0000" not in series["area"].unique().to_list()


@pytest.mark.parametrize(
    ("indicator", "area", "year"),
    [
        ("income-per-household", "GM0153", "2024"),
        ("standardised-income", "NL01", "2024"),
        ("drug-offences", "GM0153", "2024"),
        ("weapons-offences", "CR12", "2025"),
    ],
)
def test_provisional_figures_stay_provisional(
    indicator: str, area: str, year: str, series: pl.DataFrame
) -> None:
    row = series.filter(
        (pl.col("indicator") == indicator) & (pl.col("area") == area) & (pl.col("period") == year)
    )
    assert row["status"].to_list() == ["provisional"]


def test_every_member_has_a_figure_of_every_indicator_but_those_of_the_region_alone(
    series: pl.DataFrame,
) -> None:
    alone = {
        *("jobs-in-industry", "jobs-in-ict", "jobs-in-care-and-education"),
        *("jobs-in-business-services", "jobs-in-construction"),
        *("establishments", "new-establishments"),
        # Made to stand beside districts across the border, where no municipality does.
        *("gdp-per-inhabitant", "old-age-ratio", "population-growth"),
        *("share-15-24", "women-per-100-men"),
    }
    # The source has no figure of one small municipality.
    incomplete = {"wmo-clients"}
    found = series.filter(pl.col("area").is_in(MEMBERS)).drop_nulls("value")
    counted = found.group_by("indicator").agg(pl.col("area").n_unique())
    members = dict(counted.rows())
    published = set(series["indicator"].unique().to_list())
    lacking = {name for name in published if members.get(name, 0) < len(MEMBERS)}
    assert lacking == alone | incomplete


def test_every_published_indicator_is_in_the_release(
    series: pl.DataFrame, pytestconfig: pytest.Config
) -> None:
    declared = load_declarations(pytestconfig.rootpath).indicators.values()
    published = {indicator.id for indicator in declared if indicator.status == "published"}
    assert set(series["indicator"].unique().to_list()) == published
