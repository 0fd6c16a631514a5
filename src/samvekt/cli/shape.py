"""How help and usage faults are said: in the language of the run, without drawn boxes."""

from __future__ import annotations

import re
from typing import Any

from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperCommand, TyperGroup

from samvekt.cli.tongue import words


class Command(TyperCommand):
    """A command whose usage line is in the language of the run."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=words("Usage: "))


class Group(TyperGroup):
    """A group of commands whose usage line is in the language of the run."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=words("Usage: "))


OPTIONS = words("[OPTIONS]")
COMMAND = words("COMMAND [ARGUMENTS] …")


def usage_fault(error: UsageError) -> str:
    """What is wrong on the command line, and how to find out what is right."""
    command = error.ctx.command_path if error.ctx else "samvekt"
    return words("{fault} See: {command} --help", fault=_fault(error), command=command)


def _fault(error: UsageError) -> str:
    if isinstance(error, NoSuchOption):
        near = next(iter(error.possibilities or ()), None)
        if near:
            return words(
                "There is no option {name}. Did you mean {near}?", name=error.option_name, near=near
            )
        return words("There is no option {name}.", name=error.option_name)
    if isinstance(error, MissingParameter):
        return words("{name} is missing.", name=_name_of(error))
    if isinstance(error, BadParameter):
        return words("The value given for {name} cannot be used.", name=_name_of(error))
    if too_much := re.search(r"extra argument\(?s?\)? \((.*)\)", error.format_message()):
        return words("This is too much on the command line: {text}.", text=too_much.group(1))
    return words("The command line is not understood: {text}", text=error.format_message())


def _name_of(error: BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "–")
    named = [name for name in error.param.opts if name.startswith("-")]
    return named[0] if named else str(error.param.metavar or error.param.name)
