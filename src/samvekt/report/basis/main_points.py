"""The main points of a case, composed from its own results; none is written without ground."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.firmness import RoundFirmness
from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.report.basis.material import Material

MOST_NAMED = 5
SURE = 0.9
"""In how many of the draws an option must be among the first to be called sure."""


def main_points(material: Material) -> Iterator[Message]:
    """What a reader in a hurry must know."""
    yield message("{count} options are assessed.", count=len(material.round.options))
    yield from _first(material)
    yield from _fits(material)
    yield from what_is_uncertain(material)


def what_is_uncertain(material: Material, *, briefly: bool = False) -> Iterator[Message]:
    """How firm the order is, where the rules part, and what is missing."""
    results = material.results
    if results.firmness:
        yield from (_tried if briefly else _sure)(material, results.firmness)
    if not briefly:
        yield from _parted(results)
    yield from _lacking(results, briefly=briefly)


def _first(material: Material) -> Iterator[Message]:
    found = material.results.suggestion
    if found is None:
        yield message("No rule can order the options yet.")
        return
    first = [line.option for line in found.ranking.placed][:MOST_NAMED]
    if first:
        yield message(
            "The rule {rule} suggests this order at the top: {options}.",
            rule=found.title,
            options=_names(material, first),
        )


def _fits(material: Material) -> Iterator[Message]:
    found = material.results.portfolio
    if found is None:
        return
    chosen = _in_order(material, found.best.chosen)
    if not chosen:
        yield message("No option fits within the limits.")
    elif len(chosen) <= MOST_NAMED:
        yield message(
            "Together these give most within the limits: {options}.",
            options=_names(material, chosen),
        )
    else:
        yield message(
            "Together {count} of the options give most within the limits. Among them: {options}.",
            count=len(chosen),
            options=_names(material, chosen[:MOST_NAMED]),
        )


def _in_order(material: Material, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The chosen options in the order the rule suggests."""
    found = material.results.suggestion
    order = found.ranking.options if found else chosen
    return tuple(sorted(chosen, key=order.index))


def _surely_first(found: RoundFirmness) -> list[str]:
    pooled = found.found.pooled
    shares = zip(pooled.options, pooled.top(found.keep).tolist(), strict=True)
    return [name for name, share in shares if share >= SURE][:MOST_NAMED]


def _tried(material: Material, found: RoundFirmness) -> Iterator[Message]:
    """The same as `_sure`, for those who have never heard of a draw."""
    sure = _surely_first(found)
    if sure:
        yield message(
            "We have tried many judgements and weights. These are nearly always among the first "
            "{keep}: {options}.",
            keep=found.keep,
            options=tuple(material.round.option(one).name for one in sure),
        )
    else:
        yield message(
            "We have tried many judgements and weights. No option is nearly always among the "
            "first {keep}.",
            keep=found.keep,
        )


def _sure(material: Material, found: RoundFirmness) -> Iterator[Message]:
    keep, sure = found.keep, _surely_first(found)
    if sure:
        yield message(
            "Among the first {keep} in at least {share:.0%} of the draws: {options}.",
            keep=keep,
            share=SURE,
            options=_names(material, sure),
        )
    else:
        yield message(
            "No option is among the first {keep} in at least {share:.0%} of the draws. "
            "The order is uncertain.",
            keep=keep,
            share=SURE,
        )


def _parted(results: Results) -> Iterator[Message]:
    if results.comparison and results.comparison.comparison.movers:
        most = results.comparison.comparison.movers[0]
        if most.spread:
            yield message(
                "The rules part most on {option}: {spread} places between the best and the worst.",
                option=f"{most.option} {results.round.option(most.option).name}",
                spread=most.spread,
            )


def _lacking(results: Results, *, briefly: bool) -> Iterator[Message]:
    found = results.completeness
    lacking = tuple(part.words for part in (*found.parts, *found.fields) if part.lacking)
    if lacking and briefly:
        yield message(
            "Parts of the case that still lack something: {count}.",
            count=len(lacking),
        )
    elif lacking:
        yield message("Still missing, though required: {parts}.", parts=lacking)


def _names(material: Material, options: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(material.named(one) for one in options)
