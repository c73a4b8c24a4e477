"""Links themselves: circles, challenges that stand alone, links known on one side only."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.cycles import cycle_in_requires
from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.groups import groups_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import numbered, quoted, section_name
from regiokompas.domain.texts import Text


def cycle_in_requirements(register: Register) -> Iterator[Finding]:
    """Tell a circle of challenges that each require the next (code ``cycle-in-requires``)."""
    circle = cycle_in_requires(register.view.challenges)
    if circle is None:
        return
    first = register.challenges[circle[0]]
    yield Finding(
        code="cycle-in-requires",
        severity="error",
        subject=challenge_subject(first.number),
        message=fill(
            Text(
                nl="Deze opgaven wachten in een kring op elkaar: {circle}.",
                en="These challenges wait for each other in a circle: {circle}.",
                de="Diese Aufgaben warten im Kreis aufeinander: {circle}.",
            ),
            circle=" → ".join(str(number) for number in (*circle, circle[0])),
        ),
        hint=Text(
            nl="Maak van één vereiste een bijdrage, of splits de stap die eerst kan.",
            en="Turn one requirement into a contribution, or split off the step that can go first.",
            de="Machen Sie aus einer Voraussetzung einen Beitrag, oder teilen Sie etwas ab.",
        ),
        source=register.place(first, "needs"),
    )


def orphan(register: Register) -> Iterator[Finding]:
    """Tell challenges that nothing links to any other: no declared link, nothing shared."""
    linked = _declared_numbers(register)
    for group in groups_of(register.view):
        linked.update(group.challenges)
    for number, challenge in register.challenges.items():
        if number not in linked and len(register.challenges) > 1:
            yield Finding(
                code="orphan",
                severity="warning",
                subject=challenge_subject(number),
                message=Text(
                    nl="Niets verbindt deze opgave met een andere.",
                    en="Nothing links this challenge to any other.",
                    de="Nichts verbindet diese Aufgabe mit einer anderen.",
                ),
                hint=Text(
                    nl="Ga na waar deze opgave op leunt en waar zij aan bijdraagt.",
                    en="Find out what this challenge rests on and what it contributes to.",
                    de="Klären Sie, worauf diese Aufgabe beruht und wozu sie beiträgt.",
                ),
                source=register.place(challenge, "context"),
            )


def no_declared_link(register: Register) -> Iterator[Finding]:
    """Tell challenges that name no other challenge and are named by none."""
    linked = _declared_numbers(register)
    for number, challenge in register.challenges.items():
        if number not in linked and len(register.challenges) > 1:
            yield Finding(
                code="no-declared-link",
                severity="notice",
                subject=challenge_subject(number),
                message=Text(
                    nl="De opgave noemt geen andere opgave en wordt door geen andere genoemd.",
                    en="The challenge names no other challenge and no other names it.",
                    de="Die Aufgabe nennt keine andere und wird von keiner anderen genannt.",
                ),
                hint=Text(
                    nl="Bekijk wat zij deelt met andere opgaven, en leg het verband vast.",
                    en="Look at what it shares with other challenges, and record the link.",
                    de="Sehen Sie nach, was sie mit anderen teilt, und halten Sie es fest.",
                ),
                source=register.place(challenge, "context"),
            )


def requirement_not_returned(register: Register) -> Iterator[Finding]:
    """Tell challenges that others require without their own fiche naming those others."""
    named = {
        (number, link.to)
        for number, challenge in register.challenges.items()
        for link in challenge.links
    }
    waiting: dict[int, list[int]] = {}
    for number, challenge in sorted(register.challenges.items()):
        for target in dict.fromkeys(x.to for x in challenge.links if x.kind == "requires"):
            if target in register.challenges and (target, number) not in named:
                waiting.setdefault(target, []).append(number)
    for target, numbers in sorted(waiting.items()):
        yield Finding(
            code="requirement-not-returned",
            severity="notice",
            subject=challenge_subject(target),
            message=fill(
                Text(
                    nl="Vereist door {numbers}, maar de fiche zelf noemt dat niet.",
                    en="Required by {numbers}, but its own fiche does not say so.",
                    de="Vorausgesetzt von {numbers}; das eigene Blatt erwähnt es nicht.",
                ),
                numbers=numbered(numbers),
            ),
            hint=Text(
                nl="Vraag de eigenaar of hij weet dat anderen op deze opgave wachten.",
                en="Ask the owner whether it is known that others wait for this challenge.",
                de="Fragen Sie die Zuständigen, ob sie wissen, dass andere darauf warten.",
            ),
            source=register.place(register.challenges[target], "needs"),
        )


def conflict_without_follow_up(register: Register) -> Iterator[Finding]:
    """Tell conflicts between challenges where neither side has agreed on what to do next."""
    for number, challenge in register.challenges.items():
        for link in challenge.links:
            other = register.challenges.get(link.to)
            if link.kind != "conflicts-with" or other is None:
                continue
            if not challenge.follow_up and not other.follow_up:
                yield Finding(
                    code="conflict-without-follow-up",
                    severity="warning",
                    subject=challenge_subject(number),
                    message=fill(
                        Text(
                            nl="Botst met {other}, en geen van beide heeft een vervolgafspraak: "
                            "{text}",
                            en="Conflicts with {other}, and neither has a follow-up: {text}",
                            de="Steht im Konflikt mit {other}, und keine von beiden hat eine "
                            "Folgevereinbarung: {text}",
                        ),
                        other=numbered([link.to]),
                        text=quoted(link.text),
                    ),
                    hint=Text(
                        nl="Leg de keuze voor aan het gremium dat over beide opgaven gaat.",
                        en="Put the choice to the body that answers for both challenges.",
                        de="Legen Sie die Wahl dem Gremium vor, das für beide zuständig ist.",
                    ),
                    source=register.place(challenge, link.section),
                )


def link_to_itself(register: Register) -> Iterator[Finding]:
    """Tell links of a challenge to itself."""
    for challenge in register.view.challenges:
        for link in challenge.links:
            if link.to == challenge.number:
                yield Finding(
                    code="link-to-itself",
                    severity="error",
                    subject=challenge_subject(challenge.number),
                    message=fill(
                        Text(
                            nl="De opgave verwijst naar zichzelf ({section}).",
                            en="The challenge refers to itself ({section}).",
                            de="Die Aufgabe verweist auf sich selbst ({section}).",
                        ),
                        section=section_name(link.section),
                    ),
                    hint=Text(
                        nl="Noem de opgave die bedoeld is, of haal de verwijzing weg.",
                        en="Name the challenge that is meant, or remove the reference.",
                        de="Nennen Sie die gemeinte Aufgabe, oder entfernen Sie den Verweis.",
                    ),
                    source=register.place(challenge, link.section),
                )


def _declared_numbers(register: Register) -> set[int]:
    """Return the challenges at either end of a declared link between two that exist."""
    found: set[int] = set()
    for number, challenge in register.challenges.items():
        for link in challenge.links:
            if link.to in register.challenges and link.to != number:
                found |= {number, link.to}
    return found
