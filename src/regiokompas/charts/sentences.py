"""What a line chart shows, in words: never more than its figures do."""

from collections.abc import Sequence

from regiokompas.charts.gaps import comparable, is_of_borders, missing_periods, runs
from regiokompas.charts.values import Line, Point, is_corrected, is_not_yet_final, known
from regiokompas.charts.voice import Voice
from regiokompas.charts.words import listed
from regiokompas.domain.indicators import Break
from regiokompas.domain.notation import rounded
from regiokompas.domain.units import Unit

# More stretches than this are counted instead of listed.
MOST_STRETCHES = 4

Figure = tuple[Point, float]


def main_line(lines: Sequence[Line]) -> Line | None:
    """Return the line a chart is about: the first main line, else the first that is no path."""
    order = {"main": 0, "comparison": 1, "path": 2}
    return min(lines, key=lambda line: order[line.kind], default=None)


def trend_title(voice: Voice, lines: Sequence[Line], breaks: Sequence[Break]) -> str:
    """Write the finding: the last figure, and its difference with the first comparable one."""
    main = main_line(lines)
    figures = comparable(main.points, breaks) if main else ()
    if not figures:
        return f"{voice.name}: {voice.say('no-figures')}"
    (first, _), (last, value) = figures[0], figures[-1]
    head = f"{voice.name}: {voice.full_value(value)} {voice.at(last.period)}{_mark(voice, last)}"
    if first is last:
        return head
    return f"{head}, {comparison(voice, figures[0], figures[-1])}{_mark(voice, first)}"


def trend_sentence(
    voice: Voice,
    lines: Sequence[Line],
    breaks: Sequence[Break],
    *,
    from_zero: bool,
    window: tuple[int, int] | None = None,
) -> str:
    """Write what a line chart shows, for who cannot see it, in one sentence."""
    main = main_line(lines)
    if main is None or not known(main.points):
        return f"{voice.name}: {voice.say('no-figures')}."
    clauses = [f"{voice.name}, {main.name}: {_course(voice, main, breaks)}"]
    clauses += _extremes(voice, comparable(main.points, breaks))
    clauses += [
        f"{line.name}: {_course(voice, line, breaks)}" for line in lines if line is not main
    ]
    clauses += _reservations(voice, main, breaks)
    if window:
        clauses.append(voice.say("window-told", a=str(window[0]), b=str(window[1])))
    if not from_zero:
        note = voice.say("axis-not-zero").rstrip(".")
        clauses.append(note[0].lower() + note[1:])
    return "; ".join(clauses) + "."


def comparison(voice: Voice, first: Figure, last: Figure) -> str:
    """Write the difference between two figures as shown: "19.910 meer dan in 2012"."""
    early, _ = first
    if is_within_margin(first, last):
        return voice.say("within-margin", p=voice.period(early.period))
    decimals = voice.indicator.decimals
    change = rounded(last[1], decimals) - rounded(first[1], decimals)
    way = "same" if change == 0 else "up" if change > 0 else "down"
    size = voice.difference(float(abs(change)))
    period = voice.at_short(early.period)
    return voice.say(f"{_manner(voice.unit)}-{way}", d=size, p=period)


def is_within_margin(first: Figure, last: Figure) -> bool:
    """Return whether two figures with margins differ by less than their joint margin."""
    margins = [point.margin for point, _ in (first, last) if point.margin is not None]
    if not margins:
        return False
    joint = sum(margin**2 for margin in margins) ** 0.5
    return bool(abs(last[1] - first[1]) <= joint)


def _manner(unit: Unit) -> str:
    if unit.prefix or unit.sign == "%" or unit.id.startswith("per-"):
        return "level"
    return "length" if unit.sign else "count"


def _mark(voice: Voice, point: Point) -> str:
    return f" ({voice.status(point.status)})" if is_not_yet_final(point.status) else ""


def _course(voice: Voice, line: Line, breaks: Sequence[Break]) -> str:
    figures = comparable(line.points, () if line.kind == "path" else breaks)
    if not figures:
        return voice.say("no-figures")
    (first, a), (last, b) = figures[0], figures[-1]
    if first is last:
        return f"{voice.full_value(b)} {voice.at(last.period)}"
    return voice.say(
        _verb(voice, line, figures),
        a=voice.full_value(a),
        p=voice.at(first.period),
        b=voice.full_value(b),
        q=voice.at(last.period),
    )


def _verb(voice: Voice, line: Line, figures: tuple[Figure, ...]) -> str:
    if line.kind == "path":
        return "path"
    if is_within_margin(figures[0], figures[-1]):
        return "unclear"
    shown = [rounded(value, voice.indicator.decimals) for _, value in figures]
    if shown[0] == shown[-1]:
        return "unchanged"
    return "rose" if shown[-1] > shown[0] else "fell"


def _extremes(voice: Voice, figures: tuple[Figure, ...]) -> list[str]:
    ends = {figures[0][1], figures[-1][1]}
    found = {
        "lowest": min(figures, key=lambda figure: figure[1]),
        "highest": max(figures, key=lambda figure: figure[1]),
    }
    return [
        voice.say(key, v=voice.full_value(value), p=voice.at_short(point.period))
        for key, (point, value) in found.items()
        if value not in ends
    ]


def _reservations(voice: Voice, main: Line, breaks: Sequence[Break]) -> list[str]:
    figures = known(main.points)
    clauses = []
    soft = [point.period for point, _ in figures if is_not_yet_final(point.status)]
    if soft:
        clauses.append(voice.say("not-final", p=_stretches(voice, soft)))
    corrected = [point.period for point, _ in figures if is_corrected(point.status)]
    if corrected:
        clauses.append(voice.say("corrected-told", p=_stretches(voice, corrected)))
    missing = missing_periods(main.points)
    if len(runs(missing)) > MOST_STRETCHES:
        clauses.append(voice.say("no-figure-often", n=len(missing)))
    elif missing:
        clauses.append(voice.say("no-figure-for", p=_stretches(voice, missing)))
    for entry in breaks:
        if figures[0][0].period < entry.period <= figures[-1][0].period:
            period = voice.period(entry.period)
            if is_of_borders(entry):
                clauses.append(voice.say("redrawn", p=period))
                continue
            reason = entry.reason.in_language(voice.language).rstrip(".")
            clauses.append(voice.say("not-comparable", p=period, r=reason))
    return clauses


def _stretches(voice: Voice, periods: Sequence[str]) -> str:
    texts: list[str] = []
    for first, last in runs(sorted(periods)):
        a, b = voice.period(first), voice.period(last)
        texts += [a] if first == last else [voice.say("through", a=a, b=b)]
    return listed(texts, voice.language)
