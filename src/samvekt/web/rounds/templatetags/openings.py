"""What is open now, and for whom: `{% load openings %}`."""

from __future__ import annotations

from django import template

from samvekt.domain.rounds import openings
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase

register = template.Library()


@register.simple_tag
def open_now(round_: Round) -> tuple[openings.Opening, ...]:
    """What can be done in the phase of a round, and by whom."""
    return openings.openings(Phase(round_.phase))
