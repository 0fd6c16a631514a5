"""The criteria a round uses, with their scales and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samvekt.core.message import Words
from samvekt.core.ranking.levels import Wording
from samvekt.core.scales import Scale
from samvekt.formats.criteria_in_use import chosen_scale, chosen_set
from samvekt.formats.dossier import Round
from samvekt.reference.kinds.criteria_set import Criterion as Entry
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as this round uses it; without a scale it is assessed in words only."""

    key: str
    words: Words
    role: str
    scale: Scale | None
    scale_status: str | None


@dataclass(frozen=True, slots=True)
class CriteriaInUse:
    """The set of criteria behind every judgement and result of a round."""

    title: Words
    label: str
    status: str
    criteria: tuple[Criterion, ...]
    left_out: Mapping[str, Words]  # why a role must not be used, by role

    @property
    def by_role(self) -> Mapping[str, str]:
        """Key of the judged criterion in each role but *other*."""
        return {c.role: c.key for c in self.judged if c.role != "other"}

    @property
    def judged(self) -> tuple[Criterion, ...]:
        """The criteria judged on a scale."""
        return tuple(criterion for criterion in self.criteria if criterion.scale is not None)

    def with_role(self, role: str) -> Criterion | None:
        """The criterion that plays a role, such as severity, if the set has one."""
        return next((c for c in self.judged if c.role == role), None)

    @property
    def scales(self) -> Mapping[str, Scale]:
        """Scale by criterion."""
        return {c.key: c.scale for c in self.criteria if c.scale is not None}

    @property
    def wording(self) -> Wording:
        """What criteria and levels are called."""
        return Wording({c.key: c.words for c in self.criteria}, self.scales)


def criteria_of(round_: Round, library: Library) -> CriteriaInUse:
    """The criteria a round uses, from the library or from the round itself.

    Raises:
        UnknownRecord: The round names a set or a scale the library does not have.
    """
    chosen = chosen_set(round_.criteria, library)
    return CriteriaInUse(
        chosen.title,
        chosen.label,
        chosen.status,
        tuple(_criterion(entry, round_, library) for entry in chosen.content.criteria),
        {left.role: left.reason for left in chosen.content.left_out},
    )


def _criterion(entry: Entry, round_: Round, library: Library) -> Criterion:
    found = chosen_scale(round_.criteria, entry.scale, library) if entry.scale else None
    return Criterion(
        entry.key,
        entry.words,
        entry.role,
        found.scale if found else None,
        found.status if found else None,
    )
