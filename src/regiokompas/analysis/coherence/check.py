"""The check of a plan: all rules, one ordered list of findings."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from regiokompas.analysis.coherence.finding import Finding
from regiokompas.analysis.coherence.register import Register, register_of
from regiokompas.analysis.coherence.rules.arrangements import (
    bottleneck_unanswered,
    intervention_without_lead,
    intervention_without_taker,
    need_without_money,
    no_follow_up,
)
from regiokompas.analysis.coherence.rules.connections import (
    conflict_without_follow_up,
    cycle_in_requirements,
    link_to_itself,
    no_declared_link,
    orphan,
    requirement_not_returned,
)
from regiokompas.analysis.coherence.rules.figures import figures_contradict
from regiokompas.analysis.coherence.rules.fit import ambitions_do_not_fit
from regiokompas.analysis.coherence.rules.headings import (
    ambition_differs,
    theme_differs,
    title_ambition_mismatch,
    wrong_cross_reference,
)
from regiokompas.analysis.coherence.rules.measures import (
    ambition_without_year,
    no_baseline,
    no_indicator,
    no_target,
)
from regiokompas.analysis.coherence.rules.ministries import (
    ministry_never_primary,
    ministry_primary_for_many,
    no_primary_ministry,
    several_primary_ministries,
    unknown_ministry,
)
from regiokompas.analysis.coherence.rules.moments import event_overdue
from regiokompas.analysis.coherence.rules.overlaps import interventions_overlap
from regiokompas.analysis.coherence.rules.ownership import (
    no_executive_owner,
    no_owner,
    owner_ended,
    owner_of_many,
    owner_proposed,
    owner_to_be_arranged,
)
from regiokompas.analysis.coherence.rules.references import (
    no_objective,
    number_used_twice,
    unknown_reference,
)
from regiokompas.analysis.coherence.rules.tracks import (
    no_track,
    track_ended,
    track_on_hold,
    track_without_challenge,
)
from regiokompas.analysis.coherence.views import PlanView

Rule = Callable[[Register], Iterable[Finding]]
# The code of each rule, and the rule; a finding carries the code of the rule that made it.
RULES: dict[str, Rule] = {
    "number-used-twice": number_used_twice,
    "unknown-reference": unknown_reference,
    "cycle-in-requires": cycle_in_requirements,
    "link-to-itself": link_to_itself,
    "no-owner": no_owner,
    "owner-proposed": owner_proposed,
    "owner-to-be-arranged": owner_to_be_arranged,
    "no-executive-owner": no_executive_owner,
    "owner-ended": owner_ended,
    "owner-of-many": owner_of_many,
    "no-primary-ministry": no_primary_ministry,
    "several-primary-ministries": several_primary_ministries,
    "unknown-ministry": unknown_ministry,
    "ministry-never-primary": ministry_never_primary,
    "ministry-primary-for-many": ministry_primary_for_many,
    "no-follow-up": no_follow_up,
    "no-objective": no_objective,
    "no-indicator": no_indicator,
    "no-baseline": no_baseline,
    "no-target": no_target,
    "ambition-without-year": ambition_without_year,
    "ambitions-do-not-fit": ambitions_do_not_fit,
    "figures-contradict": figures_contradict,
    "bottleneck-unanswered": bottleneck_unanswered,
    "intervention-without-taker": intervention_without_taker,
    "intervention-without-lead": intervention_without_lead,
    "interventions-overlap": interventions_overlap,
    "need-without-money": need_without_money,
    "no-track": no_track,
    "track-on-hold": track_on_hold,
    "track-ended": track_ended,
    "track-without-challenge": track_without_challenge,
    "wrong-cross-reference": wrong_cross_reference,
    "title-ambition-mismatch": title_ambition_mismatch,
    "theme-differs": theme_differs,
    "ambition-differs": ambition_differs,
    "orphan": orphan,
    "no-declared-link": no_declared_link,
    "requirement-not-returned": requirement_not_returned,
    "conflict-without-follow-up": conflict_without_follow_up,
    "event-overdue": event_overdue,
}
_SEVERITIES = {"error": 0, "warning": 1, "notice": 2}


def findings_of(view: PlanView, *, on: str) -> tuple[Finding, ...]:
    """Return all findings about a plan on the day ``on`` ("2026-05-07").

    The gravest come first; within a severity they stand in the order of ``RULES``, then by subject
    (challenges by number), then as the plan has them. The same plan gives the same list.
    """
    register = register_of(view, on=on)
    found = [finding for rule in RULES.values() for finding in rule(register)]
    rank = {code: place for place, code in enumerate(RULES)}
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                _SEVERITIES[finding.severity],
                rank[finding.code],
                _by_number(finding.subject),
            ),
        )
    )


@lru_cache(maxsize=32768)
def _by_number(subject: str) -> tuple[str, int, str]:
    """Return a key that puts "opgave-2" before "opgave-10"."""
    match = re.fullmatch(r"(.*?)(\d+)", subject)
    return (match[1], int(match[2]), "") if match else (subject, -1, subject)
