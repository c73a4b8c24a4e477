"""Who may see what people write: four levels, from open to closed."""

from enum import StrEnum


class Visibility(StrEnum):
    """A level of visibility, from the most open to the most closed."""

    PUBLIC = "public"
    PARTNERS = "partners"
    REGION = "region"
    TEAM = "team"
