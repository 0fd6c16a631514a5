"""What a condition takes: good life years lost, and the share of those that were left."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats


def absolute_shortfall(without_condition: Floats, with_condition: Floats) -> Floats:
    """Good life years a condition takes from people under today's care.

    A larger shortfall means a more severe condition. Both inputs describe the same people
    at the age when treatment is considered. Norway counts them without discounting.

    Args:
        without_condition: Expected remaining health in the general population of that age.
            [QALY; any shape]
        with_condition: Expected remaining health with the condition and standard care.
            [QALY; same shape]

    Returns:
        Health lost. [QALY; same shape]

    Raises:
        OutOfRange: A number is missing or negative, or a condition seems to add health;
            then the two sources do not describe the same people.

    Source:
        Meld. St. 34 (2015–2016) "Verdier i pasientens helsetjeneste";
        docs/methods/severity.md §2.

    Example:
        >>> import numpy as np
        >>> absolute_shortfall(np.array([38.0]), np.array([24.5]))
        array([13.5])
    """
    expected, remaining = np.asarray(without_condition), np.asarray(with_condition)
    _refuse_unlike(expected, remaining)
    sensible = (remaining >= 0) & (remaining <= expected) & np.isfinite(expected)
    if not sensible.all():
        raise OutOfRange(
            message("Health with a condition must lie between zero and health without it.")
        )
    lost: Floats = expected - remaining
    return lost


def proportional_shortfall(without_condition: Floats, with_condition: Floats) -> Floats:
    """The share of their remaining good life years a condition takes from people.

    Args:
        without_condition: As for `absolute_shortfall`, and above zero. [QALY; any shape]
        with_condition: As for `absolute_shortfall`. [QALY; same shape]

    Returns:
        Share of health lost. [0–1; same shape]

    Raises:
        OutOfRange: As for `absolute_shortfall`, or there is no health to lose.

    Source:
        docs/methods/severity.md §3.

    Example:
        >>> import numpy as np
        >>> proportional_shortfall(np.array([40.0]), np.array([30.0]))
        array([0.25])
    """
    if (np.asarray(without_condition) == 0).any():
        raise OutOfRange(
            message("A share of nothing cannot be taken: the expected health is zero.")
        )
    share: Floats = absolute_shortfall(without_condition, with_condition) / without_condition
    return share


def exact(number: Decimal | str | float) -> Decimal:
    """A number as it is written, without the noise of binary fractions.

    Give numbers from a source as text or `Decimal`. A float is taken as the shortest
    decimal that it prints as.

    Raises:
        OutOfRange: It is not a finite number.

    Example:
        >>> exact("20") - exact("16.005"), 20 - 16.005
        (Decimal('3.995'), 3.995000000000001)
    """
    try:
        written = Decimal(str(number).strip())
    except InvalidOperation:
        written = Decimal("NaN")
    if not written.is_finite():
        raise OutOfRange(
            message("{number} is not a number. Write it like 15.89.", number=str(number))
        )
    return written


def round_half_up(number: Decimal, places: int | None) -> Decimal:
    """A number rounded as people round: a half goes away from zero.

    Args:
        number: What to round.
        places: Decimals to keep; `None` leaves the number as it is.

    Example:
        >>> round_half_up(Decimal("3.995"), 2), round_half_up(Decimal("3.995"), None)
        (Decimal('4.00'), Decimal('3.995'))
    """
    if places is None:
        return number
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _refuse_unlike(expected: Floats, remaining: Floats) -> None:
    if expected.shape != remaining.shape:
        raise OutOfRange(
            message("Health without and with the condition must be given for the same groups.")
        )
