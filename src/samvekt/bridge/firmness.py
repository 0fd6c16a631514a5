"""How firm the order of a round is, when judgements, blanks and weights are in doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from samvekt.bridge.cautions import cautions
from samvekt.bridge.doubts import Doubts, doubts_of
from samvekt.bridge.ranking import Material, material_of, weights_for
from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.firmness import (
    Bar,
    ByStakeholder,
    ChangedJudgement,
    StabilityInterval,
    WorthOfKnowing,
    changed_judgements,
    firmness_by_stakeholder,
    tornado,
    weight_stability,
    worth_of_knowing,
    worth_of_knowing_all,
)
from samvekt.core.ranking.levels import Levels
from samvekt.core.uncertainty.uncertain_table import TableDraws
from samvekt.core.weighing.sampling.draws import WeightDraws, weight_draws
from samvekt.core.weighing.sampling.mixture import Mixture
from samvekt.core.weighing.weights import Weights
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library

BORDERLINE = (0.01, 0.99)
MOST_STUDIES = 12
MOST_DRAWS_TO_KNOW = 20_000


@dataclass(frozen=True, slots=True)
class AskedFirmness:
    """How many draws, from which seed, and how many first options make a choice."""

    draws: int = 20_000
    seed: int = 1
    keep: int = 5
    stakeholder: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RoundFirmness:
    """Shares of draws, and what the choice of the first few hangs on."""

    asked: AskedFirmness
    keep: int  # how many first options make a choice: always fewer than there are
    doubts: Doubts
    found: ByStakeholder
    words: Mapping[str, Words]  # of the criteria
    stability: tuple[StabilityInterval, ...]
    bars: tuple[Bar, ...]
    changes: tuple[ChangedJudgement, ...]
    worth_of_all: WorthOfKnowing
    worth_of_one: tuple[tuple[str, WorthOfKnowing], ...]  # knowing one option better
    said: tuple[Message, ...]
    cautions: tuple[Message, ...]


def firmness_of(
    round_: Round,
    library: Library,
    asked: AskedFirmness | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> RoundFirmness:
    """How firm the weighted sum of a round is.

    Args:
        round_: The round.
        library: Where scales and the table of doubts are found.
        asked: Draws, seed, and how many first options make a choice.
        progress: Told how many draws are done, of how many.

    Raises:
        OutOfRange: Fewer than two options are judged.
    """
    asked = asked or AskedFirmness()
    material = material_of(round_, library, asked.stakeholder)
    criteria = tuple(c.key for c in material.criteria.judged)
    doubts = doubts_of(material, criteria)
    _refuse_too_few(doubts)
    keep = min(asked.keep, len(doubts.table.options) - 1)
    rng = np.random.default_rng(asked.seed)
    tables = doubts.table.draws(asked.draws, rng)
    clouds = {
        name: weight_draws(statement, asked.draws, rng)
        for name, statement in doubts.statements.items()
    }
    found = firmness_by_stakeholder(tables, clouds, pairwise=False, progress=progress)
    mixed = weight_draws(Mixture(doubts.statements), min(asked.draws, MOST_DRAWS_TO_KNOW), rng)
    weights, whose, said = weights_for(material, criteria)
    return RoundFirmness(
        asked,
        keep,
        doubts,
        found,
        {c.key: c.words for c in material.criteria.judged},
        *_hangs_on(material, criteria, weights, keep),
        *_worth(doubts, mixed, found, keep, rng),
        (*material.judged.said, *said, *doubts.said, *_beside(doubts), _whose(whose, keep)),
        cautions(round_),
    )


def _refuse_too_few(doubts: Doubts) -> None:
    if len(doubts.table.options) < 2:
        raise OutOfRange(message("At least two options must be judged to tell how firm it is."))


def _first(found: ByStakeholder, keep: int) -> tuple[str, ...]:
    order = np.argsort(-found.pooled.top(keep), kind="stable")[:keep]
    return tuple(found.pooled.options[at] for at in order)


def _hangs_on(
    material: Material, criteria: tuple[str, ...], weights: Weights, keep: int
) -> tuple[tuple[StabilityInterval, ...], tuple[Bar, ...], tuple[ChangedJudgement, ...]]:
    """Weights, inputs and judgements the choice hangs on, among the options without blanks."""
    complete = doubts_of(material, criteria, blanks=False).table
    if len(complete.options) <= keep:
        return (), (), ()
    judged = material.judged.levels.only(complete.options)
    rows = [[judged.of(option, key) for key in criteria] for option in complete.options]
    return (
        weight_stability(complete.best_guess, weights, keep=keep),
        tornado(complete, weights),
        changed_judgements(
            Levels(complete.options, criteria, rows),
            {key: material.criteria.scales[key] for key in criteria},
            weights,
            keep=keep,
            wording=material.wording,
        ),
    )


def _worth(
    doubts: Doubts,
    mixed: WeightDraws,
    found: ByStakeholder,
    keep: int,
    rng: np.random.Generator,
) -> tuple[WorthOfKnowing, tuple[tuple[str, WorthOfKnowing], ...]]:
    """What knowing everything is worth, and knowing one borderline option better."""
    chosen = _first(found, keep)
    tables = doubts.table.draws(mixed.count, rng)
    everything = worth_of_knowing_all(tables, mixed, chosen)
    each = ((name, _study(tables, mixed, chosen, name)) for name in _borderline(found, keep))
    known = [(name, one) for name, one in each if one is not None]
    return everything, tuple(sorted(known, key=lambda pair: -pair[1].worth))


def _borderline(found: ByStakeholder, keep: int) -> list[str]:
    """The options that are neither surely in nor surely out, the most open ones first."""
    shares = dict(zip(found.pooled.options, found.pooled.top(keep).tolist(), strict=True))
    low, high = BORDERLINE
    open_ones = [name for name, share in shares.items() if low < share < high]
    return sorted(open_ones, key=lambda name: abs(shares[name] - 0.5))[:MOST_STUDIES]


def _study(
    tables: TableDraws, mixed: WeightDraws, chosen: tuple[str, ...], option: str
) -> WorthOfKnowing | None:
    cells = tuple(cell for cell in tables.table.uncertain if cell[0] == option)
    return worth_of_knowing(tables, mixed, chosen, cells=cells) if cells else None


def _beside(doubts: Doubts) -> tuple[Message, ...]:
    if not doubts.beside:
        return ()
    return (message("Nobody has judged {options}. They are shown beside.", options=doubts.beside),)


def _whose(whose: str | None, keep: int) -> Message:
    if whose is None:
        return message("A choice is the first {keep} options.", keep=keep)
    return message(
        "A choice is the first {keep} options. What it hangs on is worked out with the weights of "
        "{whose}.",
        keep=keep,
        whose=whose,
    )
