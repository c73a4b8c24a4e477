"""How figures, periods and dates are written in the languages of the screens."""

from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from regiokompas.domain.periods import is_period
from regiokompas.domain.series import Status
from regiokompas.domain.units import Unit

NOTHING = "–"
_MINUS = "\u2212"
_NO_BREAK = "\u00a0"

# British English: day before month, as in the rest of Europe.
_LOCALES = {"nl": Locale("nl"), "en": Locale("en", "GB"), "de": Locale("de")}

_LARGE = {
    "nl": ((1e9, "mld"), (1e6, "mln")),
    "en": ((1e9, "bn"), (1e6, "m")),
    "de": ((1e9, "Mrd."), (1e6, "Mio.")),
}
_POINTS = {
    "nl": ("procentpunt", "procentpunt"),
    "en": ("percentage point", "percentage points"),
    "de": ("Prozentpunkt", "Prozentpunkte"),
}
_QUARTERS = {
    "nl": ("{n}e kwartaal {year}", "{n}e kw. {year}"),
    "en": ("Q{n} {year}", "Q{n} {year}"),
    "de": ("{n}. Quartal {year}", "{n}. Qu. {year}"),
}
_PHRASES = {
    "nl": {"day": "op {}", "year": "in {}", "quarter": "in het {}", "month": "in {}"},
    "en": {"day": "on {}", "year": "in {}", "quarter": "in {}", "month": "in {}"},
    "de": {"day": "am {}", "year": "im Jahr {}", "quarter": "im {}", "month": "im {}"},
}
_STATUS = {
    Status.FINAL: ("definitief", "final", "endgültig"),
    Status.REVISED_PROVISIONAL: ("nader voorlopig", "revised provisional", "revidiert vorläufig"),
    Status.PROVISIONAL: ("voorlopig", "provisional", "vorläufig"),
    Status.ESTIMATED: ("geschat", "estimated", "geschätzt"),
    Status.CORRECTED: ("gecorrigeerd", "corrected", "korrigiert"),
    Status.UNKNOWN_STATUS: ("status onbekend", "status unknown", "Status unbekannt"),
    Status.SECRET: ("geheim", "confidential", "geheim"),
    Status.IMPOSSIBLE: ("kan niet voorkomen", "cannot occur", "kann nicht vorkommen"),
    Status.NOT_AVAILABLE: ("niet beschikbaar", "not available", "nicht verfügbar"),
    Status.MISSING: ("ontbreekt", "missing", "fehlt"),
    Status.INCOMPLETE: ("onvolledig", "incomplete", "unvollständig"),
}


def language_of(language: str) -> str:
    """Return ``language`` where it is one of ours, and Dutch otherwise."""
    return language if language in _LOCALES else "nl"


def rounded(value: float, decimals: int) -> Decimal:
    """Return ``value`` as it is shown: halves away from zero, as statistical offices round."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number_text(value: float | None, *, decimals: int, language: str) -> str:
    """Write ``value`` with ``decimals`` decimals: 1.234,5 in Dutch and German, 1,234.5 in English.

    A missing value is an en dash. The minus is the real minus sign; what rounds to zero has none.
    """
    if value is None:
        return NOTHING
    shown = rounded(value, decimals)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    locale = _LOCALES[language_of(language)]
    text = format_decimal(abs(shown), format=pattern, locale=locale)
    return _MINUS + text if shown < 0 else text


def value_text(
    value: float | None, *, unit: Unit, decimals: int, language: str, long: bool = True
) -> str:
    """Write ``value`` with its unit: "€ 312.400", "12,3%", "1,2 km", "646.496 inwoners".

    Signs always stand beside the number; the name of a unit without a sign only where ``long``.
    A missing value is an en dash without a unit.
    """
    if value is None:
        return NOTHING
    return _with_unit(
        number_text(value, decimals=decimals, language=language), unit, language, long
    )


def signed_text(
    value: float | None, *, unit: Unit, decimals: int, language: str, long: bool = True
) -> str:
    """Write a difference with its sign: "+3.690 inwoners", "−0,4 procentpunt".

    The difference of two percentages is in percentage points. Zero has no sign.
    """
    if value is None:
        return NOTHING
    text = difference_text(abs(value), unit=unit, decimals=decimals, language=language, long=long)
    shown = rounded(value, decimals)
    if shown == 0:
        return text
    return ("+" if shown > 0 else _MINUS) + text


def difference_text(
    value: float, *, unit: Unit, decimals: int, language: str, long: bool = True
) -> str:
    """Write the size of a difference without a sign: "0,4 procentpunt", "€ 12.000"."""
    language = language_of(language)
    if unit.sign != "%":
        return value_text(value, unit=unit, decimals=decimals, language=language, long=long)
    number = number_text(value, decimals=decimals, language=language)
    one, many = _POINTS[language]
    return f"{number} {one if number == '1' else many}"


def compact_text(value: float, *, language: str) -> str:
    """Write ``value`` short for an axis: 12.000, 0,5, 1,2 mln."""
    language = language_of(language)
    for size, name in _LARGE[language]:
        if abs(value) >= size:
            joint = "" if language == "en" else _NO_BREAK
            return _trimmed(value / size, language) + joint + name
    return _trimmed(value, language)


def period_text(period: str, *, moment: str, language: str, short: bool = False) -> str:
    """Write ``period``: "2024", "1 januari 2026", "1e kwartaal 2024", "maart 2024".

    ``moment`` is that of the indicator; where it is "first-day" or "last-day" the full text is
    that day. ``short`` is for axes and column heads: "2026", "1e kw. 2024", "mrt 2024".
    ``ValueError`` where ``period`` is no period.
    """
    if not is_period(period):
        raise ValueError(f"'{period}' is not a period such as 2026, 2026-Q1 or 2026-03")
    language = language_of(language)
    if moment != "period" and not short:
        return _day_text(_day_of(period, moment), language)
    year, _, rest = period.partition("-")
    if not rest:
        return year
    if rest.startswith("Q"):
        return _QUARTERS[language][1 if short else 0].format(n=rest[1], year=year)
    form = "LLL y" if short else "LLLL y"
    return format_date(date(int(year), int(rest), 1), form, locale=_LOCALES[language])


def period_phrase(period: str, *, moment: str, language: str) -> str:
    """Write ``period`` as in a sentence: "op 1 januari 2026", "in 2024", "im März 2024"."""
    text = period_text(period, moment=moment, language=language)
    kind = {4: "year", 7: "quarter" if "Q" in period else "month"}[len(period)]
    return _PHRASES[language_of(language)]["day" if moment != "period" else kind].format(text)


def date_text(moment_iso: str, *, language: str) -> str:
    """Write the day of an ISO 8601 moment: "23 juni 2026". ``ValueError`` where it is none."""
    return _day_text(date.fromisoformat(moment_iso[:10]), language_of(language))


def status_text(status: str, *, language: str) -> str:
    """Write a status of the series: "voorlopig". ``ValueError`` where there is no such status."""
    return _STATUS[Status(status)][tuple(_LOCALES).index(language_of(language))]


def _with_unit(number: str, unit: Unit, language: str, long: bool) -> str:  # noqa: FBT001  # private
    language = language_of(language)
    if unit.prefix:
        return _with_prefix(number, unit.prefix, language)
    if unit.sign:
        # A per cent sign touches the number except in German; other signs (km) never do.
        sign = unit.sign.strip()
        is_close = sign == "%" and language != "de"
        return number + sign if is_close else number + _NO_BREAK + sign
    return f"{number} {unit.name.in_language(language)}" if long else number


def _with_prefix(number: str, prefix: str, language: str) -> str:
    minus, digits = (_MINUS, number[1:]) if number.startswith(_MINUS) else ("", number)
    forms = {
        "nl": f"{prefix}{_NO_BREAK}{minus}{digits}",
        "en": f"{minus}{prefix}{digits}",
        "de": f"{minus}{digits}{_NO_BREAK}{prefix}",
    }
    return forms[language]


def _trimmed(value: float, language: str) -> str:
    text = format_decimal(abs(value), format="#,##0.###", locale=_LOCALES[language])
    return _MINUS + text if round(value, 3) < 0 else text


def _day_of(period: str, moment: str) -> date:
    year = int(period[:4])
    first, last = 1, 12
    if "Q" in period:
        first, last = 3 * int(period[-1]) - 2, 3 * int(period[-1])
    elif "-" in period:
        first = last = int(period[5:])
    if moment == "first-day":
        return date(year, first, 1)
    return date(year, last, monthrange(year, last)[1])


def _day_text(day: date, language: str) -> str:
    return str(format_date(day, "long", locale=_LOCALES[language]))
