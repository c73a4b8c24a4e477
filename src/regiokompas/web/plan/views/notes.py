"""Notes at a challenge: read, written and withdrawn by who may."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.visibility import Permission, Viewer, Visibility
from regiokompas.plan.models import Challenge, Note, Organisation
from regiokompas.plan.noting import LONGEST_NOTE, may_withdraw, withdraw_note, write_note
from regiokompas.web.current import current
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content, current_plan
from regiokompas.web.plan.noted import LEVELS, identity_of, note_lines
from regiokompas.web.plan.pages import plan_page
from regiokompas.web.plan.words import SECTIONS
from regiokompas.web.seen import refuse_unseen
from regiokompas.web.templatetags.figures import translated
from regiokompas.web.viewers import viewer_of


class NoteForm(forms.Form):
    """A note: what it says, about which section, who reads it, and for whom the writer speaks."""

    text = forms.CharField(
        label=gettext_lazy("Your note"),
        max_length=LONGEST_NOTE,
        validators=[refuse_unseen],
        widget=forms.Textarea,
    )
    section = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    visibility = forms.ChoiceField(label=gettext_lazy("Who reads this"))
    organisation = forms.ChoiceField(label=gettext_lazy("On behalf of"), required=False)

    def __init__(self, data: object = None, *, viewer: Viewer) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what was posted
        speaks_for = Organisation.objects.filter(identifier__in=viewer.organisations)
        self.organisations = {item.identifier: item for item in speaks_for}
        self.fields["section"] = forms.ChoiceField(
            label=self.fields["section"].label,
            required=False,
            choices=[
                ("", gettext("the whole challenge")),
                *((key, translated(name)) for key, name in SECTIONS.items()),
            ],
        )
        self.fields["visibility"] = forms.ChoiceField(
            label=self.fields["visibility"].label,
            choices=[
                (level.value, translated(name))
                for level, name in reversed(LEVELS.items())
                if viewer.sees(level)
            ],
            initial=viewer.writes_at.value,
        )
        if self.organisations:
            self.fields["organisation"] = forms.ChoiceField(
                label=self.fields["organisation"].label,
                choices=[(key, item.name) for key, item in self.organisations.items()],
            )
        else:
            del self.fields["organisation"]


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, number: int) -> HttpResponse:
    """Return the notes at a challenge with the form for another; keep what was written."""
    viewer, content, challenge = _found(request, number)
    may_write = viewer.may(Permission.WRITE_NOTES)
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        form = NoteForm(request.POST, viewer=viewer)
        if form.is_valid():
            _write(form, challenge, viewer)
            return HttpResponseRedirect(reverse("plan:notes", args=[number]))
    else:
        form = NoteForm(viewer=viewer)
    shown = content.challenges[number]
    return plan_page(
        request,
        "notes.html",
        content=content,
        crumbs=(
            Crumb(text=gettext("Challenges"), address=reverse("plan:challenges")),
            Crumb(
                text=f"{number}. {translated(shown.title)}",
                address=reverse("plan:challenge", args=[number]),
            ),
            Crumb(text=gettext("Notes"), address=""),
        ),
        status=422 if form.errors else 200,
        challenge=shown,
        notes=note_lines(content, number, viewer),
        form=form if may_write else None,
    )


@require_POST
def withdraw(request: HttpRequest, number: int, note: int) -> HttpResponse:
    """Withdraw a note; one that the viewer does not see does not exist."""
    viewer, _, challenge = _found(request, number)
    found = Note.objects.open_to(viewer).filter(challenge=challenge, pk=note).first()
    if found is None:
        raise NotFoundError(f"there is no note {note} here")
    if not may_withdraw(found, viewer):
        raise PermissionDenied
    withdraw_note(note=found, by=viewer, at=timezone.now())
    return HttpResponseRedirect(reverse("plan:notes", args=[number]))


def _found(request: HttpRequest, number: int) -> tuple[Viewer, Content, Challenge]:
    """Return the challenge where the viewer sees it; ``NotFoundError`` otherwise."""
    viewer = viewer_of(request)
    content = current_plan(current(), on=timezone.localdate().isoformat(), viewer=viewer)
    challenge = identity_of(content, number) if content is not None else None
    if content is None or challenge is None:
        raise NotFoundError(f"the plan has no challenge {number}")
    return viewer, content, challenge


def _write(form: NoteForm, challenge: Challenge, viewer: Viewer) -> None:
    given = form.cleaned_data
    write_note(
        challenge=challenge,
        text=given["text"],
        section=given["section"],
        visibility=Visibility(given["visibility"]),
        organisation=form.organisations.get(given.get("organisation", "")),
        by=viewer,
        at=timezone.now(),
    )
