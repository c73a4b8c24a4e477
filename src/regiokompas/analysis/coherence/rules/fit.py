"""Ambitions that do not fit together."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.arithmetic import Path, Ratio, ratios_of
from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import number, same
from regiokompas.domain.texts import Text

# A ratio that stays within one percent is what rounding in the ambitions gives.
TOLERANCE = 0.01


def ambitions_do_not_fit(register: Register) -> Iterator[Finding]:
    """Tell ambitions that together change a ratio: fewer persons per home, more jobs per head."""
    ambitions = {ambition.id: ambition for ambition in register.view.ambitions}
    for ratio in ratios_of(register.view.ambitions):
        if abs(ratio.change) > TOLERANCE:
            over, under = ambitions[ratio.over.id], ambitions[ratio.under.id]
            shared = [number for number in over.challenges if number in under.challenges]
            yield Finding(
                code="ambitions-do-not-fit",
                severity="notice",
                subject=challenge_subject(shared[0]) if shared else "plan",
                message=_message(ratio),
                hint=Text(
                    nl="Leg uit of dit zo bedoeld is, of stem de ambities op elkaar af.",
                    en="Explain whether this is intended, or bring the ambitions into line.",
                    de="Erklären Sie, ob das so gemeint ist, oder stimmen Sie die Ziele ab.",
                ),
                source=same("; ".join(dict.fromkeys((over.source, under.source)))),
            )


def _message(ratio: Ratio) -> Text:
    name = _NAMES[ratio.over.indicator, ratio.under.indicator]
    over, under = ratio.over, ratio.under
    return fill(
        Text(
            nl="{name}: {goal} bij het doel tegen {now} nu ({og} op {ug}, tegen {on} op {un})."
            "{pace}",
            en="{name}: {goal} at the goal against {now} now ({og} to {ug}, against {on} to {un})."
            "{pace}",
            de="{name}: {goal} am Ziel gegenüber heute {now} ({og} zu {ug}, heute {on} zu {un})."
            "{pace}",
        ),
        name=name,
        goal=number(ratio.goal, decimals=3),
        now=number(ratio.now, decimals=3),
        og=number(over.goal),
        ug=number(under.goal),
        on=number(over.now),
        un=number(under.now),
        pace=_pace(over, under),
    )


def _pace(over: Path, under: Path) -> Text:
    """Return a sentence on what is needed a year; empty where the plan names no year."""
    if over.per_year is None or under.per_year is None:
        return same("")
    return fill(
        Text(
            nl=" Nodig per jaar: {over} tegen {under}.",
            en=" Needed a year: {over} against {under}.",
            de=" Nötig pro Jahr: {over} gegenüber {under}.",
        ),
        over=number(over.per_year, decimals=0),
        under=number(under.per_year, decimals=0),
    )


_NAMES = {
    ("inhabitants", "homes"): Text(
        nl="Inwoners per woning", en="Persons per home", de="Personen pro Wohnung"
    ),
    ("jobs", "inhabitants"): Text(
        nl="Banen per inwoner", en="Jobs per inhabitant", de="Arbeitsplätze pro Einwohner"
    ),
}
