"""What every piece of the dossier is made of: frozen models, safe text, honest numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NoReturn, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from samvekt.core.message import Message, message
from samvekt.formats.identity_numbers import holds_identity_number

LONGEST_TEXT = 20_000
LONGEST_NAME = 300

# Characters a reader cannot see and a file cannot always carry: controls, lone surrogates, and
# the marks that turn the direction of writing.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def refuse(said: Message) -> NoReturn:
    """Stop validation with a sentence a user can read in any of our languages."""
    kind: Literal["samvekt"] = "samvekt"
    raise PydanticCustomError(kind, "{english}", {"english": str(said), "said": said})


class Piece(BaseModel):
    """A frozen part of the dossier; a key it does not know is a fault, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Key = TypeVar("Key")
Item = TypeVar("Item")


class Fixed(dict[Key, Item]):
    """A mapping that cannot be changed after it is made."""

    def _locked(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("A dossier cannot be changed; make a new one with model_copy.")  # noqa: EM101

    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = _locked
    __ior__ = _locked

    def __hash__(self) -> int:  # type: ignore[override]
        """Equal mappings hash alike, as frozen models need."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[object, ...]:
        """Copy and pickle through a plain dict."""
        return (type(self), (dict(self),))


def fix(mapping: Mapping[Key, Item]) -> Fixed[Key, Item]:
    """The same mapping, locked."""
    return Fixed(mapping)


def _visible(text: str) -> str:
    if unseen := _UNSEEN.search(text):
        refuse(
            message(
                "The text has a sign that cannot be seen ({code}) at position {position}. "
                "Delete it.",
                code=f"U+{ord(unseen.group()):04X}",
                position=unseen.start() + 1,
            )
        )
    return text


def _without_identity_number(text: str) -> str:
    if holds_identity_number(text):
        refuse(
            message(
                "The text holds an eleven-digit national identity number. "
                "Samvekt holds no information about patients. Remove the number."
            )
        )
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        refuse(message("The text is empty. Write something, or leave the line out."))
    return text


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://\S+", text):
        refuse(message("A link starts with http:// or https:// and has no blanks."))
    return text


_Safe = (AfterValidator(_visible), AfterValidator(_without_identity_number))

Text = Annotated[str, Field(max_length=LONGEST_TEXT), *_Safe, AfterValidator(_not_blank)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), *_Safe, AfterValidator(_not_blank)]
Link = Annotated[str, Field(max_length=2000), *_Safe, AfterValidator(_web_address)]
Id = Annotated[
    str,
    Field(max_length=80, pattern=r"^[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9_.\-]*$"),
    *_Safe,
]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Year = Annotated[int, Field(ge=1900, le=2200)]


def _key_text(value: object) -> object:
    """Level names may be written as whole numbers in a file; they are names all the same."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


LevelKey = Annotated[Id, BeforeValidator(_key_text)]
Version = Annotated[Id, BeforeValidator(_key_text)]

Certainty = Literal["high", "moderate", "low", "very_low"]
"""How sure an estimate or a judgement is, apart from how large it is (P3)."""

NO_LEVEL = ("dont_know", "varies")
"""Answers that are not a level: they count nowhere and are shown everywhere (P3)."""


class Estimate(Piece):
    """A number with its uncertainty: low, best, high.

    A number alone is the best estimate. What is not known is left out; it is never zero.
    """

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _number_alone(cls, given: Any) -> Any:
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            return {"best": given}
        if not isinstance(given, (dict, Estimate)):
            refuse(
                message(
                    "A number is needed here, or low, best and high. "
                    "Write it like 1250.5, without quotes."
                )
            )
        return given

    @model_validator(mode="after")
    def _in_order(self) -> Estimate:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known:
            refuse(message("Give at least one of low, best and high, or leave the estimate out."))
        if known != sorted(known):
            refuse(message("The numbers must rise: low, then best, then high."))
        return self

    @model_serializer(mode="wrap")
    def _short(self, handler: SerializerFunctionWrapHandler) -> object:
        if self.low is None and self.high is None:
            return self.best
        return {name: n for name, n in handler(self).items() if n is not None}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """In a file an estimate is a number, or low, best and high."""
        number = {"anyOf": [{"type": "number"}, {"type": "null"}], "default": None}
        return {
            "title": "Estimate",
            "description": "A number alone, or low, best and high in rising order.",
            "anyOf": [
                {"type": "number"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "minProperties": 1,
                    "properties": dict.fromkeys(("low", "best", "high"), number),
                },
            ],
        }

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and highest number given."""
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        return known[0], known[-1]


ByYear = Annotated[dict[Year, Estimate], AfterValidator(fix), Field(min_length=1)]
"""An estimate for each year; a year not named is not known."""

YearLimits = Annotated[dict[Year, Number], AfterValidator(fix), Field(min_length=1)]
Points = Annotated[dict[Id, Number], AfterValidator(fix)]
Reasons = Annotated[dict[Id, Text], AfterValidator(fix)]
Translated = Annotated[
    dict[Literal["nb", "nn", "en", "se", "smj", "sma"], Name],
    AfterValidator(fix),
    Field(min_length=1),
]


def empty() -> Any:
    """A fixed, empty mapping."""
    return cast("Any", Fixed())
