"""Which ministry is primary: none, several, one that does not exist, one for very much."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.dates import has_begun
from regiokompas.analysis.coherence.finding import Finding, challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.rules.ownership import is_great_part
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import listed, numbered, same
from regiokompas.domain.plans import MinistryList, MinistryRole, PlanChallenge
from regiokompas.domain.texts import Text

_PLAN = Text(
    nl="alle opgaven, ministeries", en="all challenges, ministries", de="alle Aufgaben, Ministerien"
)


def no_primary_ministry(register: Register) -> Iterator[Finding]:
    """Tell challenges of which no ministry is the primary one."""
    for challenge in register.view.challenges:
        if not _primary(challenge):
            names = listed([register.name_of(role.ministry) for role in challenge.ministries])
            yield Finding(
                code="no-primary-ministry",
                severity="warning",
                subject=challenge_subject(challenge.number),
                message=fill(
                    Text(
                        nl="Geen ministerie is als eerste aanspreekbaar. Genoemd: {names}.",
                        en="No ministry is the primary one. Named: {names}.",
                        de="Kein Ministerium ist federführend. Genannt: {names}.",
                    ),
                    names=names if challenge.ministries else same("–"),
                ),
                hint=Text(
                    nl="Vraag de ministeries af te spreken wie als eerste aanspreekbaar is.",
                    en="Ask the ministries to agree among themselves which is the primary one.",
                    de="Bitten Sie die Ministerien, untereinander die Federführung zu klären.",
                ),
                source=register.place(challenge, "ministries"),
            )


def several_primary_ministries(register: Register) -> Iterator[Finding]:
    """Tell challenges of which more than one ministry is the primary one."""
    for challenge in register.view.challenges:
        primary = _primary(challenge)
        if len(primary) > 1:
            yield Finding(
                code="several-primary-ministries",
                severity="warning",
                subject=challenge_subject(challenge.number),
                message=fill(
                    Text(
                        nl="{count} ministeries staan als eerste aanspreekbaar: {names}.",
                        en="{count} ministries stand as the primary one: {names}.",
                        de="{count} Ministerien stehen als federführend: {names}.",
                    ),
                    count=len(primary),
                    names=listed([register.name_of(role.ministry) for role in primary]),
                ),
                hint=Text(
                    nl="Laat één ministerie kiezen. Twee eerste aanspreekpunten zijn er geen.",
                    en="Have one ministry chosen. Two first points of contact are none.",
                    de="Lassen Sie ein Ministerium bestimmen. Zwei erste Stellen sind keine.",
                ),
                source=register.place(challenge, "ministries"),
            )


def unknown_ministry(register: Register) -> Iterator[Finding]:
    """Tell ministries that are not in the list of the day; those that ended, with successors.

    Without a list for the day nothing can be told.
    """
    for challenge, role, current in unknown_roles(register):
        yield Finding(
            code="unknown-ministry",
            severity="warning",
            subject=challenge_subject(challenge.number),
            message=_gone(register, role, current),
            hint=Text(
                nl="Vraag de opvolger de rol te bevestigen en noem het ministerie van nu.",
                en="Ask the successor to confirm the role and name the present ministry.",
                de="Lassen Sie die Nachfolge die Rolle bestätigen; nennen Sie sie dann.",
            ),
            source=register.place(challenge, "ministries"),
        )


def unknown_roles(
    register: Register,
) -> Iterator[tuple[PlanChallenge, MinistryRole, MinistryList]]:
    """Yield the roles of ministries that are not in the list of the day, with that list."""
    current = ministry_list_on(register)
    for challenge in register.view.challenges if current else ():
        for role in challenge.ministries:
            if current and role.ministry not in current.ministries:
                yield challenge, role, current


def ministry_never_primary(register: Register) -> Iterator[Finding]:
    """Tell ministries that the plan names and never as the primary one."""
    named: dict[str, list[int]] = {}
    primary: set[str] = set()
    for challenge in register.view.challenges:
        for role in challenge.ministries:
            named.setdefault(role.ministry, []).append(challenge.number)
            if role.is_primary:
                primary.add(role.ministry)
    for ministry, numbers in sorted(named.items()):
        if ministry not in primary:
            yield Finding(
                code="ministry-never-primary",
                severity="notice",
                subject=subject_of("ministry", ministry),
                message=fill(
                    Text(
                        nl="{name} is nodig bij {numbers}, maar nergens als eerste aanspreekbaar.",
                        en="{name} is needed for {numbers}, but is nowhere the primary ministry.",
                        de="{name} wird bei {numbers} gebraucht, ist aber nirgends federführend.",
                    ),
                    name=register.name_of(ministry),
                    numbers=numbered(sorted(set(numbers))),
                ),
                hint=Text(
                    nl="Ga na of dit ministerie zich aangesproken weet.",
                    en="Check whether this ministry knows that it is counted on.",
                    de="Prüfen Sie, ob sich dieses Ministerium angesprochen weiß.",
                ),
                source=_PLAN,
            )


def ministry_primary_for_many(register: Register) -> Iterator[Finding]:
    """Tell ministries that are the primary one for a great part of the plan."""
    primary: dict[str, list[int]] = {}
    for number, challenge in sorted(register.challenges.items()):
        for ministry in dict.fromkeys(role.ministry for role in _primary(challenge)):
            primary.setdefault(ministry, []).append(number)
    for ministry, numbers in sorted(primary.items()):
        if is_great_part(len(numbers), of=len(register.challenges)):
            yield Finding(
                code="ministry-primary-for-many",
                severity="notice",
                subject=subject_of("ministry", ministry),
                message=fill(
                    Text(
                        nl="{name} is eerste aanspreekpunt voor {count} van de {total} opgaven: "
                        "{numbers}.",
                        en="{name} is the primary ministry for {count} of the {total} challenges: "
                        "{numbers}.",
                        de="{name} ist federführend für {count} von {total} Aufgaben: {numbers}.",
                    ),
                    name=register.name_of(ministry),
                    count=len(numbers),
                    total=len(register.challenges),
                    numbers=numbered(numbers),
                ),
                hint=Text(
                    nl="Bespreek deze opgaven met dit ministerie als één pakket.",
                    en="Discuss these challenges with this ministry as one package.",
                    de="Besprechen Sie diese Aufgaben mit diesem Ministerium als ein Paket.",
                ),
                source=_PLAN,
            )


def ministry_list_on(register: Register) -> MinistryList | None:
    """Return the list of ministries that holds on the day of the check; ``None`` without one."""
    begun = [
        found for found in register.view.ministries if has_begun(found.valid_from, register.on)
    ]
    return max(begun, key=lambda found: found.valid_from, default=None)


def _primary(challenge: PlanChallenge) -> list[MinistryRole]:
    return [role for role in challenge.ministries if role.is_primary]


def _gone(register: Register, role: MinistryRole, current: MinistryList) -> Text:
    """Return the sentence about a ministry that is not in the list."""
    organisation = register.organisations.get(role.ministry)
    name = register.name_of(role.ministry)
    written = role.as_written or role.ministry
    if organisation is None or not organisation.valid_until:
        return fill(
            Text(
                nl="{name} (“{written}” in het plan) staat niet in de lijst vanaf {since}.",
                en="{name} (“{written}” in the plan) is not in the list that holds since {since}.",
                de="{name} (im Plan „{written}“) steht nicht in der seit {since} geltenden Liste.",
            ),
            name=name,
            written=written,
            since=current.valid_from,
        )
    successors = [
        register.name_of(found) for found in _successors(register, role.ministry, current)
    ]
    return fill(
        Text(
            nl="{name} (“{written}” in het plan) bestond tot {until}. Opvolger: {successors}.",
            en="{name} (“{written}” in the plan) existed until {until}. Successor: {successors}.",
            de="{name} (im Plan „{written}“) bestand bis {until}. Nachfolge: {successors}.",
        ),
        name=name,
        written=written,
        until=organisation.valid_until,
        successors=listed(successors) if successors else same("–"),
    )


def _successors(register: Register, ministry: str, current: MinistryList) -> list[str]:
    """Return the ministries of the list that this one became, in one step or several."""
    found: dict[str, None] = {}
    seen = {ministry}
    waiting = [ministry]
    while waiting:
        organisation = register.organisations.get(waiting.pop(0))
        for successor in organisation.successors if organisation else ():
            if successor in current.ministries:
                found[successor] = None
            elif successor not in seen:
                seen.add(successor)
                waiting.append(successor)
    return list(found)
