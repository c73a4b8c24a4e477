import pytest

from regiokompas.sources.documents.paragraphs import Limits


@pytest.fixture
def limits() -> Limits:
    return Limits(
        file_bytes=200_000,
        paragraph_characters=1_000,
        characters=10_000,
        paragraphs=100,
        markup_bytes=1_000_000,
    )
