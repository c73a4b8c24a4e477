"""A new indicator, written as a commented draft from a first look at a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.tables import File
from regiokompas.sources.files.look import Look
from regiokompas.warehouse.files import write_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What an author says of a new indicator; empty texts are left for the file."""

    id: str
    theme: str
    table: str
    column: str
    unit: str
    written: str
    period: str = ""
    prefix: str = ""
    publisher: str = ""
    number: str = ""
    name: str = ""


def table_text(wish: Wish, look: Look) -> str:
    """Return the declaration of the table that ``look`` saw."""
    plain = File(path="")
    options = {
        name: getattr(look.file, name)
        for name in ("separator", "encoding", "decimal", "quoting", "missing")
        if getattr(look.file, name) != getattr(plain, name)
    }
    area = {"column": look.area, **({"prefix": wish.prefix} if wish.prefix else {})}
    period = {"fixed": wish.period} if wish.period else {"column": look.period}
    return "\n".join(
        (
            "# Guessed from the file: look at every line. Say here what is special about it.",
            f"id = {_toml(wish.table)}",
            f"format = {_toml(look.format)}",
            "# Who publishes it, under which number and title; the address of the table itself.",
            f"publisher = {_toml(wish.publisher)}",
            f"table = {_toml(wish.number)}",
            'title = ""',
            'address = ""',
            'licence = "CC BY 4.0"',
            "",
            "[file]",
            f"path = {_toml(look.file.path)}",
            *_pairs(options),
            "",
            '# The column with the official code of the area (or by = "name" with names_from).',
            "[area]",
            *_pairs(area),
            "",
            "# The column that tells the period, or one fixed period for the whole file.",
            "[period]",
            *_pairs(period),
            *(
                ("", "# Only these rows count: one for each area and period.", "[keep]")
                if look.keep
                else ()
            ),
            *_pairs(look.keep),
            "",
        )
    )


def indicator_text(wish: Wish, *, is_percent: bool) -> str:
    """Return the draft of the indicator: complete, with a comment at each choice."""
    name = _toml(wish.name)
    return "\n".join(
        (
            "# Say here why it is made as it is: which years, which definition, what was left out.",
            f"id = {_toml(wish.id)}",
            "# Publish it when its figures were compared with the table at the publisher.",
            'status = "draft"',
            f"unit = {_toml(wish.unit)}",
            f"decimals = {1 if is_percent else 0}",
            '# "up" or "down" only if everyone agrees which is better.',
            'direction = "none"',
            'frequency = "year"',
            '# "stock" for how much there is, "rate" for how much happens or how large a share is.',
            f'process = "{"rate" if is_percent else "stock"}"',
            '# moment = "first-day" if the figure is about 1 January.',
            "",
            "[name]",
            f"nl = {name}",
            'en = ""',
            'de = ""',
            "",
            "# What is counted, what is not, when: in words anyone understands.",
            "[definition]",
            'nl = ""',
            'en = ""',
            'de = ""',
            "",
            '# "value" takes it as it is; "share", "rate" and "sql" compute from more inputs.',
            "[formula]",
            'kind = "value"',
            'input = "figure"',
            "",
            *_aggregate(is_percent=is_percent),
            "",
            "[[inputs.figure.parts]]",
            f"table = {_toml(wish.table)}",
            f"measure = {_toml(wish.column)}",
            f"unit = {_toml(wish.written)}",
            "# factor = 1000.0 if the file counts in thousands; since and until leave years out.",
            "",
        )
    )


def write_draft(
    wish: Wish, look: Look | None, declarations: Declarations, *, is_dry: bool
) -> tuple[Path, ...]:
    """Write the draft, and the table where ``look`` saw a new one; return the files.

    Nothing is overwritten: ``DeclarationError`` where a file or an identifier exists already.
    """
    root = declarations.root
    unit = declarations.units.get(wish.unit)
    if unit is None:
        raise DeclarationError(
            f"the unit '{wish.unit}' does not exist",
            place="indicators/units.toml",
            hint=f"known: {', '.join(sorted(declarations.units))}; or add it there first",
        )
    text = indicator_text(wish, is_percent=wish.unit == "percent")
    texts = {root / "indicators" / wish.theme / f"{wish.id}.toml": text}
    if look is not None:
        texts[root / "tables" / f"{wish.table}.toml"] = table_text(wish, look)
    for identifier in (wish.id, *((wish.table,) if look is not None else ())):
        if identifier in declarations.files:
            raise DeclarationError(
                f"'{identifier}' is declared already",
                place=declarations.files[identifier].relative_to(root).as_posix(),
                hint="choose another identifier, or change that file by hand",
            )
    taken = [path for path in texts if path.exists()]
    if taken:
        raise DeclarationError(
            "this file exists already and is not overwritten",
            place=taken[0].relative_to(root).as_posix(),
            hint="choose another identifier, or change that file by hand",
        )
    for path, content in texts.items():
        if not is_dry:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, content)
    return tuple(texts)


def _aggregate(*, is_percent: bool) -> tuple[str, ...]:
    if not is_percent:
        return (
            "[inputs.figure]",
            "# Counts are added up over the municipalities.",
            'aggregate = "sum"',
        )
    return (
        "[inputs.figure]",
        '# A share can only be averaged with a weight: aggregate = "weighted-mean" and the name of',
        "# an input that counts the same group. Without one there is no figure for the region.",
        'aggregate = "none"',
    )


def _pairs(pairs: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{_key(name)} = {_toml(value)}" for name, value in pairs.items())


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _toml(name)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
