"""Where in the way one is, and what the codes of a round are called: `{% load rounds %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from pydantic import BaseModel

from samvekt.bridge.completeness import Part
from samvekt.bridge.standing import DEMAND, STATE, STATUS
from samvekt.core.message import Message, Words
from samvekt.domain.rounds.phases import PHASE_WORDS, Phase
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.evidence import Effect, Grounded
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import ASSESSMENTS, Funding
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import label
from samvekt.language import say
from samvekt.web.language import current
from samvekt.web.rounds.asking.kinds import Kind
from samvekt.web.rounds.asking.numbers import written_amount
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


OWNERS: Mapping[str, type[BaseModel]] = {
    "option": DossierOption,
    "effect": Effect,
    "funding": Funding,
    "grounded": Grounded,
    "frame": Frame,
    "round": Dossier,
}


@register.simple_tag
def label_of(owner: str, name: str) -> str:
    """What a field of a round, of its frame or of an option is called."""
    return say(label(OWNERS[owner], name), current())


@register.filter
def phase_words(phase: str) -> Words:
    """What a phase is called."""
    return PHASE_WORDS[Phase(phase)]


@register.filter
def state_words(state: str) -> Message:
    """How complete a part is, in words."""
    return STATE[state]


@register.filter
def demand_words(demand: str) -> Message:
    """How strongly a part is asked for, in words."""
    return DEMAND[demand]


MENDED_AT: Mapping[str, str] = {
    **dict.fromkeys(("situation", "frame", "plans"), "rounds:frame"),
    **dict.fromkeys(
        (
            "comparator",
            "soundness",
            "knowledge",
            "certainty",
            "recipients_per_year",
            "costs_four_years",
            "personnel",
            "severity_shortfall",
            *ASSESSMENTS,
        ),
        "rounds:options",
    ),
}
"""The page where a part of the checklist is filled in; the others have no page yet."""


@register.simple_tag(takes_context=True)
def mended_at(context: RequestContext, part: Part) -> str:
    """Where a part of the checklist is filled in; empty when it is done or has no page."""
    request = context["request"]
    if part.key not in MENDED_AT or part.state in {"complete", "not_relevant"}:
        return ""
    return reverse(MENDED_AT[part.key], args=[request.organisation.slug, request.round.public_id])


@register.simple_tag
def ticked(rows: Sequence[tuple[str, Any]], chosen: Sequence[str] | None) -> int:
    """How many of some choices are chosen."""
    return len({value for value, _ in rows} & set(chosen or ()))


@register.simple_tag
def status_words(status: str) -> str:
    """How official a record is, in words."""
    return say(STATUS[status], current())


@register.filter
def part_colour(part: Part) -> str:
    """The colour of a part's state; the words beside it say the same."""
    if part.lacking:
        return "warning"
    return "success" if part.state in {"complete", "not_relevant"} else "neutral"


@register.filter
def amount(value: Any) -> str:
    """An estimate as people write it."""
    return written_amount(value, ",")


@register.filter
def in_year(years: Iterable[tuple[str, Any]], year: int) -> Any:
    """The estimate of a year."""
    return dict(years).get(str(year))


@register.simple_tag(takes_context=True)
def line_url(context: RequestContext, doing: str, kind: Kind, place: int | None = None) -> str:
    """Where a line of the option is added, changed, moved or removed."""
    request, option = context["request"], context["option"]
    where = [request.organisation.slug, request.round.public_id, option.pk]
    at = [] if place is None else [place + 1]
    return reverse(f"rounds:{doing}_{kind.key}", args=[*where, *at])
