"""Identifiers that point at nothing, and numbers that are used twice."""

from collections import Counter
from collections.abc import Iterator

from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.pointers import pointers_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.domain.texts import Text


def unknown_reference(register: Register) -> Iterator[Finding]:
    """Tell identifiers and numbers that nothing in the plan carries.

    Registers that are empty are not checked against: they may not have been supplied.
    """
    known = _known(register)
    for pointer in pointers_of(register):
        names = known[pointer.register]
        if names and pointer.target not in names:
            yield Finding(
                code="unknown-reference",
                severity="error",
                subject=pointer.subject,
                message=fill(
                    Text(
                        nl="“{target}” staat niet in het register {register}.",
                        en="“{target}” is not in the register {register}.",
                        de="„{target}“ steht nicht im Register {register}.",
                    ),
                    target=pointer.target,
                    register=_NAMES[pointer.register],
                ),
                hint=Text(
                    nl="Verbeter de spelling, of voeg de regel aan het register toe.",
                    en="Correct the spelling, or add the entry to the register.",
                    de="Berichtigen Sie die Schreibweise, oder ergänzen Sie das Register.",
                ),
                source=pointer.source,
            )


def number_used_twice(register: Register) -> Iterator[Finding]:
    """Tell numbers that more than one challenge carries."""
    counts = Counter(challenge.number for challenge in register.view.challenges)
    for number, count in sorted(counts.items()):
        if count > 1:
            yield Finding(
                code="number-used-twice",
                severity="error",
                subject=challenge_subject(number),
                message=fill(
                    Text(
                        nl="Nummer {number} is {count} keer gebruikt.",
                        en="Number {number} is used {count} times.",
                        de="Die Nummer {number} ist {count}-mal vergeben.",
                    ),
                    number=number,
                    count=count,
                ),
                hint=Text(
                    nl="Geef elke opgave haar eigen nummer; een nummer verandert nooit.",
                    en="Give each challenge its own number; a number never changes.",
                    de="Geben Sie jeder Aufgabe eine eigene Nummer; sie ändert sich nie.",
                ),
                source=register.place(register.challenges[number], "title"),
            )


def no_objective(register: Register) -> Iterator[Finding]:
    """Tell challenges that no objective of the plan counts on, where it has objectives."""
    served = {number for goal in register.view.objectives for number in goal.challenges}
    for number, challenge in register.challenges.items():
        if register.view.objectives and number not in served:
            yield Finding(
                code="no-objective",
                severity="warning",
                subject=challenge_subject(number),
                message=Text(
                    nl="De opgave hoort bij geen enkele doelstelling.",
                    en="The challenge belongs to no objective.",
                    de="Die Aufgabe gehört zu keinem Ziel.",
                ),
                hint=Text(
                    nl="Verbind de opgave met een doelstelling, of leg uit waarom zij erin staat.",
                    en="Link the challenge to an objective, or explain why it is in the plan.",
                    de="Verbinden Sie die Aufgabe mit einem Ziel, oder begründen Sie sie.",
                ),
                source=register.place(challenge, "title"),
            )


def _known(register: Register) -> dict[str, set[str]]:
    view = register.view
    return {
        "challenges": {str(number) for number in register.challenges},
        "documents": set(register.documents),
        "holders": {*register.organisations, *register.bodies},
        "organisations": set(register.organisations),
        "tracks": set(register.tracks),
        "themes": set(register.themes),
        "pressures": {pressure.id for pressure in view.pressures},
        "events": {event.id for event in view.events},
    }


_NAMES = {
    "challenges": Text(nl="van de opgaven", en="of challenges", de="der Aufgaben"),
    "documents": Text(nl="van de documenten", en="of documents", de="der Dokumente"),
    "holders": Text(
        nl="van organisaties en gremia",
        en="of organisations and bodies",
        de="der Organisationen und Gremien",
    ),
    "organisations": Text(nl="van de organisaties", en="of organisations", de="der Organisationen"),
    "tracks": Text(nl="van lopende trajecten", en="of running tracks", de="der laufenden Prozesse"),
    "themes": Text(nl="van de thema's", en="of themes", de="der Handlungsfelder"),
    "pressures": Text(nl="van de vormen van druk", en="of pressures", de="der Belastungen"),
    "events": Text(nl="van de gebeurtenissen", en="of events", de="der Ereignisse"),
}
