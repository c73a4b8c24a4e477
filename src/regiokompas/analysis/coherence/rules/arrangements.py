"""What is arranged: follow-up, answers to bottlenecks, takers of interventions, money."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.groups import is_money_track
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import quoted
from regiokompas.domain.plans import Intervention, Need, PlanChallenge
from regiokompas.domain.texts import Text

_MONEY_UNITS = ("eur", "€")


def no_follow_up(register: Register) -> Iterator[Finding]:
    """Tell challenges for which nothing has been agreed to do next."""
    for challenge in register.view.challenges:
        if not challenge.follow_up:
            yield Finding(
                code="no-follow-up",
                severity="warning",
                subject=challenge_subject(challenge.number),
                message=Text(
                    nl="Er is geen vervolgafspraak.",
                    en="No follow-up has been agreed.",
                    de="Es gibt keine Folgevereinbarung.",
                ),
                hint=Text(
                    nl="Spreek één volgende stap af: wie, wat, wanneer.",
                    en="Agree on one next step: who, what, when.",
                    de="Vereinbaren Sie einen nächsten Schritt: wer, was, wann.",
                ),
                source=register.place(challenge, "follow-up"),
            )


def bottleneck_unanswered(register: Register) -> Iterator[Finding]:
    """Tell each bottleneck that no intervention of its challenge answers."""
    for challenge in register.view.challenges:
        known = {step.id for step in challenge.interventions}
        for bottleneck in challenge.bottlenecks:
            if known.isdisjoint(bottleneck.answered_by):
                yield Finding(
                    code="bottleneck-unanswered",
                    severity="warning",
                    subject=challenge_subject(challenge.number),
                    message=fill(
                        Text(
                            nl="Geen interventie pakt dit knelpunt aan: {text}",
                            en="No intervention answers this bottleneck: {text}",
                            de="Keine Maßnahme beantwortet diesen Engpass: {text}",
                        ),
                        text=quoted(bottleneck.text),
                    ),
                    hint=Text(
                        nl="Bedenk een interventie, of leg vast waarom dit knelpunt blijft liggen.",
                        en="Propose an intervention, or record why this bottleneck is left alone.",
                        de="Schlagen Sie eine Maßnahme vor, oder begründen Sie, warum keine folgt.",
                    ),
                    source=register.place(challenge, "bottlenecks"),
                )


def intervention_without_taker(register: Register) -> Iterator[Finding]:
    """Tell, once a challenge, how many interventions of one side name no taker."""
    for challenge in register.view.challenges:
        steps = [step for step in challenge.interventions if step.side != "both"]
        open_steps = [step for step in steps if not step.taker.strip()]
        if open_steps:
            yield Finding(
                code="intervention-without-taker",
                severity="notice",
                subject=challenge_subject(challenge.number),
                message=fill(
                    Text(
                        nl="{open} van {all} interventies noemen niemand die ze oppakt. De eerste: "
                        "{text}",
                        en="{open} of {all} interventions name nobody to take them up. The first: "
                        "{text}",
                        de="{open} von {all} Maßnahmen nennen niemanden, der sie übernimmt. Die "
                        "erste: {text}",
                    ),
                    open=len(open_steps),
                    all=len(steps),
                    text=quoted(open_steps[0].text),
                ),
                hint=Text(
                    nl="Zet bij elke interventie de organisatie die de eerste stap zet.",
                    en="Name for each intervention the organisation that takes the first step.",
                    de="Nennen Sie je Maßnahme die Organisation, die den ersten Schritt macht.",
                ),
                source=register.place(challenge, "interventions"),
            )


def intervention_without_lead(register: Register) -> Iterator[Finding]:
    """Tell interventions asked of State and region together without saying which leads."""
    for challenge in register.view.challenges:
        for step in challenge.interventions:
            if step.side == "both" and not step.taker.strip():
                yield _without_lead(register, challenge, step)


def need_without_money(register: Register) -> Iterator[Finding]:
    """Tell needs that ask for money without an amount, or without a stream it could come from."""
    for challenge in register.view.challenges:
        tracks = [register.tracks.get(use.track) for use in challenge.tracks]
        has_stream = any(track is not None and is_money_track(track) for track in tracks)
        for need in challenge.needs:
            if not need.asks_money:
                continue
            if not _states_amount(need):
                yield _need(register, challenge, need, _NO_AMOUNT)
            elif not has_stream:
                yield _need(register, challenge, need, _NO_STREAM)


_NO_AMOUNT = Text(
    nl="Hier wordt om geld gevraagd zonder bedrag: {text}",
    en="Money is asked for here without an amount: {text}",
    de="Hier wird ohne Betrag um Geld gebeten: {text}",
)
_NO_STREAM = Text(
    nl="Het bedrag is genoemd, maar bij de opgave loopt geen geldstroom: {text}",
    en="The amount is stated, but no funding stream runs for the challenge: {text}",
    de="Der Betrag ist genannt, aber zur Aufgabe läuft kein Fördertopf: {text}",
)


def _states_amount(need: Need) -> bool:
    return any(unit in figure.unit.lower() for figure in need.figures for unit in _MONEY_UNITS)


def _need(register: Register, challenge: PlanChallenge, need: Need, message: Text) -> Finding:
    return Finding(
        code="need-without-money",
        severity="warning",
        subject=challenge_subject(challenge.number),
        message=fill(message, text=quoted(need.text)),
        hint=Text(
            nl="Noem het bedrag per jaar en de geldstroom waar het uit kan komen.",
            en="State the amount a year and the stream it could come from.",
            de="Nennen Sie den Betrag pro Jahr und den Topf, aus dem er kommen kann.",
        ),
        source=register.place(challenge, "needs"),
    )


def _without_lead(register: Register, challenge: PlanChallenge, step: Intervention) -> Finding:
    return Finding(
        code="intervention-without-lead",
        severity="warning",
        subject=challenge_subject(challenge.number),
        message=fill(
            Text(
                nl="Gevraagd van Rijk en regio samen, zonder wie begint: {text}",
                en="Asked of State and region together, without saying who begins: {text}",
                de="Von Staat und Region gemeinsam verlangt, ohne wer beginnt: {text}",
            ),
            text=quoted(step.text),
        ),
        hint=Text(
            nl="Spreek af welke kant de eerste stap zet.",
            en="Agree which side takes the first step.",
            de="Vereinbaren Sie, welche Seite den ersten Schritt macht.",
        ),
        source=register.place(challenge, "interventions"),
    )
