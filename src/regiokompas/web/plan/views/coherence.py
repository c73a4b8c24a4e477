"""Coherence: how the challenges are linked, and what the plan check found."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.analysis.coherence.arithmetic import Path, Ratio, path_of, ratios_of
from regiokompas.analysis.coherence.finding import Finding
from regiokompas.domain.texts import Text
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.finding_words import CODES
from regiokompas.web.plan.pages import of_plan, plan_page
from regiokompas.web.plan.squares import SHARED_SIGN, legend, square_rows
from regiokompas.web.plan.words import SEVERITIES, UNITS
from regiokompas.web.templatetags.figures import translated

# So many findings of one kind are listed; the page of each challenge has its own.
_MOST_LISTED = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """The findings of one kind, each with the page of its subject."""

    code: str
    name: Text | None
    count: int
    hint: Text
    listed: tuple[tuple[Finding, Crumb | None], ...]


@of_plan
def coherence(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page about how the plan hangs together."""
    ambitions = content.register.ambitions
    return plan_page(
        request,
        "coherence.html",
        content=content,
        crumbs=(Crumb(text=gettext("Coherence"), address=""),),
        rows=square_rows(content),
        legend=legend(),
        shared_sign=SHARED_SIGN,
        severities=_severities(content),
        count=len(content.findings),
        ambitions=[(item, path_of(item)) for item in ambitions],
        ratios=[_named(content, ratio) for ratio in ratios_of(ambitions)],
    )


def _severities(content: Content) -> list[tuple[str, Text, int, list[Kind]]]:
    """Return each severity that occurs with its name, its count and its kinds of findings."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in content.findings:
        found.setdefault(finding.severity, {}).setdefault(finding.code, []).append(finding)
    return [
        (
            severity,
            name,
            sum(map(len, found[severity].values())),
            [_kind(content, code, findings) for code, findings in found[severity].items()],
        )
        for severity, name in SEVERITIES.items()
        if severity in found
    ]


def _kind(content: Content, code: str, findings: list[Finding]) -> Kind:
    return Kind(
        code=code,
        name=CODES.get(code),
        count=len(findings),
        hint=findings[0].hint,
        listed=tuple(
            (finding, _subject(content, finding.subject)) for finding in findings[:_MOST_LISTED]
        ),
    )


def _subject(content: Content, subject: str) -> Crumb | None:
    """Return the page of what a finding is about; None for the plan as a whole."""
    kind, _, key = subject.partition("-")
    if kind == "opgave" and key.isdigit() and int(key) in content.challenges:
        challenge = content.challenges[int(key)]
        address = reverse("plan:challenge", args=[challenge.number])
        return Crumb(text=f"{key}. {translated(challenge.title)}", address=address)
    if kind in {"organisation", "ministry", "body"} and (party := content.party(key)):
        address = reverse("plan:organisation", args=[party.id])
        return Crumb(text=translated(party.name), address=address)
    if kind == "track" and (track := content.tracks.get(key)):
        return Crumb(text=translated(track.name), address=reverse("plan:track", args=[key]))
    event = next((item for item in content.register.events if item.id == key), None)
    if kind == "event" and event:
        address = f"{reverse('plan:calendar')}#{event.id}"
        return Crumb(text=translated(event.title), address=address)
    return None


def _named(content: Content, ratio: Ratio) -> tuple[Ratio, str, str, float]:
    """Return ``ratio`` with the names of what is divided, and its change in per cent."""
    return ratio, _name(content, ratio.over), _name(content, ratio.under), 100 * ratio.change


def _name(content: Content, path: Path) -> str:
    """Return what ``path`` counts in the words of the plan, not as an official series does."""
    ambition = next(item for item in content.register.ambitions if item.id == path.id)
    return translated(UNITS.get(ambition.unit, ambition.name)).capitalize()
