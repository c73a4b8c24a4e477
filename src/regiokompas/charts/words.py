"""The words of the charts, in the languages of the screens."""

from regiokompas.domain.texts import Text

_WORDS = {
    # comparisons with an earlier figure: {d} is the difference, {p} the earlier period
    "count-up": Text(nl="{d} meer dan {p}", en="{d} more than {p}", de="{d} mehr als {p}"),
    "count-down": Text(nl="{d} minder dan {p}", en="{d} fewer than {p}", de="{d} weniger als {p}"),
    "count-same": Text(nl="evenveel als {p}", en="the same as {p}", de="so viel wie {p}"),
    "length-up": Text(nl="{d} meer dan {p}", en="{d} more than {p}", de="{d} mehr als {p}"),
    "length-down": Text(nl="{d} minder dan {p}", en="{d} less than {p}", de="{d} weniger als {p}"),
    "length-same": Text(nl="even veel als {p}", en="the same as {p}", de="so viel wie {p}"),
    "level-up": Text(nl="{d} hoger dan {p}", en="{d} higher than {p}", de="{d} höher als {p}"),
    "level-down": Text(nl="{d} lager dan {p}", en="{d} lower than {p}", de="{d} niedriger als {p}"),
    "level-same": Text(nl="even hoog als {p}", en="the same as {p}", de="so hoch wie {p}"),
    "within-margin": Text(
        nl="geen duidelijk verschil met {p} (binnen de onzekerheidsmarge)",
        en="no clear difference from {p} (within the margin of uncertainty)",
        de="kein klarer Unterschied zu {p} (innerhalb der Unsicherheitsspanne)",
    ),
    # the course of a line
    "rose": Text(
        nl="gestegen van {a} {p} naar {b} {q}",
        en="rose from {a} {p} to {b} {q}",
        de="gestiegen von {a} {p} auf {b} {q}",
    ),
    "fell": Text(
        nl="gedaald van {a} {p} naar {b} {q}",
        en="fell from {a} {p} to {b} {q}",
        de="gesunken von {a} {p} auf {b} {q}",
    ),
    "unchanged": Text(
        nl="{b} {q}, hetzelfde als {p}", en="{b} {q}, the same as {p}", de="{b} {q}, wie {p}"
    ),
    "unclear": Text(
        nl="{a} {p} en {b} {q}, een verschil binnen de onzekerheidsmarge",
        en="{a} {p} and {b} {q}, a difference within the margin of uncertainty",
        de="{a} {p} und {b} {q}, ein Unterschied innerhalb der Unsicherheitsspanne",
    ),
    "path": Text(
        nl="van {a} {p} naar {b} {q}", en="from {a} {p} to {b} {q}", de="von {a} {p} auf {b} {q}"
    ),
    "lowest": Text(nl="laagste waarde {v} {p}", en="lowest {v} {p}", de="niedrigster Wert {v} {p}"),
    "highest": Text(nl="hoogste waarde {v} {p}", en="highest {v} {p}", de="höchster Wert {v} {p}"),
    # what is not known, or not yet
    "no-figures": Text(nl="nog geen cijfers", en="no figures yet", de="noch keine Zahlen"),
    "no-figure": Text(nl="geen cijfer", en="no figure", de="keine Zahl"),
    "no-figure-for": Text(
        nl="geen cijfer voor {p}", en="no figure for {p}", de="keine Zahl für {p}"
    ),
    "no-figure-often": Text(
        nl="voor {n} perioden is er geen cijfer",
        en="there is no figure for {n} periods",
        de="für {n} Zeiträume gibt es keine Zahl",
    ),
    "not-final": Text(
        nl="nog niet definitief: {p}", en="not yet final: {p}", de="noch nicht endgültig: {p}"
    ),
    "none-final": Text(
        nl="alle cijfers zijn nog niet definitief",
        en="none of the figures is final yet",
        de="alle Zahlen sind noch nicht endgültig",
    ),
    "not-comparable": Text(
        nl="vanaf {p} anders gemeten ({r})",
        en="measured otherwise from {p} on ({r})",
        de="ab {p} anders gemessen ({r})",
    ),
    "redrawn": Text(
        nl="vanaf {p} andere grenzen", en="other borders from {p}", de="ab {p} andere Grenzen"
    ),
    "measured-otherwise": Text(
        nl="vanaf {p} anders gemeten", en="new method from {p}", de="ab {p} anders gemessen"
    ),
    # lists and ranges
    "and": Text(nl="en", en="and", de="und"),
    "through": Text(nl="{a} tot en met {b}", en="{a} to {b}", de="{a} bis {b}"),
    # notes under a picture
    "window": Text(
        nl="Grijze grond: de jaren waarop het oordeel rust ({a}–{b}).",
        en="Grey ground: the years the verdict rests on ({a}–{b}).",
        de="Grauer Grund: die Jahre, auf denen das Urteil beruht ({a}–{b}).",
    ),
    "window-told": Text(
        nl="het oordeel rust op {a}–{b}",
        en="the verdict rests on {a}–{b}",
        de="das Urteil beruht auf {a}–{b}",
    ),
    "axis-not-zero": Text(
        nl="De as begint niet bij nul.",
        en="The axis does not start at zero.",
        de="Die Achse beginnt nicht bei null.",
    ),
    "hollow": Text(
        nl="Open rondje: voorlopig of geschat cijfer.",
        en="Open circle: provisional or estimated figure.",
        de="Offener Kreis: vorläufige oder geschätzte Zahl.",
    ),
    "square": Text(
        nl="Vierkant: gecorrigeerd cijfer.",
        en="Square: corrected figure.",
        de="Quadrat: korrigierte Zahl.",
    ),
    "corrected-area": Text(
        nl="† gecorrigeerd cijfer.", en="† corrected figure.", de="† korrigierte Zahl."
    ),
    "corrected-told": Text(nl="gecorrigeerd: {p}", en="corrected: {p}", de="korrigiert: {p}"),
    "margins": Text(
        nl="Verticaal streepje: onzekerheidsmarge.",
        en="Vertical bar: margin of uncertainty.",
        de="Senkrechter Strich: Unsicherheitsspanne.",
    ),
    "provisional-area": Text(
        nl="* voorlopig of geschat cijfer.",
        en="* provisional or estimated figure.",
        de="* vorläufige oder geschätzte Zahl.",
    ),
    "dash-area": Text(
        nl="Streepje: geen cijfer.", en="Dash: no figure.", de="Strich: keine Zahl."
    ),
    "thousands": Text(
        nl="Cijfers op de kaart: × 1.000 {u}.",
        en="Figures on the map: × 1,000 {u}.",
        de="Zahlen auf der Karte: × 1.000 {u}.",
    ),
    "no-room": Text(
        nl="Waar geen cijfer past, zegt alleen de kleur de klasse.",
        en="Where no figure fits, only the colour tells the class.",
        de="Wo keine Zahl passt, zeigt nur die Farbe die Klasse.",
    ),
    "class-unit": Text(nl="Eenheid: {u}.", en="Unit: {u}.", de="Einheit: {u}."),
    # the unit above an axis
    "first-day": Text(
        nl="{u} op 1 januari", en="{u} on 1 January", de="{u} am 1. Januar"
    ),
    "last-day": Text(
        nl="{u} op 31 december", en="{u} on 31 December", de="{u} am 31. Dezember"
    ),
    # rankings and maps
    "ranges": Text(
        nl="{p} van {a} ({low}) tot {b} ({high})",
        en="{p} from {a} ({low}) to {b} ({high})",
        de="{p} von {a} ({low}) bis {b} ({high})",
    ),
    "all-equal": Text(
        nl="{p} overal {v}", en="{p} {v} everywhere", de="{p} überall {v}"
    ),
    "place": Text(
        nl="{n} staat op plaats {k} van {m}, van hoog naar laag, met {v}",
        en="{n} is number {k} of {m} from high to low, with {v}",
        de="{n} steht an Stelle {k} von {m}, von hoch nach niedrig, mit {v}",
    ),
    "class": Text(nl="{a} tot {b}", en="{a} to under {b}", de="{a} bis unter {b}"),
    "last-class": Text(nl="{a} tot en met {b}", en="{a} to {b}", de="{a} bis einschließlich {b}"),
}  # fmt: skip


def word(key: str, language: str, **parts: object) -> str:
    """Return the words under ``key`` in ``language``, with ``parts`` in their places."""
    return _WORDS[key].in_language(language).format(**parts)


def listed(texts: list[str], language: str) -> str:
    """Return ``texts`` as a list in a sentence: "2019, 2020 en 2022"."""
    if len(texts) < 2:  # noqa: PLR2004  # a list of one is itself
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {word('and', language)} {texts[-1]}"
