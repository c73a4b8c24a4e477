"""Verdicts as pages show them: a shape, a word, and a sentence why; never a colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import expm1
from typing import Any, Literal

from django.utils.translation import gettext, gettext_lazy

from regiokompas.analysis.assessment.between import Between, Moment
from regiokompas.analysis.assessment.multiplicity import expected_false_signals
from regiokompas.analysis.assessment.records import verdict_from
from regiokompas.domain.notation import difference_text, number_text, signed_text
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.stability import Stability
from regiokompas.domain.verdicts import Flag, Gate, MethodAnswer, State, Tier, Verdict
from regiokompas.pipeline.change import changed, noise_of, usual_revision
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site

Tone = Literal["good", "bad", "open"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """How a state looks: the name of its shape, its tone, and its word."""

    shape: str
    tone: Tone
    word: object


_MARKS = {
    State.GOAL_REACHED: Mark(shape="check", tone="good", word=gettext_lazy("Goal reached")),
    State.GOAL_POSSIBLY_REACHED: Mark(
        shape="check-open", tone="open", word=gettext_lazy("Goal possibly reached")
    ),
    State.ON_TRACK: Mark(shape="forward", tone="good", word=gettext_lazy("On track")),
    State.IMPROVES: Mark(shape="forward", tone="good", word=gettext_lazy("Improves")),
    State.PACE_UNCERTAIN: Mark(
        shape="forward-open", tone="open", word=gettext_lazy("Right direction, pace uncertain")
    ),
    State.TOO_SLOW: Mark(shape="slow", tone="bad", word=gettext_lazy("Too slow")),
    State.STANDSTILL: Mark(shape="still", tone="bad", word=gettext_lazy("Standstill")),
    State.WRONG_DIRECTION: Mark(shape="back", tone="bad", word=gettext_lazy("Wrong direction")),
    State.WORSENS: Mark(shape="back", tone="bad", word=gettext_lazy("Worsens")),
    State.NO_CHANGE: Mark(shape="circle", tone="open", word=gettext_lazy("No demonstrable change")),
    State.NOT_ESTABLISHED: Mark(
        shape="circle", tone="open", word=gettext_lazy("Not yet to be established")
    ),
    State.INSUFFICIENT_DATA: Mark(
        shape="dash", tone="open", word=gettext_lazy("Not enough figures for a verdict")
    ),
}
_NO_DIRECTION = Mark(shape="dash", tone="open", word=gettext_lazy("No verdict, context only"))
_TIERS = {
    Tier.STRONG: gettext_lazy("established"),
    Tier.WEAK: gettext_lazy("likely"),
    Tier.NONE: "",
}
_STABILITIES = {
    Stability.STABLE: gettext_lazy(
        "Stable: the last revision changed nothing, and one of the usual size would not either."
    ),
    Stability.SENSITIVE: gettext_lazy(
        "Not stable: a revision of the usual size could change this verdict."
    ),
    Stability.FLIPPED: gettext_lazy("Not stable: the last revision changed this verdict."),
    Stability.FIRST_VINTAGE: gettext_lazy(
        "Not known yet: only one edition of these figures is kept."
    ),
}
_METHODS = {
    "eurostat": "Eurostat",
    "statistics-canada": "Statistics Canada",
    "un-progress-chart": gettext_lazy("Progress chart of the United Nations"),
    "destatis-weather": gettext_lazy("Weather symbols of Destatis"),
}
_ANSWERS = {
    "undefined": gettext_lazy("not defined here"),
    "target-reached": gettext_lazy("target reached"),
    "target-achieved": gettext_lazy("target reached"),
    "on-track-or-target-met": gettext_lazy("on track or target met"),
    "significant-progress": gettext_lazy("significant progress"),
    "on-track": gettext_lazy("on track"),
    "moderate-progress": gettext_lazy("moderate progress"),
    "insufficient-progress": gettext_lazy("insufficient progress"),
    "progress-but-acceleration-needed": gettext_lazy("progress, but acceleration needed"),
    "limited-or-no-progress": gettext_lazy("limited or no progress"),
    "fair-progress": gettext_lazy("fair progress"),
    "stagnation-or-regression": gettext_lazy("stagnation or regression"),
    "moving-away": gettext_lazy("moving away"),
    "moderate-moving-away": gettext_lazy("moving away a little"),
    "significant-moving-away": gettext_lazy("moving away a lot"),
    "deterioration": gettext_lazy("deterioration"),
    "sun": gettext_lazy("sun"),
    "sun-and-cloud": gettext_lazy("sun and cloud"),
    "cloud": gettext_lazy("cloud"),
    "thunderstorm": gettext_lazy("thunderstorm"),
}
_FLAGS = {
    Flag.FAR_TOO_SLOW: gettext_lazy("It goes at far less than the pace needed."),
    Flag.OUTLIER_DECIDES: gettext_lazy("One unusual year decides the trend."),
    Flag.SHRUNKEN: gettext_lazy(
        "The trend of a single municipality is uncertain; it is drawn towards that of the others."
    ),
    Flag.SINGLE_YEAR: gettext_lazy("Only the newest year lies beyond the target."),
}
MORE_DECIMALS = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Other:
    """What another published rule says."""

    name: object
    answer: object
    note: MethodAnswer


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A verdict as a page shows it; ``row`` is its row in the release."""

    verdict: Verdict
    measured: Measured
    row: Mapping[str, Any]

    @property
    def mark(self) -> Mark:
        """How the state looks."""
        if self.verdict.gate is Gate.NO_DIRECTION:
            return _NO_DIRECTION
        return _MARKS[self.verdict.state]

    @property
    def tier(self) -> object:
        """How surely, in a word; empty where nothing needs a degree."""
        return _TIERS[self.verdict.tier]

    @property
    def is_given(self) -> bool:
        """Whether the figures carried a verdict at all."""
        return self.verdict.gate is Gate.OPEN

    @property
    def remarks(self) -> list[object]:
        """What a reader must know beside the state."""
        return [_FLAGS[flag] for flag in self.verdict.flags if flag in _FLAGS]

    @property
    def stability(self) -> object:
        """Whether the verdict stands when figures are revised, in a sentence."""
        before = self.verdict.state_before
        if self.verdict.stability is Stability.FLIPPED and before is not None:
            told = gettext("Not stable: before the last revision it read “%(before)s”.")
            return told % {"before": _MARKS[before].word}
        return _STABILITIES[self.verdict.stability]

    @property
    def disagrees(self) -> bool:
        """Whether another method says something else."""
        return Flag.METHODS_DISAGREE in self.verdict.flags

    @property
    def others(self) -> list[Other]:
        """What the other methods say."""
        return [
            Other(name=_METHODS[item.method], answer=_ANSWERS[item.answer], note=item)
            for item in self.verdict.methods
        ]

    def pace(self, amount: float | None, *, language: str, is_signed: bool = True) -> str:
        """Write a pace a year: in the unit, or in per cent where growth is measured."""
        if amount is None:
            return ""
        if self.verdict.scale in {"log", "log-gap"}:
            percent = 100 * expm1(amount)
            sign = "+" if percent > 0 and is_signed else ""
            return f"{sign}{number_text(percent, decimals=2, language=language)}%"
        is_fine = self.measured.indicator.process == "rate" or self.verdict.scale == "gap"
        decimals = self.measured.indicator.decimals + (MORE_DECIMALS if is_fine else 0)
        write = signed_text if is_signed else difference_text
        return write(amount, unit=self.measured.unit, decimals=decimals, language=language)


def judged(site: Site, measured: Measured, area: str) -> Judged | None:
    """Return the verdict on ``measured`` in ``area``; None where the release has none."""
    row = site.verdict_rows.get((measured.indicator.id, area))
    if row is None:
        return None
    return Judged(verdict=verdict_from(row), measured=measured, row=row)


@dataclass(frozen=True, kw_only=True, slots=True)
class Since:
    """What changed since the oldest figure that can be compared, as a page shows it."""

    found: Between
    judged: Judged

    def amount(self, amount: float | None, *, language: str) -> str:
        """Write a change with its sign, in the unit."""
        measured = self.judged.measured
        decimals = measured.indicator.decimals
        return signed_text(amount, unit=measured.unit, decimals=decimals, language=language)


def since_first(site: Site, found: Judged | None) -> Since | None:
    """Return what changed since the oldest comparable figure; None without two of them."""
    if found is None or not found.is_given:
        return None
    indicator, verdict = found.measured.indicator, found.verdict
    course = found.measured.course(verdict.area)
    moments = {
        int(value.period[:4]): Moment(
            year=int(value.period[:4]), value=value.value, margin=value.margin
        )
        for value in course.known
        if value.value is not None
    }
    revision = usual_revision(site.pack, indicator, site.rules, is_relative=verdict.scale == "log")
    noise = noise_of(indicator, verdict, revision=revision)
    changed_then = changed(indicator, tuple(moments.values()), noise)
    return None if changed_then is None else Since(found=changed_then, judged=found)


def headline_verdicts(site: Site, challenge: PlanChallenge) -> tuple[Judged, ...]:
    """Return the verdicts on the region that tell most about ``challenge``.

    Those on its headline indicators; where it has none, on all its indicators with a direction.
    """
    found = [judged(site, item, site.region.code) for item in site.measured_for(challenge)]
    known = [item for item in found if item and item.verdict.gate is not Gate.NO_DIRECTION]
    headlines = [item for item in known if item.row["is_headline"]]
    return tuple(headlines or known)


def counted(verdicts: tuple[Judged, ...]) -> list[tuple[Mark, int]]:
    """Return how many of ``verdicts`` have each state: counts, never an average."""
    marks = [item.mark for item in verdicts]
    return [(mark, marks.count(mark)) for mark in dict.fromkeys(marks)]


def expected_false(verdicts: list[Judged]) -> int:
    """Return how many of ``verdicts`` would point the wrong way if nothing moved, rounded."""
    return round(expected_false_signals(sum(item.is_given for item in verdicts)))
