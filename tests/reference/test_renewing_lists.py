import pytest

from samvekt.reference.__main__ import main
from samvekt.reference.listing import checksums, checksums_text


def test_page_and_checksums_are_written(tmp_path):
    page, locked = tmp_path / "page.md", tmp_path / "CHECKSUMS"

    main(page, locked)

    assert page.read_text(encoding="utf-8").startswith("# Reference tables")
    assert locked.read_text(encoding="utf-8") == checksums_text(checksums())


def test_a_record_changed_under_the_same_version_is_refused(tmp_path):
    page, locked = tmp_path / "page.md", tmp_path / "CHECKSUMS"
    locked.write_text(checksums_text(checksums() | {"scale/benefit-5@1": "0" * 64}))

    with pytest.raises(SystemExit, match="scale/benefit-5@1"):
        main(page, locked)

    assert not page.exists()
