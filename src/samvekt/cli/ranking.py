"""What the rules suggest, and where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.bridge.standing import STATUS
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
    working,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.message import Message, message
from samvekt.language import number, say

if TYPE_CHECKING:
    from rich.console import Console

    from samvekt.bridge.comparing import RoundComparison
    from samvekt.bridge.ranking import Suggestion
    from samvekt.core.ranking.result import RankedOption
    from samvekt.formats.dossier import Round

Rule = Annotated[
    str,
    typer.Option(
        "--rule",
        metavar="swedish|cap|vgr-formula|additive|per-krone|per-person-year|reference|panel",
        help=words("Which rule to order by."),
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        metavar=words("RULE"),
        help=words(
            "A rule to compare; say it again for each. All that order by judgement if none."
        ),
    ),
]
Whose = Annotated[
    str | None,
    typer.Option(
        "--stakeholder", metavar=words("NAME"), help=words("Whose weights to use; never a mean.")
    ),
]
Brief = Annotated[bool, typer.Option("--brief", help=words("Leave out the reasons."))]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app, rank, "rank", words("Order the options by one rule, with the reason for every step.")
    )
    add_command(
        app,
        compare,
        "compare",
        words("Hold the rules side by side, and show the judgement that makes the difference."),
    )


def rank(
    file: File,
    rule: Rule = "swedish",
    stakeholder: Whose = None,
    records: LocalRecords = None,
    brief: Brief = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Order the options by one rule."""
    from samvekt.bridge.ranking import suggest

    shelf = library(records)
    round_ = read(file, shelf)
    with working(words("Working out the order …")):
        suggestion = suggest(round_, rule, shelf, stakeholder)
    if as_json:
        print_json(_suggestion_content(round_, suggestion))
        return
    _show_suggestion(console(), round_, suggestion, brief=brief)


def _suggestion_content(round_: Round, suggestion: Suggestion) -> dict[str, object]:
    from samvekt import METHOD_VERSION, __version__

    content: dict[str, object] = {
        "rule": suggestion.rule,
        "title": say(suggestion.title, language()),
        "record": suggestion.record,
        "status": suggestion.status,
        "stakeholder": suggestion.stakeholder,
        "round": round_.id,
        "criteria_set": round_.criteria.set or "own",
        "higher_is_better": suggestion.ranking.higher_is_better,
        "ranking": [_line_content(round_, line) for line in suggestion.ranking.lines],
        "said": [tell(said) for said in suggestion.said],
        "cautions": [tell(said) for said in suggestion.cautions],
        "method_version": METHOD_VERSION,
        "version": __version__,
    }
    if suggestion.rule == "reference":
        content["perspectives"] = _perspectives(round_)
    return content


def _perspectives(round_: Round) -> dict[str, object]:
    """Health service, extended and society side by side, never added."""
    from samvekt.bridge.economics import perspectives_of

    return {
        option: [
            {
                "perspective": say(result.perspective.name, language()),
                "quadrant": result.result.quadrant,
                "icer": result.result.icer,
                "moved_by": [item.label for item in result.moved_by],
                "said": tell(result.words),
            }
            for result in results
        ]
        for option, results in perspectives_of(round_).items()
    }


def _line_content(round_: Round, line: RankedOption) -> dict[str, object]:
    content: dict[str, object] = {
        "option": line.option,
        "name": round_.option(line.option).name,
        "place": line.place,
        "score": line.score,
        "category": line.category,
        "possible_categories": list(line.possible_categories),
        "missing": list(line.missing),
        "best_place": line.best_place,
        "worst_place": line.worst_place,
        "reasons": [tell(said) for said in line.reasons],
    }
    if line.override:
        content["override"] = {
            "place": line.override.place,
            "category": line.override.category,
            "reason": line.override.reason,
            "by": line.override.by,
        }
    return content


def _show_suggestion(
    screen: Console, round_: Round, suggestion: Suggestion, *, brief: bool
) -> None:
    screen.print(round_.title, style="bold")
    screen.print(
        words(
            "Rule: {title} ({status}). The rule suggests; people decide.",
            title=suggestion.title,
            status=STATUS[suggestion.status],
        )
    )
    screen.print(say(suggestion.explained, language()))
    shown = table(
        [
            (words("Place"), "right"),
            (words("Option"), "left"),
            (words("Score"), "right"),
            (words("Could be"), "left"),
        ]
    )
    for line in suggestion.ranking.lines:
        shown.add_row(
            place_of(line),
            f"{line.option} {round_.option(line.option).name}",
            "" if line.score is None else number(line.score, ".4g", language()),
            could_be(line),
        )
    screen.print(shown)
    if not brief:
        headed(screen, words("Why"))
        for line in suggestion.ranking.lines:
            screen.print(f"{line.option} {round_.option(line.option).name}", style="italic")
            bulleted(screen, [tell(said) for said in (*line.reasons, *_overridden(line))])
    _show_notes(screen, suggestion)


def place_of(line: RankedOption) -> str:
    """The decided place or category; a star says that people chose otherwise than the rule."""
    from samvekt.core.ranking.result import CATEGORY_WORDS

    shown = "–" if line.decided_place is None else str(line.decided_place)
    if line.decided_place is None and line.decided_category:
        shown = say(CATEGORY_WORDS[line.decided_category], language())
    return f"{shown}*" if line.override else shown


def could_be(line: RankedOption) -> str:
    """The best and the worst place, where they differ from the place."""
    from samvekt.core.ranking.result import CATEGORY_WORDS

    spans = []
    if line.best_place is not None and (line.best_place, line.worst_place) != (line.place,) * 2:
        spans.append(
            str(line.best_place)
            if line.best_place == line.worst_place
            else f"{line.best_place}–{line.worst_place}"
        )
    spans += [say(CATEGORY_WORDS[name], language()) for name in line.possible_categories]
    return ", ".join(spans)


def _overridden(line: RankedOption) -> tuple[Message, ...]:
    if line.override is None:
        return ()
    return (
        message(
            "* {by} chose otherwise than the rule (suggested place {place}): {reason}",
            by=line.override.by,
            place="–" if line.place is None else line.place,
            reason=line.override.reason,
        ),
    )


def _show_notes(screen: Console, suggestion: Suggestion) -> None:
    if suggestion.said:
        headed(screen, words("How the round was read"))
        bulleted(screen, [tell(said) for said in suggestion.said])
    if suggestion.cautions:
        headed(screen, words("Before you compare the figures"))
        bulleted(screen, [tell(said) for said in suggestion.cautions])


def compare(
    file: File,
    rule: Rules = None,
    stakeholder: Whose = None,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Hold the rules side by side."""
    from samvekt.bridge.comparing import BY_JUDGEMENT
    from samvekt.bridge.comparing import compare as compare_round

    shelf = library(records)
    round_ = read(file, shelf)
    with working(words("Comparing the rules …")):
        found = compare_round(round_, shelf, rule or BY_JUDGEMENT, stakeholder)
    if as_json:
        print_json(_comparison_content(round_, found))
        return
    _show_comparison(console(), round_, found)


def _comparison_content(round_: Round, found: RoundComparison) -> dict[str, object]:
    from samvekt.bridge.comparing import places_by_rule

    return {
        "round": round_.id,
        "rules": [one.rule for one in found.suggestions],
        "places": places_by_rule(found),
        "common": list(found.comparison.common),
        "distances": [
            {
                "rules": [distance.first, distance.second],
                "options": len(distance.options),
                "kendall": distance.kendall,
                "footrule": distance.footrule,
            }
            for distance in found.comparison.distances
        ],
        "movers": [
            {"option": mover.option, "places": dict(mover.places), "spread": mover.spread}
            for mover in found.comparison.movers
            if mover.spread
        ],
        "decisive": [
            {
                "option": one.option,
                "criterion": one.criterion,
                "from": one.from_level,
                "to": one.to_level,
                "spread_before": one.spread_before,
                "spread_after": one.spread_after,
                "said": tell(one.said),
            }
            for one in found.decisive
        ],
        "left_out": [tell(said) for said in found.left_out],
        "said": [tell(said) for said in found.comparison.messages],
    }


def _show_comparison(screen: Console, round_: Round, found: RoundComparison) -> None:
    screen.print(round_.title, style="bold")
    shown = table(
        [
            (words("Option"), "left"),
            *((say(one.title, language()), "right") for one in found.suggestions),
        ]
    )
    for option in round_.options:
        cells = [place_of(one.ranking.of(option.id)) for one in found.suggestions]
        shown.add_row(f"{option.id} {option.name}", *cells)
    screen.print(shown)
    headed(screen, words("Where the rules part"))
    bulleted(screen, [tell(said) for said in (*found.comparison.messages, *found.left_out)])
    if found.decisive:
        headed(screen, words("The judgement that makes the difference"))
        bulleted(screen, [tell(one.said) for one in found.decisive])
