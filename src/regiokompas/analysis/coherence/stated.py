"""All figures that the documents state, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regiokompas.analysis.coherence.finding import challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import same
from regiokompas.domain.plans import Need, PlanChallenge, Section, StatedFigure, Statement
from regiokompas.domain.texts import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A stated figure, the subject it stands at, and its place in words."""

    figure: StatedFigure
    subject: str
    source: Text

    @property
    def is_difference(self) -> bool:
        """Return whether the figure is a change since a period ("2021"), not a level."""
        return self.figure.compared_with[:4].isdigit()


def stated_figures(register: Register) -> Iterator[Stated]:
    """Return the figures of the challenges, then those of pressures, ambitions and events."""
    for challenge in register.challenges.values():
        yield from _of_challenge(register, challenge)
    view = register.view
    for pressure in view.pressures:
        for statement in pressure.statements:
            yield from _each(statement.figures, "plan", same(pressure.source))
    for ambition in view.ambitions:
        subject = subject_of("ambition", ambition.id)
        yield from _each(ambition.baseline, subject, same(ambition.source))
    for event in view.events:
        for message in event.messages:
            yield from _each(message.figures, subject_of("event", event.id), same(event.source))


def _of_challenge(register: Register, challenge: PlanChallenge) -> Iterator[Stated]:
    sections: tuple[tuple[Section, tuple[Statement | Need, ...]], ...] = (
        ("context", challenge.context),
        ("needs", challenge.needs),
        ("impact", challenge.impact),
        ("follow-up", challenge.follow_up),
    )
    subject = challenge_subject(challenge.number)
    for section, statements in sections:
        for statement in statements:
            if statement.figures:
                yield from _each(statement.figures, subject, register.place(challenge, section))


def _each(figures: Iterable[StatedFigure], subject: str, source: Text) -> Iterator[Stated]:
    for figure in figures:
        yield Stated(figure=figure, subject=subject, source=source)
