"""The challenge that words fit best, found the short way, against trying every challenge."""

import random

import pytest
from tests.spec.coherence.building import challenge

from regiokompas.analysis.coherence.vocabulary import Vocabulary, vocabulary_of
from regiokompas.domain.plans import Statement
from regiokompas.domain.texts import Text

WORDS = [
    "water",
    "huis",
    "school",
    "spoor",
    "bos",
    "dorp",
    "veen",
    "molen",
    "brug",
    "haven",
    "markt",
    "kerk",
    "plein",
    "beek",
]


def made_up(seed: int) -> Vocabulary:
    """Return the vocabulary of thirty challenges of made-up words, the same for the same seed."""
    chance = random.Random(seed)

    def text(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    def texts(count: int) -> Text:
        return Text(nl=text(count), en="x", de="x")

    return vocabulary_of(
        tuple(
            challenge(
                number,
                title=texts(2),
                ambition=texts(2),
                context=(Statement(text=text(4)),),
            )
            for number in range(1, 31)
        ),
        language="nl",
    )


def tried(words: Vocabulary, stems: list[str], *, least: float, without: set[int]) -> int | None:
    """Return what ``best_fit`` should, by computing the fit of every challenge."""
    fits = {
        number: words.fit(stems, number)
        for number, heading in words.headings.items()
        if number not in without and not heading.isdisjoint(stems)
    }
    good = {number: fit for number, fit in fits.items() if fit >= least}
    return min(good, key=lambda number: (-good[number], number), default=None)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_fit_is_that_of_trying_all(seed: int) -> None:
    words, chance = made_up(seed), random.Random(-seed)
    for _ in range(20):
        stems = sorted(words.stems(" ".join(chance.sample(WORDS, k=3))))
        least, without = chance.choice((1 / 3, 0.6, 0.9)), set(chance.sample(range(1, 31), k=3))
        found = words.best_fit(stems, least=least, without=without)
        assert found == tried(words, stems, least=least, without=without)
