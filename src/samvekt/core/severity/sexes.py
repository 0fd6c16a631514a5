"""Two ways to speak of both sexes as one: a mixed group, and one pooled population."""

from __future__ import annotations

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.severity.life_table import LifeTable, survivors
from samvekt.core.tables import Floats


def mixed_sexes(women: Floats, men: Floats, *, share_women: float) -> Floats:
    """The average of a group of one age with so many women and so many men.

    Calculate for women and men separately first, then mix. The answer is for a group whose
    mix is known at the age asked about.

    Args:
        women: A result for women, such as remaining good life years. [any unit; any shape]
        men: The same for men. [same unit; same shape]
        share_women: Share of women in the group. [0–1]

    Returns:
        The mixed result. [same unit; same shape]

    Raises:
        OutOfRange: The share is not between 0 and 1, or the shapes differ.

    Source:
        docs/methods/life-table.md §5.

    Example:
        >>> import numpy as np
        >>> mixed_sexes(np.array([30.0]), np.array([26.0]), share_women=0.25)
        array([27.])
    """
    if not 0 <= share_women <= 1:
        raise OutOfRange(message("The share of women must be between 0 and 1."))
    _refuse_unlike(np.shape(women), np.shape(men))
    mixed: Floats = share_women * np.asarray(women) + (1 - share_women) * np.asarray(men)
    return mixed


def share_of_men(women: LifeTable, men: LifeTable, *, boys_per_girl: float) -> Floats:
    """The share of men among those who reach each birthday.

    Args:
        women: Life table of women.
        men: Life table of men, over the same ages.
        boys_per_girl: Boys born for each girl.

    Returns:
        Share of men. [0–1; (age,)]

    Raises:
        OutOfRange: The tables have different ages, or `boys_per_girl` is not above zero.

    Source:
        docs/methods/life-table.md §5.

    Example:
        >>> women, men = LifeTable([0.0, 1.0]), LifeTable([0.5, 1.0])
        >>> share_of_men(women, men, boys_per_girl=1.0).round(3)
        array([0.5  , 0.333])
    """
    _refuse_unlike(women.q.shape, men.q.shape)
    if not 0 < boys_per_girl < np.inf:
        raise OutOfRange(message("The number of boys born for each girl must be above zero."))
    men_left = boys_per_girl * survivors(men)  # (age,)
    share: Floats = men_left / (men_left + survivors(women))
    return share


def pooled_life_table(women: LifeTable, men: LifeTable, *, boys_per_girl: float) -> LifeTable:
    """One life table for both sexes, each age weighted by who is still alive.

    Source:
        docs/methods/life-table.md §5.

    Example:
        >>> women, men = LifeTable([0.0, 1.0]), LifeTable([0.5, 1.0])
        >>> pooled_life_table(women, men, boys_per_girl=1.0).q
        array([0.25, 1.  ])
    """
    share = share_of_men(women, men, boys_per_girl=boys_per_girl)  # (age,)
    last_years = share[-1] * men.last_years + (1 - share[-1]) * women.last_years
    dying = share * men.q + (1 - share) * women.q  # (age,)
    dying[-1] = 1.0
    return LifeTable(dying, float(last_years))


def pooled_utilities(
    women: tuple[LifeTable, Floats], men: tuple[LifeTable, Floats], *, boys_per_girl: float
) -> Floats:
    """One utility for each age, weighted by who lives the years at that age.

    Args:
        women: Their life table and utilities. [index; (age,)]
        men: The same for men.
        boys_per_girl: Boys born for each girl.

    Returns:
        Utilities of the pooled population. [index; (age,)]

    Source:
        docs/methods/life-table.md §5.

    Example:
        >>> import numpy as np
        >>> table, boys = LifeTable([0.0, 1.0]), 1.0
        >>> women, men = (table, np.array([0.8, 0.7])), (table, np.array([0.9, 0.8]))
        >>> pooled_utilities(women, men, boys_per_girl=boys)
        array([0.85, 0.75])
    """
    share = share_of_men(women[0], men[0], boys_per_girl=boys_per_girl)  # (age,)
    _refuse_unlike(np.shape(women[1]), share.shape)
    _refuse_unlike(np.shape(men[1]), share.shape)
    pooled: Floats = share * men[1] + (1 - share) * women[1]
    return pooled


def _refuse_unlike(women: tuple[int, ...], men: tuple[int, ...]) -> None:
    if women != men:
        raise OutOfRange(message("The figures for women and men must cover the same ages."))
