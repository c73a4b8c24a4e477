"""Which module a command is imported from."""

import pytest
import typer

from regiokompas.cli import every_command
from regiokompas.cli.app import app
from regiokompas.cli.main import ELSEWHERE, OF_THEIR_NAME, module_of


def commands_of(group: typer.Typer, *before: str) -> dict[tuple[str, ...], str]:
    """Return the module of every command, by the words that call it."""
    found: dict[tuple[str, ...], str] = {}
    for command in group.registered_commands:
        assert command.callback
        found[*before, command.name or command.callback.__name__] = command.callback.__module__
    for item in group.registered_groups:
        assert item.typer_instance
        name = item.name or item.typer_instance.info.name
        found |= commands_of(item.typer_instance, *before, str(name))
    return found


def test_every_command_is_imported_from_the_module_that_has_it() -> None:
    assert every_command
    found = commands_of(app)
    assert {words: module_of(words) for words in found} == found


def test_every_module_is_that_of_a_command() -> None:
    words = {" ".join(words) for words in commands_of(app)}
    assert set(ELSEWHERE) <= words
    assert {word.split()[0] for word in words} >= OF_THEIR_NAME


@pytest.mark.parametrize(
    "words", [(), ("--help",), ("plan",), ("plan", "--help"), ("plan", "chekc"), ("shwo",)]
)
def test_who_names_no_command_gets_them_all(words: tuple[str, ...]) -> None:
    assert module_of(words) == every_command.__name__


def test_options_stand_behind_a_command() -> None:
    assert module_of(("plan", "check", "--json")) == "regiokompas.cli.commands.plan_check"
