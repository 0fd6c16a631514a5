"""For developers: `python tests/docs/retake_picture.py` renews the picture in the README.

Takes the first figure and the suggested order from the decision basis that `make documents` writes.
Needs Chromium (Debian: `apt-get install chromium`).
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from documentation import ROOT
from PIL import Image

PAGE = ROOT / "out" / "kommunal-runde" / "beslutningsgrunnlag.html"
PICTURE = ROOT / "docs" / "images" / "priority-matrix.png"
WIDTH, HEIGHT = 800, 980
COLOURS = 64
# Only the title, who made it, the note and one figure, so that they fit in one picture.
SHORTER = """<style>main > * { display: none } main { padding: 1.5rem }
nav { display: none } main > h1, main > .headline, main > .note,
main > figure:has(#figure-priority-matrix) { display: block }
figure details { display: none }</style></head>"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Take the picture and make it small."""
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        text = PAGE.read_text(encoding="utf-8")
        shorter = POLICY.sub("", text).replace("</head>", SHORTER, 1)
        page.write_text(shorter, encoding="utf-8")
        options = [
            f"--user-data-dir={folder}/profile",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={shot}",
        ]
        subprocess.run(["chromium", *QUIET, *options, page.as_uri()], check=True)
        few = Image.open(shot).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
