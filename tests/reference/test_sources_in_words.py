"""The source of a record is told in the language of the reader."""

from __future__ import annotations

import re

import pytest

from samvekt.reference.kinds import KINDS
from samvekt.reference.library import Library

LIBRARY = Library.built_in()
RECORDS = [record for kind in KINDS for record in LIBRARY.records(kind)]
ENGLISH = re.compile(
    r"\b(?:the|and|of|from|with|here|report|section|chapter|guide|table|et al\.|value set)\b"
)
TITLES = (
    "Human Mortality Database",
    "A note on Saaty's random indexes, Mathematical and Computer Modelling",
    "Theory and Applications of the Analytic Network Process",
    "Quality of Life Research",
    "BMJ Global Health",
    "Value in Health",
    "The Analytic Hierarchy Process",
    "Cost Eff Resour Alloc",
    "Orphanet J Rare Dis",
)
"""What books and journals are called."""


def without_titles(text: str) -> str:
    for title in TITLES:
        text = text.replace(title, "")
    return text


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.kind}-{record.label}")
def test_no_source_is_told_in_english_to_a_norwegian_reader(record):
    words = record.source_words
    norwegian = (words.nb, words.nn) if words else (record.source, record.source)

    assert [text for text in norwegian if ENGLISH.search(without_titles(text))] == []


@pytest.mark.parametrize(
    "record",
    [record for record in RECORDS if record.source_words],
    ids=lambda record: f"{record.kind}-{record.label}",
)
def test_a_source_in_words_is_the_one_that_is_named(record):
    assert record.source_words.en == record.source
    assert re.findall(r"\d{4}", record.source) == re.findall(r"\d{4}", record.source_words.nb)
    assert re.findall(r"\d+", record.source_words.nb) == re.findall(r"\d+", record.source_words.nn)
