"""A verdict as an object, and as plain data for files and other programs."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import polars as pl

from regiokompas.analysis.assessment.published.beside import method_answer
from regiokompas.domain.assessments import METHODS, column_of
from regiokompas.domain.stability import Stability
from regiokompas.domain.texts import LANGUAGES, Text
from regiokompas.domain.verdicts import Flag, Gate, MethodAnswer, State, Tier, Verdict

# Without a pace that is asked three states have a name of their own ("improves"); for programs
# they are the state they stand for, so that there are nine in all.
IDENTIFIERS = {
    State.IMPROVES: State.PACE_UNCERTAIN,
    State.WORSENS: State.WRONG_DIRECTION,
    State.NO_CHANGE: State.NOT_ESTABLISHED,
}


def verdicts_of(assessments: pl.DataFrame) -> tuple[Verdict, ...]:
    """Return the verdict of every row of ``assessments`` (schema ``ASSESSMENTS``), in its order."""
    return tuple(verdict_from(row) for row in assessments.iter_rows(named=True))


def verdict_from(row: Mapping[str, Any]) -> Verdict:
    """Return the verdict of one row of ``ASSESSMENTS``; without vintages nothing is stable."""
    kept = {field.name: row[field.name] for field in fields(Verdict) if field.name in row}
    return Verdict(
        **kept
        | {
            "state": State(row["state"]),
            "tier": Tier(row["tier"]),
            "gate": Gate(row["gate"]),
            "flags": tuple(Flag(flag) for flag in row["flags"]),
            "stability": Stability(row.get("stability", Stability.FIRST_VINTAGE)),
            "state_before": State(row["state_before"]) if row.get("state_before") else None,
        },
        window=(row["window_first"], row["window_last"]),
        reason=Text(nl=row["reason_nl"], en=row["reason_en"], de=row["reason_de"]),
        methods=tuple(
            method_answer(
                method,
                row["state"],
                row[column_of(method)],
                row[f"{column_of(method)}_number"],
            )
            for method in METHODS
        ),
    )


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """Return ``verdict`` as text, numbers, lists and objects; ``methods`` is keyed by method.

    ``state`` is one of nine identifiers, ``shown_as`` the name pages give it.
    """
    record = {field.name: getattr(verdict, field.name) for field in fields(verdict)}
    return record | {
        "state": IDENTIFIERS.get(verdict.state, verdict.state).value,
        "shown_as": verdict.state.value,
        "tier": verdict.tier.value,
        "gate": verdict.gate.value,
        "flags": [flag.value for flag in verdict.flags],
        "stability": verdict.stability.value,
        "state_before": verdict.state_before.value if verdict.state_before else None,
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
