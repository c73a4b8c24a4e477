"""The commands: `regiokompas …`."""

from regiokompas.cli.main import main

__all__ = ["main"]
