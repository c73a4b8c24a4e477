"""`regiokompas plan import`, `export`, `history`, `diff`, `adopt`, `show`: the kept plan."""

import os
from pathlib import Path
from typing import Annotated

import django
import typer
from django.core.management import call_command

from regiokompas.cli.app import AsJson, DataDir, RegionName, plan
from regiokompas.cli.commands.manage import SETTINGS
from regiokompas.cli.database import bring_up_to_date
from regiokompas.declarations.home import project_home, region_to_use
from regiokompas.plan.reasons import IMPORT_REASON

Reason = Annotated[str, typer.Option("--reason", help="Why the plan changes.")]


@plan.command("import")
def import_plan(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what differs.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Undo edits made on the site.")
    ] = False,
    reason: Reason = IMPORT_REASON,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Let the declared files be the plan, and tell what that changes, field by field."""
    name = _prepared(data_dir, region)
    call_command(
        "plan_import", name, dry_run=dry_run, replace=replace, reason=reason, as_json=as_json
    )


@plan.command("export")
def export_plan(
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")],
    revision: Annotated[
        int, typer.Option("--revision", help="Which revision.", show_default="the last")
    ] = 0,
    data_dir: DataDir = None,
    region: RegionName = "",
) -> None:
    """Write the files of the plan, byte for byte as they were imported or edited."""
    call_command("plan_export", _prepared(data_dir, region), out=str(out), revision=revision)


@plan.command("history")
def plan_history(
    path: Annotated[
        str, typer.Option("--path", help="Only what touched this file.", show_default="all files")
    ] = "",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """List who changed the plan, when and why, newest first."""
    call_command("plan_history", _prepared(data_dir, region), path=path, as_json=as_json)


@plan.command("diff")
def plan_diff(
    a: Annotated[int, typer.Argument(help="The number of a revision.")],
    b: Annotated[int, typer.Argument(help="The number of another.")],
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Tell what differs between two revisions, by challenge and field."""
    call_command("plan_diff", _prepared(data_dir, region), str(a), str(b), as_json=as_json)


@plan.command("adopt")
def adopt_version(
    version: Annotated[str, typer.Argument(help="Its identifier in versions.toml.")],
    revision: Annotated[
        int, typer.Option("--revision", help="Which revision.", show_default="the last")
    ] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell.")] = False,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Let a revision be a version of the plan: concept, adopted, agreed or amended.

    Its name, state and date stand in versions.toml. A version never moves to another revision.
    """
    name = _prepared(data_dir, region)
    call_command("plan_adopt", name, version, revision=revision, dry_run=dry_run, as_json=as_json)


@plan.command("show")
def show_plan(
    on: Annotated[
        str, typer.Option("--on", help="A day, such as 2026-05-07.", show_default="today")
    ] = "",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Show the challenges of the plan as it was on a day."""
    call_command("plan_show", _prepared(data_dir, region), on=on, as_json=as_json)


def _prepared(data_dir: Path | None, region: str) -> str:
    """Bring the database up to date and return the region that is meant."""
    home = project_home(os.environ, cwd=Path.cwd())
    name = region or region_to_use(os.environ, home=home)
    os.environ["REGIOKOMPAS_HOME"] = str(home)
    os.environ["REGIOKOMPAS_REGION"] = name
    if data_dir is not None:
        os.environ["REGIOKOMPAS_DATA"] = str(data_dir)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    bring_up_to_date()
    return name
