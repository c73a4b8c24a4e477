"""Figures across the border, against numbers typed from the files of Eurostat, BBSR and CBS."""

from pathlib import Path

import polars as pl
import pytest

from regiokompas.declarations.load import load_declarations
from regiokompas.warehouse.releases import Release

pytestmark = pytest.mark.official

Series = dict[tuple[str, str, str], float | None]
OLD_DE, OLD_NL = (
    19_826 + 14_035 + 15_178 + 12_317 + 6_038 + 2_796,
    993_074 + 913_384 + 608_726 + 422_114 + 250_068 + 126_638,
)
WORKING_AGE_NL = (
    *(1_052_019, 1_079_925, 1_121_863, 1_076_906, 1_031_293),
    *(1_025_388, 1_235_719, 1_276_856, 1_231_532, 1_096_839),
)

# Table and cells, then indicator, area, period, and the number that follows from the cells.
CELLS = {
    "pjanaggr3, DEA34, 2020": ("inhabitants", "DEA34", "2020", 371_339),
    "pjanaggr3, DEA37, 2012": ("inhabitants", "DEA37", "2012", 433_820),
    "pjanaggr3, DE94B, 2012": ("inhabitants", "DE94B", "2012", 133_400),
    "pjangrp3, DE, 2019": ("inhabitants", "DE", "2019", 83_019_213),
    "pjangrp3, DEA34, 2019, 65 and over of 370,676": (
        *("share-65-plus", "DEA34", "2019"),
        100 * OLD_DE / 370_676,
    ),
    "pjangrp3, DEA34, 2019, under 15 of 370,676": (
        *("share-under-15", "DEA34", "2019"),
        100 * (18_721 + 17_889 + 19_098) / 370_676,
    ),
    "pjangrp3, DE94B, 2019, 15 to 24 of 136,511": (
        *("share-15-24", "DE94B", "2019"),
        100 * (7_741 + 7_613) / 136_511,
    ),
    "pjangrp3, NL, 2019, 65 and over for those of 15 to 64": (
        *("old-age-ratio", "NL01", "2019"),
        100 * OLD_NL / sum(WORKING_AGE_NL),
    ),
    "pjangrp3, NL213, 2019, 312,357 women and 316,927 men": (
        *("women-per-100-men", "CR12", "2019"),
        100 * 312_357 / 316_927,
    ),
    "pjangrp3, DEA37, 2019, 224,981 women and 222,633 men": (
        *("women-per-100-men", "DEA37", "2019"),
        100 * 224_981 / 222_633,
    ),
    "pjangrp3, NL213, 2018 and 2019": (
        *("population-growth", "CR12", "2018"),
        1000 * (629_284 - 627_848) / 627_848,
    ),
    "pjangrp3, DE94B, 2015 and 2016": (
        *("population-growth", "DE94B", "2015"),
        1000 * (135_662 - 134_329) / 134_329,
    ),
    "3gdp, DE94B, 2017, 4205.66 million, 135,770 and 135,859 inhabitants": (
        *("gdp-per-inhabitant", "DE94B", "2017"),
        4_205.66e6 / ((135_770 + 135_859) / 2),
    ),
    "INKAR, 05566, 2017": ("unemployment", "DEA37", "2017", 4.5),
    "INKAR, 03456, 1998": ("unemployment", "DE94B", "1998", 9.4),
    "70072ned, CR12, 2015, 15,610 benefits": (
        *("unemployment", "CR12", "2015"),
        100 * 15_610 / (38_707 + 39_339 + 150_777 + 172_590),
    ),
}
# INKAR has the product per inhabitant too, in thousands of euros, from another edition of the
# accounts: an independent check of what we compute.
INKAR_2017 = {"DEA34": 36.8, "DEA37": 32.0, "DE94B": 31.5}
GERMAN = ("DE", "DEA34", "DEA37", "DE94B")


@pytest.fixture(scope="module")
def values(official_release: Release) -> Series:
    rows = official_release.series().select("indicator", "area", "period", "value").rows()
    return {(indicator, area, period): value for indicator, area, period, value in rows}


@pytest.mark.parametrize("cell", CELLS)
def test_the_release_gives_what_follows_from_the_cells(cell: str, values: Series) -> None:
    indicator, area, period, expected = CELLS[cell]
    assert values[indicator, area, period] == pytest.approx(expected, rel=1e-9), cell


@pytest.mark.parametrize("area", INKAR_2017)
def test_the_product_per_inhabitant_agrees_with_that_of_inkar(area: str, values: Series) -> None:
    computed = values["gdp-per-inhabitant", area, "2017"]
    assert computed == pytest.approx(1000 * INKAR_2017[area], rel=0.02)


def test_eurostat_and_cbs_count_the_same_inhabitants_but_for_one_late_correction(
    official_data: Path,
) -> None:
    file = official_data / "eurostat" / "eurostat_demo_r_pjangrp3_NL_DE_2014_2019.csv"
    total = pl.col("sex").eq("T") & pl.col("age").eq("TOTAL") & pl.col("geo").eq("NL213")
    rows = pl.read_csv(file).filter(total).select("year", "values")
    assert dict(rows.iter_rows()) == {
        2014: 626_342, 2015: 625_976, 2016: 626_525, 2017: 627_209, 2018: 627_848, 2019: 629_284,
    }  # fmt: skip


def test_every_indicator_with_german_figures_says_how_far_they_compare(
    official_release: Release, project_root: Path
) -> None:
    series = official_release.series().filter(pl.col("area").is_in(GERMAN))
    declared = load_declarations(project_root).indicators
    found = series["indicator"].unique().to_list()
    assert len(found) >= 9
    assert all(declared[name].abroad_in("DE") is not None for name in found)


def test_every_german_figure_has_a_table_a_period_and_a_status(official_release: Release) -> None:
    series = official_release.series().filter(pl.col("area").is_in(GERMAN))
    assert series["origin"].list.len().min() >= 1
    assert series["status"].null_count() == 0
    origins = official_release.origins()
    tables = {table for row in series["origin"].to_list() for table in row}
    assert not origins["bbsr-inkar-2020"].licence_confirmed
    assert all(origins[table].licence for table in tables)
