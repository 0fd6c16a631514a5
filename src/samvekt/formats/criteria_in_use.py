"""The criteria and scales a round names, found in the library or in the round itself."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.message import Words
from samvekt.core.scales import Level, Scale
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.reference.kinds.criteria_set import CriteriaSetContent
from samvekt.reference.kinds.scale import ScaleContent, scale_of
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """A criteria set, what it is called, and how official it is."""

    title: Words
    label: str
    status: str
    content: CriteriaSetContent


@dataclass(frozen=True, slots=True)
class ChosenScale:
    """A scale and how official it is."""

    scale: Scale
    status: str
    other_answers: tuple[str, ...] = ()  # such as no_included_studies: no level, and not unknown


def chosen_set(choice: CriteriaChoice, library: Library) -> ChosenSet:
    """The criteria set a round uses.

    Raises:
        UnknownRecord: The library has no set of this name and version.
    """
    if choice.own is not None:
        title = choice.title or "Egne kriterier"
        return ChosenSet(Words(title, title, title), "own", "local", choice.own)
    record = library.get("criteria_set", choice.set or "", choice.version)
    return ChosenSet(record.title, record.label, record.status, record.content)


def chosen_scale(choice: CriteriaChoice, name: str, library: Library) -> ChosenScale:
    """A scale by name: the round's own goes before the library's.

    Raises:
        UnknownRecord: Neither has a scale of this name.
    """
    own = choice.scales.get(name)
    if own is not None:
        return ChosenScale(_scale(name, own), "local", _beside(own))
    record = library.get("scale", name)
    return ChosenScale(scale_of(record), record.status, _beside(record.content))


def _beside(content: ScaleContent) -> tuple[str, ...]:
    return tuple(answer.key for answer in content.other_answers)


def _scale(name: str, content: ScaleContent) -> Scale:
    return Scale(name, tuple(Level(step.key, step.words, step.value) for step in content.levels))
