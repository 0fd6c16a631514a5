"""`manage.py verify_records`: finds any altered, missing, moved or added event, and says which."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samvekt.core.message import LANGUAGES, message
from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import End, broken_places, ends
from samvekt.language import DEFAULT, say

PARTS_OF_A_LINE = 3


class Command(BaseCommand):
    """Holds every chain of events against its hashes; exit code 1 when one is broken."""

    help = "Finds any altered, missing, moved or added event, and says which."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The language of the answer, and what was written down earlier."""
        parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)
        parser.add_argument(
            "--ends", action="store_true", help="print where each chain ends, to keep elsewhere"
        )
        parser.add_argument("--known", type=Path, help="a file that --ends has printed earlier")

    def handle(self, *_: Any, lang: str, ends: bool, known: Path | None, **__: Any) -> None:
        """Tell what is broken, or that all is whole."""
        found = 0
        for broken in broken_places(_written_down(known, lang) if known else ()):
            found += 1
            self.stdout.write(f"{broken.chain}: {say(broken.said, lang)}")
        if found:
            said = message("Faults in the log: {count}.", count=found)
            self.stdout.write(say(said, lang))
            sys.exit(1)
        if ends:
            self._print_ends()
            return
        said = message("The log is whole: {count:,} events.", count=Event.objects.count())
        self.stdout.write(say(said, lang))

    def _print_ends(self) -> None:
        for end in ends():
            self.stdout.write(f"{end.chain} {end.number} {end.hash}")


def _written_down(file: Path, lang: str) -> Iterator[End]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        said = message("The file {file} cannot be read.", file=str(file))
        raise CommandError(say(said, lang)) from None
    for line in filter(None, lines):
        parts = line.split()
        if len(parts) != PARTS_OF_A_LINE or not parts[1].isdecimal():
            said = message("{file} was not printed by --ends: {line}", file=str(file), line=line)
            raise CommandError(say(said, lang))
        yield End(parts[0], int(parts[1]), parts[2])
