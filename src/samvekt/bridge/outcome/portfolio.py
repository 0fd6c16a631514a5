"""Which options fit together, what they take and what each limit costs, as plain content."""

from __future__ import annotations

from typing import Any

from samvekt.bridge.portfolio import RoundPortfolio
from samvekt.core.portfolio import ListRegret, Portfolios


def portfolio_outcome(found: RoundPortfolio) -> dict[str, Any]:
    """The best set, how sure each option is, and what would change it."""
    best = found.best
    return {
        "chosen": sorted(best.chosen),
        "shares": dict(zip(best.options, best.shares.tolist(), strict=True)),
        "value": best.value,
        "values": dict(found.question.values),
        "use": dict(zip(best.resources, best.use.tolist(), strict=True)),
        "limits": dict(found.question.limits),
        "slack": best.slack,
        "upper_bound": best.upper_bound,
        "gap": best.gap,
        "method": best.method,
        "not_assessed": list(best.not_assessed),
        "use_not_known": list(best.use_not_known),
        "pools": [
            {"pool": one.pool, "limit": one.resource, "amount": one.amount} for one in best.payments
        ],
        "draws": None if found.in_scenarios is None else _in_draws(found.in_scenarios),
        "prices": [
            {
                "resource": one.resource,
                "gained": one.gained,
                "taken_in": sorted(one.taken_in),
                "taken_out": sorted(one.taken_out),
            }
            for one in found.prices
        ],
        "shadow_prices": {
            one.resource: {"price": one.price, "low": one.low, "high": one.high}
            for one in found.shadow
        },
        "swaps": [
            {
                "taken_out": sorted(one.taken_out),
                "taken_in": sorted(one.taken_in),
                "value_lost": one.value_lost,
            }
            for one in found.swaps
        ],
        "order_of_buy": {one.resource: [step.option for step in one.steps] for one in found.bought},
        "within": dict(found.within),
        "own_list": None if found.own_list is None else _own_list(found.own_list),
    }


def _in_draws(found: Portfolios) -> dict[str, Any]:
    return {"count": len(found.value), "core_index": found.core_index}


def _own_list(own: ListRegret) -> dict[str, Any]:
    return {
        "value": own.value,
        "regret": own.regret,
        "fits": not own.broken,
        "only_listed": sorted(own.only_listed),
        "only_best": sorted(own.only_best),
        "not_assessed": list(own.not_assessed),
    }
