"""Freeze a round with its results, and check later that it still holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.ranking import Rule
from samvekt.cli.rounds import Force, refuse_to_overwrite
from samvekt.cli.shape import add_command
from samvekt.cli.shared import (
    File,
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    counting,
    library,
    read,
    table,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.language import opened, say

if TYPE_CHECKING:
    from rich.console import Console

    from samvekt.bridge.verifying import Verification
    from samvekt.formats.frozen import Frozen

DOES_NOT_HOLD = 1
MOST_LINES = 5  # findings shown for each file of a folder
LARGEST_SEED = 2**53 - 1  # what other programs read exactly


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app, freeze, "freeze", words("Freeze a round with its results, so that it can be verified.")
    )
    add_command(
        app, verify, "verify", words("Work frozen rounds out again and tell whether they hold.")
    )


def freeze(
    file: File,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar=words("FILE"),
            help=words("Where to write; beside the round, ending .frozen.json, if not said."),
        ),
    ] = None,
    rule: Rule = "swedish",
    draws: Annotated[
        int, typer.Option("--draws", min=100, max=10_000_000, help=words("How many draws."))
    ] = 20_000,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", min=0, max=LARGEST_SEED, help=words("The same seed gives the same draws.")
        ),
    ] = 1,
    scenarios: Annotated[
        int,
        typer.Option(
            "--scenarios",
            min=0,
            max=1_000_000,
            help=words("How many draws of the best set; 0 leaves them out."),
        ),
    ] = 200,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar=words("NAME"), help=words("Who freezes the round.")),
    ] = None,
    records: LocalRecords = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Freeze a round with its results."""
    from samvekt.bridge.firmness import AskedFirmness
    from samvekt.bridge.freezing import freeze as freeze_round
    from samvekt.bridge.portfolio import Asked
    from samvekt.bridge.results import AskedResults
    from samvekt.formats.frozen import frozen_text
    from samvekt.formats.writing import write_whole

    target = to or beside(file)
    refuse_to_overwrite(target, force=force)
    shelf = library(records)
    round_ = read(file, shelf)
    asked = AskedResults(
        rule, AskedFirmness(draws, seed), Asked(rule=rule, scenarios=scenarios, seed=seed)
    )
    with counting(words("Working out the results …")) as progress:
        content = freeze_round(round_, shelf, asked, at=datetime.now(UTC), by=by, progress=progress)
    write_whole(target, frozen_text(content))
    if as_json:
        print_json(_frozen_content(target, content))
    else:
        _show_frozen(target, content)


def beside(file: Path) -> Path:
    """Where a round is frozen when nothing else is said: beside it, with our own ending."""
    from samvekt.formats.frozen import ENDING

    return file.with_name(f"{file.stem}{ENDING}")


def _frozen_content(target: Path, content: dict[str, Any]) -> dict[str, object]:
    return {
        "written": str(target),
        "round": content["round"]["id"],
        "checksum": content["checksums"]["whole"],
        "records": len(content["records"]),
        "local_records": len(content["local_records"]),
        "refused": content["results"]["refused"],
        "frozen_at": content["frozen_at"],
        "method_version": content["software"]["method_version"],
        "version": content["software"]["samvekt"],
    }


def _show_frozen(target: Path, content: dict[str, Any]) -> None:
    screen = console()
    screen.print(words("Wrote {file}.", file=str(target)))
    screen.print(words("Checksum: {checksum}", checksum=content["checksums"]["whole"]))
    screen.print(
        words(
            "It rests on {count} reference tables. Keep the checksum in the minutes, and check "
            "later: samvekt verify {file}",
            count=len(content["records"]),
            file=str(target),
        )
    )
    if content["results"]["refused"]:
        screen.print(
            words("The round lacks what is needed for: {refused}.", refused=_refused_words(content))
        )


def _refused_words(content: dict[str, Any]) -> tuple[Any, ...]:
    from samvekt.bridge.changes.result_words import RESULTS
    from samvekt.core.ranking.result import RULE_WORDS

    return tuple(
        RULE_WORDS.get(name) or RESULTS.get(name, name) for name in content["results"]["refused"]
    )


def verify(
    target: Annotated[
        Path,
        typer.Argument(
            metavar=words("TARGET"), help=words("A frozen round, or a folder with frozen rounds.")
        ),
    ],
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Work frozen rounds out again and tell whether they hold."""
    files = frozen_files(target)
    with counting(words("Working the results out again …")) as progress:
        found = _verified(files, progress)
    holds = all(one.holds for one in found)
    if as_json:
        print_json({"holds": holds, "files": [_verified_content(one) for one in found]})
    elif target.is_dir():
        _show_folder(console(), target, found)
    else:
        _show_one(console(), found[0])
    if not holds:
        raise typer.Exit(DOES_NOT_HOLD)


def _verified(
    files: Sequence[Path], progress: Callable[[int, int], None] | None
) -> list[Verification]:
    """What was found about each file; every file counts the same on the way."""
    from samvekt.bridge.verifying import verify as verify_file

    def within(at: int) -> Callable[[int, int], None] | None:
        if progress is None:
            return None
        return lambda done, of: progress(at * of + done, len(files) * of)

    return [verify_file(file, within(at)) for at, file in enumerate(files)]


def frozen_files(target: Path) -> list[Path]:
    """The file asked for, or every frozen round in a folder and the folders below it.

    Raises:
        OutOfRange: There is nothing there, or the folder has no frozen rounds.
    """
    from samvekt.formats.frozen import is_frozen

    if target.is_file():
        return [target]
    if not target.is_dir():
        raise OutOfRange(message("There is no file or folder {file}.", file=str(target)))
    files = sorted(path for path in target.rglob("*") if is_frozen(path) and path.is_file())
    if not files:
        raise OutOfRange(
            message(
                "The folder {folder} has no frozen rounds. Their names end with .frozen.json.",
                folder=str(target),
            )
        )
    return files


def _verified_content(one: Verification) -> dict[str, object]:
    content: dict[str, object] = {
        "file": str(one.path),
        "verdict": one.verdict,
        "holds": one.holds,
        "findings": [
            {"verdict": finding.verdict, "said": tell(finding.said)} for finding in one.findings
        ],
        "differences": [
            {"place": each.place, "stored": each.before, "again": each.after}
            for each in one.differences
        ],
    }
    return content | _when_and_what(one.frozen)


def _when_and_what(frozen: Frozen | None) -> dict[str, object]:
    if frozen is None:
        keys = ("round", "frozen_at", "frozen_by", "checksum", "method_version", "version")
        return dict.fromkeys(keys)
    return {
        "round": frozen.round.get("id"),
        "frozen_at": frozen.frozen_at,
        "frozen_by": frozen.frozen_by,
        "checksum": frozen.checksums.whole,
        "method_version": frozen.software.method_version,
        "version": frozen.software.samvekt,
    }


def _verdict(one: Verification) -> str:
    from samvekt.bridge.verifying import VERDICT_WORDS

    return opened(say(VERDICT_WORDS[one.verdict], language()))


def _show_one(screen: Console, one: Verification) -> None:
    screen.print(f"{one.path}: {_verdict(one)}", style="bold")
    if one.frozen is not None:
        screen.print(tell(_when(one.frozen)))
        screen.print(words("Checksum: {checksum}", checksum=one.frozen.checksums.whole))
    bulleted(screen, [opened(tell(finding.said)) for finding in one.findings])


def _when(frozen: Frozen) -> Message:
    values: dict[str, Any] = {
        "day": frozen.time.date(),
        "clock": f"{frozen.time:%H:%M}",
        "version": frozen.software.samvekt,
        "method": frozen.software.method_version,
    }
    if frozen.frozen_by is None:
        return message(
            "Frozen {day} at {clock} UTC with Samvekt {version}, method version {method}.", **values
        )
    return message(
        "Frozen {day} at {clock} UTC by {who} with Samvekt {version}, method version {method}.",
        who=frozen.frozen_by,
        **values,
    )


def _show_folder(screen: Console, folder: Path, found: Sequence[Verification]) -> None:
    shown = table([(words("File"), "left"), (words("Verdict"), "left")])
    for one in found:
        shown.add_row(str(one.path.relative_to(folder)), _verdict(one))
    screen.print(shown)
    for one in found:
        if not one.holds:
            screen.print(f"\n{one.path}", style="bold")
            bulleted(screen, _first_lines(one))
    screen.print()
    screen.print(
        words(
            "Frozen rounds that hold: {count} of {all}.",
            all=len(found),
            count=sum(one.holds for one in found),
        )
    )


def _first_lines(one: Verification) -> list[str]:
    lines = [opened(tell(finding.said)) for finding in one.findings[:MOST_LINES]]
    more = len(one.findings) - MOST_LINES
    return lines if more <= 0 else [*lines, words("… and {count} more findings.", count=more)]
