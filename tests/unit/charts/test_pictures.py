"""The pictures: valid, the same every time, and complete without colour."""

import json
import re
import xml.etree.ElementTree as ET

import altair as alt
import pytest

from regiokompas.charts.map import class_limits, class_of, map_chart
from regiokompas.charts.ranking import AreaValue, ranking_chart
from regiokompas.charts.render import png_of, svg_of
from regiokompas.charts.theme import DARK, LIGHT
from regiokompas.charts.trend import trend_chart
from regiokompas.charts.trend_labels import spread
from regiokompas.charts.values import Line, Point
from regiokompas.domain.harmonisation import BORDER_BREAK
from regiokompas.domain.indicators import Break

VALUES = [
    AreaValue(code="GM0001", name="Aadorp", value=1234.5),
    AreaValue(code="GM0002", name="Bebos", value=5500.0, status="provisional"),
    AreaValue(code="GM0003", name="Cehoek", value=None, status="secret"),
]


@pytest.fixture
def trend(made, units, line):
    def make(lines=None, **changes):
        lines = lines or [line({2012: 626_586, 2013: 630_000, 2026: 646_496}, soft=(2026,))]
        return trend_chart(
            **{
                "indicator": made(),
                "unit": units["persons"],
                "lines": lines,
                "language": "nl",
            }
            | changes
        )

    return make


@pytest.fixture
def ranking(made, units):
    def make(values=VALUES, **changes):
        reference = AreaValue(code="NL01", name="Nederland", value=3000.0)
        return ranking_chart(
            **{
                "indicator": made("euro", 1),
                "unit": units["euro"],
                "values": values,
                "period": "2024",
                "highlight": "GM0001",
                "reference": reference,
                "language": "nl",
            }
            | changes
        )

    return make


@pytest.fixture
def drawn_map(made, units, boundaries):
    def make(values=VALUES, **changes):
        return map_chart(
            **{
                "indicator": made("euro", 1),
                "unit": units["euro"],
                "boundaries": boundaries,
                "values": values,
                "period": "2024",
                "highlight": "GM0001",
                "language": "nl",
            }
            | changes
        )

    return make


@pytest.fixture(params=["trend", "ranking", "drawn_map"])
def chart(request):
    return request.getfixturevalue(request.param)()


def words(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return [line for text in texts for line in text.itertext() if line.strip()]


def test_a_specification_is_valid_vega_lite(chart) -> None:
    alt.LayerChart.from_dict(chart.spec)


def test_a_chart_is_the_same_bytes_each_time(chart) -> None:
    copy = json.loads(json.dumps(chart.spec))
    again = type(chart)(spec=copy, title=chart.title, sentence=chart.sentence)
    assert svg_of(chart) == svg_of(again)
    assert png_of(chart, scale=1) == png_of(again, scale=1)
    assert png_of(chart, scale=1).startswith(b"\x89PNG")


def test_a_drawing_is_an_image_with_a_name_and_a_description(chart) -> None:
    root = ET.fromstring(svg_of(chart))  # noqa: S314
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == (chart.title, chart.sentence)


def test_a_drawing_asks_nothing_of_any_other_place(chart) -> None:
    svg = svg_of(chart)
    assert not re.search(r"<script|<style| style=|url\(|href=|@import", svg)
    assert set(re.findall(r"https?://[^\"]+", svg)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_every_id_is_its_own(trend, ranking) -> None:
    drawings = [svg_of(trend()), svg_of(trend(width=340)), svg_of(trend(), dark=True)]
    drawings.append(svg_of(ranking()))
    ids = [name for svg in drawings for name in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids)) == 8


def test_a_dark_drawing_has_no_light_background(chart) -> None:
    dark = svg_of(chart, dark=True)
    assert f'"{LIGHT.background}"' not in dark
    assert f'"{DARK.background}"' in dark


def test_a_drawing_for_a_file_has_its_title_and_source_inside(trend) -> None:
    alone = words(svg_of(trend(), with_title=True, source="Bron: verzonnen"))
    assert "Bron: verzonnen" in alone
    assert any(line.startswith("Inwoners: 646.496") for line in alone)
    assert not any(line.startswith("Inwoners: 646.496") for line in words(svg_of(trend())))


def test_names_with_signs_of_markup_do_no_harm(trend, line) -> None:
    odd = line({2012: 1, 2013: 2}, name="<b>A & B</b>")
    ET.fromstring(svg_of(trend([odd])))  # noqa: S314


@pytest.mark.parametrize(
    ("language", "label", "value"),
    [("nl", "640.000", "646.496"), ("de", "640.000", "646.496"), ("en", "640,000", "646,496")],
)
def test_axis_and_labels_speak_the_language_of_the_reader(trend, language, label, value) -> None:
    written = words(svg_of(trend(language=language)))
    assert label in written
    assert value in written


def test_an_axis_that_does_not_begin_at_zero_says_so(trend, line) -> None:
    assert any("De as begint niet bij nul." in text for text in words(svg_of(trend())))
    from_zero = trend([line({2012: 1, 2013: 9})])
    assert not any("begint niet" in text for text in words(svg_of(from_zero)))


def test_a_provisional_figure_is_hollow_and_explained(trend) -> None:
    svg = svg_of(trend())
    assert f'fill="{LIGHT.background}" stroke="{LIGHT.accent}"' in svg
    assert any("Open rondje" in text for text in words(svg))


def test_a_corrected_figure_is_square_and_explained(trend) -> None:
    points = tuple(
        Point(period=str(2020 + n), value=10.0 + n, status="corrected" if n == 1 else "final")
        for n in range(3)
    )
    picture = trend([Line(name="Twente", points=points)])
    rows = [row for row in rows_of(picture.spec) if "shape" in row]
    assert [row["shape"] for row in rows] == ["circle", "square", "circle"]
    assert any("Vierkant: gecorrigeerd cijfer." in text for text in words(svg_of(picture)))
    assert not any("Vierkant" in text for text in words(svg_of(trend())))


def test_a_corrected_area_carries_a_mark(made, units) -> None:
    values = [
        AreaValue(code="GM0001", name="Aadorp", value=10, status="corrected"),
        AreaValue(code="GM0002", name="Bebos", value=30),
    ]
    picture = ranking_chart(
        indicator=made(),
        unit=units["persons"],
        values=values,
        period="2024",
        highlight=None,
        language="nl",
    )
    told = words(svg_of(picture))
    assert "10†" in told
    assert "30" in told
    assert any("† gecorrigeerd cijfer." in text for text in told)


def rows_of(part):
    """Return every row of data of a picture, however deep."""
    if isinstance(part, list):
        return [row for item in part for row in rows_of(item)]
    if not isinstance(part, dict):
        return []
    own = part["values"] if isinstance(part.get("values"), list) else []
    own = [row for row in own if isinstance(row, dict)]
    return own + [row for key, item in part.items() if key != "values" for row in rows_of(item)]


def test_lines_differ_in_shape_and_are_named_where_they_end(trend, line) -> None:
    country = line({2012: 640_000, 2026: 650_000}, name="Nederland", kind="comparison")
    path = line({2012: 626_000, 2026: 660_000}, name="Nodig", kind="path")
    svg = svg_of(trend([line({2012: 626_586, 2026: 646_496}), country, path]))
    assert 'stroke-dasharray="7,4"' in svg
    assert 'stroke-dasharray="0.5,6"' in svg
    assert {"Twente", "Nederland", "Nodig"} <= set(words(svg))


def test_two_comparisons_have_different_dashes(trend, line) -> None:
    others = [
        line({2012: 1, 2013: value}, name=name, kind="comparison")
        for name, value in (("Twente", 3), ("Nederland", 4))
    ]
    svg = svg_of(trend([line({2012: 1, 2013: 2}, name="Losser"), *others]))
    assert 'stroke-dasharray="7,4"' in svg
    assert 'stroke-dasharray="12,3,2,3"' in svg


def test_a_break_is_drawn_and_named(trend, line, break_in) -> None:
    svg = svg_of(trend([line({2012: 1, 2013: 2, 2014: 3})], breaks=[break_in(2014)]))
    assert "vanaf 2014 anders gemeten" in words(svg)


def test_other_borders_cut_the_line_of_the_municipality_alone(trend, line) -> None:
    years = {2012: 1, 2013: 2, 2014: 3, 2015: 4, 2016: 5}
    own, country = line(years, name="Losser"), line(years, name="Nederland", kind="comparison")
    entries = [Break(period=year, reason=BORDER_BREAK) for year in ("2013", "2015")]
    whole = svg_of(trend([own, country]))
    cut = svg_of(trend([own, country], breaks=entries))
    assert {"vanaf 2013 andere grenzen", "vanaf 2015 andere grenzen"} <= set(words(cut))
    dashes = 'stroke-dasharray="7,4"'
    assert cut.count(dashes) == whole.count(dashes)
    rows = [height_of(cut, f"vanaf {year} andere grenzen") for year in (2013, 2015)]
    assert abs(rows[0] - rows[1]) >= 12


def height_of(svg: str, text: str) -> float:
    found = re.search(r'transform="translate\([-\d.]+,([-\d.]+)\)[^>]*>' + re.escape(text), svg)
    assert found
    return float(found[1])


def test_the_years_of_a_verdict_lie_on_a_ground_that_is_explained(trend, line) -> None:
    points = {year: 100 + year - 2012 for year in range(2012, 2026)}
    plain, judged = trend([line(points)]), trend([line(points)], window=(2018, 2025))
    grounds = [layer for layer in judged.spec["layer"] if layer["mark"]["type"] == "rect"]
    assert [layer["data"]["values"] for layer in grounds] == [[{"x": 2017.5, "to": 2025.5}]]
    told = " ".join(words(svg_of(judged)))
    assert "Grijze grond: de jaren waarop het oordeel rust (2018–2025)." in told
    assert "het oordeel rust op 2018–2025" in judged.sentence
    assert "Grijze grond" not in " ".join(words(svg_of(plain)))


def test_margins_and_single_figures_are_drawn(trend, line) -> None:
    assert "Verticaal streepje" in svg_of(trend([line({2012: 70, 2013: 71}, margin=1.0)]))
    assert "2024" in words(svg_of(trend([line({2024: 71})])))


def test_without_figures_a_chart_says_so(trend, ranking, drawn_map, line) -> None:
    assert words(svg_of(trend([line({2024: None})]))) == ["nog geen cijfers"]
    assert svg_of(ranking([], reference=None))
    assert words(svg_of(drawn_map([]))).count("–") == 3


@pytest.mark.parametrize("width", [340, 680])
def test_nothing_is_cut_off_at_the_sides(trend, line, width) -> None:
    lines = [
        line({2012: 626_586, 2026: 646_496}, name="Hof van Twente"),
        line({2012: 600_000, 2026: 700_000}, name="Landelijk gemiddelde", kind="comparison"),
    ]
    chart = trend(lines, width=width)
    spec = chart.spec
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == width
    assert spec["width"] >= width / 2


def test_a_ranking_writes_every_figure_and_why_one_is_absent(ranking) -> None:
    written = [text.replace("\u00a0", " ") for text in words(svg_of(ranking()))]
    assert "€ 1.234,5" in written
    assert "geen cijfer (geheim)" in written
    assert "Nederland € 3.000,0" in written


def test_a_map_writes_names_figures_and_classes(drawn_map) -> None:
    written = [text.replace("\u00a0", " ") for text in words(svg_of(drawn_map()))]
    assert {"Aadorp", "€ 1.234,5", "€ 5.500,0*", "–"} <= set(written)
    assert any(" tot en met " in text for text in written)


def test_long_figures_stand_on_a_map_in_thousands(drawn_map) -> None:
    values = [AreaValue(code="GM0001", name="Aadorp", value=312_400.0)]
    written = words(svg_of(drawn_map(values)))
    assert "312" in written
    assert "Cijfers op de kaart: × 1.000 euro." in written


def test_a_map_without_areas_is_refused(drawn_map) -> None:
    with pytest.raises(ValueError, match="no areas"):
        drawn_map(boundaries={"type": "FeatureCollection", "features": []})


@pytest.mark.parametrize("values", [[1, 2], [5.0, 8.1], [0, 160_000], [-3, 4], [7, 7.1]])
def test_a_map_has_at_most_five_classes_that_hold_every_figure(values) -> None:
    limits = class_limits(values, 1)
    assert 2 <= len(limits) <= 6
    assert limits[0] <= min(values)
    assert limits[-1] >= max(values)
    assert all(0 <= class_of(value, limits) < len(limits) - 1 for value in values)


def test_a_figure_on_a_limit_belongs_to_the_higher_class_except_the_last() -> None:
    assert [class_of(value, (0, 10, 20)) for value in (0, 10, 20)] == [0, 1, 1]
    assert class_of(5, class_limits([5, 5], 0)) == 0


def test_labels_that_would_overlap_are_moved_apart() -> None:
    assert spread([10, 12, 100], [20, 20, 20], limit=200) == [10, 30, 100]
    assert spread([190, 195], [20, 20], limit=200) == [160, 180]


@pytest.mark.official
def test_the_official_boundaries_of_the_region_become_a_map(official_data, made, units) -> None:
    path = official_data / "boundaries" / "twente_gemeenten_2026_wgs84.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        about = feature["properties"]
        feature["properties"] = {"code": about["statcode"], "name": about["statnaam"]}
    chart = map_chart(
        indicator=made("euro"), unit=units["euro"], boundaries=collection, values=[],
        period="2024", highlight=None, language="nl",
    )  # fmt: skip
    assert len([text for text in words(svg_of(chart)) if text == "–"]) == 14


def test_a_narrow_map_has_figures_without_sign_and_no_names(drawn_map) -> None:
    written = words(svg_of(drawn_map(width=340)))
    assert {"1.234,5", "5.500,0*"} <= set(written)
    assert "Aadorp" not in written


def test_a_label_that_does_not_fit_is_left_out_and_a_note_says_so(drawn_map) -> None:
    chart = drawn_map(width=60)
    written = words(svg_of(chart))
    assert "1.234,5" not in written
    assert "Waar geen cijfer past" in " ".join(written)
