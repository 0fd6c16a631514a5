"""What changed in the results: the changes a reader acts on, and how many others there are."""

from __future__ import annotations

from samvekt.bridge.changes.nearly import nearly
from samvekt.bridge.changes.tree import Content, Difference, differences

NOTICEABLE = 0.05
"""A share of draws that moves less is only counted; `--json` has it all the same."""

TOLD = (
    ("leading",),
    ("refused",),
    ("rules", "*"),
    ("rules", "*", "options", "*", "place"),
    ("rules", "*", "options", "*", "category"),
    ("weights", "*", "weights", "*"),
    ("panel", "*", "options", "*", "level"),
    ("severity", "*", "class"),
    ("firmness",),
    ("firmness", "pooled", "*", "top"),
    ("portfolio",),
    ("portfolio", "chosen"),
    ("portfolio", "value"),
    ("basis", "complete"),
    ("basis", "parts", "*"),
)
"""Where a change is told in words; `*` stands for a key of the round's own."""


def changed_results(before: Content, after: Content) -> tuple[list[Difference], int]:
    """The changes to tell, and how many numbers have changed besides.

    What is new or gone because an option is, is told with the options.
    """
    found = differences({"results": before}, {"results": after}, nearly)
    told = [one for one in found if is_told(one)]
    return told, len(found) - len(told)


def is_told(difference: Difference) -> bool:
    """Whether a change of the results is worth a sentence of its own."""
    path = [step.field for step in difference.path[1:]]
    if not any(_fits(path, pattern) for pattern in TOLD):
        return False
    before, after = difference.before, difference.after
    if path[-1] == "top":
        return bool(abs((after or 0.0) - (before or 0.0)) >= NOTICEABLE)
    return bool(before != after)


def _fits(path: list[str], pattern: tuple[str, ...]) -> bool:
    pairs = zip(path, pattern, strict=False)
    return len(path) == len(pattern) and all(want in {"*", name} for name, want in pairs)
