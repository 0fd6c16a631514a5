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

from samvekt.core.message import Message, message
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
    email = invitation.email
    sent = message("The invitation is sent to {email}.", email=email)
    lost = message(
        "The invitation is made, but the letter to {email} could not be sent. Withdraw the "
        "invitation and try again later.",
        email=email,
    )
    transaction.on_commit(partial(_send, letter, request, sent, lost))


def send_new_address(request: HttpRequest, email: str, token: str | None) -> None:
    """The letter with the link that changes one's address.

    Without a token someone else has the address, and no letter leaves; what is told is the same.
    """
    sent = message("We have sent a letter to {email}. Open the link in it.", email=email)
    if token is None:
        messages.success(request, said(sent))
        return
    link = request.build_absolute_uri(reverse("people:new_address", args=[token]))
    text = render_to_string("people/letter_address.txt", {"link": link})
    subject = say(message("Confirm your new address"), current())
    lost = message("The letter to {email} could not be sent. Try again later.", email=email)
    letter = EmailMessage(subject, text, None, [email])
    transaction.on_commit(partial(_send, letter, request, sent, lost))


def send_address_changed(before: str) -> None:
    """The letter to the address someone had, so that a stranger cannot take an account unseen."""
    text = render_to_string("people/letter_address_changed.txt")
    subject = say(message("Your address is changed"), current())
    letter = EmailMessage(subject, text, None, [before])
    transaction.on_commit(partial(_send, letter))


def _send(
    letter: EmailMessage,
    request: HttpRequest | None = None,
    sent: Message | None = None,
    lost: Message | None = None,
) -> None:
    """Send a letter, and tell the one who waits for it how it went."""
    try:
        letter.send()
    except OSError:  # of the network and, in Python, of every mail server
        LOG.exception("a letter could not be sent")
        if request and lost:
            messages.error(request, said(lost))
    else:
        if request and sent:
            messages.success(request, said(sent))
