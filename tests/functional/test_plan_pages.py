"""The pages of the plan, for an invented plan and for the declared one."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override
from tests.functional.conftest import NOW, bring_in
from tests.functional.test_structure import Outline

from regiokompas.plan.models import PlanFile, PlanRevision
from regiokompas.plan.revising import edit_file

pytestmark = [pytest.mark.database]

LANGUAGES = ("nl", "en", "de")
NASTY = "<script>alert(1)</script> & 'x'"
PAGES = {
    "challenges": (),
    "challenge": (1,),
    "theme": ("wonen",),
    "objective": ("doel",),
    "organisations": (),
    "organisation": ("min-oud",),
    "tracks": (),
    "track": ("deal",),
    "coherence": (),
    "calendar": (),
    "about": (),
    "search": (),
}
# Doors to another address, forms, and pages about changes or for few; test_plan_then.py,
# test_editing.py, test_plan_turns.py and test_plan_versions.py try them.
DOORS = {
    *("then", "then-page", "edit", "files", "file", "turns", "notes", "note-withdraw"),
    *("versions", "difference", "changes"),
}
# Texts in every language at once: what stands in one must not be taken for another.
CHALLENGE = """
number = {number}
document = "doc"
theme = "wonen"
theme_on_fiche = "{on_fiche}"
title = {{ nl = "{title}", en = "{title}", de = "{title}" }}
ambition = {{ nl = "Ambitie {number}", en = "Ambition {number} en", de = "Ambition {number} de" }}
indicators = ["people"]
context = [{{ text = "Zestig eenden.", figures = [
  {{ quantity = "eenden", value = 60.0, unit = "ducks", period = "2020", area = "GM9002" }},
  {{ quantity = "nesten", value = 7.0, unit = "percent" }},
] }}]
tracks = [{{ track = "deal", position = "decisive", note = "Eerst dit." }}]
ministries = [{{ ministry = "min-oud", is_primary = true, as_written = "OUD" }}]
needs = [{{ text = "Geld voor brood.", asks_money = true }}]
bottlenecks = [
  {{ id = "a", text = "Geen vijver.", answered_by = ["graven"] }},
  {{ id = "b", text = "Geen riet." }},
]
impact = [{{ text = "Droge eenden." }}]
interventions = [
  {{ id = "graven", side = "region", text = "Een vijver graven.", taker = "club" }},
  {{ id = "regels", side = "state", text = "Regels voor vijvers." }},
  {{ id = "samen", side = "both", text = "Samen riet planten." }},
]

[ownership]
is_proposal = {is_proposal}
administrative = {owners}

[[links]]
kind = "{kind}"
to = {to}
section = "needs"
text = "Zonder water geen eend."
"""
OWNERS = '[{ holder = "club", function = "voorzitter", to_be_arranged = true }]'
REGISTERS = {
    "documents": '[[documents]]\nid = "doc"\ntitle = "Het plan"\ndate = "2026-03"\n'
    'publisher = "Club"\n',
    "themes": "".join(
        f'[[themes]]\nid = "{name}"\nname = {{ nl = "{name} nl", en = "{name} en", '
        f'de = "{name} de" }}\n'
        for name in ("wonen", "water")
    ),
    "objectives": '[[objectives]]\nid = "doel"\nname = { nl = "Doel", en = "Goal", de = "Ziel" }\n'
    'description = { nl = "Meer.", en = "More.", de = "Mehr." }\nchallenges = [1, 2]\n'
    'source = "Het plan"\n',
    "organisations": """
[[organisations]]
id = "min-oud"
name = { nl = "Ministerie van Oud", en = "Ministry of Old", de = "Ministerium Alt" }
kind = "ministry"
valid_until = "2024-07-02"
successors = ["min-nieuw"]

[[organisations]]
id = "min-nieuw"
name = { nl = "Ministerie van Nieuw", en = "Ministry of New", de = "Ministerium Neu" }
kind = "ministry"

[[organisations]]
id = "club"
name = { nl = "Eendenclub Café", en = "Duck club", de = "Entenverein" }
kind = "association"

[[organisations]]
id = "fictiedorp"
name = { nl = "Gemeente Fictiedorp", en = "Fictiedorp", de = "Fictiedorp" }
kind = "municipality"
official_id = "GM9002"
""",
    "bodies": '[[bodies]]\nid = "raad"\nname = { nl = "Eendenraad", en = "Duck council", '
    'de = "Entenrat" }\nkind = "council"\nmembers = ["club"]\nis_proposed = true\n',
    "tracks": '[[tracks]]\nid = "deal"\nname = { nl = "Eendendeal", en = "Duck deal", '
    'de = "Entenabsprache" }\nkind = "agreement"\nstate = "on-hold"\nvalid_until = "2030"\n'
    'parties = ["club"]\n',
    "ambitions": '[[ambitions]]\nid = "people"\nname = { nl = "Meer", en = "More", de = "Mehr" }\n'
    'challenges = [1]\nunit = "persons"\nincrease = 100.0\ntarget_period = "2034"\n'
    'indicator = "people"\nsource = "Het plan"\n'
    'baseline = [{ quantity = "inwoners", value = 600.0, unit = "persons", period = "2024", '
    'area = "CR99" }]\n',
    "events": '[[events]]\nid = "gepland"\ndate = "2020-Q2"\nkind = "meeting"\nstate = "planned"\n'
    'title = { nl = "Eendendag", en = "Duck day", de = "Ententag" }\ntext = "Voor iedereen."\n'
    'organisations = ["club"]\nchallenges = [1]\nmessages = [{ text = "Kwaak." }]\n'
    'steps = ["wegen"]\nversions = ["v2"]\n'
    'source = "Het plan"\n'
    '[[events]]\nid = "ver-weg"\ndate = "2999"\nkind = "milestone"\nstate = "planned"\n'
    'title = { nl = "Klaar", en = "Done", de = "Fertig" }\ntext = "Alles."\nsource = "Het plan"\n',
    "pressures": '[[pressures]]\nid = "droog"\nname = { nl = "Droogte", en = "Drought", '
    'de = "Dürre" }\nstatements = [{ text = "Het is droog." }]\nsource = "Het plan"\n',
    "contributions": '[[contributions]]\nid = "x"\nevent = "gepland"\nabout = "riet"\n'
    'text = "Meer riet."\nhandling = "Gedaan."\nrefers_to = [1]\nsource = "Het plan"\n',
    "versions": '[[versions]]\nid = "v1"\nname = { nl = "Eerste", en = "First", de = "Erste" }\n'
    'state = "adopted"\ndate = "2026-03-20"\nby = ["club"]\nsource = "Het plan"\n'
    '[[versions]]\nid = "v2"\nname = { nl = "Tweede", en = "Second", de = "Zweite" }\n'
    'state = "amended"\ndate = "2020-Q2"\nsource = "Het plan"\n',
    "roadmap": '[[roadmap]]\nid = "tellen"\nyear = 2998\ntitle = { nl = "Tellen", en = "Count", '
    'de = "Zählen" }\ntext = "Eenden tellen."\nsource = "Het plan"\n'
    '[[roadmap]]\nid = "wegen"\nyear = 2020\ntitle = { nl = "Wegen", en = "Weigh", '
    'de = "Wiegen" }\ntext = "Eenden wegen."\nsource = "Het plan"\n',
}  # fmt: skip


def write_plan(home: Path) -> None:
    folder = home / "regions" / "voorbeeld" / "plan"
    (folder / "challenges").mkdir(parents=True, exist_ok=True)
    for name, text in REGISTERS.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    for number, title, owners, on_fiche in (
        (1, NASTY, OWNERS, "water"),
        (2, "Twee", "[]", "wonen"),
    ):
        text = CHALLENGE.format(
            number=number,
            title=title,
            to=3 - number,
            kind="requires" if number == 1 else "contributes-to",
            owners=owners,
            on_fiche=on_fiche,
            is_proposal="true" if number == 1 else "false",
        )
        (folder / "challenges" / f"opgave-0{number}.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def plan(site_without_plan, settings, tmp_path):
    """The site of the invented region, with an invented plan of two challenges."""
    home = tmp_path / "home"
    shutil.copytree(site_without_plan.home, home)
    write_plan(home)
    settings.REGIOKOMPAS_HOME = home
    bring_in(home)
    return home


def address(name, language="nl", parts=()):
    with override(language):
        return reverse(f"plan:{name}", args=parts)


def read(client, name, language="nl", parts=()):
    answer = client.get(address(name, language, parts))
    assert answer.status_code == 200
    return answer.content.decode()


def faults_of(html):
    outline = Outline(html)
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
    return [
        *outline.faults,
        *(f"the id {name} twice" for name, often in outline.ids.items() if often > 1),
        *(f"nothing has the id {name}" for name in set(outline.pointers) - set(outline.ids)),
        *("a table without a caption" for table in outline.tables if "caption" not in table),
        *("a level of headings left out" for a, b in pairwise(levels) if b - a > 1),
        *(["not one main heading"] if levels.count(1) != 1 else []),
    ]


def test_every_address_of_the_plan_is_tried_here():
    found = get_resolver("regiokompas.web.plan.urls").reverse_dict
    assert {name for name in found if isinstance(name, str)} == set(PAGES) | DOORS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("plan")
def test_a_page_of_the_plan_is_well_formed(client, name, parts, language):
    html = read(client, name, language, parts)
    assert f'<html lang="{language}">' in html
    assert faults_of(html) == []
    assert "<script>" not in html


@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("plan")
def test_a_page_of_the_plan_asks_the_database_one_question(
    client, django_assert_num_queries, name, parts
):
    read(client, name, "nl", parts)
    with django_assert_num_queries(1):
        read(client, name, "nl", parts)


@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("plan")
def test_a_page_of_the_plan_that_one_has_is_not_sent_again(client, name, parts):
    path = address(name, "nl", parts)
    mark = client.get(path).headers["ETag"]
    assert client.get(path, headers={"if-none-match": mark}).status_code == 304
    assert client.post(path).status_code == 405


@pytest.mark.usefixtures("plan")
def test_the_page_of_a_challenge_shows_its_whole_fiche(client):
    html = read(client, "challenge", "nl", (1,))
    for text in (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;x&#x27;", "Ambitie 1", "wonen nl",
        "water nl", "Doel", "Zestig eenden.", "Fictiedorp, 2020", "geen jaar genoemd", "Eendendeal",
        "bepalend", "Eerst dit.", "Eendenclub Café", "voorzitter", "voorstel", "nog te organiseren",
        "niemand", "Ministerie van Oud", "eerste ministerie", "OUD", "Geld voor brood.",
        "vraagt geld", "Geen vijver.", "nog geen antwoord", "Droge eenden.", "Een vijver graven.",
        "Regels voor vijvers.", "Samen riet planten.", "geen vervolgafspraak", "Heeft nodig",
        "Krijgt een bijdrage van", "Zonder water geen eend.", "Het plan", "maart 2026",
    ):  # fmt: skip
        assert text in html, text
    assert 'id="step-graven"' in html
    assert 'class="rk-row"' in html  # its indicator with the newest official figure
    assert "rk-finding" in html


@pytest.mark.usefixtures("plan")
def test_text_of_the_plan_is_marked_as_dutch_on_other_pages_only(client):
    assert '<p lang="nl">Zestig eenden.</p>' in read(client, "challenge", "en", (1,))
    assert "<p>Zestig eenden.</p>" in read(client, "challenge", "nl", (1,))
    assert "written in Dutch" in read(client, "challenge", "en", (1,))
    assert "written in Dutch" not in read(client, "challenge", "nl", (1,))


@pytest.mark.usefixtures("plan")
def test_an_organisation_shows_what_is_asked_of_it_and_whether_the_plan_says_so(client):
    club = read(client, "organisation", "nl", ("club",))
    assert "Een vijver graven." in club  # by name
    old = read(client, "organisation", "nl", ("min-oud",))
    assert "Regels voor vijvers." in old
    assert "Samen riet planten." in old
    assert "afgeleid: als eerste gevraagd" in old
    new = read(client, "organisation", "nl", ("min-nieuw",))
    assert "Regels voor vijvers." in new
    assert "gevraagd aan Ministerie van Oud" in new
    assert "vraagt deze partij niet met naam" in read(client, "organisation", "nl", ("fictiedorp",))


@pytest.mark.usefixtures("plan")
def test_an_organisation_that_was_renamed_names_its_successor(client):
    old = read(client, "organisation", "nl", ("min-oud",))
    assert "2 juli 2024" in old
    assert "Ministerie van Nieuw" in old
    assert "Ministerie van Oud" in read(client, "organisation", "nl", ("min-nieuw",))


@pytest.mark.usefixtures("plan")
def test_an_organisation_shows_what_it_owns_and_what_is_asked_of_it(client):
    html = read(client, "organisation", "nl", ("club",))
    assert "Een vijver graven." in html
    assert "Eendenraad" in html
    assert "Eendendeal" in html
    assert "/gemeenten/fictiedorp/" in read(client, "organisation", "nl", ("fictiedorp",))


@pytest.mark.usefixtures("plan")
def test_coherence_says_in_words_what_its_signs_mean(client):
    html = read(client, "coherence", "nl")
    assert '<span aria-hidden="true">●</span><span class="rk-visually-hidden">Heeft nodig' in html
    assert "Knelpunt zonder antwoord" in html
    assert "700\u00a0inwoners" in html  # 600 and 100 more
    assert "+10" in html  # in the ten years from 2024 to 2034


@pytest.mark.usefixtures("plan")
def test_the_calendar_tells_a_date_that_passed_from_one_to_come(client):
    ahead, behind = read(client, "calendar", "nl").split('id="behind"')
    assert "Klaar" in ahead
    assert "Tellen" in ahead
    assert "datum voorbij, uitkomst niet bekend" in behind
    assert "2e kwartaal 2020" in behind
    assert "20 maart 2026" in behind


@pytest.mark.usefixtures("plan")
def test_the_calendar_leads_from_what_was_expected_to_what_came_of_it(client, settings):
    path = Path(settings.REGIOKOMPAS_HOME) / "regions/voorbeeld/plan/events.toml"
    came = """[[events]]
id = "feest"
date = "2020-07-01"
kind = "meeting"
title = { nl = "Eendenfeest", en = "Duck party", de = "Entenfest" }
text = "Het was druk."
fulfils = ["gepland"]
source = "Het plan"
"""
    edit_file(
        region="voorbeeld", path="events.toml", text=path.read_text(encoding="utf-8") + came,
        base_revision=1, by="test", at=timezone.now(), reason="Het is gebeurd.",
    )  # fmt: skip
    html = read(client, "calendar", "nl")
    assert 'Wat ervan kwam: <a href="#feest">Eendenfeest</a> (1 juli 2020)' in html
    assert "datum voorbij, uitkomst niet bekend" not in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("EENDENCLUB cafe", "/organisaties/club/"),
        ("eendenraad", "/organisaties/raad/"),
        ("people nl", "/indicatoren/people/"),
        ("fictie", "/gemeenten/fictiedorp/"),
        ("eendendag", "/kalender/#gepland"),
        ("deal", "/trajecten/deal/"),
        ("graven vijver", "/opgaven/1/"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_search_finds_words_without_accents_and_capitals(client, query, expected):
    html = client.get("/zoeken/", {"q": query}).content.decode()
    assert f'href="{expected}"' in html


@pytest.mark.usefixtures("plan")
def test_search_shows_a_query_as_text(client):
    html = client.get("/zoeken/", {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;alert(2)" in html
    assert "Niets gevonden" in html


@pytest.mark.usefixtures("plan")
def test_search_refuses_a_query_that_is_too_long(client):
    answer = client.get("/zoeken/", {"q": "eend " * 1000})
    assert answer.status_code == 400
    assert "te lang" in answer.content.decode()
    assert len(answer.content) < 20_000


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/opgaven/11/", "/opgaven/1/"),
        ("/themas/wone/", "/themas/wonen/"),
        ("/doelstellingen/doelen/", "/doelstellingen/doel/"),
        ("/organisaties/clubs/", "/organisaties/club/"),
        ("/trajecten/deals/", "/trajecten/deal/"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_what_is_not_in_the_plan_names_the_nearest_that_is(client, path, nearest):
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'href="{nearest}"' in answer.content.decode()


@pytest.fixture
def figures_only(site_without_plan, settings, tmp_path):
    """The site of the invented region without its plan and targets."""
    home = tmp_path / "home"
    ignored = shutil.ignore_patterns("plan", "targets.toml", "var")
    shutil.copytree(site_without_plan.home, home, ignore=ignored)
    settings.REGIOKOMPAS_HOME = home
    return home


@pytest.mark.parametrize("path", ["/", "/indicatoren/", "/indicatoren/people/", "/data/"])
@pytest.mark.usefixtures("figures_only")
def test_a_region_without_a_plan_shows_its_figures(client, path):
    html = client.get(path).content.decode()
    assert faults_of(html) == []
    assert "people nl" in html
    assert "Groeien" not in html


@pytest.mark.parametrize(("name", "parts"), PAGES.items())
@pytest.mark.usefixtures("figures_only")
def test_a_region_without_a_plan_says_so_and_has_no_entry_in_the_menu(client, name, parts):
    answer = client.get(address(name, "nl", parts))
    assert answer.status_code == 404
    assert "Hier staat geen plan" in answer.content.decode()
    assert 'href="/opgaven/"' not in client.get("/").content.decode()


@pytest.mark.usefixtures("plan")
def test_the_menu_leads_to_the_plan(client):
    html = client.get("/").content.decode()
    assert 'href="/opgaven/"' in html
    assert 'href="/opgaven/1/"' in html
    assert 'href="/opgaven/1/"' in client.get("/indicatoren/people/").content.decode()


@pytest.mark.usefixtures("site")
def test_the_data_page_leads_to_the_challenges_without_a_figure(client):
    html = client.get("/data/").content.decode()
    assert 'href="/opgaven/2/"' in html
    assert 'href="/opgaven/1/"' not in html


@pytest.mark.usefixtures("plan")
def test_a_plan_that_cannot_be_read_gives_no_half_page(client):
    last = PlanRevision.objects.get()
    newer = PlanRevision.objects.create(
        region=last.region,
        number=2,
        at=NOW,
        by="test",
        reason="a file as another version of the code wrote it",
        is_import=False,
        previous_digest=last.digest,
        digest="f" * 64,
    )
    PlanFile.objects.create(revision=newer, path="themes.toml", text="[[themes]]\nid = 3\n")
    answer = client.get("/opgaven/")
    assert answer.status_code == 503
    assert client.get("/").status_code == 503


@pytest.mark.usefixtures("plan")
def test_the_calendar_shows_what_belongs_to_an_event_with_it_and_nowhere_else(client):
    html = read(client, "calendar")
    event = re.search(r'<li id="gepland">.*?</li>\s*(?=<li id=|</ol>)', html, re.DOTALL)
    assert event
    assert "Eenden wegen." in event[0]
    assert "Tweede" in event[0]
    assert html.count("Eenden wegen.") == 1
    assert 'id="version-v2"' not in html
    assert 'id="version-v1"' in html  # no event tells of this one
