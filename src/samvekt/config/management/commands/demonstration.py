"""`manage.py demonstration`: an organisation with one account per role, and example rounds."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samvekt.config.demonstration import (
    ACCOUNTS,
    PASSWORD,
    make_demonstration,
    publish_teaching_round,
)
from samvekt.config.starting import told
from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.people.roles import ROLE_WORDS, Role


class Command(BaseCommand):
    """Makes what is lacking of the demonstration; run again, it changes nothing."""

    help = "Makes the demonstration: an organisation, one account per role, two example rounds."

    def handle(self, *_: Any, **__: Any) -> None:
        """Make it, and tell the accounts.

        Raises:
            CommandError: The site is in production, or the example is not there.
        """
        if settings.ENVIRONMENT.production or not settings.ENVIRONMENT.demonstration:
            raise CommandError(told(message("This site cannot have demonstration accounts.")))
        try:
            people = make_demonstration(settings.ENVIRONMENT.examples)
            leader = people[list(ACCOUNTS).index(Role.PROCESS_LEADER)]
            publish_teaching_round(settings.ENVIRONMENT.examples, leader)
        except InputError as error:
            raise CommandError(told(error.message)) from None
        for role, person in zip(ACCOUNTS, people, strict=True):
            account = message("{role}: {email}", role=ROLE_WORDS[role], email=person.email)
            self.stdout.write(told(account))
        said = message("All accounts have the password {password}.", password=PASSWORD)
        self.stdout.write(told(said))
