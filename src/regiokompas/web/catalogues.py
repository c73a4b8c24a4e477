"""The translations of the pages: found in code and templates, compiled without GNU gettext."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import regiokompas
from regiokompas.warehouse.files import write_bytes

PACKAGE = Path(regiokompas.__file__).parent
LOCALE = PACKAGE / "locale"

# The calls in which a text to be translated is the first argument.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_MARKED = ("accounts", "plan", "monitoring", "web")


def catalogue_paths() -> tuple[Path, ...]:
    """Return the catalogues in which people write translations."""
    return tuple(sorted(LOCALE.glob("*/LC_MESSAGES/*.po")))


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue at ``path``, with the texts that are no longer used as obsolete."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.parent.name)


def compile_catalogues() -> tuple[Path, ...]:
    """Write the compiled form of every catalogue beside it, and return the written files."""
    written = []
    for path in catalogue_paths():
        buffer = BytesIO()
        write_mo(buffer, read_catalogue(path))
        target = path.with_suffix(".mo")
        write_bytes(target, buffer.getvalue())
        written.append(target)
    return tuple(written)


def texts_to_translate() -> dict[tuple[str, str], set[str]]:
    """Return every marked text with its context ("" without), and the files that mark it.

    A text with a plural form stands under its singular.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for path, source in _sources():
        for _, message, _, context in extract("python", BytesIO(source), KEYWORDS):
            text = message[0] if isinstance(message, tuple) else message
            place = path.relative_to(PACKAGE).as_posix()
            found.setdefault((context or "", str(text)), set()).add(place)
    return found


def _sources() -> Iterator[tuple[Path, bytes]]:
    """Yield every module and template that may mark texts, templates in the form of code."""
    for part in _MARKED:
        for path in sorted((PACKAGE / part).rglob("*.py")):
            yield path, path.read_bytes()
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        yield path, templatize(path.read_text(encoding="utf-8")).encode("utf-8")


if __name__ == "__main__":
    for compiled in compile_catalogues():
        sys.stderr.write(f"{compiled.relative_to(PACKAGE)}\n")
