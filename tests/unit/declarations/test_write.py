"""What is written is what is read again."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiokompas.declarations.load import Units
from regiokompas.declarations.plan import Register
from regiokompas.declarations.read import read_toml
from regiokompas.declarations.write import toml_text
from regiokompas.domain.disclosure import DisclosureRules
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.plans import (
    Owner,
    Ownership,
    PlanChallenge,
    StatedFigure,
    Statement,
)
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table
from regiokompas.domain.texts import Text

KINDS: tuple[type, ...] = (PlanChallenge, Register, FicheFormat, Region, Indicator, Table, Units)

# The reader takes white space around a text away, so no declared text has any.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(str.strip)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(DisclosureRules, st.just(DisclosureRules()))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def challenge(**changed: Any) -> PlanChallenge:
    text = Text(nl="Een", en="One", de="Eins")
    content: dict[str, Any] = {
        "number": 1, "document": "plan", "title": text, "ambition": text, "theme": "a",
        "theme_on_fiche": "a", "context": (), "ownership": Ownership(), "ministries": (),
        "needs": (), "bottlenecks": (), "impact": (), "interventions": (),
    }  # fmt: skip
    return PlanChallenge(**(content | changed))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_reading_what_was_written_gives_the_same(kind: type, folder: Path) -> None:
    @settings(
        max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(content=st.from_type(kind))
    def round_trip(content: object) -> None:
        path = folder / "content.toml"
        text = toml_text(content, comments=("a made-up file",))
        path.write_text(text, encoding="utf-8", newline="")
        again = read_toml(path, kind, root=folder)
        assert again == content
        assert toml_text(again, comments=("a made-up file",)) == text

    round_trip()


def test_every_declared_file_of_the_project_survives_being_read_and_written(
    project_root: Path, tmp_path: Path
) -> None:
    files = {
        **dict.fromkeys(project_root.glob("regions/*/plan/challenges/*.toml"), PlanChallenge),
        **dict.fromkeys(project_root.glob("regions/*/plan/*.toml"), Register),
        **dict.fromkeys(project_root.glob("regions/*/region.toml"), Region),
        **dict.fromkeys(project_root.glob("tables/*.toml"), Table),
    }
    assert files
    for path, kind in files.items():
        content = read_toml(path, kind, root=project_root)
        copy = tmp_path / path.name
        copy.write_text(toml_text(content), encoding="utf-8", newline="")
        assert read_toml(copy, kind, root=tmp_path) == content, path


def test_the_text_is_laid_out_for_people() -> None:
    figure = StatedFigure(quantity="homes", value=2.0, unit="homes")
    content = challenge(
        context=(Statement(text='Een "zin" met een \\ erin.', figures=(figure,)),),
        ownership=Ownership(administrative=(Owner(holder="board"),)),
        places=tuple(f"a place with a long name {number}" for number in range(5)),
    )
    assert toml_text(content, comments=("First line,\nin one.",)) == (
        "# First line, in one.\n"
        "number = 1\n"
        'document = "plan"\n'
        'theme = "a"\n'
        'theme_on_fiche = "a"\n'
        "ministries = []\nneeds = []\nbottlenecks = []\nimpact = []\ninterventions = []\n"
        "places = [\n"
        + "".join(f'    "a place with a long name {number}",\n' for number in range(5))
        + "]\n"
        '\n[title]\nnl = "Een"\nen = "One"\nde = "Eins"\n'
        '\n[ambition]\nnl = "Een"\nen = "One"\nde = "Eins"\n'
        '\n[[context]]\ntext = "Een \\"zin\\" met een \\\\ erin."\n'
        'figures = [{ quantity = "homes", value = 2.0, unit = "homes" }]\n'
        '\n[[ownership.administrative]]\nholder = "board"\n'
    )  # fmt: skip


def test_a_mapping_is_written_like_a_type() -> None:
    text = toml_text({"a b": 1, "deep": {"x": ({"y": True},)}, "rows": ({"k": {"l": ()}},)})
    assert tomllib.loads(text) == {
        "a b": 1,
        "deep": {"x": [{"y": True}]},
        "rows": [{"k": {"l": []}}],
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"a": float("nan")}, "nan cannot be written"),
        ({"a": float("inf")}, "inf cannot be written"),
        ({"a": None}, "None cannot be written"),
        ({"a": "\ud800"}, "half of a character"),
        ("no table", "type 'str' cannot be a table"),
    ],
)
def test_what_toml_cannot_hold_is_refused(content: object, sentence: str) -> None:
    with pytest.raises(DeclarationError, match=sentence) as caught:
        toml_text(content)
    assert caught.value.problems[0].hint
