"""From raw answers to figures, and every way in which they are refused."""

import json
from dataclasses import replace

import polars as pl
import pytest
from tests.replay import answers_of, made_up_tables

from regiokompas.domain.errors import DeclarationError, FigureError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.series import FIGURES
from regiokompas.domain.tables import AreaColumn, Table
from regiokompas.sources.cbs.read import area_names, read_odata_table

TABLE = Table(
    id="test-table",
    format="cbs-odata",
    publisher="CBS",
    table="00001TST",
    title="Verzonnen tabel",
    address="https://example.invalid",
    licence="CC BY 4.0",
)


@pytest.fixture
def tables():
    return made_up_tables()


@pytest.fixture
def sets(tables):
    return tables.sets["00001TST"]


def part(**changes):
    return Part(**{"table": "test-table", "measure": "M000001", "unit": "aantal", **changes})


def read(tables, *parts):
    return read_odata_table(TABLE, answers_of(tables), parts or (part(),), {})


def figure(frame, area, period):
    return frame.filter(area=area, period=period).select("value", "status").row(0)


def observation(sets, region="GM0001", period="2025JJ00"):
    return next(r for r in sets["Observations"] if (r["RegioS"], r["Perioden"]) == (region, period))


def test_figures_have_the_one_schema_and_the_key_of_their_part(tables):
    frame = read(tables)
    assert dict(frame.schema) == FIGURES
    assert frame["part"].unique().to_list() == [part().key]


def test_years_quarters_and_months_are_read_and_other_periods_left_out(tables):
    found = read(tables)["period"].unique().sort().to_list()
    assert found == ["2023", "2024", "2025", "2025-04", "2025-Q1"]


def test_region_codes_are_stripped_and_parts_of_the_country_left_out(tables):
    assert read(tables)["area"].unique().sort().to_list() == ["GM0001", "GM0002", "NL01"]


def test_the_status_of_a_figure_is_that_of_its_period(tables):
    frame = read(tables)
    assert figure(frame, "NL01", "2023") == (100.0, "final")
    assert figure(frame, "NL01", "2024") == (101.0, "revised-provisional")
    assert figure(frame, "NL01", "2025") == (102.0, "provisional")
    assert figure(frame, "NL01", "2025-Q1") == (103.0, "unknown")


@pytest.mark.parametrize(
    ("attribute", "status"),
    [
        ("Confidential", "secret"),
        ("Impossible", "impossible"),
        ("NotAvailable", "not-available"),
        ("None", "missing"),
    ],
)
def test_a_figure_without_value_says_why(tables, sets, attribute, status):
    observation(sets).update({"ValueAttribute": attribute, "Value": None})
    assert figure(read(tables), "GM0001", "2025") == (None, status)


def test_a_value_that_the_source_calls_confidential_is_never_used(tables, sets):
    observation(sets).update({"ValueAttribute": "Confidential", "Value": 7})
    assert figure(read(tables), "GM0001", "2025") == (None, "secret")


def test_the_factor_multiplies_and_the_shift_moves_the_year(tables):
    frame = read(tables, part(factor=0.5, period_shift=1))
    assert figure(frame, "NL01", "2024") == (50.0, "final")


def test_since_and_until_limit_the_periods(tables):
    frame = read(tables, part(since="2024", until="2024"))
    assert frame["period"].unique().to_list() == ["2024"]


def test_a_part_that_is_asked_twice_gives_its_figures_once(tables):
    assert read(tables, part(), part()).equals(read(tables))


def test_a_table_without_regions_is_about_the_country(tables, sets):
    sets["Dimensions"] = [d for d in sets["Dimensions"] if d["Identifier"] != "RegioS"]
    sets["Observations"] = [r for r in sets["Observations"] if r["RegioS"] == "GM0001"]
    assert read(tables)["area"].unique().to_list() == ["NL01"]


def test_a_table_without_regions_may_declare_the_area_it_is_about(tables, sets):
    sets["Dimensions"] = [d for d in sets["Dimensions"] if d["Identifier"] != "RegioS"]
    sets["Observations"] = [r for r in sets["Observations"] if r["RegioS"] == "GM0001"]
    table = replace(TABLE, area=AreaColumn(fixed="CR12"))
    frame = read_odata_table(table, answers_of(tables), [part()], {})
    assert frame["area"].unique().to_list() == ["CR12"]


def test_a_dimension_of_regions_that_is_called_ordinary_still_tells_the_region(tables, sets):
    sets["Dimensions"][1]["Kind"] = "Dimension"
    assert "GM0001" in read(tables)["area"].to_list()


def test_a_condition_chooses_among_the_codes_of_a_dimension(tables, sets):
    men = [{**row, "Geslacht": "3000   ", "Value": 1} for row in sets["Observations"]]
    sets["Observations"] += men
    frame = read(tables, part(where={"Geslacht": "3000"}))
    assert frame["value"].unique().to_list() == [1.0]


def test_a_dimension_left_open_is_refused_by_name(tables, sets):
    sets["Observations"].append({**sets["Observations"][0], "Geslacht": "3000   "})
    with pytest.raises(SourceError, match=r"left open in dimension Geslacht.*3000, T001038"):
        read(tables)


def test_the_same_figure_twice_is_refused(tables, sets):
    sets["Observations"].append({**sets["Observations"][0], "Value": 5})
    with pytest.raises(FigureError, match="twice"):
        read(tables)


def test_another_unit_than_declared_is_refused_with_both(tables):
    with pytest.raises(SourceError, match="is in 'aantal', but 'x 1 000' is declared"):
        read(tables, part(unit="x 1 000"))


def test_a_measure_that_does_not_exist_is_refused_with_the_nearest(tables):
    with pytest.raises(SourceError, match="measure 'M00001' does not exist") as refusal:
        read(tables, part(measure="M00001"))
    assert "'M000001'" in str(refusal.value)


def test_a_dimension_that_does_not_exist_is_refused_with_the_nearest(tables):
    with pytest.raises(SourceError, match="dimension 'Geslagt'") as refusal:
        read(tables, part(where={"Geslagt": "3000"}))
    assert "'Geslacht'" in str(refusal.value)


def test_a_code_that_does_not_exist_is_refused_with_the_nearest(tables):
    with pytest.raises(SourceError, match="code of Geslacht 'T00138'") as refusal:
        read(tables, part(where={"Geslacht": "T00138"}))
    assert "'T001038'" in str(refusal.value)


def test_a_measure_without_observations_is_refused(tables):
    with pytest.raises(SourceError, match="no observation of measure M000002"):
        read(tables, part(measure="M000002", unit="x 1 000"))


def test_only_periods_of_an_unknown_kind_are_refused(tables, sets):
    sets["Observations"] = [r for r in sets["Observations"] if r["Perioden"] == "2024SJ00"]
    with pytest.raises(SourceError, match="only periods of a kind we cannot read: 2024SJ00"):
        read(tables)


def test_a_fixed_period_is_refused_for_a_table_that_tells_its_periods(tables):
    with pytest.raises(DeclarationError, match="fixes the period 2024"):
        read(tables, part(period="2024"))


def test_a_limit_that_is_no_period_is_refused(tables):
    with pytest.raises(DeclarationError, match="'24' is not a period"):
        read(tables, part(since="24"))


def test_a_status_word_nobody_knows_is_refused(tables, sets):
    sets["PeriodenCodes"][0]["Status"] = "Misschien"
    with pytest.raises(SourceError, match="status 'Misschien' of period 2023JJ00 is unknown"):
        read(tables)


def test_a_value_attribute_nobody_knows_is_refused(tables, sets):
    observation(sets)["ValueAttribute"] = "Rounded"
    with pytest.raises(SourceError, match="ValueAttribute 'Rounded' is unknown"):
        read(tables)


@pytest.mark.parametrize("value", ["1.234", True, [1]])
def test_a_value_that_is_no_number_is_refused(tables, sets, value):
    observation(sets)["Value"] = value
    with pytest.raises(SourceError, match="is no number"):
        read(tables)


def test_a_code_that_is_no_text_is_refused(tables, sets):
    observation(sets)["RegioS"] = 5
    with pytest.raises(SourceError, match="is no text"):
        read(tables)


def test_nan_is_refused(tables, sets):
    observation(sets)["Value"] = float("nan")
    with pytest.raises(SourceError, match="observations-page-1' is not complete JSON"):
        read(tables)


def test_an_observation_without_an_expected_key_is_refused_with_its_row(tables, sets):
    del sets["Observations"][4]["ValueAttribute"]
    with pytest.raises(SourceError, match="has no 'ValueAttribute' in row 5"):
        read(tables)


def test_a_period_that_the_code_list_does_not_know_is_refused(tables, sets):
    observation(sets)["Perioden"] = "2031JJ00"
    with pytest.raises(SourceError, match="code of Perioden '2031JJ00' does not exist"):
        read(tables)


def test_a_truncated_answer_is_refused_by_name(tables):
    answers = answers_of(tables)
    answers["codes-Perioden"] = answers["codes-Perioden"][:-9]
    with pytest.raises(SourceError, match="'codes-Perioden' is not complete JSON"):
        read_odata_table(TABLE, answers, [part()], {})


def test_an_absent_answer_is_refused_by_name(tables):
    answers = answers_of(tables)
    del answers["measure-codes"]
    with pytest.raises(SourceError, match="'measure-codes' is absent"):
        read_odata_table(TABLE, answers, [part()], {})


def test_pages_are_read_one_after_another(tables, sets):
    answers = answers_of(tables)
    rows = sets["Observations"]
    answers["observations-page-1"] = json.dumps({"value": rows[:5]}).encode()
    answers["observations-page-2"] = json.dumps({"value": rows[5:]}).encode()
    assert read_odata_table(TABLE, answers, [part()], {}).equals(read(tables))


def test_names_of_areas_come_stripped_from_the_code_list(tables):
    assert area_names(answers_of(tables))["NL01"] == "Nederland"


def test_a_table_without_regions_names_no_areas():
    assert area_names({}) == {}


def test_no_parts_give_no_figures(tables):
    empty = read_odata_table(TABLE, answers_of(tables), [], {})
    assert empty.equals(pl.DataFrame(schema=FIGURES))
