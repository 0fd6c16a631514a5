"""Letters that are sent to people."""

from __future__ import annotations

from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from samvekt.core.message import message
from samvekt.domain.people.actions import Invited
from samvekt.language import say
from samvekt.web.language import current


def send_invitation(request: HttpRequest, invited: Invited) -> None:
    """The letter with the link to join, in the language of the one who invites."""
    invitation = invited.invitation
    link = request.build_absolute_uri(reverse("people:join", args=[invited.token]))
    text = render_to_string(
        "people/letter_invitation.txt", {"invitation": invitation, "link": link}
    )
    name = invitation.organisation.name
    subject = say(message("Invitation to {organisation}", organisation=name), current())
    send_mail(subject, text, None, [invitation.email])
