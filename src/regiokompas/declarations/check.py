"""Does the declared content hang together? Every problem with file, line, sentence and hint."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from regiokompas.declarations.borders import borders_path
from regiokompas.declarations.checks.abroad import abroad_findings
from regiokompas.declarations.checks.choices import choice_findings
from regiokompas.declarations.checks.comparison import (
    matched_findings,
    matching_findings,
    regions_findings,
)
from regiokompas.declarations.checks.corrections import correction_findings
from regiokompas.declarations.checks.fiche_formats import fiche_format_findings
from regiokompas.declarations.checks.findings import Finding
from regiokompas.declarations.checks.indicators import indicator_findings
from regiokompas.declarations.checks.municipal_changes import change_findings
from regiokompas.declarations.checks.plan import plan_problems
from regiokompas.declarations.checks.plan_indicators import plan_indicator_findings
from regiokompas.declarations.checks.quality import calendar_findings, pair_findings
from regiokompas.declarations.checks.regions import region_findings
from regiokompas.declarations.checks.shared import shared_findings, shared_lists
from regiokompas.declarations.checks.tables import table_findings
from regiokompas.declarations.checks.targets import target_findings
from regiokompas.declarations.checks.translations import translation_findings
from regiokompas.declarations.choices import choices_path, load_choices
from regiokompas.declarations.comparison import MATCHED_FILE, MATCHING_FILE, REGIONS_FILE
from regiokompas.declarations.corrections import corrections_path, load_corrections
from regiokompas.declarations.lines import line_of
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.plan import REGISTERS, DeclaredPlan, read_plan_files
from regiokompas.declarations.quality import CALENDAR_FILE, PAIRS_FILE, load_quality
from regiokompas.declarations.read import read_toml
from regiokompas.declarations.targets import declared_targets, targets_path
from regiokompas.domain.errors import Problem
from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.regions import Region
from regiokompas.domain.texts import Language


def check_declarations(declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of tables, indicators, borders and comparisons; none if all is well."""
    problems: list[Problem] = []
    for table in declarations.tables.values():
        findings = chain(table_findings(table, declarations), translation_findings(table))
        problems.extend(_placed(findings, declarations.files[table.id], declarations.root))
    for indicator in declarations.indicators.values():
        findings = chain(
            indicator_findings(indicator, declarations),
            abroad_findings(indicator, declarations),
            translation_findings(indicator),
        )
        problems.extend(_placed(findings, declarations.files[indicator.id], declarations.root))
    if declarations.borders is not None:
        wrong = change_findings(declarations.borders, declarations.tables)
        problems.extend(_placed(wrong, borders_path(declarations.root), declarations.root))
    return (*problems, *_comparison_problems(declarations))


def _comparison_problems(declarations: Declarations) -> list[Problem]:
    found, folder = declarations.comparisons, declarations.root / "comparisons"
    problems: list[Problem] = []
    if found.regions is not None:
        problems += _placed(
            regions_findings(found.regions), folder / REGIONS_FILE, declarations.root
        )
    if found.matching is not None:
        findings = matching_findings(found.matching, declarations.indicators)
        problems += _placed(findings, folder / MATCHING_FILE, declarations.root)
    if found.matched is not None:
        findings = matched_findings(found.matched, found.matching)
        problems += _placed(findings, folder / MATCHED_FILE, declarations.root)
    return problems


def check_quality(declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of what is declared about quality; none when all hangs together."""
    rules, folder = load_quality(declarations.root), declarations.root / "quality"
    problems: list[Problem] = []
    if (folder / CALENDAR_FILE).is_file():
        findings = calendar_findings(rules.calendar, declarations)
        problems += _placed(findings, folder / CALENDAR_FILE, declarations.root)
    if rules.pairs:
        findings = pair_findings(rules.pairs, declarations)
        problems += _placed(findings, folder / PAIRS_FILE, declarations.root)
    return tuple(problems)


def check_region(region: Region, declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of a region; none when all hangs together."""
    path = declarations.root / "regions" / region.id / "region.toml"
    findings = chain(
        region_findings(region, declarations), translation_findings(region, region.languages)
    )
    return tuple(_placed(findings, path, declarations.root))


def check_plan(
    plan: DeclaredPlan, region: Region, declarations: Declarations
) -> tuple[Problem, ...]:
    """Return every problem of the plan of ``region``; none when all hangs together."""
    files = read_plan_files(declarations.root, region.id)
    place = f"regions/{region.id}/plan"
    beside = tuple(
        Problem(
            sentence=sentence,
            hint=hint,
            place=f"{place}/{path}:{line_of(files[path], location)}",
        )
        for path, (location, sentence, hint) in chain(
            plan_indicator_findings(plan, declarations.indicators),
            _plan_translations(plan, region.languages),
        )
        if path in files
    )
    return (*plan_problems(plan, files, place=place), *beside)


def check_fiche_format(region: Region, plan: DeclaredPlan, root: Path) -> tuple[Problem, ...]:
    """Return every problem of the form of the fiches of ``region``; none where it has none."""
    path = root / "regions" / region.id / "fiche-format.toml"
    if not path.is_file():
        return ()
    findings = fiche_format_findings(read_toml(path, FicheFormat, root=root), plan)
    return tuple(_placed(findings, path, root))


def check_shared(plans: Sequence[tuple[Region, DeclaredPlan]], root: Path) -> tuple[Problem, ...]:
    """Return what the plans of several regions say differently of the same ministry."""
    every = {region.id: plan for region, plan in plans}
    existing = {region.id: plan for region, plan in plans if not region.is_example}
    return tuple(
        problem
        for region, path, finding in chain(shared_findings(every), shared_lists(existing))
        for problem in _placed(iter((finding,)), root / "regions" / region / "plan" / path, root)
    )


def _plan_translations(
    plan: DeclaredPlan, languages: tuple[Language, ...]
) -> Iterator[tuple[str, Finding]]:
    for name in REGISTERS:
        for finding in translation_findings(getattr(plan.register, name), languages, (name,)):
            yield f"{name}.toml", finding
    for challenge in plan.challenges:
        for finding in translation_findings(challenge, languages):
            yield f"challenges/opgave-{challenge.number:02}.toml", finding


def check_corrections(region: Region, declarations: Declarations) -> tuple[Problem, ...]:
    """Return every problem of the corrections of ``region``; none when all hangs together."""
    path = corrections_path(declarations.root, region.id)
    if not path.is_file():
        return ()
    corrections = load_corrections(declarations.root, region.id)
    findings = correction_findings(corrections, declarations)
    return tuple(_placed(findings, path, declarations.root))


def check_targets(
    region: Region, plan: DeclaredPlan, declarations: Declarations
) -> tuple[Problem, ...]:
    """Return every problem of the targets of ``region``; none when all hangs together."""
    path = targets_path(declarations.root, region.id)
    if not path.is_file():
        return ()
    targets = declared_targets(declarations.root, region.id)
    findings = target_findings(targets, region=region, plan=plan, declarations=declarations)
    return tuple(_placed(findings, path, declarations.root))


def check_choices(region: Region, plan: DeclaredPlan, root: Path) -> tuple[Problem, ...]:
    """Return every problem of the choices of indicators of ``region``; none without choices."""
    path = choices_path(root, region.id)
    if not path.is_file():
        return ()
    return tuple(_placed(choice_findings(load_choices(root, region.id), plan=plan), path, root))


def _placed(findings: Iterator[Finding], path: Path, root: Path) -> list[Problem]:
    text = path.read_text(encoding="utf-8")
    place = path.relative_to(root).as_posix()
    return [
        Problem(sentence=sentence, hint=hint, place=f"{place}:{line_of(text, location)}")
        for location, sentence, hint in dict.fromkeys(findings)
    ]
