import runpy

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


def test_the_command_takes_the_page_as_its_word(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    monkeypatch.setattr("sys.argv", ["reference", str(page)])
    monkeypatch.setattr("samvekt.reference.library.BUILT_IN", tmp_path / "none")
    monkeypatch.delitem(__import__("sys").modules, "samvekt.reference.__main__", raising=False)

    with pytest.raises((SystemExit, OSError)):
        monkeypatch.setattr("sys.argv", ["reference", str(tmp_path)])
        runpy.run_module("samvekt.reference", run_name="__main__")
