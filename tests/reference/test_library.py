import time
from pathlib import Path

import pytest

from samvekt.core.errors import InputError
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds import KINDS
from samvekt.reference.kinds.scale import ScaleContent
from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.safe_yaml import dump_yaml, load_yaml

BUILT_IN = Library.built_in()


def local_scale(**changes):
    data = load_yaml(BUILT_IN.fork("scale", "benefit-5", "our-benefit"), where="fork")
    return data | changes


def written(path, data):
    path.write_text(dump_yaml(data), encoding="utf-8")
    return path


def added(folder, tmp_path, **changes):
    return BUILT_IN.add(written(tmp_path / "mine.yaml", local_scale(**changes)), folder)


def faults(path, folder):
    with pytest.raises(ReadFault) as fault:
        BUILT_IN.add(path, folder)
    return {fault.path: str(fault.said) for fault in fault.value.faults}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "records"
    made.mkdir()
    return made


def test_it_works():
    record = BUILT_IN.get("scale", "benefit-5")

    assert record.label == "benefit-5@1"
    assert BUILT_IN.get("scale", "benefit-5@1") is record
    assert BUILT_IN.content(ScaleContent, "benefit-5") is record.content


def test_listing_reads_no_record(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr("samvekt.reference.library.read_bytes", refuse)

    assert {entry.kind for entry in Library().names()} == set(KINDS)


def test_getting_one_record_reads_one_file(monkeypatch):
    opened = []
    read_bytes = __import__("samvekt.reference.safe_yaml", fromlist=["x"]).read_bytes
    monkeypatch.setattr(
        "samvekt.reference.library.read_bytes",
        lambda path, **kwargs: opened.append(path.name) or read_bytes(path, **kwargs),
    )

    Library().get("scale", "benefit-5")

    assert opened == ["benefit-5@1.yaml"]


@pytest.mark.parametrize("kind", KINDS)
def test_getting_one_record_is_quick(kind):
    for entry in BUILT_IN.names(kind)[:1]:
        Library().get(kind, entry.name)
        times = []
        for _ in range(5):
            start = time.perf_counter()
            Library().get(kind, entry.name)
            times.append(time.perf_counter() - start)
        assert min(times) < 0.1 if kind == "municipality" else min(times) < 0.02


def test_a_misspelt_name_gets_the_nearest():
    with pytest.raises(UnknownRecord, match="Did you mean dmp-2025"):
        BUILT_IN.get("quality_norm", "dpm-2025")
    with pytest.raises(UnknownRecord, match="Did you mean quality_norm"):
        BUILT_IN.get("quality_norms", "dmp-2025")


def test_a_name_like_no_other_gets_the_list():
    with pytest.raises(UnknownRecord, match="There is: dmp-2025"):
        BUILT_IN.get("quality_norm", "xyz")


def test_a_version_that_is_not_there_gets_the_list():
    with pytest.raises(UnknownRecord, match=r"no version 9\. There is: 1"):
        BUILT_IN.get("quality_norm", "dmp-2025@9")


def test_one_file_may_hold_a_record_for_each_year():
    names = [entry.name for entry in BUILT_IN.names("life_table")]

    assert [f"hmd-{year}" for year in range(2010, 2024)] == names[:14]
    assert BUILT_IN.get("life_table", "hmd-2015").content.year == 2015
    assert BUILT_IN.get("life_table", "hmd-2015").title.en == "Mortality in Norway 2015 (HMD)"


def test_a_fork_is_local_names_its_origin_and_can_be_added(folder, tmp_path):
    record = added(folder, tmp_path)

    assert (record.status, record.based_on, record.authority) == ("local", "benefit-5@1", None)
    library = Library.with_local(folder)
    assert library.get("scale", "our-benefit") == record
    assert not next(e for e in library.names("scale") if e.name == "our-benefit").built_in


def test_every_built_in_record_can_be_forked_and_added_again(folder, tmp_path):
    for entry in BUILT_IN.names():
        path = tmp_path / "fork.yaml"
        path.write_text(BUILT_IN.fork(entry.kind, entry.name, "our-own"), encoding="utf-8")
        record = BUILT_IN.add(path, folder)
        assert record.content == BUILT_IN.get(entry.kind, entry.name).content
        assert Library.with_local(folder).get(entry.kind, "our-own") == record
        (folder / entry.kind / "our-own@1.yaml").unlink()


def test_a_fork_needs_a_new_and_well_written_name():
    with pytest.raises(InputError, match="taken"):
        BUILT_IN.fork("scale", "benefit-5", "severity-4")
    with pytest.raises(InputError, match="lower case"):
        BUILT_IN.fork("scale", "benefit-5", "Vår skala")


def test_a_record_can_be_added_from_json_too(folder, tmp_path):
    import json

    path = tmp_path / "mine.json"
    path.write_text(json.dumps(local_scale()), encoding="utf-8")

    assert BUILT_IN.add(path, folder).name == "our-benefit"


def test_a_built_in_record_is_never_overwritten(folder, tmp_path):
    path = written(tmp_path / "mine.yaml", local_scale(name="severity-4", version="2"))

    assert "built-in" in faults(path, folder)["name"]
    assert not list(folder.rglob("*"))


def test_all_faults_of_an_added_record_are_told_at_once(folder, tmp_path):
    path = written(
        tmp_path / "mine.yaml",
        local_scale(name="severity-4", status="suggested", based_on="benefit-6@1"),
    )

    assert set(faults(path, folder)) == {"name", "status", "based_on"}


def test_a_record_that_names_what_is_not_there_is_refused(folder, tmp_path):
    data = load_yaml(BUILT_IN.fork("criteria_set", "nou-2025-8", "ours"), where="fork")
    data["content"]["criteria"][0]["scale"] = "benefit-6"

    found = faults(written(tmp_path / "mine.yaml", data), folder)

    assert "Did you mean benefit-5" in found["content"]


def test_a_version_that_is_there_is_never_changed(folder, tmp_path):
    added(folder, tmp_path)
    before = (folder / "scale" / "our-benefit@1.yaml").read_text(encoding="utf-8")

    added(folder, tmp_path)
    path = written(tmp_path / "mine.yaml", local_scale(source="Another"))

    assert "new version" in faults(path, folder)["version"]
    assert (folder / "scale" / "our-benefit@1.yaml").read_text(encoding="utf-8") == before


def test_the_newest_version_is_got_by_number_not_by_letter(folder, tmp_path):
    for version in ("2", "10", "9.1"):
        added(folder, tmp_path, version=version)

    assert Library.with_local(folder).get("scale", "our-benefit").version == "10"


def test_a_table_beside_the_file_is_kept_inside_the_record(folder, tmp_path):
    data = load_yaml(BUILT_IN.fork("quality_norm", "dmp-2025", "our-norm"), where="fork")
    data["content"]["remaining"] = {"csv": "left.csv"}
    (tmp_path / "left.csv").write_text("age,life_years,qalys\n40,44.0,37.5\n41,43.0,36.5\n")

    BUILT_IN.add(written(tmp_path / "mine.yaml", data), folder)
    (tmp_path / "left.csv").unlink()

    kept = Library.with_local(folder).get("quality_norm", "our-norm").content
    assert [str(number) for number in kept.remaining.qalys] == ["37.5", "36.5"]


@pytest.mark.parametrize("name", ["../left.csv", "/etc/passwd", "left.txt", ".csv", 3])
def test_a_table_elsewhere_is_never_read(name, folder, tmp_path):
    data = local_scale(content={"csv": name})
    assert "CSV file that lies beside" in " ".join(
        faults(written(tmp_path / "mine.yaml", data), folder).values()
    )


def test_a_row_with_a_cell_too_few_is_told_with_its_line(folder, tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n3\n")
    data = local_scale(content={"csv": "t.csv"})
    with pytest.raises(ReadFault, match="line 3, column 1: The row has 1 cells"):
        BUILT_IN.add(written(tmp_path / "mine.yaml", data), folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ReadFault, match="no such folder"):
        Library.with_local(tmp_path / "gone")


@pytest.mark.parametrize("name", ["mine.yaml", "mine@x.yaml", "Mine@1.yaml", "mine@1..yaml"])
def test_a_misnamed_local_file_is_told(name, folder):
    (folder / "scale").mkdir()
    written(folder / "scale" / name, local_scale())
    with pytest.raises(ReadFault, match="must be named"):
        Library.with_local(folder).names("scale")


def test_a_local_file_with_a_built_in_name_is_told(folder):
    (folder / "scale").mkdir()
    written(folder / "scale" / "severity-4@2.yaml", local_scale(name="severity-4", version="2"))
    with pytest.raises(ReadFault, match="built-in"):
        Library.with_local(folder).get("scale", "severity-4")


def test_a_local_file_named_for_another_record_is_told(folder):
    (folder / "scale").mkdir()
    written(folder / "scale" / "theirs@1.yaml", local_scale())
    with pytest.raises(ReadFault, match="named for another record"):
        Library.with_local(folder).get("scale", "theirs")


def test_records_lie_inside_the_package():
    assert (Path(__import__("samvekt").__file__).parent / "reference" / "records").is_dir()
