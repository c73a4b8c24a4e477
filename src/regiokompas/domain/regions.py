"""Regions: a programme area and the areas it is made of and compared with."""

from dataclasses import field

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import LANGUAGES, Language, Text


@declared
class Member:
    """A municipality of the region."""

    code: str
    name: str


@declared
class Neighbour:
    """An area across the border, with its code of NUTS and its name there.

    ``also`` are its codes in other lists, such as the key of a German district; ``short_name`` is
    for charts, where there is little room.
    """

    code: str
    name: str
    short_name: str = ""
    also: tuple[str, ...] = ()


@declared
class Border:
    """A border of the region with another country: the neighbours there, and that country.

    ``country`` is the country's code of NUTS, two letters; its own figure stands beside those of
    the neighbours, as the figure of the Netherlands stands beside that of the region.
    """

    country: str
    name: Text
    neighbours: tuple[Neighbour, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the neighbours and of their country."""
        return (*(neighbour.code for neighbour in self.neighbours), self.country)


@declared
class Region:
    """A programme area with its member municipalities.

    ``code`` is the official area whose published figure wins over a sum of the members;
    ``boundaries`` the table with the boundaries of the members, empty where there is no map.
    ``other_codes`` are codes in other lists that mean an area of ours ("NL213" is "CR12");
    ``borders`` is empty where the region lies on none. ``languages`` are those its texts are
    written in, ``is_example`` marks a region that does not exist: all its pages say so.
    """

    id: str
    name: str
    code: str
    country: str
    members: tuple[Member, ...]
    boundaries: str = ""
    other_codes: dict[str, str] = field(default_factory=dict)
    borders: tuple[Border, ...] = ()
    languages: tuple[Language, ...] = LANGUAGES
    is_example: bool = False

    @property
    def codes_abroad(self) -> tuple[str, ...]:
        """The codes of all neighbours across the border and of their countries."""
        return tuple(code for border in self.borders for code in border.codes)

    @property
    def areas_abroad(self) -> dict[str, tuple[str, ...]]:
        """The codes of neighbours and of their country, by country."""
        return {border.country: border.codes for border in self.borders}

    @property
    def translated_codes(self) -> dict[str, str]:
        """The code we use for an area, by its code in another list."""
        neighbours = (item for border in self.borders for item in border.neighbours)
        return self.other_codes | {
            code: neighbour.code for neighbour in neighbours for code in neighbour.also
        }
