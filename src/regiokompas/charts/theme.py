"""The one palette and the one typography of all pictures."""

from dataclasses import asdict, dataclass

# Vega measures with the bundled font; the reader sees the first of the stack that is present.
# All of them are as wide as the measured font or narrower, so that nothing is cut off.
MEASURED_FONT = "Liberation Sans"
FONT_STACK = "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', Roboto, sans-serif"

# Average width of a character as a part of the font size, on the safe side.
CHARACTER_WIDTH = 0.54

# Below this width a picture is drawn for a telephone: larger letters, fewer marks.
COMPACT_BELOW = 480


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Colours by what they mean. No two meanings share a colour.

    ``sequential_…`` runs from little to much in one hue; ``diverging_…`` from below to above.
    Both keep their order of lightness for readers who do not tell the hues apart.
    """

    background: str
    ink: str
    quiet: str
    outline: str
    grid: str
    accent: str
    comparison: str
    path: str
    on_high_class: str
    on_low_class: str
    sequential_1: str
    sequential_2: str
    sequential_3: str
    sequential_4: str
    sequential_5: str
    diverging_1: str
    diverging_2: str
    diverging_3: str
    diverging_4: str
    diverging_5: str

    @property
    def sequential(self) -> tuple[str, ...]:
        """The five classes from little to much."""
        return tuple(asdict(self)[f"sequential_{number}"] for number in range(1, 6))

    @property
    def diverging(self) -> tuple[str, ...]:
        """The five classes from far below to far above."""
        return tuple(asdict(self)[f"diverging_{number}"] for number in range(1, 6))


LIGHT = Palette(
    background="#ffffff",
    ink="#1b2733",
    quiet="#526070",
    outline="#6f7d8c",
    grid="#e1e6eb",
    accent="#00607f",
    comparison="#5e6b79",
    path="#a34e00",
    on_high_class="#fefefe",
    on_low_class="#1a2632",
    sequential_1="#e4f1f5",
    sequential_2="#b5d8e3",
    sequential_3="#7db9cc",
    sequential_4="#2a7893",
    sequential_5="#084a63",
    diverging_1="#8f3f00",
    diverging_2="#e0a872",
    diverging_3="#f3f1ec",
    diverging_4="#8cbfd0",
    diverging_5="#014f6a",
)

DARK = Palette(
    background="#12191f",
    ink="#eef2f5",
    quiet="#a9b5c0",
    outline="#8593a0",
    grid="#2a343d",
    accent="#5cc3e4",
    comparison="#98a6b3",
    path="#f0a050",
    on_high_class="#0f161c",
    on_low_class="#fdfdfd",
    sequential_1="#16323d",
    sequential_2="#1b4f62",
    sequential_3="#2a6f88",
    sequential_4="#62b4cf",
    sequential_5="#c4e9f5",
    diverging_1="#f3b27a",
    diverging_2="#8a5426",
    diverging_3="#2b3036",
    diverging_4="#2d6f86",
    diverging_5="#8fd6ee",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Sizes of letters and marks in pixels."""

    text: int
    small: int
    line: float
    thin: float
    point: int
    end_point: int


WIDE = Sizes(text=14, small=13, line=3, thin=2, point=28, end_point=80)
COMPACT = Sizes(text=14, small=13, line=3, thin=2, point=20, end_point=70)


def sizes_for(width: int) -> Sizes:
    """Return the sizes for a picture of ``width`` pixels."""
    return COMPACT if width < COMPACT_BELOW else WIDE


def text_width(text: str, size: float) -> float:
    """Return how wide ``text`` is at most, in pixels, at a letter size of ``size``."""
    return len(text) * size * CHARACTER_WIDTH


def recoloured(text: str) -> str:
    """Return a drawing with every colour of ``LIGHT`` replaced by that of ``DARK``."""
    dark = asdict(DARK)
    for meaning, colour in asdict(LIGHT).items():
        text = text.replace(f'"{colour}"', f'"{dark[meaning]}"')
    return text


def dark_rules(scope: str = ".chart") -> str:
    """Return style rules that show a drawing in the dark colours, for a page's style sheet.

    They belong in ``@media screen and (prefers-color-scheme: dark)``: one drawing serves both.
    """
    dark = asdict(DARK)
    rules = [
        f'{scope} [{attribute}="{colour}"] {{ {attribute}: {dark[meaning]} }}'
        for meaning, colour in asdict(LIGHT).items()
        for attribute in ("fill", "stroke")
    ]
    return "\n".join(rules) + "\n"
