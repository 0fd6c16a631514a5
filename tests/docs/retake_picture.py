"""For developers: `python tests/docs/retake_picture.py` renews the picture in the README.

Takes the head and the first rows of the suggested order from `out/kommunal-runde.html`, which
`make run` writes. Needs Chromium (Debian: `apt-get install chromium`).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from documentation import ROOT
from PIL import Image

PAGE = ROOT / "out" / "kommunal-runde.html"
PICTURE = ROOT / "docs" / "images" / "suggested-order.png"
WIDTH, HEIGHT = 940, 1060
COLOURS = 64
# The account of the case is left out, so that title, note and order fit in one picture.
SHORTER = """<style>main > :has(~ #order):not(h1, .note) { display: none }
main { padding: 1.5rem } #order { margin-top: 1rem }</style></head>"""
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
        page.write_text(text.replace("</head>", SHORTER, 1), encoding="utf-8")
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
