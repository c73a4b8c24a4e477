import pytest

from regiokompas.domain.errors import DeclarationError, SourceError


def content(*areas, value="1"):
    return "area,year,homes\n" + "".join(f"{area},2024,{value}\n" for area in areas)


@pytest.mark.parametrize("code", ["GM9001", "CR12", "PV23", "NL01", " GM9001   "])
def test_a_code_of_a_kept_kind_is_read(declare, read, code):
    assert read(declare(), content(code))["area"].to_list() == [code.strip()]


@pytest.mark.parametrize("code", ["LD01", "WK900101", "BU90010101", "AM12", "WK0363AA"])
def test_a_code_of_another_kind_is_left_out(declare, read, code):
    assert read(declare(), content("GM9001", code))["area"].to_list() == ["GM9001"]


@pytest.mark.parametrize("text", ["GM901", "GM90012", "Rivierstad", "gm9001", "CR1", "NL213"])
def test_anything_else_is_no_code_and_is_told_with_its_line(declare, read, text):
    with pytest.raises(SourceError, match=rf"table\.csv:3: '{text}' is not an area code"):
        read(declare(), content("GM9001", text))


def test_an_alias_turns_a_code_into_ours(declare, read):
    table = declare(area={"aliases": {"NL00": "NL01"}})
    assert read(table, content("NL00"))["area"].to_list() == ["NL01"]


def test_a_name_is_translated_by_the_code_list(declare, read):
    table = declare(area={"by": "name"})
    frame = read(table, content("Rivierstad   ", "Het hele land"))
    assert frame["area"].to_list() == ["GM9001", "NL01"]


@pytest.mark.parametrize("target", ["Rivierstad", "GM9001"])
def test_an_alias_goes_before_the_code_list_and_names_a_name_or_a_code(declare, read, target):
    table = declare(area={"by": "name", "aliases": {"Heuveldorp": target}})
    assert read(table, content("Heuveldorp"))["area"].to_list() == ["GM9001"]


def test_a_name_whose_code_is_of_another_kind_is_left_out(declare, read):
    table = declare(area={"by": "name"})
    frame = read(
        table, content("Noord", "Rivierstad"), names={"Noord": "LD01", "Rivierstad": "GM9001"}
    )
    assert frame["area"].to_list() == ["GM9001"]


def test_an_unknown_name_with_a_figure_is_told_with_the_nearest(declare, read):
    table = declare(area={"by": "name", "names_from": "the-list"})
    with pytest.raises(SourceError, match=r"table\.csv:3: the area 'Riverstad' has no code") as no:
        read(table, content("Rivierstad", "Riverstad"))
    assert "the-list" in str(no.value)
    assert "'Rivierstad'" in no.value.problems[0].hint


def test_an_alias_that_leads_nowhere_is_refused(declare, read):
    table = declare(area={"by": "name", "aliases": {"Heuveldorp": "Nowhere"}})
    with pytest.raises(SourceError, match="the area 'Heuveldorp' has no code"):
        read(table, content("Heuveldorp"))


@pytest.mark.parametrize("by", ["name", "code"])
def test_a_line_that_names_the_source_and_has_no_figure_is_no_area(declare, read, by):
    table = declare(area={"by": by}, file={"missing": (".",)})
    first = "Rivierstad" if by == "name" else "GM9001"
    text = f"area,year,homes\n{first},2024,1\nBron: CBS,,\nBron: CBS,,.\n"
    assert read(table, text)["area"].to_list() == ["GM9001"]


def test_an_unknown_name_in_a_year_nobody_asks_for_does_no_harm(declare, read, part):
    table = declare(area={"by": "name"})
    text = "area,year,homes\nOld Town,2012,5\nRivierstad,2024,1\n"
    assert read(table, text, part(since="2020"))["area"].to_list() == ["GM9001"]


def test_a_table_without_areas_is_about_the_one_that_is_declared(declare, read):
    table = declare(area={"column": "", "fixed": "NL01"})
    assert read(table, "year,homes\n2024,5\n")["area"].to_list() == ["NL01"]


def test_a_table_that_does_not_say_its_area_is_a_fault_of_the_declaration(declare, read):
    with pytest.raises(DeclarationError, match="does not say which area"):
        read(declare(area={"column": ""}), content("GM9001"))
