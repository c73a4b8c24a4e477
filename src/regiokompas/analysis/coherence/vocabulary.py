"""The words of a plan: who uses which, how telling each is, and what a text is about."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

from regiokompas.analysis.coherence.words import stem_of, stems_of, stems_of_word, words_of
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Language

_SHORTEST_COMPOUND = 9
_SHORTEST_PART = 5
_ROUNDING = 1e-9
_BODY_WEIGHT = 0.5  # a word in the fiche says half as much as one in its title or ambition


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words of the challenges of one plan, computed when first asked for."""

    challenges: tuple[PlanChallenge, ...]
    language: Language
    themes: Mapping[str, str]

    @cached_property
    def headings(self) -> Mapping[int, frozenset[str]]:
        """The stems of theme, title and ambition of each challenge, with parts of compounds."""
        return {
            challenge.number: self.stems(" ".join(self._heading_texts(challenge)))
            for challenge in self.challenges
        }

    @cached_property
    def bodies(self) -> Mapping[int, Counter[str]]:
        """How often each stem occurs in everything else on the fiche."""
        return {challenge.number: self._counted(challenge) for challenge in self.challenges}

    @cached_property
    def known(self) -> frozenset[str]:
        """The stems of all titles and ambitions: what a compound may be made of."""
        return frozenset(
            stem
            for challenge in self.challenges
            for text in (self.title(challenge), self.ambition(challenge))
            for stem in stems_of(text, self.language)
        )

    @cached_property
    def heading_users(self) -> Mapping[str, frozenset[int]]:
        """The challenges that use a stem in title or ambition."""
        users: dict[str, set[int]] = {}
        for number, stems in self.headings.items():
            for stem in stems:
                users.setdefault(stem, set()).add(number)
        return {stem: frozenset(numbers) for stem, numbers in users.items()}

    def title(self, challenge: PlanChallenge) -> str:
        """Return the title in the language of the plan."""
        return challenge.title.in_language(self.language)

    def ambition(self, challenge: PlanChallenge) -> str:
        """Return the ambition in the language of the plan."""
        return challenge.ambition.in_language(self.language)

    def stems(self, text: str) -> frozenset[str]:
        """Return the stems of ``text`` and the known parts of its compounds."""
        return frozenset().union(*map(self._stems.__getitem__, words_of(text)))

    def telling(self, stem: str) -> float:
        """Return how much a stem tells: nought where all challenges use it or none does."""
        return self._telling.get(stem, 0.0)

    def fit(self, stems: Iterable[str], number: int) -> float:
        """Return how far a challenge speaks of ``stems``: from 0 (not) to 1 (wholly).

        A stem counts by how telling it is, fully in theme, title or ambition, half elsewhere on
        the fiche. Stems that no challenge uses do not count.
        """
        heading, body, telling = self.headings[number], self.bodies[number], self._telling
        whole = part = 0.0
        for stem in stems:
            weight = telling.get(stem, 0.0)
            whole += weight
            if stem in heading:
                part += weight
            elif stem in body:
                part += _BODY_WEIGHT * weight
        return part / whole if whole else 0.0

    def best_fit(
        self, stems: Sequence[str], *, least: float, without: Collection[int]
    ) -> int | None:
        """Return the challenge that ``stems`` fit best, by at least ``least``; ``None`` if none.

        It must use one of them in theme, title or ambition. Of equals the lowest number counts.
        """
        headed: dict[int, float] = {}
        whole = 0.0
        for stem in stems:
            weight = self.telling(stem)
            whole += weight
            for number in self.heading_users.get(stem, ()):
                headed[number] = headed.get(number, 0.0) + weight
        best, highest = None, least
        for number, part in sorted(headed.items(), key=lambda pair: (-pair[1], pair[0])):
            # Elsewhere on its fiche the rest counts half: nobody further on can reach more.
            if part + _BODY_WEIGHT * (whole - part) < highest * whole - _ROUNDING:
                break
            fit = 0.0 if number in without else self.fit(stems, number)
            if fit > highest or (fit == highest and (best is None or number < best)):
                best, highest = number, fit
        return best

    @cached_property
    def _telling(self) -> dict[str, float]:
        """The weight of each stem, by how many challenges use it anywhere on their fiche."""
        users = Counter(
            chain.from_iterable(
                heading.union(self.bodies[number]) for number, heading in self.headings.items()
            )
        )
        return {stem: log(len(self.challenges) / count) for stem, count in users.items()}

    def _counted(self, challenge: PlanChallenge) -> Counter[str]:
        words = words_of(" ".join(_body_texts(challenge)))
        return Counter(chain.from_iterable(map(self._stems.__getitem__, words)))

    def _heading_texts(self, challenge: PlanChallenge) -> list[str]:
        themes = dict.fromkeys((challenge.theme, challenge.theme_on_fiche))
        names = [self.themes.get(theme, "") for theme in themes]
        return [self.title(challenge), self.ambition(challenge), *names]

    @cached_property
    def _stems(self) -> "_StemsByWord":
        return _StemsByWord(self.known, self.language)


class _StemsByWord(dict[str, frozenset[str]]):
    """The stems of each word, and the known words its compounds begin or end with.

    A word is looked into when it is first asked for: a plan uses each of its words many times.
    """

    def __init__(self, known: frozenset[str], language: Language) -> None:
        super().__init__()
        self._known = known
        self._language = language

    def __missing__(self, word: str) -> frozenset[str]:
        """Find, keep and return the stems of ``word``."""
        stems = set(stems_of_word(word, self._language))
        for stem in tuple(stems):
            if len(stem) >= _SHORTEST_COMPOUND:
                stems |= _parts_of(stem, self._known, self._language)
        found = self[word] = frozenset(stems)
        return found


def vocabulary_of(
    challenges: tuple[PlanChallenge, ...],
    *,
    language: Language,
    themes: Mapping[str, str] | None = None,
) -> Vocabulary:
    """Return the vocabulary of these challenges; of a number used twice the first counts.

    ``themes`` holds the names of the themes by identifier: they stand above the fiches.
    """
    first = {challenge.number: challenge for challenge in reversed(challenges)}
    return Vocabulary(
        challenges=tuple(first[number] for number in sorted(first)),
        language=language,
        themes=themes or {},
    )


def _parts_of(word: str, known: frozenset[str], language: Language) -> set[str]:
    parts = set()
    for cut in range(_SHORTEST_PART, len(word) - 2):
        head = stem_of(word[:cut], language)
        if head in known:
            parts.add(head)
    for cut in range(3, len(word) - _SHORTEST_PART + 1):
        tail = stem_of(word[cut:], language)
        if tail in known and len(tail) >= _SHORTEST_PART:
            parts.add(tail)
    return {part for part in parts if len(part) >= _SHORTEST_PART - 1 and part != word}


def _body_texts(challenge: PlanChallenge) -> list[str]:
    texts = [statement.text for statement in (*challenge.context, *challenge.impact)]
    texts += [need.text for need in challenge.needs]
    texts += [bottleneck.text for bottleneck in challenge.bottlenecks]
    texts += [step.text for step in challenge.interventions]
    texts += [statement.text for statement in challenge.follow_up]
    return texts
