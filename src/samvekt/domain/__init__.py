"""The stations of a round as Django apps, in the order data walks.

Data walks forward; imports look back. The order stands here and nowhere else: settings, menus
and the import contract follow it, and a test fails when they disagree.
"""

FOUNDATION = ("records", "people", "rounds")
"""`records` stands first, because everyone who changes something must be able to record it."""

WAY: tuple[str, ...] = ()
"""Stations after the foundation, as they are built: evidence, judgement, weighing, ranking,
portfolio, participation, councils, decision, publication, followup."""

STATIONS = (*FOUNDATION, *WAY)
