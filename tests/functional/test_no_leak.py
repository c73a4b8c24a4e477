"""Every address, every role, every level: nobody reads what is closed to them.

The plan holds a canary in every text at every level (tests/canaries.py); so do the notes. Whoever
adds an address must say here with which arguments it is tried (tests/architecture looks).
"""

import re
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from itertools import cycle, product
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.canaries import CANARY, LEVELS, NUMBERS, key, write_canaries
from tests.functional.conftest import NOW, bring_in
from tests.logging_in import with_second_factor

from regiokompas.accounts.models import User
from regiokompas.accounts.roles import roles
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import PlanAmbition, PlanObjective, PlanVersion, Track
from regiokompas.domain.visibility import Viewer, Visibility
from regiokompas.plan.models import Affiliation, Challenge, Note
from regiokompas.plan.models import Organisation as OrganisationRow
from regiokompas.plan.queries import files_of, last_revision, region_called
from regiokompas.plan.revising import edit_file
from regiokompas.web.current import current_site
from regiokompas.web.plan import content
from regiokompas.web.plan.editing.sections import BY_SLUG

pytestmark = [pytest.mark.database]

PUBLIC, PARTNERS, REGION, TEAM = LEVELS
LANGUAGES = ("nl", "en", "de")
NO_SUCH = "bestaat-niet"
LATER = date(2026, 6, 2)  # a day after the plan was brought in
OPEN = frozenset({PUBLIC})


@dataclass
class Somebody:
    """A viewer of the proof: how they log in, and the levels they may see."""

    name: str
    levels: frozenset[Visibility]
    client: Client = field(default_factory=Client)
    manages: bool = False
    is_in_full: bool = True
    is_a_role: bool = False


def arguments(release: str) -> dict[str, list[tuple[object, ...]]]:
    """Return for every address the arguments it is tried with: open ones, closed ones, none."""
    parties = [(key(kind, level),) for kind in (Organisation, Body) for level in LEVELS]
    numbers = [(number,) for number in (*NUMBERS.values(), 99)]
    slug = next(iter(BY_SLUG))
    sections = [*((number, slug) for (number,) in numbers), *((1, slug) for slug in BY_SLUG)]
    return {
        "home": [()],
        "indicators": [()],
        "indicator": [("people",), (NO_SUCH,)],
        "indicator-in": [("people", "fictiedorp")],
        "municipalities": [()],
        "municipality": [("fictiedorp",), (NO_SUCH,)],
        "data": [()],
        "quality": [()],
        "border": [()],
        "healthz": [()],
        "robots": [()],
        "picture": [("x", "nl", "people", "regio", "verloop", "svg")],
        "indicator-csv": [("people",)],
        "indicator-json": [("people",)],
        "comparison-csv": [("people", "fictiedorp")],
        "verdicts-csv": [("people",)],
        "verdicts-json": [("people",)],
        "parquet": [(release,)],
        "csv": [(release,)],
        "plan:challenges": [()],
        "plan:challenge": numbers,
        "plan:edit": [*sections, (1, NO_SUCH)],
        "plan:changes": numbers,
        "plan:versions": [()],
        "plan:difference": [
            *((str(before), str(before + 1)) for before in range(1, 5)),
            ("1", "5"),
            ("1", "99"),
            *((key(PlanVersion, level), "5") for level in LEVELS),
        ],
        "plan:notes": numbers,
        "plan:note-withdraw": [(1, note) for note in NOTES],
        "plan:files": [()],
        "plan:file": [
            ("events.toml",),
            *((f"challenges/opgave-{number:02d}.toml",) for (number,) in numbers),
        ],
        "plan:theme": [("wonen",), (NO_SUCH,)],
        "plan:objective": [*((key(PlanObjective, level),) for level in LEVELS), (NO_SUCH,)],
        "plan:organisations": [()],
        "plan:organisation": [*parties, ("dorp",), ("min",), (NO_SUCH,)],
        "plan:tracks": [()],
        "plan:track": [*((key(Track, level),) for level in LEVELS), (NO_SUCH,)],
        "plan:coherence": [()],
        "plan:calendar": [()],
        "plan:about": [()],
        "plan:search": [()],
        "plan:turns": [()],
        "plan:then": [(LATER.isoformat(),), ("gisteren",)],
        "plan:then-page": [(LATER.isoformat(), rest) for rest in THEN],
        "account_reset_password_from_key": [("1", "x")],
        "openid_connect_login": [("oidc",)],
        "openid_connect_callback": [("oidc",)],
        **{
            name: [()]
            for name in (
                "own-account", "account_login", "account_logout", "account_inactive",
                "account_reauthenticate", "account_change_password", "account_set_password",
                "account_reset_password", "account_reset_password_done",
                "account_reset_password_from_key_done", "mfa_index", "mfa_authenticate",
                "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
                "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
                "mfa_download_recovery_codes", "socialaccount_connections",
                "socialaccount_login_cancelled",
            )
        },
    }  # fmt: skip


NOTES = (1, 2, 3, 0)
EDITOR = "redacteur@example.org"  # told to the programme office only
# Somebody for every set of levels, and one on whom the rule for the State bears down.
ONE_OF_EACH = {"visitor", "partner", "board", "owner", "state-and-team", "no-second-step"}
THEN = (
    "opgaven/", *(f"opgaven/{number}/" for number in (*NUMBERS.values(), 99)), "organisaties/",
    *(f"organisaties/{key(Organisation, level)}/" for level in LEVELS), "trajecten/", "samenhang/",
    "kalender/", "over-het-plan/", "zoeken/?q=kanarie", "themas/wonen/", "opgaven/1/notities/",
)  # fmt: skip
QUERIES = ("kanarie", "zz", *(f"zz{level.value}" for level in LEVELS), "811", "")


def addresses(language: str, release: str) -> list[str]:
    """Return every address of the site in ``language``, and those of the management."""
    with override(language):
        found = [
            reverse(name, args=[*given])
            for name, tried in arguments(release).items()
            for given in tried
        ]
        found = [path.replace("%3F", "?") for path in found]
        found += [f"{reverse('plan:search')}?q={query}" for query in QUERIES]
        found += [f"{reverse('plan:challenges')}?op={LATER.isoformat()}", f"/{NO_SUCH}/"]
    return found + management()


def tried_by(who: Somebody, release: str, *, turn: int, doors_only: bool = False) -> list[str]:
    """Return the addresses that ``who`` tries, each in one language, by turns.

    Every role tries all; the others each door once, and what is closed once.
    """
    paths = list(zip(*(addresses(language, release) for language in LANGUAGES), strict=True))
    if doors_only or not who.is_a_role:
        doors = {re.sub(r"\d+|zz\w+", "", names[0]): names for names in paths}
        paths = [*doors.values(), *(names for names in paths if "/opgaven/3/" in names[0])]
    return [names[(place + turn) % len(LANGUAGES)] for place, names in enumerate(paths)]


def management() -> list[str]:
    found = [reverse("admin:index"), "/beheer/login/", "/beheer/bestaat-niet/", "/beheer/jsi18n/"]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        found += [reverse(f"{name}_changelist"), reverse(f"{name}_changelist") + "?q=zz"]
        found += [reverse(f"{name}_add")]
        if row is not None:
            found += [
                reverse(f"{name}_{door}", args=[row.pk]) for door in ("change", "history", "delete")
            ]
    return [*found, "/beheer/autocomplete/?app_label=plan&model_name=affiliation&field_name=user"]


@pytest.fixture
def canaries(site_without_plan, settings, tmp_path) -> Path:
    """The site with a canary in every text of its plan and notes."""
    home = tmp_path / "home"
    shutil.copytree(site_without_plan.home, home)
    write_canaries(home, "voorbeeld")
    settings.REGIOKOMPAS_HOME = home
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    bring_in(home)
    for level in LEVELS:
        edit_a_need(level)
    for number, level in product(NUMBERS.values(), LEVELS[1:]):
        own = next(name for name, found in NUMBERS.items() if found == number)
        told = max(level, own, key=LEVELS.index)
        Note.objects.create(
            challenge=Challenge.objects.get(number=number), visibility=level.value,
            text=f"Kanarie zz{told.value}qnotetext", by="iemand@example.org", at=NOW,
        )  # fmt: skip
    return home


def edit_a_need(level: Visibility) -> None:
    """Change a need of this level, with a reason of the same level."""
    last = last_revision(region_called("voorbeeld"))
    assert last is not None
    path, word = f"challenges/opgave-{NUMBERS[level]:02d}.toml", f"zz{level.value}qneedtext"
    edit_file(
        region="voorbeeld",
        path=path,
        text=files_of(last)[path].replace(f'{word}"', f'{word}anew"'),
        base_revision=last.number,
        by=EDITOR,
        at=NOW + timedelta(minutes=last.number),
        reason=f"Kanarie zz{level.value}qreason",
    )


def user_with(name: str, *given: tuple[str, str], ended: bool = False, **more: object) -> User:
    """Make a user with roles at organisations: (organisation, role)."""
    user = User.objects.create_user(f"{name}@example.org", **more)  # type: ignore[arg-type]
    for organisation, role in given:
        Affiliation.objects.create(
            user=user,
            organisation=OrganisationRow.objects.get(identifier=organisation),
            role=role,
            challenge=Challenge.objects.get(number=1) if role == "owner" else None,
            valid_from=date(2020, 1, 1),
            valid_until=date(2021, 1, 1) if ended else None,
        )
    return user


@pytest.fixture
def everybody(canaries) -> list[Somebody]:  # noqa: ARG001  # organisations come with the plan
    """A visitor, every role, and those on whom a rule bears down."""
    found = [Somebody("visitor", OPEN, is_a_role=True)]

    def add(name: str, user: User, levels: frozenset[Visibility], **more: bool) -> None:
        who = Somebody(name, levels, **more)
        who.client.force_login(with_second_factor(user))
        found.append(who)

    for role in roles().values():
        if role.id != "visitor":
            organisation = "min" if role.id == "state" else "dorp"
            user = user_with(role.id, (organisation, role.id))
            manages = role.id == "administrator"
            add(role.id, user, frozenset(role.sees), manages=manages, is_a_role=True)
    state, everything = frozenset({PUBLIC, PARTNERS}), frozenset(LEVELS)
    add("highest", User.objects.create_superuser("highest@example.org"), everything, manages=True)
    for name, given in {
        "state-and-team": (("min", "state"), ("dorp", "team")),
        "state-and-administrator": (("min", "partner"), ("dorp", "administrator")),
        "state-and-owner": (("min", "state"), ("dorp", "owner")),
    }.items():
        add(name, user_with(name, *given), state)
    add("highest-at-the-state", user_with("hs", ("min", "state"), is_superuser=True), state)
    add("without-a-role", user_with("nobody"), OPEN)
    add("ended", user_with("ended", ("dorp", "team"), ended=True), OPEN)
    ghost = user_with("ghost", ("dorp", "team"))
    Affiliation.objects.filter(user=ghost).update(role="taken-out")
    add("role-taken-out", ghost, OPEN)
    closed = user_with("closed", ("dorp", "team"))
    add("closed-account", closed, OPEN)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    bare = Somebody("no-second-step", OPEN, is_in_full=False)
    bare.client.force_login(user_with("bare", ("dorp", "team")))
    return [*found, bare]


def leaks(text: str, who: Somebody) -> set[str]:
    """Return every canary in ``text`` that is closed to ``who``."""
    return {found[0] for found in CANARY.finditer(text) if found[1] not in who.levels}


def told_by(answer) -> str:
    """Return everything an answer tells: its text, its headers and where it leads."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return unescape(content.decode("utf-8", errors="replace")) + headers


def without_echo(text: str, path: str) -> str:
    """Return ``text`` without what only repeats the address that was asked for."""
    for part in sorted(set(re.findall(r"[\w-]*zz\w+", path)), key=len, reverse=True):
        text = text.replace(part, "")
    return text


def test_nobody_reads_what_is_closed_to_them(everybody, site_without_plan) -> None:
    release = site_without_plan.release.id
    wrong: list[str] = []
    seen: dict[str, set[str]] = {who.name: set() for who in everybody}
    for turn, who in enumerate(everybody):
        for path in tried_by(who, release, turn=turn):
            answer = who.client.get(path)
            text = without_echo(told_by(answer), path)
            seen[who.name] |= {found[0] for found in CANARY.finditer(text)}
            wrong += faults_of(who, path, answer, text)
    assert wrong == []
    # The canaries sing: what is open is seen, or this test would prove nothing.
    for who in everybody:
        levels = {CANARY.match(found)[1] for found in seen[who.name]}
        assert levels == (set(who.levels) if who.is_in_full else set()), who.name
    kinds = {CANARY.match(found)[2] for found in seen["administrator"] if "zzteamq" in found}
    assert kinds >= SHOWN


# What pages show of each type: a canary in a field that no page shows proves nothing.
SHOWN = {
    "planchallengetitle", "statementtext", "needtext", "bottlenecktext", "linktext",
    "interventiontext", "ownerfunction", "trackname", "trackusenote", "eventtext",
    "organisationname", "bodyrole", "planobjectivename", "contributiontext", "arrangementtext",
    "roadmapsteptext", "pressurename", "notetext", "planversionname", "statedfigurequantity",
    "ministryroleaswritten", "reason", "needtextanew",
}  # fmt: skip


def faults_of(who: Somebody, path: str, answer, text: str) -> list[str]:
    """Return what is wrong with an answer: a leak, a door left open, a page that is kept."""
    faults = [f"reads {canary}" for canary in sorted(leaks(text, who))]
    if EDITOR in text and Visibility.TEAM not in who.levels:
        faults.append("reads who changed the plan")
    if answer.status_code >= 500 and path != "/healthz":
        faults.append(f"gets {answer.status_code}")
    if path.startswith("/beheer/") and answer.status_code == 200 and not who.manages:
        faults.append("opens the management")
    is_logged_in = who.name not in {"visitor", "closed-account"}
    kept = answer.headers.get("Cache-Control", "")
    if is_logged_in and (kept != "private, no-store" or "ETag" in answer.headers):
        faults.append(f"may be kept: {kept}")
    return [f"{who.name} {path}: {fault}" for fault in faults]


def test_other_methods_tell_no_more(everybody, site_without_plan) -> None:
    release = site_without_plan.release.id
    wrong = []
    methods = {"state": ("head", "post", "put", "delete", "options")}
    for turn, who in enumerate(everybody):
        if not who.is_a_role and who.name not in ONE_OF_EACH:
            continue
        for path in tried_by(who, release, turn=turn, doors_only=True):
            if path.endswith("/uitloggen/"):
                continue  # it would end the session; tried where somebody logs out
            for method in methods.get(who.name, ("post",)):
                answer = getattr(who.client, method)(path)
                leaked = leaks(without_echo(told_by(answer), path), who)
                if leaked or (answer.status_code >= 500 and path != "/healthz"):
                    wrong.append(f"{who.name} {method} {path}: {answer.status_code} {leaked}")
    assert wrong == []


def test_what_is_closed_answers_like_what_does_not_exist(everybody) -> None:
    language = cycle(LANGUAGES)
    slug = next(iter(BY_SLUG))
    for who in everybody:
        if who.name not in ONE_OF_EACH:
            continue
        for level in LEVELS[1:]:
            if level in who.levels:
                continue
            for name, *given in (
                ("plan:challenge", NUMBERS[level]),
                ("plan:changes", NUMBERS[level]),
                ("plan:notes", NUMBERS[level]),
                ("plan:edit", NUMBERS[level], slug),
                *(("plan:organisation", key(kind, level)) for kind in (Organisation, Body)),
                ("plan:track", key(Track, level)),
                ("plan:objective", key(PlanObjective, level)),
            ):
                own = str(given[0])
                absent = "9" if own.isdigit() else NO_SUCH
                with override(next(language)):
                    path = reverse(name, args=given)
                answers = [who.client.get(path.replace(own, part)) for part in (own, absent)]
                codes = [answer.status_code for answer in answers]
                assert codes[0] == codes[1] != 200, (who.name, path)
                told = [
                    _plain(told_by(answer), part)
                    for answer, part in zip(answers, (own, absent), strict=True)
                ]
                assert told[0] == told[1], (who.name, path)


def _plain(text: str, name: str) -> str:
    """Return a page without the name that it repeats, and what it proposes as near to that.

    What is near follows from the letters of the name; that no proposal is closed, others prove.
    """
    text = re.sub(r"<h2>[^<]*\?</h2>\s*<ul>.*?</ul>", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(rf"(?<=[/“‘„«]){name}(?=[/”’“»])", "X", text)
    text = re.sub(r"Content-Length: \d+", "", text)
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)


def test_a_page_of_one_viewer_is_never_the_304_of_another(everybody) -> None:
    paths = ["/", "/opgaven/", "/opgaven/1/", "/samenhang/", "/zoeken/?q=kanarie"]
    marks = {path: Client().get(path).headers["ETag"] for path in paths}
    for who in everybody:
        if who.name not in ONE_OF_EACH | {"team", "closed-account"}:
            continue
        for path in paths:
            answer = who.client.get(path, headers={"If-None-Match": marks[path]})
            knows_nobody = who.name in {"visitor", "closed-account"}
            expected = {304} if knows_nobody else ({200} if who.is_in_full else {302})
            assert answer.status_code in expected, (who.name, path)
            anything = who.client.get(path, headers={"If-None-Match": "*"})
            assert anything.status_code == answer.status_code, (who.name, path)


def test_counts_and_findings_tell_nothing_of_what_is_closed(canaries, client) -> None:  # noqa: ARG001
    paths = ["/opgaven/", "/opgaven/1/", "/samenhang/", "/kalender/", "/organisaties/",
             "/trajecten/", "/over-het-plan/", "/zoeken/?q=kanarie", "/themas/wonen/"]  # fmt: skip
    shown = {path: client.get(path).content.decode() for path in paths}
    for path, text in shown.items():
        assert not leaks(text, Somebody("visitor", OPEN)), path
        for level in LEVELS[1:]:
            assert f"/opgaven/{NUMBERS[level]}/" not in text, path
    assert "811" not in "".join(shown.values()) or "zzpublic" in "".join(shown.values())


@pytest.mark.usefixtures("canaries")
def test_a_plan_that_is_not_taken_as_seen_would_be_found(client, monkeypatch) -> None:
    monkeypatch.setattr(content, "as_seen", lambda plan, viewer: plan)  # noqa: ARG005
    content._content.cache_clear()
    text = told_by(client.get("/opgaven/1/"))
    content._content.cache_clear()
    assert {found[1] for found in CANARY.finditer(text)} == {level.value for level in LEVELS}
    assert leaks(text, Somebody("visitor", OPEN))


class Inputs(HTMLParser):
    """What a form would send as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.area = self.choice = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name:
            if given.get("type") not in {"checkbox", "radio", "submit"} or "checked" in given:
                self.sent.setdefault(name, []).append(given.get("value") or "")
        elif tag == "textarea":
            self.area = name
            self.sent.setdefault(name, []).append("")
        elif tag == "select":
            self.choice = name
        elif tag == "option" and "selected" in given and self.choice:
            self.sent.setdefault(self.choice, []).append(given.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data):
        if self.area:
            self.sent[self.area][-1] += data


def test_an_owner_who_edits_reads_nothing_of_the_team(everybody) -> None:
    """Form, preview, refusal and conflict of every section, with what the form itself holds."""
    owner = next(who for who in everybody if who.name == "owner")
    opened = 0
    for slug in BY_SLUG:
        path = reverse("plan:edit", args=[1, slug])
        page = owner.client.get(path)
        opened += page.status_code == 200
        sent = Inputs(page.content.decode()).sent
        for do, reason in (("preview", "x"), ("save", ""), ("edit", ""), ("save", "beter")):
            answer = owner.client.post(path, {**sent, "do": do, "reason": reason})
            assert not leaks(told_by(answer), owner), (slug, do)
            assert answer.status_code < 500, (slug, do)
    assert opened == len(BY_SLUG)


@pytest.mark.usefixtures("canaries")
def test_a_target_is_as_closed_as_the_ambition_it_rests_on(canaries) -> None:
    targets = "".join(
        f'[[targets]]\nid = "t-{level.value}"\nindicator = "people"\nchallenges = [1]\n'
        f'kind = "increase"\nambition = "{key(PlanAmbition, level)}"\nareas = ["CR99"]\n'
        for level in LEVELS
    )
    (canaries / "regions" / "voorbeeld" / "targets.toml").write_text(targets, encoding="utf-8")
    for number in range(1, len(LEVELS) + 1):
        site = current_site(Viewer(levels=frozenset(LEVELS[:number])))
        shown = [target.id for target in site.targets]
        assert shown == [f"t-{level.value}" for level in LEVELS[:number]]
