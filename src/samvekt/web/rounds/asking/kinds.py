"""The lists an option has: what their lines are called, and what asks about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samvekt.core.message import Message, message
from samvekt.formats.dossier.pieces import Piece
from samvekt.web.rounds.asking.lines import (
    CostLine,
    EffectLine,
    FundingLine,
    Line,
    PersonnelLine,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One list of an option.

    Attributes:
        key: What the dossier calls it.
        word: What it is in an address.
        form: What asks about a line.
        page: The page that shows the list.
        add: What adding is called.
        one: What a line is called, with its number.
        none: What is said of an empty list.
        added: What is said when a line is added.
        saved: What is said when a line is changed.
        removed: What is said when a line is taken away.
    """

    key: str
    word: str
    form: type[Line]
    page: str
    add: Message
    one: Message
    none: Message
    added: Message
    saved: Message
    removed: Message

    @property
    def model(self) -> type[Piece]:
        """What a line is in the dossier."""
        return self.form.model

    def numbered(self, number: int) -> Message:
        """What the line with this number is called, from one."""
        return Message(self.one.text, MappingProxyType({"number": number}))


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            Kind(
                "effects",
                "effekter",
                EffectLine,
                "rounds:effects",
                message("Add an effect"),
                message("Effect {number}"),
                message("No effects are given yet."),
                message("The effect is added."),
                message("The effect is saved."),
                message("The effect is removed."),
            ),
            Kind(
                "costs",
                "kostnader",
                CostLine,
                "rounds:figures",
                message("Add a cost"),
                message("Cost {number}"),
                message("No costs are given yet."),
                message("The cost is added."),
                message("The cost is saved."),
                message("The cost is removed."),
            ),
            Kind(
                "personnel",
                "personell",
                PersonnelLine,
                "rounds:figures",
                message("Add a group of staff"),
                message("Group {number}"),
                message("No staff is given yet."),
                message("The group is added."),
                message("The group is saved."),
                message("The group is removed."),
            ),
            Kind(
                "funding",
                "bevilgninger",
                FundingLine,
                "rounds:funding",
                message("Add funding"),
                message("Funding {number}"),
                message("No funding is given yet."),
                message("The funding is added."),
                message("The funding is saved."),
                message("The funding is removed."),
            ),
        )
    }
)
