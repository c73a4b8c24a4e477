"""Headings and references held against what the fiches really speak of."""

from collections.abc import Iterator, Sequence

from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import numbered, quoted, same
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Text

# A reference is wrong when another challenge speaks of at least a third of what it is about (one of
# its words in theme, title or ambition), and the one it names of so much less. Words count by how
# telling they are.
BEST_FIT = 1 / 3
MARGIN = 0.3
# Title and ambition differ when they share less than this part of their telling words, while the
# fiche comes back to this part of the title's own words, and so many times less to the ambition's.
SHARED = 0.25
FOLLOWED = 0.2
TIMES_MORE = 1.5
_COMES_BACK = 2


def wrong_cross_reference(register: Register) -> Iterator[Finding]:
    """Tell references whose words fit another challenge clearly better than those they name."""
    for challenge in register.challenges.values():
        for link in challenge.links:
            if link.about and link.to != challenge.number:
                better = _better_fit(register, link.about, (link.to,), without=challenge.number)
                if better is not None:
                    source = register.place(challenge, link.section)
                    yield _wrong_reference(
                        challenge_subject(challenge.number), link.about, (link.to,), better, source
                    )
    for found in register.view.contributions:
        if found.about and found.refers_to:
            better = _better_fit(register, found.about, found.refers_to)
            if better is not None:
                subject = challenge_subject(found.refers_to[0])
                source = same(found.source)
                yield _wrong_reference(subject, found.about, found.refers_to, better, source)


def title_ambition_mismatch(register: Register) -> Iterator[Finding]:
    """Tell challenges whose fiche follows the title, while the ambition promises something else.

    The other way round is no contradiction: a title may be general, or a name.
    """
    words = register.vocabulary
    for challenge in register.challenges.values():
        title = words.stems(words.title(challenge))
        ambition = words.stems(words.ambition(challenge))
        if max(_part(register, title, ambition), _part(register, ambition, title)) >= SHARED:
            continue
        counts = words.bodies[challenge.number]
        again = frozenset(stem for stem, count in counts.items() if count >= _COMES_BACK)
        of_title = _part(register, title - ambition, again)
        of_ambition = _part(register, ambition - title, again)
        if title - ambition and of_title >= FOLLOWED and of_title >= TIMES_MORE * of_ambition:
            yield _mismatch(register, challenge)


def theme_differs(register: Register) -> Iterator[Finding]:
    """Tell challenges that stand under another heading on the overview than above their fiche."""
    for challenge in register.view.challenges:
        if challenge.theme != challenge.theme_on_fiche:
            yield Finding(
                code="theme-differs",
                severity="warning",
                subject=challenge_subject(challenge.number),
                message=fill(
                    Text(
                        nl="In het overzicht staat de opgave onder “{one}”, op de fiche onder "
                        "“{other}”.",
                        en="The overview puts the challenge under “{one}”, the fiche under "
                        "“{other}”.",
                        de="In der Übersicht steht die Aufgabe unter „{one}“, auf dem Blatt unter "
                        "„{other}“.",
                    ),
                    one=_theme(register, challenge.theme),
                    other=_theme(register, challenge.theme_on_fiche),
                ),
                hint=Text(
                    nl="Kies één thema; het bepaalt waar mensen de opgave zoeken.",
                    en="Choose one theme; it decides where people look for the challenge.",
                    de="Wählen Sie ein Handlungsfeld; dort wird die Aufgabe gesucht.",
                ),
                source=register.place(challenge, "title"),
            )


def ambition_differs(register: Register) -> Iterator[Finding]:
    """Tell challenges whose ambition reads otherwise on the overview than on the fiche."""
    for challenge in register.view.challenges:
        other = challenge.ambition_on_overview
        if other is not None and other != challenge.ambition:
            yield Finding(
                code="ambition-differs",
                severity="notice",
                subject=challenge_subject(challenge.number),
                message=fill(
                    Text(
                        nl="Het overzicht geeft een andere ambitie dan de fiche: “{text}”",
                        en="The overview gives another ambition than the fiche: “{text}”",
                        de="Die Übersicht nennt eine andere Ambition als das Blatt: „{text}“",
                    ),
                    text=other,
                ),
                hint=Text(
                    nl="Stel één formulering vast, en noem de andere niet meer.",
                    en="Adopt one wording, and drop the other.",
                    de="Beschließen Sie eine Fassung und streichen Sie die andere.",
                ),
                source=register.place(challenge, "ambition"),
            )


def _better_fit(
    register: Register, about: str, named: Sequence[int], *, without: int | None = None
) -> int | None:
    """Return the challenge ``about`` fits clearly better than all of ``named``; ``None`` if none.

    The other must use one of the words in its theme, title or ambition.
    """
    words = register.vocabulary
    spoken = words.stems(about)
    known = [number for number in named if number in register.challenges]
    if any(spoken <= words.headings[number] for number in known):
        return None  # none fits better than wholly
    stems = sorted(spoken)
    given = max((words.fit(stems, number) for number in known), default=1.0)
    least = max(BEST_FIT, given + MARGIN)
    if least > 1:
        return None
    return words.best_fit(stems, least=least, without={*named, without or 0})


def _part(register: Register, stems: frozenset[str], others: frozenset[str]) -> float:
    """Return which part of ``stems``, by how telling they are, is among ``others``."""
    telling = register.vocabulary.telling
    whole = sum(telling(stem) for stem in sorted(stems))
    return sum(telling(stem) for stem in sorted(stems & others)) / whole if whole else 1.0


def _theme(register: Register, theme: str) -> Text:
    found = register.themes.get(theme)
    return found.name if found else same(theme or "–")


def _wrong_reference(
    subject: str, about: str, named: Sequence[int], better: int, source: Text
) -> Finding:
    return Finding(
        code="wrong-cross-reference",
        severity="warning",
        subject=subject,
        message=fill(
            Text(
                nl="{about} verwijst naar {named}, maar past beter bij {better}.",
                en="{about} refers to {named}, but fits {better} better.",
                de="{about} verweist auf {named}, passt aber besser zu {better}.",
            ),
            about=quoted(about),
            named=numbered(named),
            better=numbered([better]),
        ),
        hint=Text(
            nl="Lees beide opgaven en verbeter het nummer als de andere is bedoeld.",
            en="Read both challenges and correct the number if the other one is meant.",
            de="Lesen Sie beide Aufgaben und berichtigen Sie die Nummer, wenn nötig.",
        ),
        source=source,
    )


def _mismatch(register: Register, challenge: PlanChallenge) -> Finding:
    return Finding(
        code="title-ambition-mismatch",
        severity="warning",
        subject=challenge_subject(challenge.number),
        message=fill(
            Text(
                nl="De fiche werkt de titel uit (“{title}”), maar de ambitie belooft iets anders: "
                "“{ambition}”",
                en="The fiche works out the title (“{title}”), but the ambition promises something "
                "else: “{ambition}”",
                de="Das Blatt führt den Titel aus („{title}“), doch die Ambition verspricht etwas "
                "anderes: „{ambition}“",
            ),
            title=challenge.title,
            ambition=challenge.ambition,
        ),
        hint=Text(
            nl="Besluit waar de opgave over gaat, en pas titel of ambitie daarop aan.",
            en="Decide what the challenge is about, and adapt title or ambition to it.",
            de="Entscheiden Sie, worum es geht, und passen Sie Titel oder Ambition an.",
        ),
        source=register.place(challenge, "title"),
    )
