"""Codes of areas: Dutch ones, regions of NUTS, German districts."""

import pytest

from regiokompas.domain.areas import (
    AreaKind,
    country_of_area,
    is_area_code,
    is_dutch_area_code,
    is_kreis_code,
    is_nuts_code,
    kind_of_area,
)


@pytest.mark.parametrize(
    ("code", "kind", "country"),
    [
        ("NL01", AreaKind.COUNTRY, "NL"),
        ("PV23", AreaKind.PROVINCE, "NL"),
        ("CR12", AreaKind.COROP, "NL"),
        ("GM0153", AreaKind.MUNICIPALITY, "NL"),
        ("NL", AreaKind.NUTS, "NL"),
        ("NL21", AreaKind.NUTS, "NL"),
        ("NL213", AreaKind.NUTS, "NL"),
        ("DEA34", AreaKind.NUTS, "DE"),
        ("DE94B", AreaKind.NUTS, "DE"),
        ("DE", AreaKind.NUTS, "DE"),
        ("05554", AreaKind.KREIS, "DE"),
        ("03456", AreaKind.KREIS, "DE"),
    ],
)
def test_the_code_of_an_area_tells_its_kind_and_its_country(code, kind, country):
    assert kind_of_area(code) == kind
    assert country_of_area(code) == country
    assert is_area_code(code)


@pytest.mark.parametrize(
    "code",
    ["5554", "3456", "17001", "00123", "DEA345", "XX123", "de94b", "GM153", "BU01530000", ""],
)
def test_what_has_another_form_is_no_code_of_an_area(code):
    assert not is_area_code(code)
    with pytest.raises(ValueError, match="is not an area code"):
        kind_of_area(code)


def test_a_region_of_nuts_is_not_taken_for_the_netherlands_of_statistics_netherlands():
    assert is_dutch_area_code("NL01")
    assert not is_nuts_code("NL01")
    assert is_nuts_code("NL21")
    assert not is_dutch_area_code("NL21")


def test_a_district_keeps_its_leading_zero():
    assert is_kreis_code("05554")
    assert not is_kreis_code("5554")
