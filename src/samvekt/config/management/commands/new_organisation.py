"""`manage.py new_organisation`: makes a place for an organisation, and invites who runs it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from samvekt.config.starting import told
from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.people import actions
from samvekt.domain.people.roles import OrganisationKind, Role


class Command(BaseCommand):
    """An organisation, and a link for its first administrator."""

    help = "Makes a place for an organisation, and invites its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which organisation, and who."""
        parser.add_argument("--municipality", default="", help="number of a municipality of today")
        parser.add_argument("--name", default="", help="name of another body")
        parser.add_argument(
            "--kind", choices=OrganisationKind.values, default=OrganisationKind.MUNICIPALITY.value
        )
        parser.add_argument("--administrator", required=True, help="e-mail of who runs it")

    def handle(
        self, *_: Any, municipality: str, name: str, kind: str, administrator: str, **__: Any
    ) -> None:
        """Make it, and tell the link."""
        at = timezone.now()
        try:
            with transaction.atomic():
                made = actions.create_organisation(
                    municipality=municipality,
                    name=name,
                    kind=OrganisationKind(kind),
                    by=None,
                    at=at,
                )
                invited = actions.invite(
                    email=administrator,
                    organisation=made,
                    roles=[Role.ADMINISTRATOR],
                    by=None,
                    at=at,
                )
        except InputError as error:
            raise CommandError(told(error.message)) from None
        said = message(
            "{name} is here. Send this address to the administrator; it works once, for 14 days: "
            "{link}",
            name=made.name,
            link=f"/invitasjon/{invited.token}/",
        )
        self.stdout.write(told(said))
