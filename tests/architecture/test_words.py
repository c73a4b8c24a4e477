"""What must not stand in the project's files, and what must."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from tests.architecture.tracked import below, tracked_texts

# Written in pieces, so that this file does not contain what it forbids.
PLACES = re.compile(
    r"(?<![\w.~-])/(?:" + "wo" + r"rk|ro" + r"ot)/|"
    r"\b(?:pypi" + r"\.org|files\.python" + r"hosted\.org|registry\.npm" + r"js\.org)"
)
OUTSIDE = "../" + "shared"
DRAWERS = {"utils", "helpers", "common", "misc"}
# What every ministry is called in the sentences of the screens, whichever it is.
MINISTRIES = re.compile(r"\b(?:Ministerie van \w+|Ministry of \w+)\b")
# The clock of the whole country is called after a municipality.
CLOCK = "Europe/" + "Amsterdam"


@pytest.fixture(scope="module")
def texts(project_root: Path) -> dict[str, str]:
    return tracked_texts(project_root)


def occurrences(texts: Mapping[str, str], pattern: re.Pattern[str]) -> list[str]:
    """Return "file:line: found" for every place where ``pattern`` occurs."""
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for found in pattern.finditer(line)
    ]


def names_of_regions(texts: Mapping[str, str]) -> list[str]:
    """Return the names of all declared regions, and of all areas their figures are about.

    The identifier of an example is left out: it may be a word.
    """
    regions = [
        tomllib.loads(text)
        for name, text in texts.items()
        if re.fullmatch(r"regions/[^/]+/region\.toml", name)
    ]
    named = [
        {region["name"]} | (set() if region.get("is_example") else {region["id"]})
        for region in regions
    ]
    members = ({member["name"] for member in region["members"]} for region in regions)
    areas = (
        {called for code, called in json.loads(text).items() if code.startswith("GM")}
        for name, text in texts.items()
        if re.fullmatch(r"regions/[^/]+/figures/areas\.json", name)
    )
    return sorted(set().union(*named, *members, *areas))


def names_of_ministries(texts: Mapping[str, str]) -> list[str]:
    """Return every name, short name and spelling of the ministries in the plans, also former."""
    organisations = (
        item
        for name, text in texts.items()
        if re.fullmatch(r"regions/[^/]+/plan/organisations\.toml", name)
        for item in tomllib.loads(text)["organisations"]
        if item["kind"] == "ministry"
    )
    return sorted(
        {
            written
            for item in organisations
            for written in (
                *item["name"].values(),
                item.get("short_name", ""),
                *item.get("also_written", ()),
            )
            if written
        }
    )


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def without_a_reason(texts: Mapping[str, str]) -> list[str]:
    """Return the files that do not begin with a comment of at least a sentence."""
    return [
        name
        for name, text in texts.items()
        if not text.startswith("# ") or len(text.partition("\n")[0]) < len("# A short reason.")
    ]


def drawers(names: Iterable[str]) -> list[str]:
    return [name for name in names if DRAWERS & {part.lower() for part in Path(name).parts[:-1]}
            or Path(name).stem.lower() in DRAWERS]  # fmt: skip


def test_no_file_names_a_place_outside_the_project(texts: dict[str, str]) -> None:
    assert occurrences(texts, PLACES) == []


def test_code_and_declared_content_know_nothing_beside_the_project(texts: dict[str, str]) -> None:
    own = below(texts, "src/", "indicators/", "regions/", "tables/")
    assert occurrences(own, re.compile(re.escape(OUTSIDE))) == []


def test_the_code_knows_no_region_municipality_or_ministry(texts: dict[str, str]) -> None:
    places, ministries = names_of_regions(texts), names_of_ministries(texts)
    assert len(places) > 342
    assert len(ministries) > 30
    code = {name: text.replace(CLOCK, "") for name, text in below(texts, "src/").items()}
    found = occurrences(code, any_word([*places, *ministries])) + occurrences(code, MINISTRIES)
    assert found == []


def test_every_block_of_a_stylesheet_is_closed(texts: dict[str, str]) -> None:
    sheets = below(texts, "src/", ending=".css")
    assert sheets
    assert [name for name, text in sheets.items() if text.count("{") != text.count("}")] == []


def test_no_module_is_a_drawer_of_leftovers(texts: dict[str, str]) -> None:
    assert drawers(below(texts, "src/", "tests/", "docs/", ending=".py")) == []


def test_every_declaration_says_why(texts: dict[str, str]) -> None:
    declared = below(texts, "indicators/", "tables/", ending=".toml")
    assert declared
    assert without_a_reason(declared) == []


@pytest.mark.parametrize(
    "text",
    [
        "see /wo" + "rk/main/x.py",
        "cd /ro" + "ot/project",
        "from https://pypi" + ".org/simple",
    ],
)
def test_a_place_outside_is_found(text: str) -> None:
    assert occurrences({"a.md": f"fine\n{text}"}, PLACES)[0].startswith("a.md:2: ")


@pytest.mark.parametrize(
    "text", ["docs/network/page.md", "the root of the tree", "at work/ or /works"]
)
def test_words_that_only_look_like_a_place_are_allowed(text: str) -> None:
    assert occurrences({"a.md": text}, PLACES) == []


def test_the_name_of_a_member_is_found_as_a_word_only() -> None:
    region = 'id = "voorbeeldstreek"\nname = "Voorbeeldstreek"\n[[members]]\nname = "Borg"\n'
    names = names_of_regions({"regions/voorbeeldstreek/region.toml": region})
    code = {
        "src/a.py": 'if name == "Borg":',
        "src/b.py": "Borgerlijk",
        "src/c.py": "voorbeeldstreek",
    }
    assert occurrences(code, any_word(names)) == ["src/a.py:1: Borg", "src/c.py:1: voorbeeldstreek"]


def test_a_ministry_is_found(texts: dict[str, str]) -> None:
    declared = any_word(names_of_ministries(texts))
    for letter in ("the letter of BZ" + "K", "the time of L" + "NV", "as E" + "Z asked"):
        assert occurrences({"src/a.py": letter}, declared)
    assert occurrences({"src/a.py": "het Ministerie van Iets"}, MINISTRIES)


@pytest.mark.parametrize("name", ["src/x/utils.py", "src/common/a.py", "tests/helpers.py"])
def test_a_drawer_is_found(name: str) -> None:
    assert drawers([name]) == [name]


def test_a_declaration_without_a_reason_is_found() -> None:
    bare, empty, good = 'id = "x"\n', '# \nid = "x"\n', "# Made from counts, not shares.\n"
    assert without_a_reason({"bare": bare, "empty": empty, "good": good}) == ["bare", "empty"]
