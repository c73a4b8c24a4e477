"""What was expected and has not been reported."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.dates import is_before
from regiokompas.analysis.coherence.finding import Finding, challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import same
from regiokompas.domain.plans import Event
from regiokompas.domain.texts import Text


def overdue_events(register: Register) -> list[Event]:
    """Return what was expected or planned for a date that has passed, and of which nothing came.

    What an event that happened says it fulfils is no longer waited for.
    """
    events = register.view.events
    came = {name for event in events if event.state == "happened" for name in event.fulfils}
    return [
        event
        for event in events
        if event.state != "happened" and event.id not in came and is_before(event.date, register.on)
    ]


def event_overdue(register: Register) -> Iterator[Finding]:
    """Tell what was expected or planned for a date that has passed, at its one challenge if any."""
    for event in overdue_events(register):
        one = event.challenges[0] if len(event.challenges) == 1 else None
        yield Finding(
            code="event-overdue",
            severity="notice",
            subject=subject_of("event", event.id) if one is None else challenge_subject(one),
            message=fill(
                Text(
                    nl="Verwacht voor {date} en nog niet gemeld: {title}.",
                    en="Expected for {date} and not yet reported: {title}.",
                    de="Erwartet für {date} und noch nicht gemeldet: {title}.",
                ),
                date=event.date,
                title=event.title,
            ),
            hint=Text(
                nl="Leg vast wat ervan kwam (fulfils), of noem de nieuwe datum met de reden.",
                en="Record what came of it (fulfils), or give the new date with the reason.",
                de="Halten Sie das Ergebnis fest (fulfils), oder nennen Sie das neue Datum.",
            ),
            source=same(event.source),
        )
