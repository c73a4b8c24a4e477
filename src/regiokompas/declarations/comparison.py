"""The declared comparisons: ``comparisons/`` with programme regions, rule and frozen matches."""

from dataclasses import dataclass
from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.comparison import MatchedMunicipalities, Matching, ProgrammeRegions

REGIONS_FILE = "programme-regions.toml"
MATCHING_FILE = "matching.toml"
MATCHED_FILE = "matched-municipalities.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparisons:
    """With what is compared; None for what a project does not declare."""

    regions: ProgrammeRegions | None = None
    matching: Matching | None = None
    matched: MatchedMunicipalities | None = None

    @property
    def peers(self) -> dict[str, tuple[str, ...]]:
        """The municipalities of every programme region that is certain, by its identifier."""
        return {item.id: item.members for item in self.regions.verified} if self.regions else {}

    def matches_of(self, municipality: str) -> tuple[str, ...]:
        """Return the municipalities that ``municipality`` is compared with; none where unknown."""
        return self.matched.matches.get(municipality, ()) if self.matched else ()


def load_comparisons(root: Path) -> Comparisons:
    """Return the declared comparisons below ``root``; nothing where there are none."""
    folder = root / "comparisons"
    regions, matching, matched = (
        folder / name for name in (REGIONS_FILE, MATCHING_FILE, MATCHED_FILE)
    )
    return Comparisons(
        regions=read_toml(regions, ProgrammeRegions, root=root) if regions.is_file() else None,
        matching=read_toml(matching, Matching, root=root) if matching.is_file() else None,
        matched=read_toml(matched, MatchedMunicipalities, root=root) if matched.is_file() else None,
    )


def matched_toml(matched: MatchedMunicipalities, *, head: str) -> str:
    """Return ``matched`` as the text of its file, one line a municipality, with ``head`` above."""
    lines = [
        *(f"# {line}".rstrip() for line in head.splitlines()),
        f"version = {matched.version}",
        f'date = "{matched.date}"',
        f"rule_version = {matched.rule_version}",
        "",
        "[matches]",
    ]
    for area, others in sorted(matched.matches.items()):
        listed = ", ".join(f'"{other}"' for other in others)
        lines.append(f"{area} = [{listed}]")
    return "\n".join(lines) + "\n"
