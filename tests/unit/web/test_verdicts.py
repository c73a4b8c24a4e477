"""Verdicts on pages: every state and answer has its word and shape, no two states look alike."""

from regiokompas.analysis.assessment.published.beside import CONSISTENT
from regiokompas.domain.assessments import METHODS
from regiokompas.domain.verdicts import State, Tier
from regiokompas.web import verdicts


def test_every_state_has_a_shape_and_a_word() -> None:
    assert set(verdicts._MARKS) == set(State)
    assert set(verdicts._TIERS) == set(Tier)


def test_good_and_bad_never_share_a_shape() -> None:
    tones = {(mark.shape, mark.tone) for mark in verdicts._MARKS.values()}
    shapes = [shape for shape, _ in tones]
    assert len(shapes) == len(set(shapes))


def test_every_answer_of_another_method_has_a_word() -> None:
    assert set(verdicts._METHODS) == set(METHODS)
    assert set(verdicts._ANSWERS) == {*CONSISTENT, "undefined"}
