"""All other methods side by side, with whether each agrees with our state and one sentence why."""

# ruff: noqa: E501  # a sentence stands on one line, in every language

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray
from regiokompas.analysis.assessment.published import growth, progress_chart, weather
from regiokompas.analysis.assessment.published.growth import UNDEFINED, Answers
from regiokompas.analysis.assessment.states import STATES
from regiokompas.domain.texts import Text
from regiokompas.domain.verdicts import Method, MethodAnswer, State

_REACHED = {State.GOAL_REACHED, State.GOAL_POSSIBLY_REACHED}
_ENOUGH = {*_REACHED, State.ON_TRACK, State.PACE_UNCERTAIN, State.IMPROVES}
_SHORT = {State.TOO_SLOW, State.PACE_UNCERTAIN, State.STANDSTILL, State.IMPROVES}
_STILL = {State.STANDSTILL, State.NO_CHANGE, State.WRONG_DIRECTION, State.WORSENS, State.TOO_SLOW}
_AWAY = {State.WRONG_DIRECTION, State.WORSENS}

# Which of our states an answer of another method does not contradict.
CONSISTENT: Mapping[str, set[State]] = {
    "target-reached": _REACHED,
    "target-achieved": _REACHED,
    "on-track-or-target-met": _ENOUGH,
    "significant-progress": _ENOUGH,
    "on-track": _ENOUGH,
    "sun": _ENOUGH,
    "moderate-progress": _SHORT,
    "insufficient-progress": _SHORT,
    "progress-but-acceleration-needed": _SHORT,
    "fair-progress": _SHORT,
    "sun-and-cloud": _SHORT,
    "cloud": {*_SHORT, State.NO_CHANGE},
    "limited-or-no-progress": {*_SHORT, State.NO_CHANGE},
    "stagnation-or-regression": _STILL,
    "moving-away": _AWAY,
    "moderate-moving-away": _AWAY,
    "significant-moving-away": _AWAY,
    "deterioration": _AWAY,
    "thunderstorm": _AWAY,
}
_CAUTIOUS = {State.NOT_ESTABLISHED, State.NO_CHANGE, State.STANDSTILL, State.PACE_UNCERTAIN}

_NOTE_UNDEFINED = Text(
    nl="Deze regel is hier niet bepaald: hij kan niet rekenen met nul, negatieve waarden, te weinig punten of een doel zonder weg.",
    en="This rule is not defined here: it cannot work with zero, negative values, too few points or a target without a road.",
    de="Diese Regel ist hier nicht definiert: Sie kann nicht mit null, negativen Werten, zu wenigen Punkten oder einem Ziel ohne Weg rechnen.",
)
_NOTE_NO_VERDICT = Text(
    nl="Wij geven geen oordeel, omdat de cijfers dat niet dragen; deze regel stelt die eis niet.",
    en="We give no verdict because the figures do not carry one; this rule does not ask that.",
    de="Wir geben kein Urteil ab, weil die Zahlen es nicht tragen; diese Regel verlangt das nicht.",
)
_NOTE_AGREES = Text(
    nl="Deze regel spreekt ons oordeel niet tegen.",
    en="This rule does not contradict our verdict.",
    de="Diese Regel widerspricht unserem Urteil nicht.",
)
_NOTE_CAUTIOUS = Text(
    nl="Deze regel telt de ruis in de cijfers niet mee; gemeten aan die ruis is zijn uitkomst nog niet vast te stellen.",
    en="This rule leaves out the noise in the figures; measured against that noise its answer cannot be established yet.",
    de="Diese Regel lässt das Rauschen der Zahlen außer Acht; daran gemessen lässt sich ihr Ergebnis noch nicht feststellen.",
)
_NOTE_DIFFERS = Text(
    nl="Deze regel vergelijkt begin en einde met eigen grenzen; wij wegen de trend van het hele venster en haar onzekerheid.",
    en="This rule compares beginning and end with limits of its own; we weigh the trend of the whole window and its uncertainty.",
    de="Diese Regel vergleicht Anfang und Ende mit eigenen Grenzen; wir wägen den Trend des ganzen Fensters und seine Unsicherheit.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Courses:
    """What the other methods need, per area and in the unit of the series.

    ``values`` [areas, years] is the window; ``first`` and ``first_year`` are where the road
    begins: the base of the target, or the first value of the window where the base lies not
    before the newest value.
    """

    values: FloatArray
    years: FloatArray
    first: FloatArray
    first_year: FloatArray
    last: FloatArray
    last_year: FloatArray
    target: FloatArray
    target_year: FloatArray
    sign: FloatArray
    natural_limit: float | None


def answers_of(courses: Courses) -> dict[Method, tuple[FloatArray, Answers]]:
    """Return the deciding number and the answer of every method, per area."""
    years = courses.last_year - courses.first_year
    has_road = np.isfinite(courses.target) & np.isfinite(courses.target_year)
    reached = has_road & (courses.sign * (courses.last - courses.target) >= 0)
    ahead = courses.sign * (courses.target - courses.first) > 0
    forward = courses.sign * growth.cagr(courses.first, courses.last, years)
    road = courses.target_year - courses.first_year
    ratio = growth.growth_ratio(courses.first, courses.last, years, courses.target, road)
    shrink = growth.limit_factor(courses.first, courses.natural_limit)
    left = courses.target_year - courses.last_year
    share = progress_chart.road_share(courses.first, courses.last, years, courses.target, left)
    mean, latest = weather.recent_changes(courses.values, courses.years)
    missed = weather.miss_share(courses.last, mean, courses.target, left)

    def either(
        number: FloatArray, answer: Answers, trend: FloatArray, otherwise: Answers
    ) -> tuple[FloatArray, Answers]:
        return np.where(has_road, number, trend), np.where(has_road, answer, otherwise)

    return {
        "eurostat": either(
            ratio,
            growth.with_target(ratio, reached, ahead, growth.EUROSTAT_TARGET),
            forward,
            growth.eurostat_trend(forward),
        ),
        "statistics-canada": either(
            ratio,
            growth.with_target(ratio, reached, ahead, growth.STATCAN_TARGET),
            forward,
            growth.statcan_trend(forward, shrink),
        ),
        "un-progress-chart": either(
            share,
            progress_chart.with_target(share, reached, ahead),
            forward,
            progress_chart.without_target(forward),
        ),
        "destatis-weather": either(
            missed,
            weather.with_target(missed, courses.sign * mean, reached),
            courses.sign * mean,
            weather.without_target(courses.sign * mean, courses.sign * latest),
        ),
    }


@cache
def compared(state: str, answer: str) -> tuple[bool | None, Text]:
    """Return whether ``answer`` agrees with ``state`` (None: nothing to compare), and why.

    ``state`` is the identifier of a state.
    """
    if answer == UNDEFINED:
        return None, _NOTE_UNDEFINED
    if state == State.INSUFFICIENT_DATA:
        return None, _NOTE_NO_VERDICT
    if state in CONSISTENT[answer]:
        return True, _NOTE_AGREES
    return False, _NOTE_CAUTIOUS if state in _CAUTIOUS else _NOTE_DIFFERS


def dissents(states: np.ndarray, answers: Answers) -> tuple[BoolArray, BoolArray]:
    """Return where ``answers`` contradict our ``states`` (codes), and where they can be compared.

    Each pair that occurs is looked up once.
    """
    words, which = np.unique(answers, return_inverse=True)
    pairs, back = np.unique(states * len(words) + which.ravel(), return_inverse=True)
    found = [
        compared(STATES[pair // len(words)].value, str(words[pair % len(words)]))[0]
        for pair in pairs.tolist()
    ]
    differs = np.array([agrees is False for agrees in found], dtype=np.bool_)
    known = np.array([agrees is not None for agrees in found], dtype=np.bool_)
    return differs[back.ravel()], known[back.ravel()]


def method_answer(method: Method, state: str, answer: str, number: float | None) -> MethodAnswer:
    """Return the answer of one method beside our ``state`` (its identifier)."""
    agrees, note = compared(state, answer)
    return MethodAnswer(method=method, answer=answer, number=number, agrees=agrees, note=note)
