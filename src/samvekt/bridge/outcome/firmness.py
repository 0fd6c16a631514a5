"""How firm the order is, as plain content."""

from __future__ import annotations

from typing import Any

from samvekt.bridge.firmness import RoundFirmness
from samvekt.core.ranking.firmness import Bar, Firmness, WorthOfKnowing
from samvekt.core.ranking.firmness.tornado import End


def firmness_outcome(found: RoundFirmness) -> dict[str, Any]:
    """Shares of draws, and what the choice of the first few hangs on."""
    return {
        "record": found.doubts.record,
        "status": found.doubts.status,
        "top": found.keep,
        "not_judged": list(found.doubts.beside),
        "pooled": _with_places(found.found.pooled, found.keep),
        "stakeholders": {name: _shares(one, found.keep) for name, one in found.found.apart.items()},
        "stability": {
            one.criterion: {
                "weight": one.weight,
                "low": one.low,
                "high": one.high,
                "rivals_below": list(one.rivals_below),
                "rivals_above": list(one.rivals_above),
            }
            for one in found.stability
        },
        "tornado": [_bar(bar) for bar in found.bars],
        "changed_judgements": [
            {
                "option": one.option,
                "criterion": one.criterion,
                "from": one.from_level,
                "to": one.to_level,
                "chosen": list(one.chosen),
            }
            for one in found.changes
        ],
        "worth_of_knowing_all": _worth(found.worth_of_all),
        "worth_of_knowing_one": {name: _worth(one) for name, one in found.worth_of_one},
    }


def _shares(one: Firmness, keep: int) -> dict[str, Any]:
    top, expected = one.top(keep), one.expected_place
    return {
        option: {
            "first": float(one.first[at]),
            "top": float(top[at]),
            "expected_place": float(expected[at]),
            "confidence": float(one.confidence[at]),
        }
        for at, option in enumerate(one.options)
    }


def _with_places(one: Firmness, keep: int) -> dict[str, Any]:
    """The same with the share of each place; a large round has millions of these."""
    shares = _shares(one, keep)
    return {
        option: {**shares[option], "places": one.share[at].tolist()}
        for at, option in enumerate(one.options)
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "option": bar.of,
        "criterion": bar.criterion,
        "low": _end(bar.low),
        "high": _end(bar.high),
    }


def _end(end: End) -> dict[str, Any]:
    return {"input": end.input, "score": end.score, "lead": end.lead, "place": end.place}


def _worth(one: WorthOfKnowing) -> dict[str, Any]:
    return {"worth": one.worth, "standard_error": one.standard_error, "changes": one.changes}
