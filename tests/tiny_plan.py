"""A made-up plan of two challenges, as its files; small enough to see through."""

TEXT = '{{ nl = "{0}", en = "{0} (en)", de = "{0} (de)" }}'


def text(words: str) -> str:
    """Return a text in three languages as TOML."""
    return TEXT.format(words)


def challenge(number: int, title: str, *more: str, top: str = "") -> str:
    """Return the file of a challenge; ``top`` stands among its plain keys, ``more`` at the end."""
    return "\n".join(
        (
            f"# Opgave {number}, with a comment that must survive.",
            f"number = {number}",
            'document = "plan"',
            'theme = "wonen"',
            'theme_on_fiche = "wonen"',
            "ministries = []",
            "needs = []",
            "impact = []",
            top,
            f"title = {text(title)}",
            f"ambition = {text('Het wordt beter')}",
            "[ownership]",
            "[[context]]",
            'text = "Er is veel te doen."',
            "[[bottlenecks]]",
            'id = "geld"',
            'text = "Er is geen geld."',
            'answered_by = ["fonds"]',
            "[[interventions]]",
            'id = "fonds"',
            'side = "state"',
            'text = "Een fonds maken."',
            *more,
            "",
        )
    )


def link(to: int, kind: str = "requires") -> str:
    """Return a link to another challenge."""
    return f'[[links]]\nkind = "{kind}"\nto = {to}\nsection = "context"\ntext = "Nodig."'


def tiny_files() -> dict[str, str]:
    """Return the files of the plan, by path."""
    return {
        "documents.toml": (
            '[[documents]]\nid = "plan"\ntitle = "Plan"\ndate = "2026"\npublisher = "Bestuur"\n'
        ),
        "organisations.toml": (
            f'[[organisations]]\nid = "dorp"\nname = {text("Dorp")}\nkind = "municipality"\n'
        ),
        "bodies.toml": (
            f'[[bodies]]\nid = "raad"\nname = {text("Raad")}\nkind = "board"\nmembers = ["dorp"]\n'
        ),
        "tracks.toml": (
            f'[[tracks]]\nid = "deal"\nname = {text("Deal")}\nparties = ["dorp", "raad"]\n'
        ),
        "themes.toml": f'[[themes]]\nid = "wonen"\nname = {text("Wonen")}\n',
        "ambitions.toml": (
            f'[[ambitions]]\nid = "meer"\nname = {text("Meer")}\nchallenges = [1]\n'
            'unit = "persons"\nincrease = 10.0\nsource = "Plan"\n'
        ),
        "versions.toml": (
            f'[[versions]]\nid = "concept"\nname = {text("Concept")}\nstate = "concept"\n'
            'date = "2026-01"\nby = ["raad"]\ndocument = "plan"\nsource = "Plan"\n'
        ),
        "challenges/opgave-01.toml": challenge(
            1, "Wonen", '[[tracks]]\ntrack = "deal"', link(2), top='places = ["Dorp"]'
        ),
        "challenges/opgave-02.toml": challenge(2, "Werken"),
    }
