import re
from pathlib import Path

import pytest

from samvekt.core.message import LANGUAGES, Words
from samvekt.reference.kinds import KINDS
from samvekt.reference.library import BUILT_IN as FOLDER
from samvekt.reference.library import Library
from samvekt.reference.listing import (
    KIND_WORDS,
    checksums,
    checksums_from,
    reference_tables_markdown,
)
from samvekt.reference.record import Part

LIBRARY = Library.built_in()
RECORDS = tuple(LIBRARY.records())
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reference-tables.md"

each = pytest.mark.parametrize("record", RECORDS, ids=lambda r: f"{r.kind}/{r.label}")


def all_words(part):
    """Every `Words` inside a part of a record."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, Part):
        for _, value in part:
            yield from all_words(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from all_words(value)


def test_the_checksums_are_those_locked_in_the_repository():
    locked = checksums_from((FOLDER / "CHECKSUMS").read_text(encoding="utf-8"))

    assert checksums() == locked, "give a changed record a new version, then renew the list"


def test_the_page_of_reference_tables_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference_tables_markdown()


def test_every_kind_has_words_on_the_page():
    assert set(KIND_WORDS) == set(KINDS)


@each
def test_every_word_is_said_in_all_three_languages(record):
    for words in all_words(record):
        assert all(getattr(words, language).strip() for language in LANGUAGES), words


@each
def test_every_record_has_source_licence_and_provenance(record):
    assert record.source
    assert record.licence
    assert record.provenance
    assert record.url is None or re.match(r"https?://", record.url)


@each
def test_no_built_in_record_is_local_and_only_official_ones_name_an_authority(record):
    assert record.status in {"official", "suggested"}
    assert (record.authority is not None) == (record.status == "official")


@each
def test_everything_a_record_names_is_in_the_library(record):
    for kind, name in record.content.uses():
        LIBRARY.get(kind, name)
    if record.based_on:
        LIBRARY.get(record.kind, record.based_on)


@each
def test_the_data_of_a_record_gives_the_same_record_and_checksum(record):
    from samvekt.reference.record import record_from

    again = record_from(record.as_data(), where="again")

    assert again == record
    assert again.checksum == record.checksum


def test_no_file_lies_unused_among_the_records():
    named = {path.name for path in FOLDER.rglob("*.csv")}
    texts = " ".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.yaml"))

    assert all(f"csv: {name}" in texts for name in named)
    assert {p.suffix for p in FOLDER.rglob("*") if p.is_file()} == {".csv", ".yaml", ""}
