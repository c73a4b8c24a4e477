"""`regiokompas check`: is all declared content right?"""

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from regiokompas.cli.app import AsJson, app
from regiokompas.cli.output import print_json, say
from regiokompas.declarations.check import (
    check_choices,
    check_corrections,
    check_declarations,
    check_fiche_format,
    check_plan,
    check_quality,
    check_region,
    check_shared,
    check_targets,
)
from regiokompas.declarations.home import project_home
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.declarations.plan import load_plan
from regiokompas.declarations.schema import schema_texts, write_schemas
from regiokompas.domain.errors import DeclarationError, Problem


@app.command()
def check(
    as_json: AsJson = False,
    do_write_schemas: Annotated[
        bool, typer.Option("--write-schemas", help="Bring schemas/ up to date first.")
    ] = False,
) -> None:
    """Check all tables, indicators, regions and schemas: file, line, sentence and hint."""
    home = project_home(os.environ, cwd=Path.cwd())
    if do_write_schemas:
        write_schemas(home / "schemas")
    problems = (*_content_problems(home), *_schema_problems(home))
    if as_json:
        print_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        say(f"{len(problems)} problems." if problems else "All declared content is right.")
    if problems:
        sys.exit(DeclarationError.exit_code)


def _content_problems(home: Path) -> tuple[Problem, ...]:
    try:
        declarations = load_declarations(home)
        problems = [*check_declarations(declarations), *check_quality(declarations)]
        plans = []
        for path in sorted((home / "regions").glob("*/region.toml")):
            name = path.parent.name
            region, plan = load_region(home, name), load_plan(home, name)
            problems.extend(check_region(region, declarations))
            problems.extend(check_corrections(region, declarations))
            problems.extend(check_plan(plan, region, declarations))
            problems.extend(check_targets(region, plan, declarations))
            problems.extend(check_choices(region, plan, home))
            problems.extend(check_fiche_format(region, plan, home))
            plans.append((region, plan))
        problems.extend(check_shared(plans, home))
    except DeclarationError as error:
        return error.problems
    return tuple(problems)


def _schema_problems(home: Path) -> tuple[Problem, ...]:
    """Return the schemas that no longer fit the types. Only a checkout carries schemas."""
    folder = home / "schemas"
    if not folder.is_dir():
        return ()
    return tuple(
        Problem(
            sentence="the schema no longer fits the types",
            place=f"schemas/{name}",
            hint="run 'regiokompas check --write-schemas'",
        )
        for name, text in schema_texts().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    )
