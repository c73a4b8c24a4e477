"""Who owns what: owners that are absent, proposed, still to be arranged, or own very much."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.dates import is_before
from regiokompas.analysis.coherence.finding import Finding, challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import listed, numbered, same
from regiokompas.domain.plans import Owner, PlanChallenge
from regiokompas.domain.texts import Text

# A holder of at least a quarter of the challenges, and of three: where one cannot act, much stands.
GREAT_PART = 0.25
GREAT_NUMBER = 3

_PLAN = Text(
    nl="alle opgaven, eigenaarschap",
    en="all challenges, ownership",
    de="alle Aufgaben, Zuständigkeit",
)


def no_owner(register: Register) -> Iterator[Finding]:
    """Tell challenges for which the plan names no administrative owner."""
    for challenge in register.view.challenges:
        if not challenge.ownership.administrative:
            yield _about(
                register,
                challenge,
                code="no-owner",
                message=fill(
                    Text(
                        nl="Niemand is bestuurlijk eigenaar.{note}",
                        en="Nobody is the administrative owner.{note}",
                        de="Niemand ist politisch zuständig.{note}",
                    ),
                    note=_note(challenge),
                ),
                hint=Text(
                    nl="Wijs een bestuurder of bestuurlijk overleg aan dat aanspreekbaar is.",
                    en="Name an administrator or body that can be held to account.",
                    de="Benennen Sie eine Person oder ein Gremium mit politischer Verantwortung.",
                ),
            )


def owner_proposed(register: Register) -> Iterator[Finding]:
    """Tell challenges whose ownership is only a proposal."""
    for challenge in register.view.challenges:
        if challenge.ownership.is_proposal:
            holders = (*challenge.ownership.administrative, *challenge.ownership.executive)
            names = listed([register.name_of(owner.holder) for owner in holders])
            yield _about(
                register,
                challenge,
                code="owner-proposed",
                message=fill(
                    Text(
                        nl="Het eigenaarschap is een voorstel, nog geen besluit: {names}.",
                        en="The ownership is a proposal, not yet a decision: {names}.",
                        de="Die Zuständigkeit ist ein Vorschlag, noch kein Beschluss: {names}.",
                    ),
                    names=names if holders else same("–"),
                ),
                hint=Text(
                    nl="Laat het voorstel bevestigen en leg het besluit vast met datum.",
                    en="Have the proposal confirmed and record the decision with its date.",
                    de="Lassen Sie den Vorschlag bestätigen; halten Sie den Beschluss fest.",
                ),
            )


def no_executive_owner(register: Register) -> Iterator[Finding]:
    """Tell challenges for which the plan names nobody who carries them out."""
    for challenge in register.view.challenges:
        if not challenge.ownership.executive:
            yield _about(
                register,
                challenge,
                code="no-executive-owner",
                message=fill(
                    Text(
                        nl="Niemand is aangewezen om de opgave uit te voeren.{note}",
                        en="Nobody has been named to carry out the challenge.{note}",
                        de="Niemand ist mit der Umsetzung der Aufgabe betraut.{note}",
                    ),
                    note=_note(challenge),
                ),
                hint=Text(
                    nl="Spreek af welke organisatie trekt, en met hoeveel mensen.",
                    en="Agree which organisation leads, and with how many people.",
                    de="Vereinbaren Sie, welche Organisation führt, und mit wie viel Personal.",
                ),
            )


def owner_to_be_arranged(register: Register) -> Iterator[Finding]:
    """Tell challenges part of whose owners, by the plan's own word, still have to be arranged."""
    for challenge in register.view.challenges:
        owners = (*challenge.ownership.administrative, *challenge.ownership.executive)
        waiting = [owner for owner in owners if owner.to_be_arranged]
        if waiting:
            yield _about(
                register,
                challenge,
                code="owner-to-be-arranged",
                message=fill(
                    Text(
                        nl="Nog te regelen, zegt het plan: {names}.",
                        en="Still to be arranged, the plan says: {names}.",
                        de="Laut Plan noch zu regeln: {names}.",
                    ),
                    names=listed([_with_scope(register, owner) for owner in waiting]),
                ),
                hint=Text(
                    nl="Vraag na of dit inmiddels is geregeld, en werk het eigenaarschap bij.",
                    en="Ask whether this has been arranged by now, and update the ownership.",
                    de="Fragen Sie nach, ob dies inzwischen geregelt ist, und ergänzen Sie es.",
                ),
            )


def owner_ended(register: Register) -> Iterator[Finding]:
    """Tell owners that no longer exist on the day of the check, with what they became."""
    for challenge in register.view.challenges:
        owners = (*challenge.ownership.administrative, *challenge.ownership.executive)
        for holder in dict.fromkeys(owner.holder for owner in owners):
            organisation = register.organisations.get(holder)
            if organisation is None or not is_before(organisation.valid_until, register.on):
                continue
            successors = [register.name_of(successor) for successor in organisation.successors]
            yield _about(
                register,
                challenge,
                code="owner-ended",
                message=fill(
                    Text(
                        nl="{name} bestaat niet meer sinds {date}. Opvolger: {successors}.",
                        en="{name} no longer exists since {date}. Successor: {successors}.",
                        de="{name} besteht seit {date} nicht mehr. Nachfolge: {successors}.",
                    ),
                    name=organisation.name,
                    date=organisation.valid_until,
                    successors=listed(successors) if successors else same("–"),
                ),
                hint=Text(
                    nl="Zet het eigenaarschap over, na overleg met de opvolger.",
                    en="Transfer the ownership after consulting the successor.",
                    de="Übertragen Sie die Zuständigkeit nach Absprache mit der Nachfolge.",
                ),
            )


def owner_of_many(register: Register) -> Iterator[Finding]:
    """Tell organisations and bodies that own a great part of the plan."""
    owned: dict[str, list[int]] = {}
    for number, challenge in sorted(register.challenges.items()):
        owners = (*challenge.ownership.administrative, *challenge.ownership.executive)
        for holder in dict.fromkeys(owner.holder for owner in owners):
            owned.setdefault(holder, []).append(number)
    for holder, numbers in sorted(owned.items()):
        if not is_great_part(len(numbers), of=len(register.challenges)):
            continue
        yield Finding(
            code="owner-of-many",
            severity="notice",
            subject=subject_of("organisation", holder),
            message=fill(
                Text(
                    nl="{name} is eigenaar van {count} van de {total} opgaven: {numbers}.",
                    en="{name} owns {count} of the {total} challenges: {numbers}.",
                    de="{name} ist für {count} von {total} Aufgaben zuständig: {numbers}.",
                ),
                name=register.name_of(holder),
                count=len(numbers),
                total=len(register.challenges),
                numbers=numbered(numbers),
            ),
            hint=Text(
                nl="Ga na of er genoeg mensen zijn, en wie het overneemt als dat niet zo is.",
                en="Check that there are enough people, and who takes over if there are not.",
                de="Prüfen Sie, ob genug Personal da ist, und wer sonst übernimmt.",
            ),
            source=_PLAN,
        )


def is_great_part(count: int, *, of: int) -> bool:
    """Return whether ``count`` of ``of`` challenges is a great part: a quarter, and three."""
    return count >= GREAT_NUMBER and count >= GREAT_PART * of


def _about(
    register: Register, challenge: PlanChallenge, *, code: str, message: Text, hint: Text
) -> Finding:
    return Finding(
        code=code,
        severity="warning",
        subject=challenge_subject(challenge.number),
        message=message,
        hint=hint,
        source=register.place(challenge, "ownership"),
    )


def _note(challenge: PlanChallenge) -> Text:
    """Return what the plan notes beside the owners, as a sentence to add; empty without one."""
    note = challenge.ownership.note.strip()
    if not note:
        return same("")
    return Text(
        nl=f" Het plan merkt op: {note}",
        en=f" The plan notes: {note}",
        de=f" Der Plan merkt an: {note}",
    )


def _with_scope(register: Register, owner: Owner) -> Text:
    name = register.name_of(owner.holder)
    if not owner.scope:
        return name
    return fill(same("{name} ({scope})"), name=name, scope=owner.scope)
