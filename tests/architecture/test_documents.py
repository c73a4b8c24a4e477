"""The documents tell the truth: links lead somewhere, commands exist, pages are current."""

import ast
import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest
import typer
from tests.architecture.tracked import below, tracked_texts
from typer.core import TyperGroup

from regiokompas.cli import every_command as registers_all_commands
from regiokompas.cli.app import app
from regiokompas.declarations.read import read_toml
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
OURS = re.compile(r"^(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?(regiokompas|make)( .*)?$")
ELLIPSIS = "…"


@pytest.fixture(scope="module")
def texts(project_root: Path) -> dict[str, str]:
    return tracked_texts(project_root)


@pytest.fixture(scope="module")
def documents(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name.endswith(".md")}


@pytest.fixture(scope="module")
def generate(project_root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", project_root / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(documents: Mapping[str, str], *, root: Path) -> list[str]:
    """Return "document: target" for each relative link that leads nowhere."""
    return [
        f"{name}: {target}"
        for name, text in documents.items()
        for target in LINK.findall(text)
        if not re.match(r"[a-z]+:", target) and not _leads_somewhere(name, target, root=root)
    ]


def _leads_somewhere(document: str, target: str, *, root: Path) -> bool:
    path, _, anchor = target.partition("#")
    found = (root / document).parent / path if path else root / document
    return found.exists() and (not anchor or anchor in anchors(found.read_text(encoding="utf-8")))


def commands_in(text: str) -> Iterator[str]:
    """Yield every command of ours that a document writes as code."""
    for language, block in FENCE.findall(text):
        if language == "sh":
            yield from (line.strip() for line in block.splitlines() if OURS.match(line.strip()))
    for code in INLINE.findall(FENCE.sub("", text)):
        if OURS.match(code) and ELLIPSIS not in code:
            yield code


def refused(command: str, *, targets: set[str]) -> str:
    """Return why ``command`` cannot be given; empty where it can."""
    words = [word for word in shlex.split(command) if not re.match(r"[A-Z_]+=", word)]
    program, *rest = words
    if program == "make":
        unknown = [word for word in rest if word not in targets]
        return f"no target {', '.join(unknown)}" if unknown else ""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    if not rest or rest[0].startswith("-"):
        return ""
    if rest[0] not in group.commands:
        return f"no command {rest[0]}"
    # In running text a command is often named without its arguments.
    arguments = rest[1:]
    try:
        group.commands[rest[0]].make_context(rest[0], list(arguments), resilient_parsing=False)
    except Exception as error:  # noqa: BLE001  # whatever the parser says is the answer
        return "" if not arguments and "issing" in str(error) else str(error)
    return ""


def unreadable_examples(documents: Mapping[str, str], folder: Path) -> list[str]:
    """Return what is wrong with each whole file that a document gives as an example."""
    wrong = []
    for name, text in documents.items():
        for language, block in FENCE.findall(text):
            if language != "toml" or not re.search(r"^id = ", block, re.MULTILINE):
                continue
            kind = (
                Table if "format = " in block else Region if "[[members]]" in block else Indicator
            )
            (folder / "example.toml").write_text(block, encoding="utf-8")
            try:
                read_toml(folder / "example.toml", kind, root=folder)
            except DeclarationError as error:
                wrong.append(f"{name}: {error}")
    return wrong


def make_targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def types_in(texts: Mapping[str, str]) -> set[str]:
    """Return the names of all public classes in modules."""
    return {
        node.name
        for text in texts.values()
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def types_with_a_row(glossary: str) -> set[str]:
    rows = [line for line in glossary.splitlines() if line.startswith("|")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[3])}


def outline(text: str) -> list[str]:
    """Return the levels of the headings of a document, and its blocks of code."""
    levels = [match[0] for match in re.finditer(r"^#+(?= )", FENCE.sub("", text), re.MULTILINE)]
    return [*levels, *(block for _, block in FENCE.findall(text))]


def settings_in(texts: Mapping[str, str]) -> set[str]:
    """Return the environment variables of ours that code reads."""
    return {
        name for text in texts.values() for name in re.findall(r"\bREGIOKOMPAS_[A-Z_]+\b", text)
    }


def without_a_reason(pyproject: str) -> list[str]:
    """Return the dependencies without a comment; types for a package share its reason."""
    project = tomllib.loads(pyproject)["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[\w.-]+", item)[0]: item for item in wanted}  # type: ignore[index]
    return [
        name
        for name, item in names.items()
        if not re.search(rf'"{re.escape(item)}",? +# \w', pyproject)
        and (name == name.removeprefix("types-") or name.removeprefix("types-") not in names)
    ]


def loose_pins(lock: str) -> list[str]:
    """Return the packages without a hash, and the lines that name an address."""
    blocks = re.split(r"\n(?=[a-z0-9])", "\n".join(re.findall(r"^(?!\s*#).*$", lock, re.MULTILINE)))
    unhashed = [
        block.split("\n")[0] for block in blocks if block.strip() and "--hash=" not in block
    ]
    address = re.compile(r"^.*(?:://|--(?:extra-)?index-url|--find-links).*$", re.MULTILINE)
    return unhashed + address.findall(lock)


def test_every_link_leads_somewhere(documents: dict[str, str], project_root: Path) -> None:
    assert broken_links(documents, root=project_root) == []


def test_every_command_in_the_documents_exists(
    documents: dict[str, str], project_root: Path
) -> None:
    assert registers_all_commands
    targets = make_targets((project_root / "Makefile").read_text(encoding="utf-8"))
    wrong = {
        f"{name}: {command}": reason
        for name, text in documents.items()
        for command in commands_in(text)
        if (reason := refused(command, targets=targets))
    }
    assert wrong == {}


def test_every_declared_file_in_the_documents_can_be_read(
    documents: dict[str, str], tmp_path: Path
) -> None:
    assert unreadable_examples(documents, tmp_path) == []


def test_an_example_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    text = '```toml\nid = "x"\nformat = "csv"\nsurprise = 1\n```\n'
    (wrong,) = unreadable_examples({"a.md": text}, tmp_path)
    assert "surprise" in wrong


def test_the_reference_is_current(generate: ModuleType, project_root: Path) -> None:
    for name, text in generate.pages().items():
        written = (project_root / "docs" / "reference" / name).read_text(encoding="utf-8")
        assert written == text, f"run docs/generate.py: {name} is not current"


def test_the_reference_names_every_command_also_within_groups(generate: ModuleType) -> None:
    page = generate.pages()["commands.md"]
    for heading in ("## check", "## plan", "### plan import", "### audit verify"):
        assert f"\n{heading}\n" in page
    assert "    regiokompas plan read FILE [OPTIONS]\n" in page


def test_the_reference_lists_every_exit_code(generate: ModuleType, texts: dict[str, str]) -> None:
    page = generate.pages()["commands.md"]
    for name, text in below(texts, "src/", ending=".py").items():
        for number in re.findall(r"^    exit_code = ([0-9]+)$", text, re.MULTILINE):
            assert f"\n| {number} | `" in page, name


def test_every_type_of_the_domain_has_a_row_in_the_glossary(texts: dict[str, str]) -> None:
    domain = below(texts, "src/regiokompas/domain/", ending=".py")
    assert types_in(domain) - types_with_a_row(texts["GLOSSARY.md"]) == set()


def test_the_dutch_readme_has_the_same_outline(texts: dict[str, str]) -> None:
    assert outline(texts["README.nl.md"]) == outline(texts["README.md"])


@pytest.mark.parametrize("readme", ["README.md", "README.nl.md"])
def test_every_setting_is_told_and_every_setting_told_exists(
    texts: dict[str, str], readme: str
) -> None:
    assert settings_in({readme: texts[readme]}) == settings_in(below(texts, "src/", ending=".py"))


def test_every_decision_has_its_parts(texts: dict[str, str]) -> None:
    decisions = {
        name: text
        for name, text in below(texts, "docs/adr/", ending=".md").items()
        if not name.endswith("README.md")
    }
    assert decisions
    for name, text in decisions.items():
        for part in ("**Status:**", "## Context", "## Options", "## Decision", "## Consequences"):
            assert part in text, name
        assert "## How we will notice that we were wrong" in text, name
        assert f"({Path(name).name})" in texts["docs/adr/README.md"]


def test_every_dependency_has_its_reason(texts: dict[str, str]) -> None:
    assert without_a_reason(texts["pyproject.toml"]) == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_pinned_by_hash_and_no_address_is_named(
    texts: dict[str, str], lock: str
) -> None:
    assert loose_pins(texts[lock]) == []


def test_the_version_in_the_metadata_is_that_of_the_package(texts: dict[str, str]) -> None:
    project = tomllib.loads(texts["pyproject.toml"])["project"]
    assert f'"{project["version"]}"' in texts["src/regiokompas/__init__.py"]
    assert "license: EUPL-1.2" in texts["publiccode.yml"]


def test_a_link_to_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# A heading\n")
    text = "[x](b.md) [x](b.md#a-heading) [x](b.md#other) [x](gone.md) [x](https://example.org)"
    assert broken_links({"a.md": text}, root=tmp_path) == ["a.md: b.md#other", "a.md: gone.md"]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("make tea", "no target tea"),
        ("regiokompas invent", "no command invent"),
        ("regiokompas show inhabitants --bogus", "No such option"),
        ("regiokompas show a b", "unexpected"),
        ("regiokompas show inhabitants --area CR12 --json", ""),
        ("regiokompas show", ""),
        ("PORT=8001 make run", ""),
        ("regiokompas manage migrate --plan", ""),
    ],
)
def test_a_command_that_does_not_exist_is_refused(command: str, reason: str) -> None:
    answer = refused(command, targets={"run"})
    assert reason.lower() in answer.lower()
    assert bool(reason) == bool(answer)


def test_commands_are_found_in_blocks_and_in_running_text() -> None:
    text = "Do `make run`, not `make`up.\n```sh\n.venv/bin/regiokompas build\nls\n```\n"
    assert list(commands_in(text)) == [".venv/bin/regiokompas build", "make run", "make"]


def test_a_type_without_a_row_is_found() -> None:
    glossary = "| nl | de | thing `Thing` | a `Gadget` |\n"
    module = "class Thing: ...\nclass Gadget: ...\nclass _Own: ...\n"
    assert types_in({"a.py": module}) - types_with_a_row(glossary) == {"Gadget"}


def test_a_missing_section_is_found() -> None:
    assert outline("# A\n## B\n") != outline("# A\n")
    assert outline("# A\n```sh\nls\n```\n") != outline("# A\n```sh\npwd\n```\n")


def test_a_dependency_without_a_reason_is_found() -> None:
    pyproject = """
[project]
dependencies = [
    "one>=1", # why
    "two[x]>=2",
]
[project.optional-dependencies]
dev = [
    "types-one",
    "types-three",
]
"""
    assert without_a_reason(pyproject) == ["two", "types-three"]


def test_a_package_without_a_hash_and_an_address_are_found() -> None:
    lock = "one==1 \\\n    --hash=sha256:0\n    # via x\ntwo==2\nthree @ https://example.org/3\n"
    found = loose_pins(lock)
    assert found[0].startswith("two==2")
    assert found[-1] == "three @ https://example.org/3"
