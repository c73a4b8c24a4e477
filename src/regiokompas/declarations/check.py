"""Does the declared content hang together? Every problem with file, line, sentence and hint."""

from collections.abc import Iterator
from pathlib import Path

from regiokompas.declarations.checks.findings import Finding
from regiokompas.declarations.checks.indicators import indicator_findings
from regiokompas.declarations.checks.plan import plan_problems
from regiokompas.declarations.checks.regions import region_findings
from regiokompas.declarations.checks.tables import table_findings
from regiokompas.declarations.lines import line_of
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.plan import DeclaredPlan, read_plan_files
from regiokompas.domain.errors import Problem
from regiokompas.domain.regions import Region


def check_declarations(declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of the tables and indicators; none when all hangs together."""
    problems: list[Problem] = []
    for table in declarations.tables.values():
        findings = table_findings(table, declarations)
        problems.extend(_placed(findings, declarations.files[table.id], declarations.root))
    for indicator in declarations.indicators.values():
        findings = indicator_findings(indicator, declarations)
        problems.extend(_placed(findings, declarations.files[indicator.id], declarations.root))
    return tuple(problems)


def check_region(region: Region, declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of a region; none when all hangs together."""
    path = declarations.root / "regions" / region.id / "region.toml"
    return tuple(_placed(region_findings(region, declarations), path, declarations.root))


def check_plan(plan: DeclaredPlan, region: str, root: Path) -> tuple[Problem, ...]:
    """Return every problem of the plan of ``region`` below ``root``; none when all is right."""
    return plan_problems(plan, read_plan_files(root, region), place=f"regions/{region}/plan")


def _placed(findings: Iterator[Finding], path: Path, root: Path) -> list[Problem]:
    text = path.read_text(encoding="utf-8")
    place = path.relative_to(root).as_posix()
    return [
        Problem(sentence=sentence, hint=hint, place=f"{place}:{line_of(text, location)}")
        for location, sentence, hint in findings
    ]
