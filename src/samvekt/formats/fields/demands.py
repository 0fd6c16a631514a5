"""Who asks for a field of the dossier, how strongly, and why (R76).

The words of strength are those of the Norwegian Directorate of Health: what must, should and may
be done. A field that no law, guide or method asks for is said to be suggested by Samvekt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Words
from samvekt.formats.fields import three
from samvekt.reference.safe_yaml import load_yaml, read_bytes

_FILE = Path(__file__).parent / "demands.yaml"


class Strength(Enum):
    """How strongly a source asks for something."""

    MUST = Words("skal", "skal", "must")
    SHOULD = Words("bør", "bør", "should")
    MAY = Words("kan", "kan", "may")


SUGGESTED = Words("Foreslått av Samvekt", "Føreslått av Samvekt", "Suggested by Samvekt")
"""The source of what nobody else asks for."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Who asks for a field, how strongly, and why.

    Attributes:
        source: The law, guide or method that asks for it.
        strength: How strongly it does.
        why: What the answer is for, where that is not plain.
    """

    source: Words = SUGGESTED
    strength: Strength = Strength.MAY
    why: Words | None = None


def demand_of(model: type[BaseModel], name: str) -> Demand:
    """Who asks for a field of a model.

    Example:
        >>> from samvekt.formats.dossier.options import Option
        >>> demand_of(Option, "soundness").strength.value.nb
        'skal'
    """
    for kind in model.__mro__:
        found = demands().get((kind.__name__, name))
        if found is not None:
            return found
    return Demand()


@cache
def demands() -> Mapping[tuple[str, str], Demand]:
    """Every demand, by the names of model and field."""
    content: Any = load_yaml(read_bytes(_FILE), where=_FILE.name)
    sources = {key: three(said) for key, said in content["sources"].items()}
    sources["samvekt"] = SUGGESTED
    return MappingProxyType(
        {
            (model, name): Demand(
                source=sources[entry["source"]],
                strength=Strength[entry["strength"].upper()],
                why=three(entry["why"]) if "why" in entry else None,
            )
            for model, fields in content["demands"].items()
            for name, entry in fields.items()
        }
    )
