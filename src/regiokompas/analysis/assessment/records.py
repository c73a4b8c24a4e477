"""A verdict as plain data, for files and other programs."""

from dataclasses import fields
from typing import Any

from regiokompas.domain.texts import LANGUAGES, Text
from regiokompas.domain.verdicts import MethodAnswer, Verdict


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """Return ``verdict`` as text, numbers, lists and objects; ``methods`` is keyed by method."""
    record = {field.name: getattr(verdict, field.name) for field in fields(verdict)}
    return record | {
        "state": verdict.state.value,
        "tier": verdict.tier.value,
        "gate": verdict.gate.value,
        "flags": [flag.value for flag in verdict.flags],
        "window": list(verdict.window),
        "reason": _text_record(verdict.reason),
        "methods": {answer.method: _answer_record(answer) for answer in verdict.methods},
    }


def _answer_record(answer: MethodAnswer) -> dict[str, Any]:
    return {
        "answer": answer.answer,
        "number": answer.number,
        "agrees": answer.agrees,
        "note": _text_record(answer.note),
    }


def _text_record(text: Text) -> dict[str, str]:
    return {language: getattr(text, language) for language in LANGUAGES}
