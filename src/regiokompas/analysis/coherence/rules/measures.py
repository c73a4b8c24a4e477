"""Whether a challenge can be measured: indicator, baseline, target, year."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.finding import Finding, challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.views import PublishedIndicator
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import same
from regiokompas.domain.plans import PlanAmbition, PlanChallenge
from regiokompas.domain.texts import Text


def no_indicator(register: Register) -> Iterator[Finding]:
    """Tell challenges without a published indicator."""
    for challenge in register.view.challenges:
        if not _published(register, challenge):
            message = _NO_INDICATOR if not challenge.indicators else _NONE_PUBLISHED
            yield _about(register, challenge, code="no-indicator", message=message)


def no_baseline(register: Register) -> Iterator[Finding]:
    """Tell challenges with neither an indicator with a baseline nor a stated starting point."""
    for challenge in register.view.challenges:
        stated = any(a.baseline for a in register.ambitions.get(challenge.number, ()))
        measured = any(found.has_baseline for found in _published(register, challenge))
        if not stated and not measured:
            yield _about(register, challenge, code="no-baseline", message=_NO_BASELINE)


def no_target(register: Register) -> Iterator[Finding]:
    """Tell challenges with neither an indicator with a target nor a quantified ambition."""
    for challenge in register.view.challenges:
        ambitions = register.ambitions.get(challenge.number, ())
        measured = any(found.has_target for found in _published(register, challenge))
        if not measured and not any(is_quantified(ambition) for ambition in ambitions):
            yield _about(register, challenge, code="no-target", message=_NO_TARGET)


def ambition_without_year(register: Register) -> Iterator[Finding]:
    """Tell quantified ambitions that name no year, at each challenge they belong to."""
    for ambition in register.view.ambitions:
        if ambition.target_period:
            continue
        subjects = [challenge_subject(number) for number in ambition.challenges]
        for subject in subjects or [subject_of("ambition", ambition.id)]:
            yield Finding(
                code="ambition-without-year",
                severity="warning",
                subject=subject,
                message=fill(
                    Text(
                        nl="De ambitie “{name}” noemt geen jaar waarin zij bereikt moet zijn.",
                        en="The ambition “{name}” names no year by which it should be reached.",
                        de="Die Ambition „{name}“ nennt kein Jahr, in dem sie erreicht sein soll.",
                    ),
                    name=ambition.name,
                ),
                hint=Text(
                    nl="Spreek een jaar af, en een tussendoel voor de eerste meting.",
                    en="Agree on a year, and on a milestone for the first measurement.",
                    de="Vereinbaren Sie ein Jahr und ein Zwischenziel für die erste Messung.",
                ),
                source=same(ambition.source),
            )


def is_quantified(ambition: PlanAmbition) -> bool:
    """Return whether an ambition states an increase, a target or a level to reach."""
    return ambition.increase is not None or ambition.target is not None or bool(ambition.gap_to)


def _published(register: Register, challenge: PlanChallenge) -> list[PublishedIndicator]:
    """Return the published indicators of a challenge; all its own where that is not known."""
    if register.view.indicators is None:
        return [PublishedIndicator(id=name) for name in challenge.indicators]
    found = (register.indicators.get(name) for name in challenge.indicators)
    return [indicator for indicator in found if indicator is not None]


_NO_INDICATOR = Text(
    nl="Geen indicator meet of deze opgave vordert.",
    en="No indicator measures whether this challenge progresses.",
    de="Kein Indikator misst, ob diese Aufgabe vorankommt.",
)
_NONE_PUBLISHED = Text(
    nl="Geen van de indicatoren bij deze opgave is gepubliceerd.",
    en="None of the indicators of this challenge is published.",
    de="Keiner der Indikatoren dieser Aufgabe ist veröffentlicht.",
)
_NO_BASELINE = Text(
    nl="Er is geen nulmeting: geen vastgesteld beginpunt en geen cijfer in het plan.",
    en="There is no baseline: no accepted starting point and no figure in the plan.",
    de="Es gibt keine Nullmessung: kein festgelegter Ausgangspunkt und keine Zahl im Plan.",
)
_NO_TARGET = Text(
    nl="Er is geen streefwaarde: nergens staat welk cijfer bereikt moet worden.",
    en="There is no target: nowhere does it say which figure should be reached.",
    de="Es gibt keinen Zielwert: Nirgends steht, welche Zahl erreicht werden soll.",
)
_HINTS = {
    "no-indicator": Text(
        nl="Kies een indicator met een openbare bron, of leg vast waarom dat niet kan.",
        en="Choose an indicator with a public source, or record why there can be none.",
        de="Wählen Sie einen Indikator mit öffentlicher Quelle, oder begründen Sie das Fehlen.",
    ),
    "no-baseline": Text(
        nl="Laat regio en Rijk één beginpunt vaststellen.",
        en="Have region and State accept one starting point.",
        de="Lassen Sie Region und Staat einen Ausgangspunkt festlegen.",
    ),
    "no-target": Text(
        nl="Spreek af bij welk cijfer en in welk jaar de opgave geslaagd is.",
        en="Agree at which figure and in which year the challenge has succeeded.",
        de="Vereinbaren Sie, bei welcher Zahl und in welchem Jahr die Aufgabe gelungen ist.",
    ),
}


def _about(register: Register, challenge: PlanChallenge, *, code: str, message: Text) -> Finding:
    return Finding(
        code=code,
        severity="warning",
        subject=challenge_subject(challenge.number),
        message=message,
        hint=_HINTS[code],
        source=register.place(challenge, "ambition"),
    )
