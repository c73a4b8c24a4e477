"""Every text is translated, and no translation is left over."""

import pytest

from regiokompas.web.catalogues import catalogue_paths, read_catalogue, texts_to_translate

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
