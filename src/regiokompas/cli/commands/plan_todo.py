"""`regiokompas plan todo`: whose turn is it?"""

from typing import Annotated

import typer

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.register import register_of
from regiokompas.analysis.coherence.turns import NOBODY, turns_of
from regiokompas.cli.app import AsJson, DataDir, RegionName, plan
from regiokompas.cli.commands.plan_check import chosen_view, refuse_unsound
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import now
from regiokompas.domain.errors import NotFoundError

_OFFICE = "programme office"


@plan.command("todo")
def plan_todo(
    party: Annotated[
        str,
        typer.Option("--party", help="Only this organisation or body.", show_default="all"),
    ] = "",
    on: Annotated[
        str, typer.Option("--on", help="On which day, such as 2026-05-07.", show_default="today")
    ] = "",
    language: Annotated[str, typer.Option("--language", help="nl, en or de.")] = "nl",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """List what is missing or overdue in the declared plan, by who has to act."""
    day = on or now().date().isoformat()
    view = chosen_view(data_dir=data_dir, region=region, language=language)
    refuse_unsound(region)
    register = register_of(view, on=day)
    if party and party not in {*register.organisations, *register.bodies}:
        raise NotFoundError(
            f"the plan knows no organisation or body '{party}'",
            hint="'regiokompas plan todo --json' shows the identifiers",
        )
    turns = [
        turn
        for turn in turns_of(register, findings_of(view, on=day))
        if not party or turn.party == party
    ]
    if as_json:
        print_json(
            [
                {
                    "party": turn.party,
                    "name": register.name_of(turn.party).in_language(language),
                    "challenge": turn.challenge or None,
                    "code": turn.finding.code,
                    "message": turn.finding.message.in_language(language),
                    "hint": turn.finding.hint.in_language(language),
                    "source": turn.finding.source.in_language(language),
                }
                for turn in turns
            ]
        )
        return
    print_table(
        ("who", "challenge", "what"),
        (
            (
                _OFFICE
                if turn.party == NOBODY
                else register.name_of(turn.party).in_language(language),
                str(turn.challenge or ""),
                turn.finding.message.in_language(language),
            )
            for turn in sorted(turns, key=lambda turn: turn.party)
        ),
    )
    say(f"{len(turns)} points, for {len({turn.party for turn in turns})} parties.")
