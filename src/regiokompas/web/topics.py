"""Indicators by the theme of the region under which they are used."""

from regiokompas.domain.texts import Text
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site

_NOT_USED = Text(nl="Overige cijfers", en="Other figures", de="Weitere Zahlen")
_ALL = Text(nl="De cijfers", en="The figures", de="Die Zahlen")


def by_topic(site: Site) -> tuple[tuple[Text, tuple[Measured, ...]], ...]:
    """Return each theme with the indicators of its challenges, every indicator once.

    An indicator stands under the first theme that uses it; those that no challenge uses come last.
    A region without a plan has all of them under one heading.
    """
    left = dict(site.measured)
    topics: list[tuple[Text, tuple[Measured, ...]]] = []
    for theme in site.themes:
        used = dict.fromkeys(
            identifier
            for challenge in site.challenges_of(theme)
            for identifier in challenge.indicators
            if identifier in left
        )
        if used:
            topics.append((theme.name, tuple(left.pop(identifier) for identifier in used)))
    if left:
        topics.append((_NOT_USED if topics else _ALL, tuple(left.values())))
    return tuple(topics)
