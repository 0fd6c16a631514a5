"""Where in the way one is: the parts of a round, each with its own address, and its phase."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.message import Words
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import PHASE_WORDS, Phase


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a round that has its own pages.

    Attributes:
        key: The part, as pages name it to show where they are.
        words: What it is called.
        address: The name of its first page.
    """

    key: str
    words: Words
    address: str


PARTS = (
    Part("overview", Words("Oversikt", "Oversikt", "Overview"), "rounds:overview"),
    Part("frame", Words("Ramme", "Ramme", "Frame"), "rounds:frame"),
    Part(
        "tables",
        Words("Tabeller og lover", "Tabellar og lover", "Tables and laws"),
        "rounds:tables",
    ),
    Part("options", Words("Tiltak", "Tiltak", "Options"), "rounds:options"),
    Part("sources", Words("Kilder", "Kjelder", "Sources"), "rounds:sources"),
    Part("attachments", Words("Vedlegg", "Vedlegg", "Attachments"), "rounds:attachments"),
    Part("seats", Words("Deltakere", "Deltakarar", "Participants"), "rounds:seats"),
    Part("progress", Words("Fremdrift", "Framdrift", "Progress"), "rounds:progress"),
    Part("story", Words("Historikk", "Historikk", "Story"), "records:story"),
)
"""The parts there are, in the order one goes through them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One phase as the line of phases shows it: behind, here or ahead."""

    phase: Phase
    words: Words
    state: str


def steps(round_: Round) -> tuple[Step, ...]:
    """All phases, with what is behind and what is ahead."""
    order = list(Phase)
    here = order.index(Phase(round_.phase))
    states = ["done"] * here + ["here"] + ["ahead"] * (len(order) - here - 1)
    return tuple(
        Step(phase, PHASE_WORDS[phase], state) for phase, state in zip(order, states, strict=True)
    )
