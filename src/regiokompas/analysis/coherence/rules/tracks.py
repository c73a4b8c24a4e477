"""Running tracks that do not run: on hold, ended, or named by no challenge."""

from collections.abc import Iterator

from regiokompas.analysis.coherence.dates import is_before
from regiokompas.analysis.coherence.finding import Finding, challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import same
from regiokompas.domain.plans import Track
from regiokompas.domain.texts import Text


def track_on_hold(register: Register) -> Iterator[Finding]:
    """Tell tracks on hold at each challenge that counts on them; at the track where none does."""
    for track in register.view.tracks:
        if track.state == "on-hold":
            yield from _told(register, track, code="track-on-hold", message=_ON_HOLD)


def track_ended(register: Register) -> Iterator[Finding]:
    """Tell tracks that have ended by the day of the check, at each challenge that names them."""
    for track in register.view.tracks:
        if is_before(track.valid_until, register.on):
            message = fill(_ENDED_IN, date=track.valid_until, name="{name}")
            yield from _told(register, track, code="track-ended", message=message)
        elif track.state == "ended":
            yield from _told(register, track, code="track-ended", message=_ENDED)


def track_without_challenge(register: Register) -> Iterator[Finding]:
    """Tell running tracks that no challenge names."""
    for track in register.view.tracks:
        if not register.track_users.get(track.id) and track.state in {"running", "planned"}:
            yield _finding(
                code="track-without-challenge",
                subject=subject_of("track", track.id),
                message=fill(_UNUSED, name=track.name),
                source=same(track.source),
            )


def no_track(register: Register) -> Iterator[Finding]:
    """Tell challenges for which State and region have no running track yet."""
    for challenge in register.view.challenges:
        if not challenge.tracks:
            yield _finding(
                code="no-track",
                subject=challenge_subject(challenge.number),
                message=_NO_TRACK,
                source=register.place(challenge, "tracks"),
            )


def _told(register: Register, track: Track, *, code: str, message: Text) -> Iterator[Finding]:
    users = register.track_users.get(track.id, ())
    text = fill(message, name=track.name)
    for challenge in users:
        yield _finding(
            code=code,
            subject=challenge_subject(challenge.number),
            message=text,
            source=register.place(challenge, "tracks"),
        )
    if not users:
        yield _finding(
            code=code,
            subject=subject_of("track", track.id),
            message=text,
            source=same(track.source),
        )


def _finding(*, code: str, subject: str, message: Text, source: Text) -> Finding:
    return Finding(
        code=code,
        severity="notice" if code == "track-without-challenge" else "warning",
        subject=subject,
        message=message,
        hint=_HINTS[code],
        source=source,
    )


_ON_HOLD = Text(
    nl="Het traject “{name}” ligt stil.",
    en="The track “{name}” is on hold.",
    de="Der Prozess „{name}“ ruht.",
)
_ENDED = Text(
    nl="Het traject “{name}” is afgelopen.",
    en="The track “{name}” has ended.",
    de="Der Prozess „{name}“ ist beendet.",
)
_ENDED_IN = Text(
    nl="Het traject “{name}” liep tot {date} en is voorbij.",
    en="The track “{name}” ran until {date} and is over.",
    de="Der Prozess „{name}“ lief bis {date} und ist vorbei.",
)
_UNUSED = Text(
    nl="Geen opgave noemt het traject “{name}”.",
    en="No challenge names the track “{name}”.",
    de="Keine Aufgabe nennt den Prozess „{name}“.",
)
_NO_TRACK = Text(
    nl="Rijk en regio hebben voor deze opgave nog geen lopend traject.",
    en="State and region have no running track for this challenge yet.",
    de="Staat und Region haben für diese Aufgabe noch keinen laufenden Prozess.",
)
_HINTS = {
    "track-on-hold": Text(
        nl="Vraag of het traject weer start; zo niet, zoek een andere weg.",
        en="Ask whether the track will resume; if not, look for another way.",
        de="Fragen Sie, ob der Prozess wieder startet; sonst suchen Sie einen anderen Weg.",
    ),
    "track-ended": Text(
        nl="Ga na wat ervoor in de plaats komt, en werk de opgave bij.",
        en="Find out what takes its place, and update the challenge.",
        de="Klären Sie, was an seine Stelle tritt, und ergänzen Sie die Aufgabe.",
    ),
    "track-without-challenge": Text(
        nl="Koppel het traject aan een opgave, of haal het weg.",
        en="Link the track to a challenge, or remove it.",
        de="Verbinden Sie den Prozess mit einer Aufgabe, oder entfernen Sie ihn.",
    ),
    "no-track": Text(
        nl="Begin hier: hier kan het programma zelf het meest toevoegen.",
        en="Begin here: this is where the programme itself can add most.",
        de="Beginnen Sie hier: Hier kann das Programm selbst am meisten beitragen.",
    ),
}
