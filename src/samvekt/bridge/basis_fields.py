"""Further fields a formality profile may ask for, beside the ten parts of the decision basis."""

from __future__ import annotations

from collections.abc import Mapping

from samvekt.bridge.found import Found, Look, each_option, for_options, there, written
from samvekt.core.message import message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Grounded
from samvekt.formats.dossier.options import Option

YEARS_IN_PLAN = 4


def _figures(option: Option) -> tuple[Grounded, ...]:
    return (*option.effects, *option.costs, *option.personnel)


def _certainty(round_: Round) -> Found:
    unsure = {j.option for j in round_.judgements if j.certainty is None}
    left = [o.id for o in round_.options if o.id in unsure]
    if not round_.judgements:
        return there((), message("Let the assessors judge, and say how certain each judgement is."))
    said = message("Say how certain each judgement is")
    missing = (for_options(said, left),) if left else ()
    return Found(anything=any(j.certainty for j in round_.judgements), missing=missing)


def _sourced(option: Option) -> bool:
    return all(figure.evidence for figure in _figures(option))


def _four_years(option: Option) -> bool:
    """Every cost is given for four years; an investment or a one-off may have fewer."""
    lasting = [c for c in option.costs if c.kind == "operating" and c.duration == "lasting"]
    return bool(option.costs) and all(len(cost.years) >= YEARS_IN_PLAN for cost in lasting)


def _soundness(round_: Round) -> Found:
    reduced = [o for o in round_.options if o.change in {"reduce", "stop"}]
    left = [o.id for o in reduced if not o.soundness]
    said = message("Say why the service stays sound when it is reduced or stopped")
    missing = (for_options(said, left),) if left else ()
    return Found(anything=len(left) < len(reduced) or not reduced, missing=missing)


def _impartiality(round_: Round) -> Found:
    left = tuple(
        a.name or a.id
        for a in round_.assessors
        if a.impartiality.declared_on is None and not a.impartiality.disqualified
    )
    if not round_.assessors:
        return there((), message("Name the assessors, and let each declare impartiality."))
    said = message("These have not declared whether they are impartial: {who}.", who=left)
    return Found(anything=len(left) < len(round_.assessors), missing=(said,) if left else ())


def _second_round(round_: Round) -> Found:
    said = message("Let the assessors judge once more after they have talked.")
    return there(any(j.round == 2 for j in round_.judgements), said)


def _wider(round_: Round) -> Found:
    said = message("Show costs for patients, relatives and other sectors beside the service's own.")
    costs = [cost for option in round_.options for cost in option.costs]
    return there(any(cost.perspective != "health_service" for cost in costs), said)


def _dissent(round_: Round) -> Found:
    said = message("Write down who disagrees, and why; or say that nobody does.")
    return there(round_.dissent, said)


def _decided_by(round_: Round) -> Found:
    end = round_.conclusion
    said = message("Say who decided, and when.")
    return there(end and end.decided_by and end.decided_on, said)


def _overall(round_: Round) -> Found:
    said = message("Write the overall judgement.")
    return there(round_.conclusion and round_.conclusion.overall, said)


def _conclusion(round_: Round) -> Found:
    said = message("Say what is proposed for each option.")
    return there(round_.conclusion and round_.conclusion.proposals, said)


def _weights(round_: Round) -> Found:
    return there(round_.weights, message("Say how much each criterion counts, and for whom."))


def _budget(round_: Round) -> Found:
    said = message("Give the budgets and person-years the options must fit within.")
    return there(round_.limits.budgets or round_.limits.personnel, said)


def _follow_up(round_: Round) -> Found:
    said = message("Say how and when the result will be looked at again.")
    return there(round_.follow_up, said)


FIELDS: Mapping[str, Look] = {
    "comparator": each_option(
        lambda option: option.target_group and option.comparator,
        message("Say who the option is for and what it is compared with"),
    ),
    "recipients_per_year": each_option(
        lambda option: option.recipients_per_year,
        message("Say how many the option reaches in a year"),
    ),
    "certainty": _certainty,
    "sources": each_option(_sourced, message("Name the source of each figure")),
    "costs_four_years": each_option(
        _four_years, message("Give the cost for each of the four years of the plan")
    ),
    "personnel": each_option(
        lambda option: option.personnel, message("Say which people the option takes or frees")
    ),
    "budget": _budget,
    "soundness": _soundness,
    "ethics": written("ethics"),
    "other_levels": written("other_levels"),
    "feasibility": written("feasibility"),
    "acceptability": written("acceptability"),
    "impartiality": _impartiality,
    "second_round": _second_round,
    "weights": _weights,
    "severity_shortfall": each_option(
        lambda option: (
            option.severity
            and option.severity.age is not None
            and option.severity.remaining_good_life_years is not None
        ),
        message("Give the age and the good life years left under today's care"),
    ),
    "cost_effectiveness": each_option(
        lambda option: (
            any(effect.kind == "good_life_years" for effect in option.effects)
            and any(cost.per == "recipient" for cost in option.costs)
        ),
        message("Give cost and good life years gained for each recipient"),
    ),
    "perspective_health_service": each_option(
        lambda option: any(cost.perspective == "health_service" for cost in option.costs),
        message("Give the cost to the health service"),
    ),
    "perspective_societal": _wider,
    "overall_judgement": _overall,
    "conclusion": _conclusion,
    "dissent": _dissent,
    "decided_by": _decided_by,
    "follow_up": _follow_up,
}
"""What fills each further field."""
