"""A site before its first publication."""

import pytest

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("db", "example_settings")]


def test_without_a_publication_the_site_says_what_to_do(client):
    answer = client.get("/")
    assert answer.status_code == 503
    assert "make run" in answer.content.decode()
    assert client.get("/healthz").json() == {"status": "site-not-ready"}
