"""What a ranking or a map of areas shows, in words."""

from collections.abc import Sequence

from regiokompas.charts.values import AreaValue, is_corrected, is_not_yet_final
from regiokompas.charts.voice import Voice
from regiokompas.charts.words import listed
from regiokompas.domain.notation import rounded

Known = list[tuple[AreaValue, float]]


def known_areas(values: Sequence[AreaValue]) -> Known:
    """Return the areas with a value, from high to low, then by name, each with that value."""
    found = [(area, area.value) for area in values if area.value is not None]
    return sorted(found, key=lambda entry: (-entry[1], entry[0].name))


def areas_title(voice: Voice, values: Sequence[AreaValue], period: str) -> str:
    """Write the finding: where the figure is lowest and where it is highest."""
    found = known_areas(values)
    if not found:
        return f"{voice.name}: {voice.say('no-figures')}"
    (top, high), (bottom, low) = found[0], found[-1]
    head = f"{voice.name} {voice.at(period)}"
    if top is bottom:
        return f"{head}: {top.name} {voice.full_value(high)}"
    decimals = voice.indicator.decimals
    if rounded(high, decimals) == rounded(low, decimals):
        return voice.say("all-equal", p=f"{head}:", v=voice.full_value(high))
    a, b = voice.value(low), voice.value(high)
    return voice.say("ranges", p=f"{head}:", a=a, b=b, low=bottom.name, high=top.name)


def areas_sentence(
    voice: Voice,
    values: Sequence[AreaValue],
    period: str,
    *,
    highlight: str | None,
    reference: AreaValue | None,
) -> str:
    """Write what a picture of areas shows, for who cannot see it, in one sentence."""
    clauses = [areas_title(voice, values, period)]
    clauses += _place(voice, values, highlight)
    if reference is not None and reference.value is not None:
        clauses.append(f"{reference.name}: {voice.full_value(reference.value)}")
    missing = sorted(area.name for area in values if area.value is None)
    if missing and len(missing) < len(values):
        clauses.append(voice.say("no-figure-for", p=listed(missing, voice.language)))
    soft = sorted(area.name for area, _ in known_areas(values) if is_not_yet_final(area.status))
    if soft and len(soft) == len(known_areas(values)):
        clauses.append(voice.say("none-final"))
    elif soft:
        clauses.append(voice.say("not-final", p=listed(soft, voice.language)))
    corrected = sorted(area.name for area, _ in known_areas(values) if is_corrected(area.status))
    if corrected:
        clauses.append(voice.say("corrected-told", p=listed(corrected, voice.language)))
    return "; ".join(clauses) + "."


def _place(voice: Voice, values: Sequence[AreaValue], highlight: str | None) -> list[str]:
    found = known_areas(values)
    mine = [(area, value) for area, value in found if area.code == highlight]
    if not mine or len(found) == 1:
        return []
    area, value = mine[0]
    decimals = voice.indicator.decimals
    # Areas with the same figure share a place.
    place = 1 + sum(rounded(other, decimals) > rounded(value, decimals) for _, other in found)
    shown = voice.full_value(value)
    return [voice.say("place", n=area.name, k=place, m=len(found), v=shown)]
