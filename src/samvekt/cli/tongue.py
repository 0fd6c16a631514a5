"""Which language this run speaks, known before any help text is made."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence

from samvekt.core.message import LANGUAGES, Message, Value, Words, message
from samvekt.language import CATALOGUES, DEFAULT, say

_chosen = DEFAULT


def chosen_language(arguments: Sequence[str], setting: str | None) -> str:
    """The language of `--lang`, else of the setting SAMVEKT_LANG, else bokmål.

    Example:
        >>> chosen_language(["rank", "round.yaml", "--lang", "en"], None)
        'en'
    """
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else next(iter(arguments[at + 1 :]), "")
            return asked if asked in LANGUAGES else DEFAULT
    return setting if setting in LANGUAGES else DEFAULT


def use_language(language: str) -> None:
    """Speak this language from now on, also in the words of the command-line library."""
    global _chosen  # noqa: PLW0603 (one run has one language)
    _chosen = language
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(CATALOGUES))


def language() -> str:
    """The language of this run."""
    return _chosen


def tell(text: Message | Words | str) -> str:
    """A message in the language of this run."""
    return say(text, _chosen)


def words(text: str, /, **values: Value) -> str:
    """A sentence in the language of this run; `text` is a literal, as for `message`."""
    return say(message(text, **values), _chosen)
