"""For developers: `python tests/report/golden_texts.py` renews the golden texts of documents.

Read the difference before you commit it: a golden text is what a municipality will read.
"""

from __future__ import annotations

from pathlib import Path

from basis_of import document_of
from in_plain_text import in_plain_text

FOLDER = Path(__file__).parent / "golden"
TEXTS = (
    *(("kommunal-runde", length, "nb") for length in ("full", "case-paper", "one-page")),
    ("kommunal-runde", "case-paper", "nn"),
    ("kommunal-runde", "case-paper", "en"),
    ("opplaering", "full", "nn"),
    ("opplaering", "full", "en"),
    ("opplaering", "one-page", "nb"),
    ("nasjonal-runde", "full", "nb"),
    ("frigjoering", "case-paper", "nb"),
)


def name_of(example: str, length: str, language: str) -> str:
    return f"{example}-{length}-{language}.txt"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for text in TEXTS:
        written = in_plain_text(document_of(*text))
        (FOLDER / name_of(*text)).write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
