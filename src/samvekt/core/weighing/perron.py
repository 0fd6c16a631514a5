"""The largest eigenvalue of a positive matrix, and the one positive vector that goes with it."""

from __future__ import annotations

import numpy as np

from samvekt.core.tables import Floats


def principal(matrix: Floats) -> tuple[float, Floats]:
    """The principal eigenvalue and its eigenvector with sum one.

    Args:
        matrix: Positive numbers. [(row, row)]

    Returns:
        The eigenvalue, and the vector. [(row,), sums to 1]

    Source:
        Perron's theorem: the largest eigenvalue of a positive matrix is real and single, and
        its vector can be taken positive; docs/methods/ahp.md §3.

    Example:
        >>> largest, vector = principal(np.array([[1.0, 3.0], [1 / 3, 1.0]]))
        >>> round(largest, 9), vector.round(9)
        (2.0, array([0.75, 0.25]))
    """
    values, vectors = np.linalg.eig(matrix)
    largest = int(np.argmax(values.real))
    vector = np.abs(vectors[:, largest].real)
    return float(values[largest].real), vector / vector.sum()
