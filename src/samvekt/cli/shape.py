"""How help and usage faults are said: in the language of the run, without drawn boxes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any

import typer
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand, TyperGroup

from samvekt.cli.examples import example
from samvekt.cli.tongue import words


class OwnWords(UsageError):
    """A usage fault that is already said in our own words."""


class _InOurLanguage:
    """What a command and a group of commands say alike.

    Their common base carries no types, so each `type: ignore` here is for a method of theirs.
    """

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line; a required argument stands bare."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, _bare(pieces), prefix=words("Usage: "))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options, without the names of types."""
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            _without_type(parameter)
        super().format_options(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows this help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = words("Show this message and exit.")
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 (nothing is cut)
        """The whole sentence in the list of commands; long ones go on to the next line."""
        return self.help or ""  # type: ignore[attr-defined]


class Command(_InOurLanguage, TyperCommand):
    """A command that explains itself in the language of the run."""


class Group(_InOurLanguage, TyperGroup):
    """A group of commands that explains itself in the language of the run."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for, or a fault that names the nearest one."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise OwnWords(_no_command(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


OPTIONS = words("[OPTIONS]")
COMMAND = words("COMMAND [ARGUMENTS] …")
TEXT = words("TEXT")
NUMBER = words("NUMBER")


def add_command(app: typer.Typer, run: Callable[..., None], command: str, explained: str) -> None:
    """Add a command, such as check or reference list, with its help and its example."""
    app.command(
        command.rsplit(maxsplit=1)[-1],
        cls=Command,
        options_metavar=OPTIONS,
        help=explained,
        epilog=example(command),
    )(run)


def _bare(pieces: str) -> str:
    return re.sub(r"\{([^{}]*)\}", r"\1", pieces)


def _without_type(parameter: Any) -> None:
    """Say what to write in a reader's word, where the library would name a type."""
    if parameter.param_type_name == "argument":
        parameter.display_type_rich = lambda ctx: ""  # noqa: ARG005 (the signature is typer's)
    elif parameter.metavar is None and not parameter.is_flag:
        described = parameter.type_descriptor
        if described.is_choice:
            parameter.metavar = "|".join(map(str, described.choices))
        else:
            parameter.metavar = NUMBER if described.is_ranged else TEXT


def usage_fault(error: UsageError) -> str:
    """What is wrong on the command line, and how to find out what is right."""
    command = error.ctx.command_path if error.ctx else "samvekt"
    return words("{fault} See: {command} --help", fault=_fault(error), command=command)


def _fault(error: UsageError) -> str:
    match error:
        case OwnWords():
            said = error.message
        case NoSuchOption():
            said = _no_option(error.option_name, next(iter(error.possibilities or ()), None))
        case BadOptionUsage():
            said = words("{name} needs a value.", name=error.option_name)
        case MissingParameter():
            said = words("{name} is missing.", name=_name_of(error))
        case BadParameter():
            said = _bad_value(error)
        case _:
            said = _other_fault(error)
    return said


def _other_fault(error: UsageError) -> str:
    if too_much := re.search(r"extra argument\(?s?\)? \((.*)\)", error.format_message()):
        return words("This is too much on the command line: {text}.", text=too_much.group(1))
    return words("The command line is not understood: {text}", text=error.format_message())


def _bad_value(error: BadParameter) -> str:
    choices = getattr(getattr(error.param, "type_descriptor", None), "choices", None)
    name = _name_of(error)
    if choices:
        return words(
            "The value given for {name} cannot be used. Choose one of {choices}.",
            name=name,
            choices=tuple(map(str, choices)),
        )
    return words("The value given for {name} cannot be used.", name=name)


def _no_option(name: str, near: str | None) -> str:
    if near:
        return words("There is no option {name}. Did you mean {near}?", name=name, near=near)
    return words("There is no option {name}.", name=name)


def _no_command(name: str, known: list[str]) -> str:
    near = next(iter(difflib.get_close_matches(name, known, n=1)), None)
    if near:
        return words("There is no command {name}. Did you mean {near}?", name=name, near=near)
    return words("There is no command {name}.", name=name)


def _name_of(error: BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "–")
    named = [name for name in error.param.opts if name.startswith("-")]
    return named[0] if named else str(error.param.metavar or error.param.name)
