"""What is open in a phase, and for whom, in words: the table `phases.OPEN` read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samvekt.core.message import Words
from samvekt.domain.people.roles import ROLE_WORDS, Role
from samvekt.domain.rounds.phases import OPEN, Doing, Phase

EVERYONE = Words("alle i runden", "alle i runden", "everyone in the round")

DOING_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "read": Words("lese runden", "lese runden", "read the round"),
        "read_story": Words("lese historikken", "lese historikken", "read the story"),
        "export": Words("laste ned saksmappen", "laste ned saksmappa", "download the dossier"),
        "frame": Words("endre rammen", "endre ramma", "change the frame"),
        "change_options": Words("endre tiltakene", "endre tiltaka", "change the options"),
        "propose_option": Words("foreslå tiltak", "foreslå tiltak", "propose options"),
        "set_dates": Words("sette datoer", "setje datoar", "set dates"),
        "give_seats": Words(
            "velge hvem som deltar", "velje kven som deltek", "choose who takes part"
        ),
        "move_phase": Words("flytte runden", "flytte runden", "move the round"),
        "add_evidence": Words("legge til kunnskap", "leggje til kunnskap", "add evidence"),
        "change_evidence": Words("endre kunnskapen", "endre kunnskapen", "change the evidence"),
        "judge": Words("vurdere tiltakene", "vurdere tiltaka", "judge the options"),
        "discuss": Words("drøfte vurderingene", "drøfte vurderingane", "discuss the judgements"),
        "weigh": Words("vekte kriteriene", "vekte kriteria", "weigh the criteria"),
        "conclude": Words(
            "skrive samlet vurdering og forslag",
            "skrive samla vurdering og forslag",
            "write the overall judgement and the proposals",
        ),
        "record_decision": Words(
            "føre inn beslutningen", "føre inn avgjerda", "record the decision"
        ),
        "publish": Words("publisere saken", "publisere saka", "publish the case"),
        "follow_up": Words("følge opp", "følgje opp", "follow up"),
        "archive": Words("arkivere saken", "arkivere saka", "archive the case"),
    }
)
"""What each thing is called that can be done in a round."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing that can be done now, and by whom."""

    doing: Words
    whom: tuple[Words, ...]


def openings(phase: Phase) -> tuple[Opening, ...]:
    """What is open in a phase, in the order of the way."""
    found = ((doing, OPEN[doing].get(phase, frozenset())) for doing in Doing)
    return tuple(Opening(DOING_WORDS[doing], _whom(roles)) for doing, roles in found if roles)


def _whom(roles: frozenset[Role]) -> tuple[Words, ...]:
    if roles == frozenset(Role):
        return (EVERYONE,)
    return tuple(ROLE_WORDS[role] for role in Role if role in roles)
