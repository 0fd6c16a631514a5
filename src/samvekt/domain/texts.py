"""Texts people write: plain everywhere, with the same bounds as in the dossier."""

from __future__ import annotations

import nh3
from pydantic import TypeAdapter, ValidationError

from samvekt.core.message import Message, message
from samvekt.domain.errors import NotPossible
from samvekt.formats.dossier.pieces import Name, Text

_NAME: TypeAdapter[str] = TypeAdapter(Name)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)

RICH = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote"})
"""What a formatted text may hold; nothing that runs, loads or places itself."""


def tidy(text: str) -> str:
    """A text from a form: line ends as everywhere else, no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def plain_name(text: str) -> str:
    """A short text that must be there.

    Raises:
        NotPossible: It is empty, too long, or holds signs that cannot be seen or an identity
            number.
    """
    return _checked(_NAME, tidy(text))


def plain_text(text: str) -> str:
    """A text that must be there.

    Raises:
        NotPossible: As for `plain_name`.
    """
    return _checked(_TEXT, tidy(text))


def rich_text(markup: str) -> str:
    """A formatted text with only what `RICH` allows; everything else is taken away."""
    return nh3.clean(
        markup,
        tags=set(RICH),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _checked(kind: TypeAdapter[str], text: str) -> str:
    try:
        return kind.validate_python(text)
    except ValidationError as error:
        raise NotPossible(_said(error)) from None


def _said(error: ValidationError) -> Message:
    first = error.errors(include_url=False)[0]
    said = first.get("ctx", {}).get("said")
    if isinstance(said, Message):
        return said
    return message("The text is too long. Shorten it.")
