"""Letters that are sent to people."""

from __future__ import annotations

import logging
from functools import partial

from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from samvekt.core.message import message
from samvekt.domain.people.actions import Invited
from samvekt.language import say
from samvekt.web.language import current, said

LOG = logging.getLogger("samvekt.letters")


def send_invitation(request: HttpRequest, invited: Invited) -> None:
    """The letter with the link to join, in the language of the one who invites.

    It leaves when the invitation is kept, and not at all when it is not. Then the one who invites
    is told how it went.
    """
    invitation = invited.invitation
    link = request.build_absolute_uri(reverse("people:join", args=[invited.token]))
    text = render_to_string(
        "people/letter_invitation.txt", {"invitation": invitation, "link": link}
    )
    name = invitation.organisation.name
    subject = say(message("Invitation to {organisation}", organisation=name), current())
    letter = EmailMessage(subject, text, None, [invitation.email])
    transaction.on_commit(partial(_send, request, letter))


def _send(request: HttpRequest, letter: EmailMessage) -> None:
    (email,) = letter.to
    try:
        letter.send()
    except OSError:  # of the network and, in Python, of every mail server
        LOG.exception("a letter could not be sent")
        told = message(
            "The invitation is made, but the letter to {email} could not be sent. Withdraw the "
            "invitation and try again later.",
            email=email,
        )
        messages.error(request, said(told))
    else:
        messages.success(request, said(message("The invitation is sent to {email}.", email=email)))
