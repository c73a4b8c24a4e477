"""The challenges of the region by theme, each with the figures that belong to it."""

from dataclasses import dataclass

from regiokompas.domain.plans import PlanChallenge, PlanTheme
from regiokompas.domain.texts import Text
from regiokompas.web.figures import Change, Measured, Value
from regiokompas.web.site import Site
from regiokompas.web.topics import by_topic
from regiokompas.web.verdicts import Judged, headline_verdicts, judged


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An indicator in short: newest value of the region, its change, and the country beside it.

    For totals the country's ``country_change`` over the same years can be compared, for all
    others its ``country`` value of the same period.
    """

    measured: Measured
    latest: Value | None
    change: Change | None
    country: Value | None
    country_change: Change | None
    judged: Judged | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeRows:
    """A challenge with its indicators in short."""

    challenge: PlanChallenge
    rows: tuple[Row, ...]
    verdicts: tuple[Judged, ...]

    @property
    def has_figure(self) -> bool:
        """Whether any indicator has a figure."""
        return any(row.measured.latest_period for row in self.rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeRows:
    """A theme with its challenges."""

    theme: PlanTheme
    challenges: tuple[ChallengeRows, ...]


def themes(site: Site) -> tuple[ThemeRows, ...]:
    """Return all themes with their challenges and figures, in the declared order."""
    return tuple(
        ThemeRows(
            theme=theme,
            challenges=tuple(
                ChallengeRows(
                    challenge=challenge,
                    rows=tuple(row_of(site, measured) for measured in site.measured_for(challenge)),
                    verdicts=headline_verdicts(site, challenge),
                )
                for challenge in site.challenges_of(theme)
            ),
        )
        for theme in site.themes
    )


def rows_by_topic(site: Site) -> list[tuple[Text, list[Row]]]:
    """Return each theme with its indicators in short, every indicator once."""
    return [
        (topic, [row_of(site, measured) for measured in found]) for topic, found in by_topic(site)
    ]


def row_of(site: Site, measured: Measured) -> Row:
    """Return ``measured`` in short."""
    latest = measured.course(site.region.code).latest
    change = measured.change(site.region.code)
    has_percent = measured.is_total and change is not None and change.percent is not None
    country_change = (
        measured.change_over(site.region.country, change.first.period, change.last.period)
        if change is not None and has_percent
        else None
    )
    at_same_time = (
        measured.course(site.region.country).at(latest.period) if latest is not None else None
    )
    return Row(
        measured=measured,
        latest=latest,
        change=change,
        country=None if measured.is_total or not _is_known(at_same_time) else at_same_time,
        country_change=country_change,
        judged=judged(site, measured, site.region.code),
    )


def _is_known(figure: Value | None) -> bool:
    return figure is not None and figure.value is not None
