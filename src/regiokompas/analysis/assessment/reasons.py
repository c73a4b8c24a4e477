"""The reason of a verdict, in one sentence and three languages, from its own components."""

# ruff: noqa: E501  # a sentence stands on one line, in every language

import re

import polars as pl

from regiokompas.domain.texts import LANGUAGES, Language, Text
from regiokompas.domain.verdicts import Flag, Gate, State, Tier

_LEAD = {
    Tier.STRONG: Text(nl="Vastgesteld: ", en="Established: ", de="Festgestellt: "),
    Tier.WEAK: Text(nl="Waarschijnlijk: ", en="Likely: ", de="Wahrscheinlich: "),
    Tier.NONE: Text(nl="", en="", de=""),
}
_GATES = {
    Gate.NO_VALUES: Text(
        nl="Er zijn geen waarden, dus er is geen oordeel.",
        en="There are no values, so there is no verdict.",
        de="Es gibt keine Werte und daher kein Urteil.",
    ),
    Gate.OFF_SCALE: Text(
        nl="De reeks heeft waarden (nul of negatief) waarvoor de gekozen schaal niet bestaat.",
        en="The series has values (zero or negative) for which the chosen scale does not exist.",
        de="Die Reihe enthält Werte (null oder negativ), für die es die gewählte Skala nicht gibt.",
    ),
    Gate.COVERAGE: Text(
        nl="De cijfers dekken minder dan 90% van het gebied.",
        en="The figures cover less than 90% of the area.",
        de="Die Zahlen decken weniger als 90 % des Gebiets ab.",
    ),
    Gate.BREAK: Text(
        nl="Sinds de breuk in de reeks zijn er {n} waarden; voor een oordeel zijn er {least} nodig.",
        en="Since the break in the series there are {n} values; a verdict needs {least}.",
        de="Seit dem Bruch in der Reihe gibt es {n} Werte; ein Urteil braucht {least}.",
    ),
    Gate.TOO_FEW: Text(
        nl="Er zijn {n} waarden in {first}–{last}; voor een oordeel zijn er {least} nodig.",
        en="There are {n} values in {first}–{last}; a verdict needs {least}.",
        de="Es gibt {n} Werte in {first}–{last}; ein Urteil braucht {least}.",
    ),
    Gate.TOO_OLD: Text(
        nl="De nieuwste waarde is van {newest}, en dat is langer dan {age} jaar geleden.",
        en="The newest value is of {newest}, which is more than {age} years ago.",
        de="Der neueste Wert ist von {newest} und damit älter als {age} Jahre.",
    ),
    Gate.NO_DIRECTION: Text(
        nl="Het plan noemt bij dit cijfer geen gewenste richting, dus er is geen goed of slecht.",
        en="The plan names no wanted direction for this figure, so there is no good or bad.",
        de="Der Plan nennt zu dieser Zahl keine gewünschte Richtung, also gibt es kein Gut oder Schlecht.",
    ),
}
_PASSED = Text(
    nl="het streefjaar {target_year} is voorbij en het doel is niet gehaald",
    en="the target year {target_year} has passed and the target was not reached",
    de="das Zieljahr {target_year} ist vorbei und das Ziel wurde nicht erreicht",
)
_PASSED_OPEN = Text(
    nl="het streefjaar {target_year} is voorbij, maar door onzekerheid is niet te zeggen of het doel is gehaald",
    en="the target year {target_year} has passed, but uncertainty hides whether the target was reached",
    de="das Zieljahr {target_year} ist vorbei, doch wegen der Unsicherheit bleibt offen, ob das Ziel erreicht wurde",
)
_SINGLE = Text(
    nl="de waarde van {newest} ligt op of voorbij het doel, maar de jaren ervoor wijzen daar niet op; één jaar is niet genoeg",
    en="the value of {newest} lies at or beyond the target, but the years before do not point there; a single year is not enough",
    de="der Wert von {newest} liegt auf oder jenseits des Ziels, doch die Jahre davor deuten nicht darauf hin; ein einzelnes Jahr genügt nicht",
)
_STATES = {
    State.GOAL_REACHED: Text(
        nl="de waarde van {newest} ligt op of voorbij het doel (kans {reached})",
        en="the value of {newest} lies at or beyond the target (probability {reached})",
        de="der Wert von {newest} liegt auf oder jenseits des Ziels (Wahrscheinlichkeit {reached})",
    ),
    State.GOAL_POSSIBLY_REACHED: Text(
        nl="de waarde van {newest} ligt op of voorbij het doel, maar met een kans van {reached} is dat niet zeker genoeg",
        en="the value of {newest} lies at or beyond the target, but a probability of {reached} is not sure enough",
        de="der Wert von {newest} liegt auf oder jenseits des Ziels, doch eine Wahrscheinlichkeit von {reached} ist nicht sicher genug",
    ),
    State.ON_TRACK: Text(
        nl="het tempo van {first}–{last} is {ratio} van wat nodig is, en de kans dat het tempo genoeg is, is {pace}",
        en="the pace of {first}–{last} is {ratio} of what is needed, and the probability that it is enough is {pace}",
        de="das Tempo von {first}–{last} beträgt {ratio} des nötigen, und die Wahrscheinlichkeit, dass es genügt, ist {pace}",
    ),
    State.TOO_SLOW: Text(
        nl="het gaat de goede kant op (kans {direction}), maar met {ratio} van het nodige tempo; de kans dat dit genoeg is, is {pace}",
        en="it goes the right way (probability {direction}), but at {ratio} of the pace needed; the probability that this is enough is {pace}",
        de="es geht in die richtige Richtung (Wahrscheinlichkeit {direction}), aber mit {ratio} des nötigen Tempos; die Wahrscheinlichkeit, dass dies genügt, ist {pace}",
    ),
    State.PACE_UNCERTAIN: Text(
        nl="het gaat de goede kant op (kans {direction}), maar of het tempo genoeg is, is niet te zeggen (kans {pace})",
        en="it goes the right way (probability {direction}), but whether the pace is enough cannot be told (probability {pace})",
        de="es geht in die richtige Richtung (Wahrscheinlichkeit {direction}), doch ob das Tempo genügt, ist offen (Wahrscheinlichkeit {pace})",
    ),
    State.WRONG_DIRECTION: Text(
        nl="het gaat de verkeerde kant op; de kans dat het de goede kant op gaat, is {direction}",
        en="it goes the wrong way; the probability that it goes the right way is {direction}",
        de="es geht in die falsche Richtung; die Wahrscheinlichkeit für die richtige ist {direction}",
    ),
    State.STANDSTILL: Text(
        nl="er is te weinig beweging: de kans dat het tempo genoeg is, is {pace}, en de richting staat niet vast (kans {direction})",
        en="there is too little movement: the probability that the pace is enough is {pace}, and the direction is not established (probability {direction})",
        de="es bewegt sich zu wenig: die Wahrscheinlichkeit, dass das Tempo genügt, ist {pace}, und die Richtung steht nicht fest (Wahrscheinlichkeit {direction})",
    ),
    State.NOT_ESTABLISHED: Text(
        nl="de cijfers van {first}–{last} laten nog niet zien of het de goede kant op gaat (kans {direction}) of snel genoeg (kans {pace})",
        en="the figures of {first}–{last} do not yet show whether it goes the right way (probability {direction}) or fast enough (probability {pace})",
        de="die Zahlen von {first}–{last} zeigen noch nicht, ob es in die richtige Richtung geht (Wahrscheinlichkeit {direction}) oder schnell genug (Wahrscheinlichkeit {pace})",
    ),
    State.IMPROVES: Text(
        nl="de trend van {first}–{last} gaat de goede kant op (kans {direction})",
        en="the trend of {first}–{last} goes the right way (probability {direction})",
        de="der Trend von {first}–{last} geht in die richtige Richtung (Wahrscheinlichkeit {direction})",
    ),
    State.WORSENS: Text(
        nl="de trend van {first}–{last} gaat de verkeerde kant op; de kans op de goede kant is {direction}",
        en="the trend of {first}–{last} goes the wrong way; the probability of the right way is {direction}",
        de="der Trend von {first}–{last} geht in die falsche Richtung; die Wahrscheinlichkeit für die richtige ist {direction}",
    ),
    State.NO_CHANGE: Text(
        nl="de trend van {first}–{last} is niet te onderscheiden van ruis (kans op de goede kant {direction})",
        en="the trend of {first}–{last} cannot be told from noise (probability of the right way {direction})",
        de="der Trend von {first}–{last} lässt sich nicht vom Rauschen unterscheiden (Wahrscheinlichkeit der richtigen Richtung {direction})",
    ),
}


_PLACE = re.compile(r"\{(\w+)\}")
_KEY = ("gate", "state", "tier", "is_past", "is_single")


def with_reasons(findings: pl.DataFrame) -> pl.DataFrame:
    """Return ``findings`` (schema ``FINDINGS``) with a sentence in each language (``ASSESSMENTS``).

    Each kind of sentence is written once, for all rows that need it together.
    """
    flags = pl.col("flags").list
    keyed = findings.with_row_index("row").with_columns(
        flags.contains(Flag.TARGET_YEAR_PASSED.value).alias("is_past"),
        flags.contains(Flag.SINGLE_YEAR.value).alias("is_single"),
        *facts().values(),
    )
    told = [
        part.select("row", *(_sentence(_template(*key), language) for language in LANGUAGES))
        for key, part in keyed.partition_by(_KEY, as_dict=True).items()
    ]
    if not told:
        return findings.with_columns(
            pl.lit(None, dtype=pl.String).alias(f"reason_{language}") for language in LANGUAGES
        )
    return pl.concat([findings, pl.concat(told).sort("row").drop("row")], how="horizontal")


def facts() -> dict[str, pl.Expr]:
    """Return what sentences name, as texts in columns of the name with ``said_`` before it."""
    texts = {
        "n": pl.col("n").cast(pl.String),
        "least": pl.col("least_values").cast(pl.String),
        "age": pl.col("max_age").cast(pl.String),
        "first": pl.col("window_first").cast(pl.String),
        "last": pl.col("window_last").cast(pl.String),
        "newest": pl.col("value_year").cast(pl.String),
        "target_year": pl.col("target_year").cast(pl.String),
        "ratio": ratio_text(pl.col("ratio")),
        "direction": chance_text(pl.col("probability_direction")),
        "pace": chance_text(pl.col("probability_on_pace")),
        "reached": chance_text(pl.col("probability_reached")),
    }
    return {name: text.fill_null("–").alias(f"said_{name}") for name, text in texts.items()}


def chance_text(probability: pl.Expr) -> pl.Expr:
    """Write a probability as a whole percentage, never as 0% or 100%: nothing is certain."""
    percentage = _rounded(probability)
    return (
        pl.when(percentage < 1)
        .then(pl.lit("<1%"))
        .when(percentage > 99)  # noqa: PLR2004  # the end of the scale
        .then(pl.lit(">99%"))
        .otherwise(pl.format("{}%", percentage))
    )


def ratio_text(ratio: pl.Expr) -> pl.Expr:
    """Write a ratio as a whole percentage, with the real minus sign."""
    percentage = _rounded(ratio)
    return (
        pl.when(percentage < 0)
        .then(pl.format("\u2212{}%", -percentage))
        .otherwise(pl.format("{}%", percentage))
    )


def _rounded(share: pl.Expr) -> pl.Expr:
    return (100 * share).round(mode="half_to_even").cast(pl.Int64)


def _template(gate: str, state: str, tier: str, is_past: bool, is_single: bool) -> Text:  # noqa: FBT001  # a key of five parts
    if gate != Gate.OPEN:
        return _GATES[Gate(gate)]
    template = _STATES[State(state)]
    if is_single and state == State.GOAL_POSSIBLY_REACHED:
        template = _SINGLE
    elif is_past and state == State.TOO_SLOW:
        template = _PASSED
    elif is_past and state == State.NOT_ESTABLISHED:
        template = _PASSED_OPEN
    lead = _LEAD[Tier(tier)]
    return Text(
        nl=_whole(lead.nl, template.nl),
        en=_whole(lead.en, template.en),
        de=_whole(lead.de, template.de),
    )


def _whole(lead: str, body: str) -> str:
    return f"{lead}{body}." if lead else f"{body[0].upper()}{body[1:]}."


def _sentence(template: Text, language: Language) -> pl.Expr:
    """Return the column of the sentence, its places filled from the columns with facts."""
    pieces = _PLACE.split(template.in_language(language))
    parts = [
        pl.col(f"said_{piece}") if place % 2 else pl.lit(piece)
        for place, piece in enumerate(pieces)
    ]
    return pl.concat_str(parts).alias(f"reason_{language}")
