"""Whether a set stays within its limits when costs turn out lower or higher than the best guess."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samvekt.bridge.estimates import cell_of, drawn, sum_of, uncertain
from samvekt.bridge.figures import best_of, in_whole
from samvekt.bridge.fitting import Question, limits_of
from samvekt.bridge.use import pays
from samvekt.core.portfolio import Portfolio
from samvekt.core.uncertainty.uncertain_table import Cell
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.decision import Budget, PersonnelLimit
from samvekt.formats.dossier.options import Option

DRAWS = 10_000


def shares_within(
    round_: Round, question: Question, best: Portfolio, seed: int
) -> dict[str, float]:
    """How often the set keeps each limit, over draws of what its options take.

    Only limits where some chosen option has a low or a high are told. Each figure is drawn by
    itself, as PERT.

    Returns:
        Share of draws by limit. [0–1]
    """
    shares: dict[str, float] = {}
    for name, limit, year in limits_of(round_):
        there = question.limits.get(name)
        cells = {
            option: cell
            for option in best.chosen
            if (cell := _takes(round_.option(option), limit, year)) is not None
        }
        if there is None or not uncertain(cells):
            continue
        draws = drawn(cells, name, DRAWS, np.random.default_rng(seed))
        used = sum(best.share_of(option) * values for option, values in draws.items())
        shares[name] = float(np.mean(np.asarray(used) <= there * (1 + 1e-9)))
    return shares


def _takes(option: Option, limit: Budget | PersonnelLimit, year: int) -> Cell | None:
    parts = list(_parts(option, limit, year))
    return sum_of(parts) if parts else None


def _parts(option: Option, limit: Budget | PersonnelLimit, year: int) -> Iterator[Cell]:
    if isinstance(limit, Budget):
        for cost in option.costs:
            times = 1.0 if cost.per == "option" else best_of(option.recipients_per_year) or 0.0
            size = times * in_whole(cost.unit) / in_whole(limit.unit)
            cell = cell_of(cost.years.get(year), size)
            if pays(option, cost, limit) and cell is not None:
                yield cell
        return
    for line in option.personnel:
        cell = cell_of(line.years.get(year))
        if line.profession == limit.profession and cell is not None:
            yield cell
