"""What must not stand in the project's files, and what must."""

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
MINISTRIES = re.compile(
    r"\b(?:BZK|SZW|OCW|VWS|IenW|LVVN|EZK|KGG|VRO|JenV|Ministerie van \w+|Ministry of \w+)\b"
)


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
    """Return the names of all declared regions and of their members."""
    regions = [
        tomllib.loads(text)
        for name, text in texts.items()
        if re.fullmatch(r"regions/[^/]+/region\.toml", name)
    ]
    named = ({region["id"], region["name"]} for region in regions)
    members = ({member["name"] for member in region["members"]} for region in regions)
    return sorted(set().union(*named, *members))


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
    names = names_of_regions(texts)
    assert names
    code = below(texts, "src/")
    assert occurrences(code, any_word(names)) + occurrences(code, MINISTRIES) == []


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


def test_a_ministry_is_found() -> None:
    assert occurrences({"src/a.py": "the letter of BZ" + "K"}, MINISTRIES)


@pytest.mark.parametrize("name", ["src/x/utils.py", "src/common/a.py", "tests/helpers.py"])
def test_a_drawer_is_found(name: str) -> None:
    assert drawers([name]) == [name]


def test_a_declaration_without_a_reason_is_found() -> None:
    bare, empty, good = 'id = "x"\n', '# \nid = "x"\n', "# Made from counts, not shares.\n"
    assert without_a_reason({"bare": bare, "empty": empty, "good": good}) == ["bare", "empty"]
