"""What is typed into a form can be read by those it is for."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from regiokompas.domain.texts import unseen_character


def refuse_unseen(text: str) -> None:
    """Refuse a text with a character that no reader can see; ``ValidationError`` names it."""
    unseen = unseen_character(text)
    if unseen:
        raise ValidationError(
            gettext(
                "This text holds a character that no reader sees (%(code)s). "
                "Take it out, or type the text again."
            )
            % {"code": unseen}
        )
