"""The three inner loops of the knapsack method, written so that they can be compiled.

They use nothing but numbers, lists or arrays with one index, and loops: the same text runs as
Python on lists for small cases, and compiled on arrays for large ones (`compiled`). A table of
use with `limits` rows and `options` columns is one row after the other: `use[k * options + j]`.
"""

# ruff: noqa: PLR0912, PLR0915, PLR0917, PLR1730
# One loop is one function here, since calls and objects are what makes such loops slow.

from __future__ import annotations

from typing import Any

Numbers = Any  # list[float] or a float64 array
Counts = Any  # list[int] or an int64 array


def to_dual_best(
    options: int,
    limits: int,
    value: Numbers,
    use: Numbers,
    basis: Counts,
    raised: Counts,
    inverse: Numbers,
    amount: Numbers,
    price: Numbers,
    column: Numbers,
    within: Counts,
    most_steps: int,
) -> int:
    """Primal simplex with upper bounds 1, from the basis of the last scenario.

    `basis` has one variable for each limit: an option, or `options + k` for what is left of
    limit k. `raised` is 1 for options funded in full outside the basis. `price` ends as the
    price of each limit. Whatever it ends as, no price below 0 gives a wrong bound, so the
    number of steps can be cut off without harm.
    """
    for step in range(most_steps):
        for k in range(limits):
            total = 0.0
            for c in range(limits):
                if basis[c] < options:
                    total += value[basis[c]] * inverse[c * limits + k]
            price[k] = total
        best = 1e-10
        enter = -1
        for j in range(options):
            if within[j] == 0:
                gain = value[j]
                for k in range(limits):
                    gain -= price[k] * use[k * options + j]
                if raised[j] == 1:
                    gain = -gain
                if gain > best:
                    best = gain
                    enter = j
        for k in range(limits):
            if within[options + k] == 0 and -price[k] > best:
                best = -price[k]
                enter = options + k
        if enter < 0:
            return step
        sign = 1.0
        if enter < options and raised[enter] == 1:
            sign = -1.0
        for c in range(limits):
            if enter < options:
                total = 0.0
                for k in range(limits):
                    total += inverse[c * limits + k] * use[k * options + enter]
            else:
                total = inverse[c * limits + enter - options]
            column[c] = total * sign
        length = 1.0 if enter < options else 1e300
        leave = -1
        leave_raised = 0
        for c in range(limits):
            if column[c] > 1e-12:
                ratio = amount[c] / column[c]
                if ratio < length:
                    length = ratio
                    leave = c
                    leave_raised = 0
            elif column[c] < -1e-12 and basis[c] < options:
                ratio = (1.0 - amount[c]) / -column[c]
                if ratio < length:
                    length = ratio
                    leave = c
                    leave_raised = 1
        if length < 0.0:
            length = 0.0
        for c in range(limits):
            amount[c] -= length * column[c]
        if leave < 0:
            if enter >= options:
                return step
            raised[enter] = 1 - raised[enter]
            continue
        out = basis[leave]
        within[out] = 0
        if out < options:
            raised[out] = leave_raised
        basis[leave] = enter
        within[enter] = 1
        amount[leave] = length if sign > 0 else 1.0 - length
        if enter < options:
            raised[enter] = 0
        pivot = column[leave] * sign
        for k in range(limits):
            inverse[leave * limits + k] /= pivot
        for c in range(limits):
            if c != leave:
                factor = column[c] * sign
                for k in range(limits):
                    inverse[c * limits + k] -= factor * inverse[leave * limits + k]
    return most_steps


def filled_and_swapped(
    options: int,
    limits: int,
    value: Numbers,
    use: Numbers,
    left: Numbers,
    order: Counts,
    taken: Counts,
) -> int:
    """Take what fits in the order given; then swap one for a better while that helps.

    `taken` and `left` change in place. Returns the number of swaps.
    """
    swaps = 0
    while True:
        for i in range(options):
            j = order[i]
            if taken[j] == 0:
                fits = True
                for k in range(limits):
                    if use[k * options + j] > left[k]:
                        fits = False
                        break
                if fits:
                    taken[j] = 1
                    for k in range(limits):
                        left[k] -= use[k * options + j]
        best = 1e-12
        out = -1
        into = -1
        for i in range(options):
            if taken[i] == 1:
                for j in range(options):
                    if taken[j] == 0 and value[j] - value[i] > best:
                        fits = True
                        for k in range(limits):
                            if use[k * options + j] - use[k * options + i] > left[k]:
                                fits = False
                                break
                        if fits:
                            best = value[j] - value[i]
                            out = i
                            into = j
        if out < 0:
            return swaps
        swaps += 1
        taken[out] = 0
        taken[into] = 1
        for k in range(limits):
            left[k] -= use[k * options + into] - use[k * options + out]


def searched(
    free: int,
    limits: int,
    prices: int,
    value: Numbers,
    use: Numbers,
    preferred: Counts,
    price: Numbers,
    still: Numbers,
    left: Numbers,
    worth: Numbers,
    tried: Counts,
    now: Counts,
    taken: Counts,
    best: float,
    margin: float,
    most_nodes: int,
) -> tuple[float, int, bool, bool]:
    """Depth first over the options that are not settled, the surest first.

    Here a table has the options one after the other: `use[i * limits + k]`. A node is left when,
    for any of the prices, value so far + what is left at that price + what options below could
    still add (`still[i * prices + m]`) is no more than the best so far plus the margin. `left`
    and `worth` hold a line for each depth. `taken` ends as the best found.

    Returns:
        The best value, the nodes seen, whether something better was found, and whether the
        search came to its end.
    """
    nodes = 0
    found = False
    depth = 0
    while depth >= 0:
        if depth == free:
            if worth[depth] > best + margin:
                best = worth[depth]
                found = True
                for i in range(free):
                    taken[i] = now[i]
            depth -= 1
            continue
        if tried[depth] == 2:
            tried[depth] = 0
            depth -= 1
            continue
        choice = preferred[depth] if tried[depth] == 0 else 1 - preferred[depth]
        tried[depth] += 1
        nodes += 1
        if nodes > most_nodes:
            return best, nodes, found, False
        here = depth * limits
        below = here + limits
        fits = True
        if choice == 1:
            for k in range(limits):
                rest = left[here + k] - use[here + k]
                left[below + k] = rest
                if rest < 0.0:
                    fits = False
                    break
            worth[depth + 1] = worth[depth] + value[depth]
        else:
            for k in range(limits):
                left[below + k] = left[here + k]
            worth[depth + 1] = worth[depth]
        if not fits:
            continue
        for m in range(prices):
            bound = worth[depth + 1] + still[(depth + 1) * prices + m]
            for k in range(limits):
                bound += price[m * limits + k] * left[below + k]
            if bound <= best + margin:
                fits = False
                break
        if fits:
            now[depth] = choice
            depth += 1
    return best, nodes, found, True
