"""How much each criterion counts, for each stakeholder apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.shape import add_command
from samvekt.cli.shared import (
    File,
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    headed,
    library,
    read,
    table,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.language import number, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samvekt.bridge.criteria import CriteriaInUse
    from samvekt.bridge.weights import StakeholderWeight
    from samvekt.core.message import Words
    from samvekt.core.weighing.stakeholders import CriterionRange

METHODS = {
    "none": message("nothing said"),
    "equal": message("all the same"),
    "swing_order": message("swing, by order"),
    "swing_ratio": message("swing, by points"),
    "points": message("points divided"),
    "ahp": message("compared two by two"),
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        weights,
        "weights",
        words("Show each stakeholder's weights, and how far they are apart."),
    )


def weights(
    file: File, records: LocalRecords = None, as_json: Json = False, _lang: Lang = None
) -> None:
    """Show the weights of a round."""
    from samvekt.bridge.criteria import criteria_of
    from samvekt.bridge.weights import weights_of

    shelf = library(records)
    round_ = read(file, shelf)
    criteria = criteria_of(round_, shelf)
    found = weights_of(round_, tuple(c.key for c in criteria.judged), shelf)
    if not found:
        raise OutOfRange(message("The round has no weights. Add them under weights."))
    if as_json:
        print_json(_content(found))
    else:
        _show(found, criteria)


def _content(found: Sequence[StakeholderWeight]) -> dict[str, object]:
    from samvekt.bridge.weights import apart
    from samvekt.core.weighing.stakeholders import distances_between

    together = apart(found)
    between = distances_between(together)
    return {
        "stakeholders": [
            {
                "stakeholder": one.stakeholder,
                "method": one.method,
                "weights": one.weights.by_name(),
                "consistency_ratio": one.ahp.consistency_ratio if one.ahp else None,
                "random_index": one.ahp.ri_name if one.ahp else None,
                "said": [tell(said) for said in one.said],
            }
            for one in found
        ],
        "distances": [
            {"stakeholders": [first, second], "share_to_move": float(between.values[i, j])}
            for i, first in enumerate(between.stakeholders)
            for j, second in enumerate(between.stakeholders)
            if i < j
        ],
    }


def _show(found: Sequence[StakeholderWeight], criteria: CriteriaInUse) -> None:
    from samvekt.bridge.weights import apart
    from samvekt.core.weighing.stakeholders import furthest_apart, range_by_criterion

    screen = console()
    shown = table(
        [(words("Criterion"), "left"), *((one.stakeholder, "right") for one in found)],
    )
    shown.add_row(words("Method"), *(tell(METHODS[one.method]) for one in found))
    for criterion in criteria.judged:
        shown.add_row(
            say(criterion.words, language()),
            *(number(one.weights.of(criterion.key), ".0%", language()) for one in found),
        )
    screen.print(shown)
    names = {criterion.key: criterion.words for criterion in criteria.judged}
    together = apart(found)
    furthest = furthest_apart(together)
    if furthest:
        headed(screen, words("How far they are apart"))
        ranges = [_range(one, names) for one in range_by_criterion(together)]
        bulleted(screen, [tell(furthest.said), *ranges])
    notes = [tell(said) for one in found for said in one.said]
    if notes:
        headed(screen, words("How the weights were found"))
        bulleted(screen, notes)


def _range(one: CriterionRange, names: Mapping[str, Words]) -> str:
    return words(
        "{criterion}: from {least:.0%} ({least_by}) to {most:.0%} ({most_by}).",
        criterion=names[one.criterion],
        least=one.least,
        least_by=one.least_by,
        most=one.most,
        most_by=one.most_by,
    )
