"""Keeps the catalogues in step with the code: `python -m samvekt.language.tooling`.

Reads every `message("…")` and `words("…")` under `src/samvekt`, every `{% say "…" %}` of a
template, and the few sentences of the command-line library that help and usage faults show.
Writes `.po` (for people) and `.mo` (for the program) of each language, sorted and without dates,
so that only changed sentences change a file. What still lacks a translation is listed, with the
old sentence it most likely comes from.

Needs Babel, which is installed for development only.
"""

from __future__ import annotations

import difflib
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from samvekt.language import CATALOGUES

TRANSLATED = ("nb", "nn")
"""English is the key itself, so it has no catalogue."""

PACKAGE = Path(__file__).parents[1]
WIDTH = 100
OURS, LIBRARY = "samvekt", "messages"
SAID = re.compile(r"""\{%\s*say\s+("[^"]*"|'[^']*')""")
"""A sentence in a template; the template language knows no quoted quotation mark."""

HEADING = "# What each sentence is in this language; `make messages` keeps it in step."


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A sentence without a translation, and the old sentence it may have been."""

    language: str
    text: str
    was: str | None
    old: str | None


def needs_translation(text: str) -> bool:
    """Whether a sentence has letters outside its {places}.

    Example:
        >>> needs_translation("{shown} to {high}"), needs_translation("{amount:,.0f} %")
        (True, False)
    """
    pieces = string.Formatter().parse(text)
    return any(mark.isalpha() for literal, *_ in pieces for mark in literal)


def our_sentences(package: Path = PACKAGE) -> tuple[str, ...]:
    """Every sentence of the code that needs a translation, sorted."""
    keywords = {"message": None, "words": None}
    found = extract_from_dir(package, [("**.py", "python")], keywords=keywords)
    return _sorted((*(row[2] for row in found), *template_sentences(package)))


def template_sentences(package: Path = PACKAGE) -> tuple[str, ...]:
    """Every sentence that a template says with `{% say "…" %}`, sorted."""
    files = (path for folder in package.rglob("templates") for path in folder.rglob("*.*"))
    return _sorted(
        quoted[1:-1] for path in files for quoted in SAID.findall(path.read_text(encoding="utf-8"))
    )


def library_sentences() -> tuple[str, ...]:
    """The sentences of the command-line library that plain help can show, sorted."""
    where = find_spec("typer.core")
    if where is None or where.origin is None:
        return ()
    found = extract_from_file("python", where.origin, keywords={"_": None})
    return _sorted(row[1] for row in found)


def _sorted(found: Iterable[object]) -> tuple[str, ...]:
    texts = {text for text in found if isinstance(text, str)}
    return tuple(sorted(filter(needs_translation, texts)))


def catalogue_path(language: str, domain: str = OURS, suffix: str = ".po") -> Path:
    """Where the catalogue of a language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{domain}{suffix}"


def translations(path: Path) -> dict[str, str]:
    """What a catalogue says for each sentence, the kept old ones too; fuzzy ones are left out."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        read = read_po(file)
    entries = [*read, *read.obsolete.values()]
    return {
        str(entry.id): str(entry.string)
        for entry in entries
        if entry.id and entry.string and not entry.fuzzy
    }


class PlainCatalogue(Catalog):
    """A catalogue whose heading holds no dates, so that it changes only when a sentence does."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What a reader of the file must know."""
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def renewed(language: str, sentences: Sequence[str], old: Mapping[str, str]) -> Catalog:
    """The catalogue over exactly these sentences, with the translations there are.

    Sentences no longer said are kept below until everything is translated, to copy from.
    """
    made = _empty(language)
    for text in sentences:
        made.add(text, old.get(text, ""))
    if any(text not in old for text in sentences):
        for text in sorted(set(old) - set(sentences)):
            made.obsolete[text] = Message(text, old[text])
    return made


def _empty(language: str) -> Catalog:
    return PlainCatalogue(locale=language, fuzzy=False, header_comment=HEADING)


def po_bytes(catalogue: Catalog) -> bytes:
    """A catalogue for people to read and edit."""
    held = BytesIO()
    write_po(held, catalogue, width=WIDTH, no_location=True)
    return held.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue for the program to read."""
    held = BytesIO()
    write_mo(held, catalogue)
    return held.getvalue()


def renew() -> tuple[Untranslated, ...]:
    """Write every catalogue anew, and tell what lacks a translation."""
    found: list[Untranslated] = []
    for domain, sentences in ((OURS, our_sentences()), (LIBRARY, library_sentences())):
        for language in TRANSLATED:
            path = catalogue_path(language, domain)
            old = translations(path)
            made = renewed(language, sentences, old)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po_bytes(made))
            path.with_suffix(".mo").write_bytes(mo_bytes(made))
            found += lacking(language, sentences, old)
    return tuple(found)


def lacking(
    language: str, sentences: Sequence[str], old: Mapping[str, str]
) -> Iterator[Untranslated]:
    """The sentences without a translation, each with the retired one it is most like."""
    retired = sorted(set(old) - set(sentences))
    for text in sentences:
        if text not in old:
            was = next(iter(difflib.get_close_matches(text, retired, n=1)), None)
            yield Untranslated(language, text, was, old[was] if was else None)


def main() -> int:
    """Renew the catalogues; 1 when something lacks a translation."""
    left = renew()
    for one in left:
        sys.stdout.write(f"{one.language}: {one.text}\n")
        if one.was:
            sys.stdout.write(f"    was: {one.was}\n    now: {one.old}\n")
    sys.stdout.write(f"{len(left)} sentences lack a translation.\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
