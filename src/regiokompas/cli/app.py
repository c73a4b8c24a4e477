"""The command line and the options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="regiokompas",
    help="From plan to proof: the figures, pages and checks of a regional programme.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
plan = typer.Typer(help="The plan of a region.", no_args_is_help=True)
app.add_typer(plan, name="plan")

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        envvar="REGIOKOMPAS_DATA",
        help="Where snapshots and releases live.",
        show_default="var in the project's folder",
    ),
]
RegionName = Annotated[
    str,
    typer.Option(
        "--region",
        envvar="REGIOKOMPAS_REGION",
        help="Which declared region.",
        show_default="the only one declared",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
