"""What must hold of the choices of indicators of a region."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, text_findings
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.choices import IndicatorChoice

MOST_HEADLINES = 3


def choice_findings(
    choices: tuple[IndicatorChoice, ...], *, plan: DeclaredPlan
) -> Iterator[Finding]:
    """Find indicators of a challenge without a reason, reasons for none, and too many headlines."""
    wanted = {
        (challenge.number, indicator)
        for challenge in plan.challenges
        for indicator in challenge.indicators
    }
    seen: set[tuple[int, str]] = set()
    for index, choice in enumerate(choices):
        pair = (choice.challenge, choice.indicator)
        if pair in seen:
            sentence = f"challenge {pair[0]} has '{pair[1]}' twice"
            yield ("choices", index), sentence, "keep one of the two"
        seen.add(pair)
        if pair not in wanted:
            yield (
                ("choices", index),
                f"challenge {pair[0]} does not name the indicator '{pair[1]}'",
                "add it to the indicators of the challenge, or take the choice out",
            )
        yield from text_findings(("choices", index, "why"), choice.why)
        if choice.limits is not None:
            yield from text_findings(("choices", index, "limits"), choice.limits)
    for number, indicator in sorted(wanted - seen):
        yield (
            (),
            f"challenge {number} names the indicator '{indicator}', but nothing says why",
            "add it under [[choices]], with `why`",
        )
    yield from _headline_findings(choices, {number for number, _ in wanted})


def _headline_findings(
    choices: tuple[IndicatorChoice, ...], numbers: set[int]
) -> Iterator[Finding]:
    for number in sorted(numbers):
        own = [choice for choice in choices if choice.challenge == number and choice.is_headline]
        if not 1 <= len(own) <= MOST_HEADLINES:
            yield (
                (),
                f"challenge {number} has {len(own)} headline indicators",
                f"mark one to {MOST_HEADLINES} with is_headline = true",
            )
