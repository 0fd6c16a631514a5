"""The documents read word for word as the golden texts, so that no sentence changes unseen."""

import pytest
from basis_of import document_of
from golden_texts import FOLDER, TEXTS, name_of
from in_plain_text import in_plain_text


@pytest.mark.parametrize("text", TEXTS, ids="-".join)
def test_a_document_reads_as_its_golden_text(text):
    golden = (FOLDER / name_of(*text)).read_text(encoding="utf-8")

    assert in_plain_text(document_of(*text)) == golden


def test_every_golden_text_is_compared():
    assert {path.name for path in FOLDER.glob("*.txt")} == {name_of(*text) for text in TEXTS}
