"""Every text is translated, and no translation is left over."""

import re
from pathlib import Path

import allauth
import pytest
from django.utils.translation import gettext, override

from regiokompas.web.accounts.library_words import LIBRARY_WORDS
from regiokompas.web.catalogues import (
    catalogue_paths,
    compile_catalogues,
    read_catalogue,
    texts_to_translate,
)

LANGUAGES = {path.parent.parent.name: path for path in catalogue_paths()}


def messages(language):
    catalogue = read_catalogue(LANGUAGES[language])
    return {
        (message.context or "", message.id[0] if message.pluralizable else message.id): message
        for message in catalogue
        if message.id
    }


def test_dutch_and_german_have_a_catalogue():
    assert set(LANGUAGES) == {"nl", "de"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_a_translation(language):
    assert sorted(set(texts_to_translate()) - set(messages(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language):
    assert sorted(set(messages(language)) - set(texts_to_translate())) == []
    assert not read_catalogue(LANGUAGES[language]).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_doubtful(language):
    doubtful = [
        message.id
        for message in messages(language).values()
        if message.fuzzy
        or not all(message.string if message.pluralizable else [message.string])
        or list(message.check())
    ]
    assert doubtful == []


def test_texts_are_found_in_templates_and_in_code():
    places = set().union(*texts_to_translate().values())
    assert "web/templates/web/home.html" in places
    assert "web/failures.py" in places


FAMILIAR = {"nl": r"\b(?:je|jij|jou|jouw)\b", "de": r"\b(?:du|dich|dir|dein\w*)\b"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_are_addressed_formally(language):
    familiar = re.compile(FAMILIAR[language], re.IGNORECASE)
    said = [
        text
        for message in messages(language).values()
        for text in (message.string if message.pluralizable else [message.string])
    ]
    assert [text for text in said if familiar.search(text)] == []


def test_every_text_that_we_say_for_the_library_is_one_of_its_texts():
    theirs = read_catalogue(
        Path(allauth.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    )
    assert [text for text in LIBRARY_WORDS if text not in theirs] == []


def test_our_words_go_before_those_of_the_library():
    compile_catalogues()
    with override("nl"):
        assert gettext("Please type your current password.") == "Geef uw huidige wachtwoord op."
