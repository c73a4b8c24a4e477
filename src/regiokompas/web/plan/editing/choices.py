"""What a form offers to choose from: everything of the plan that its viewer sees."""

from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.visibility import Viewer
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.editing.fields import Choices, Options
from regiokompas.web.templatetags.figures import translated

_TITLE_CHARACTERS = 90


def choices_for(content: Content, challenge: PlanChallenge, *, viewer: Viewer) -> Choices:
    """Return what the forms of ``challenge`` offer: identifiers and names, by declared type."""
    register = content.register
    known: dict[str, Options] = {
        "Track": _by_name([(item.id, translated(item.name)) for item in register.tracks]),
        "Organisation": _by_name(
            [(item.id, translated(item.name)) for item in register.organisations]
        ),
        "Ministry": _by_name(
            [
                (item.id, translated(item.name))
                for item in register.organisations
                if item.kind == "ministry"
            ]
        ),
        "Body": _by_name([(item.id, translated(item.name)) for item in register.bodies]),
        "PlanTheme": [(item.id, translated(item.name)) for item in register.themes],
        "Intervention": [(item.id, _shortened(item.text)) for item in challenge.interventions],
        "PlanChallenge": [
            (str(number), f"{number}. {_shortened(translated(item.title))}")
            for number, item in content.challenges.items()
            if number != challenge.number
        ],
        "Indicator": _by_name(
            [
                (identifier, translated(measured.indicator.name))
                for identifier, measured in content.site.measured.items()
            ]
        ),
    }
    return Choices(known=known, viewer=viewer)


def _by_name(options: Options) -> Options:
    return sorted(options, key=lambda option: option[1].casefold())


def _shortened(text: str) -> str:
    return text if len(text) <= _TITLE_CHARACTERS else f"{text[:_TITLE_CHARACTERS].rstrip()}…"
