"""How sentences and numbers are said: bokmål, nynorsk, English.

`core` returns a `Message`; `say` turns it into text. Catalogues are gettext files under
`catalogues/`, where the English sentence is the key; `make messages` keeps them in step.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from samvekt.core.message import LANGUAGES, Message, Value, Words, message

CATALOGUES = Path(__file__).parent / "catalogues"
DEFAULT = "nb"

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
NEARLY = {"0%": "<", "100%": ">"}

__all__ = ["CATALOGUES", "DEFAULT", "LANGUAGES", "number", "opened", "say"]


@cache
def catalogue(language: str, domain: str = "samvekt") -> gettext.NullTranslations:
    """The sentences of one language; English is the key itself."""
    return gettext.translation(domain, CATALOGUES, languages=[language], fallback=True)


def say(said: Message | Words | str, language: str = DEFAULT) -> str:
    """The text of a message in the reader's language.

    Example:
        >>> from samvekt.core.message import message
        >>> say(message("{share:.1f} of 4", share=2.5), "en")
        '2.5 of 4'
    """
    if isinstance(said, Words):
        return said.in_language(language)
    if isinstance(said, str):
        return said
    text = catalogue(language).gettext(said.text)
    written = _Writer(language).vformat(text, (), said.values)
    return opened(written) if _starts_with_a_term(text, said.values) else written


def opened(text: str) -> str:
    """A text with a capital first, as a sentence or a heading has.

    Example:
        >>> opened("svensk framgangsmåte")
        'Svensk framgangsmåte'
    """
    return text[:1].upper() + text[1:]


def _starts_with_a_term(text: str, values: Mapping[str, Value]) -> bool:
    """Whether a term, which is written small by itself, opens the sentence."""
    before, name, *_ = next(iter(string.Formatter().parse(text)), ("", None))
    first = values.get(name or "") if not before else None
    if isinstance(first, tuple):
        first = next(iter(first), None)
    return isinstance(first, Words)


def number(value: float | Decimal, spec: str = "", language: str = DEFAULT) -> str:
    """A number as the reader writes it: 1 250,5 in Norwegian, 1,250.5 in English.

    Example:
        >>> number(-1250.5, ",.1f", "en"), number(7.5, "", "nb"), number(1e4, ",", "en")
        ('-1,250.5', '7,5', '10,000')

    A share that is not quite none or all never looks like it:

        >>> number(0.997, ".0%", "en"), number(1.0, ".0%", "en"), number(0.001, ".0%", "en")
        ('>99%', '100%', '<1%')
    """
    if spec == ".0%" and 0 < value < 1 and format(value, spec) in NEARLY:
        return NEARLY[format(value, spec)] + number(0.01 if value < 0.5 else 0.99, spec, language)
    if spec == "," and isinstance(value, float) and value.is_integer():
        value = int(value)  # an amount of 10,000.0 is 10,000
    plain = _without_exponent(format(value, spec), spec) if spec else _shortest(value)
    if language == "en":
        return plain
    swapped = plain.replace(",", "\0").replace(".", ",").replace("\0", NO_BREAK_SPACE)
    return swapped.replace("-", MINUS).replace("%", f"{NO_BREAK_SPACE}%")


def _shortest(value: float | Decimal) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _without_exponent(str(value).lower())


def _without_exponent(written: str, spec: str = "") -> str:
    """A number as people write it: 1200, not 1.2e+03."""
    return format(Decimal(written), ",f" if "," in spec else "f") if "e" in written else written


class _Writer(string.Formatter):
    """Fills the places of a sentence, writing each value in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def get_value(
        self,
        key: int | str,
        args: Sequence[object],  # noqa: ARG002 (the signature is string.Formatter's)
        kwargs: Mapping[str, object],
    ) -> object:
        return kwargs[str(key)]

    def format_field(self, value: object, format_spec: str) -> str:
        return self._written(value, format_spec)  # type: ignore[arg-type]  # values are Value

    def _written(self, value: Value, spec: str) -> str:
        if isinstance(value, (Message, Words)):
            return say(value, self.language)
        if isinstance(value, tuple):
            return self._listed(value)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return number(value, spec, self.language)
        if isinstance(value, date):
            return value.isoformat() if self.language == "en" else f"{value:%d.%m.%Y}"
        return format(value, spec)

    def _listed(self, parts: tuple[Value, ...]) -> str:
        written = [self._written(part, "") for part in parts]
        if len(written) < 2:
            return "".join(written)
        return say(
            message("{first} and {last}", first=", ".join(written[:-1]), last=written[-1]),
            self.language,
        )
