"""Translations keep the places of the figures and compile to what the pages show."""

import re

import pytest
from django.utils.translation import gettext, ngettext, override

from regiokompas.web.catalogues import catalogue_paths, compile_catalogues, read_catalogue

PLACE = re.compile(r"%\((\w+)\)[sd]|%%|<[^>]+>")
PATHS = {path.parent.parent.name: path for path in catalogue_paths()}


def places(text):
    return sorted(found.group(0) for found in PLACE.finditer(text))


@pytest.mark.parametrize("language", PATHS)
def test_a_translation_has_the_same_places_as_its_text(language):
    differing = []
    for message in read_catalogue(PATHS[language]):
        if not message.id:
            continue
        if message.pluralizable:
            differing += [
                message.id[0]
                for one, other in zip(message.id, message.string, strict=True)
                if places(one) != places(other)
            ]
        elif places(message.id) != places(message.string):
            differing.append(message.id)
    assert differing == []


@pytest.mark.parametrize(
    ("language", "home", "one", "many"),
    [
        ("nl", "Gemeenten", "%(years)s jaar", "%(years)s jaar"),
        ("de", "Gemeinden", "%(years)s Jahr", "%(years)s Jahre"),
        ("en", "Municipalities", "%(years)s year", "%(years)s years"),
    ],
)
def test_compiled_catalogues_give_the_words_and_the_right_plural(language, home, one, many):
    assert {path.suffix for path in compile_catalogues()} == {".mo"}
    with override(language):
        assert gettext("Municipalities") == home
        assert ngettext("%(years)s year", "%(years)s years", 1) == one
        assert ngettext("%(years)s year", "%(years)s years", 2) == many
