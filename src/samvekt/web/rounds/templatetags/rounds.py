"""Where in the way one is, and what the codes of a round are called: `{% load rounds %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from samvekt.core.message import Words
from samvekt.domain.rounds.phases import PHASE_WORDS, Phase
from samvekt.web.rounds.way import PARTS, steps

register = template.Library()


@register.inclusion_tag("rounds/_way.html", takes_context=True)
def way(context: RequestContext, here: str) -> dict[str, Any]:
    """The parts of the round, each with its own address."""
    request = context["request"]
    return {"parts": PARTS, "here": here, "round": request.round, "slug": request.organisation.slug}


@register.inclusion_tag("rounds/_phases.html", takes_context=True)
def phases(context: RequestContext) -> dict[str, Any]:
    """The line of phases, with the one the round is in."""
    return {"steps": steps(context["request"].round)}


@register.filter
def phase_words(phase: str) -> Words:
    """What a phase is called."""
    return PHASE_WORDS[Phase(phase)]
