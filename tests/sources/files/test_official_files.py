"""The real layouts of publishers, against figures that stand in their published tables."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import AreaColumn, File, PeriodColumn, Table
from regiokompas.sources.files.columns import columns_of
from regiokompas.sources.files.read import read_file_table

pytestmark = pytest.mark.official

KWB_MISSING = ("-99999999", "-99999998", "-99999997")


def table_of(path: str, **given: object) -> Table:
    file = {"path": path, **given.pop("file", {})}
    return Table(
        id="official",
        format=given.pop("format", "csv"),
        publisher="CBS",
        table="-",
        title="-",
        address="-",
        licence="CC BY 4.0",
        file=File(**file),
        **given,
    )


def read(
    folder: Path, table: Table, part: Part, names: Mapping[str, str] | None = None
) -> pl.DataFrame:
    path = folder / table.file.path
    return read_file_table(table, {path.name: path.read_bytes()}, [part], names or {})


def figure(frame: pl.DataFrame, area: str, period: str) -> tuple[float | None, str]:
    found = frame.filter(area=area, period=period)
    assert found.height == 1, f"{found.height} figures for {area} in {period}"
    return found["value"][0], found["status"][0]


def names_of_2015(folder: Path) -> dict[str, str]:
    """The names of municipalities, from the table of areas of 2015."""
    path = folder / "cbs/statline-export/82949NED_gebieden_2015_TypedDataSet.csv"
    frame = pl.read_csv(path, separator=";", infer_schema=False)
    stripped = frame.select(pl.col("Naam_2", "Code_1").str.strip_chars())
    return dict(stripped.iter_rows())


def test_the_raw_v3_file_gives_jobs_by_area(official_data: Path) -> None:
    table = table_of(
        "cbs/statline-export/70072ned_UntypedDataSet_2015_v3.csv",
        file={"separator": ";", "missing": (".",)},
        area=AreaColumn(column="RegioS"),
        period=PeriodColumn(column="Perioden"),
    )
    jobs = read(
        official_data,
        table,
        Part(table="official", measure="TotaalAantalBanen_112", unit="x 1 000", factor=1000),
    )
    assert figure(jobs, "CR12", "2015") == (272_500.0, "final")
    assert figure(jobs, "GM0147", "2015") == (5_900.0, "final")
    assert jobs["area"].str.slice(0, 2).unique().sort().to_list() == ["CR", "GM", "NL", "PV"]
    assert "missing" in jobs["status"].cast(pl.String).to_list()


def test_purchase_prices_of_thirty_years(official_data: Path) -> None:
    table = table_of(
        "cbs/statline-export/83625ENG_avg_purchase_price_1995_2024.csv",
        file={"separator": ";", "missing": (".",)},
        area=AreaColumn(column="Regions"),
        period=PeriodColumn(column="Periods"),
    )
    prices = read(
        official_data, table, Part(table="official", measure="AveragePurchasePrice_1", unit="euro")
    )
    assert figure(prices, "GM0193", "2024") == (450_763.0, "final")
    assert figure(prices, "NL01", "1995") == (93_750.0, "final")


def test_births_of_both_sexes_together(official_data: Path) -> None:
    table = table_of(
        "cbs/statline-export/population_dynamics_2012_2023_all_regions.csv",
        area=AreaColumn(column="Regions"),
        period=PeriodColumn(column="Periods"),
        keep={"Sex": "T001038"},
    )
    births = read(
        official_data, table, Part(table="official", measure="LiveBornChildren_3", unit="number")
    )
    assert figure(births, "CR12", "2012") == (6_250.0, "final")


def test_incomes_with_doubled_quotes_and_a_star(official_data: Path) -> None:
    table = table_of(
        "cbs/statline-export/income_households_2024_gemeente_export_20251211.csv",
        file={"separator": ";", "decimal": ",", "quoting": False},
        area=AreaColumn(
            column="Regio's", by="name", aliases={"Nederland": "NL01", "Hengelo (O.)": "GM0164"}
        ),
        period=PeriodColumn(column="Perioden"),
    )
    path = official_data / table.file.path
    assert columns_of(table, path.read_bytes())[:2] == ("Populatie", "Kenmerken van huishoudens")
    part = Part(
        table="official",
        measure="Inkomen/Gemiddeld besteedbaar inkomen (1 000 euro)",
        unit="1 000 euro",
    )
    listed = {row.split(";")[3].strip('"') for row in path.read_text("utf-8").splitlines()[1:-1]}
    names = {name: f"GM8{number:03d}" for number, name in enumerate(sorted(listed))}
    assert figure(read(official_data, table, part, names), "NL01", "2024") == (60.2, "provisional")


def test_homes_by_the_name_of_the_municipality(official_data: Path) -> None:
    names = names_of_2015(official_data)
    table = table_of(
        "cbs/statline-export/EBE_Voorraad_woningen_en_nieuwbouw.csv",
        area=AreaColumn(column="Regio's", by="name", aliases={"Hengelo (O.)": "GM0164"}),
        period=PeriodColumn(column="Perioden"),
    )
    part = Part(table="official", measure="Beginstand voorraad", unit="number", since="2024")
    path = official_data / table.file.path
    listed = {row.rsplit(",", 4)[0] for row in path.read_text("utf-8").splitlines()[1:-1]}
    later = {name: f"GM8{n:03d}" for n, name in enumerate(sorted(listed - set(names)))}
    homes = read(official_data, table, part, {**later, **names})
    assert figure(homes, "GM0164", "2024") == (39_985.0, "final")
    assert homes["period"].unique().to_list() == ["2024"]


def test_a_header_with_a_control_character_is_found_as_it_is(official_data: Path) -> None:
    table = table_of(
        "cbs/kwb/kwb_2020_gemeenten.csv",
        file={"missing": KWB_MISSING},
        area=AreaColumn(column="GM_CODE"),
        period=PeriodColumn(fixed="2020"),
        keep={"H2O": "NEE"},
    )
    cars = read(
        official_data,
        table,
        Part(
            table="official", measure="Aantal personenauto\u0092s rijdend op benzine", unit="number"
        ),
    )
    assert cars.filter(area="GM0153").height == 1
    distance = read(
        official_data,
        table,
        Part(table="official", measure="Afstand tot treinstation (km)", unit="km"),
    )
    assert 0 < distance["value"].min() < distance["value"].max() < 100


def test_land_without_water_and_the_huge_negative_blanks(official_data: Path) -> None:
    table = table_of(
        "cbs/kwb/kwb_2015_gemeenten.csv",
        file={"missing": KWB_MISSING},
        area=AreaColumn(column="GM_CODE"),
        period=PeriodColumn(fixed="2015"),
        keep={"WATER": "NEE"},
    )
    people = read(official_data, table, Part(table="official", measure="AANT_INW", unit="number"))
    assert figure(people, "GM0141", "2015") == (72_291.0, "final")
    assert people["value"].min() > 0
    header = columns_of(table, (official_data / table.file.path).read_bytes())
    for measure in header[4:120]:
        values = read(official_data, table, Part(table="official", measure=measure, unit="x"))
        assert values["value"].min() is None or values["value"].min() > -99_000_000


def test_a_column_that_stands_for_one_year(official_data: Path) -> None:
    table = table_of(
        "cbs/kwb/kwb_2024_crime_health_gemeenten.csv",
        area=AreaColumn(column="code"),
        period=PeriodColumn(fixed="2024"),
    )
    part = Part(table="official", measure="health_good_2012", unit="%", period="2012")
    assert figure(read(official_data, table, part), "GM0034", "2012") == (76.4, "final")


def test_jobs_in_industry_are_one_row_of_a_sector_table(official_data: Path) -> None:
    table = table_of(
        "cbs/jobs/cbs_83582NED_jobs_by_sector_CR12_2014_2024.csv",
        area=AreaColumn(column="zone_id"),
        period=PeriodColumn(column="year"),
    )
    part = Part(
        table="official", measure="jobs_x1000", unit="x 1 000", factor=1000, where={"a10": "BE"}
    )
    jobs = read(official_data, table, part)
    assert figure(jobs, "CR12", "2024") == (44_000.0, "final")
    assert figure(jobs, "CR12", "2014") == (42_100.0, "final")
    assert jobs.height == 11


def test_health_from_an_excel_file_leaves_districts_out(official_data: Path) -> None:
    table = table_of(
        "rivm/rivm_gezondheid2020_18plus.xlsx",
        format="excel",
        file={"missing": (".",)},
        area=AreaColumn(column="WijkenEnBuurten"),
        period=PeriodColumn(column="Perioden"),
        keep={"Leeftijd": "20300", "Marges": "MW00000"},
    )
    part = Part(table="official", measure="ErvarenGezondheidGoedZeerGoed_4", unit="%")
    health = read(official_data, table, part)
    assert figure(health, "NL01", "2020") == (78.4, "final")
    assert set(health["area"].str.slice(0, 2)) == {"NL", "GM"}


def test_offences_stand_under_a_path_of_area_and_year(official_data: Path) -> None:
    table = table_of(
        "politie/crime_population_gemeente_2012_2025.json",
        format="json",
        area=AreaColumn(),
        period=PeriodColumn(provisional=("2024", "2025")),
    )
    part = Part(table="official", measure="counts/3.1.1/{area}/{period}", unit="number")
    drugs = read(official_data, table, part)
    assert figure(drugs, "GM0153", "2012") == (144.0, "final")
    assert figure(drugs, "GM0153", "2025") == (118.0, "provisional")
    assert "counts" in columns_of(table, (official_data / table.file.path).read_bytes())


def test_a_key_with_spaces_and_brackets_is_one_step_of_a_path(official_data: Path) -> None:
    table = table_of(
        "cbs/kwb/kwb_2021_gemeenten_selected.json",
        format="json",
        area=AreaColumn(),
        period=PeriodColumn(fixed="2021"),
    )
    part = Part(
        table="official", measure="Gemeente/{area}/HumanCapital/Labour participation (%)", unit="%"
    )
    assert figure(read(official_data, table, part), "GM0153", "2021") == (63.0, "final")


def test_a_code_alias_turns_another_code_of_the_country_into_ours(official_data: Path) -> None:
    table = table_of(
        "cbs/kwb/kwb_2024_age_sex_all_levels.csv",
        file={"separator": ";", "decimal": ",", "missing": (".",)},
        area=AreaColumn(column="Regioaanduiding/Codering (code)", aliases={"NL00": "NL01"}),
        period=PeriodColumn(fixed="2024"),
    )
    part = Part(table="official", measure="Bevolking/Aantal inwoners (aantal)", unit="aantal")
    assert figure(read(official_data, table, part), "NL01", "2024") == (17_942_942.0, "final")
