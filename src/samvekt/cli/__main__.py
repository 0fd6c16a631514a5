"""The door: sets the language, runs a command, and turns every error into a sentence."""

from __future__ import annotations

import os
import sys

from samvekt.cli.tongue import chosen_language, use_language


def main() -> None:
    """Run `samvekt` with the arguments of the process."""
    arguments = sys.argv[1:]
    use_language(chosen_language(arguments, os.environ.get("SAMVEKT_LANG")))
    from samvekt.cli.app import app
    from samvekt.cli.errors import quiet_without_reader, told

    with quiet_without_reader(), told(as_json="--json" in arguments):
        sys.exit(app(prog_name="samvekt", standalone_mode=False))


if __name__ == "__main__":
    main()
