"""What is not measured yet is told by challenge, and each figure says why it is there."""

import pytest
from django.urls import reverse
from tests.functional.conftest import NOW, PLAN

from regiokompas.plan.revising import import_plan

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("site")]

STATED = """
[[context]]
text = "Er zijn eenden."
figures = [
  { quantity = "mensen", value = 601.5, unit = "persons", area = "GM9002", indicator = "people" },
  { quantity = "wachten", value = 13.0, unit = "percent", indicator = "waiting" },
]
"""


def text_of(client, path: str) -> str:
    return str(client.get(path).content.decode())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/data/", ("Wacht nl", "hoofdindicator", "Het bestand.", "Het verzonnen bureau.")),
        ("/en/data/", ("Waiting en", "headline indicator", "The file.", "The invented office.")),
    ],
)
def test_the_data_page_names_table_and_who_can_fill_each_gap(client, path, words):
    html = text_of(client, path)
    gaps = html[html.index('id="gaps"') :]
    for word in (*words, "1111INV", "https://example.org/wanted"):
        assert word in gaps


def test_a_table_that_nobody_has_seen_says_so(client):
    assert "Nummer en titel zijn nog niet nagekeken" in text_of(client, "/data/")


def test_a_figure_tells_why_it_is_there_and_what_it_does_not_tell(client):
    html = text_of(client, "/indicatoren/people/")
    assert "Groei telt mensen." in html
    assert "Niet of zij blij zijn." in html


def test_what_the_plan_states_stands_apart_from_the_official_figures(client):
    assert "Wat het plan zelf noemt" not in text_of(client, "/indicatoren/people/")
    path = "challenges/opgave-01.toml"
    plan = PLAN | {path: PLAN[path].replace("context = []", "") + STATED}
    import_plan(files=plan, region="voorbeeld", by="test", at=NOW, reason="Try.")
    html = text_of(client, "/indicatoren/people/")
    assert "Wat het plan zelf noemt" in html
    assert "601,5" in html
    figures = b"".join(client.get(reverse("indicator-csv", args=["people"])))
    assert b"people" in figures
    assert b"601.5" not in figures
