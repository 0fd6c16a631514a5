"""`manage.py verify_records`: finds any altered, missing or moved event, and says which."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from samvekt.core.message import LANGUAGES, message
from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import broken_places
from samvekt.language import DEFAULT, say


class Command(BaseCommand):
    """Holds every chain of events against its hashes; exit code 1 when one is broken."""

    help = "Finds any altered, missing or moved event, and says which."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The language of the answer."""
        parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)

    def handle(self, *_: Any, lang: str, **__: Any) -> None:
        """Tell what is broken, or that all is whole."""
        found = 0
        for broken in broken_places():
            found += 1
            self.stdout.write(f"{broken.chain}: {say(broken.said, lang)}")
        if found:
            said = message("{count} places in the log do not hold.", count=found)
            self.stdout.write(say(said, lang))
            sys.exit(1)
        said = message("The log is whole: {count:,} events.", count=Event.objects.count())
        self.stdout.write(say(said, lang))
