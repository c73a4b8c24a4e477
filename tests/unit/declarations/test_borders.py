"""The borders a region declares hang together, or are refused with what to do."""

from dataclasses import replace

import pytest

from regiokompas.declarations.checks.borders import border_findings
from regiokompas.domain.regions import Border, Member, Neighbour, Region
from regiokompas.domain.texts import Text

BORDER = Border(
    country="DE",
    name=Text(nl="Duitsland", en="Germany", de="Deutschland"),
    neighbours=(Neighbour(code="DEA34", name="Kreis Borken", also=("05554",)),),
)
REGION = Region(
    id="streek",
    name="Streek",
    code="CR99",
    country="NL01",
    members=(Member(code="GM9001", name="Hier"),),
    other_codes={"NL213": "CR99"},
    borders=(BORDER,),
)


def bordering(**changes: object) -> Region:
    return replace(REGION, borders=(replace(BORDER, **changes),))


def test_a_sound_border_is_found_right():
    assert list(border_findings(REGION)) == []


def test_a_region_without_border_has_no_codes_abroad():
    inland = replace(REGION, borders=())
    assert inland.codes_abroad == ()
    assert list(border_findings(inland)) == []


def test_every_code_in_another_list_means_one_area_of_ours():
    assert REGION.translated_codes == {"NL213": "CR99", "05554": "DEA34"}
    assert REGION.codes_abroad == ("DEA34", "DE")


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (replace(REGION, other_codes={"NL213": "GM0153"}), "is no code of this region"),
        (replace(REGION, other_codes={"NLX?": "CR99"}), "is no code of this region"),
        (bordering(country="DEA"), "'DEA' is no country"),
        (bordering(name=Text(nl="", en="Germany", de="Deutschland")), "empty or a placeholder"),
        (bordering(neighbours=(Neighbour(code="BE211", name="Elders"),)), "no area of DE"),
        (bordering(neighbours=(Neighbour(code="05554", name="Borken"),)), "no area of DE"),
        (
            bordering(neighbours=(Neighbour(code="DEA34", name="Borken", also=("5554",)),)),
            "'5554' is no code of an area in DE",
        ),
        (bordering(neighbours=(BORDER.neighbours[0], BORDER.neighbours[0])), "stands twice"),
    ],
)
def test_a_border_with_a_wrong_code_is_refused_in_words(region, words):
    assert words in " ".join(sentence for _, sentence, _ in border_findings(region))
