"""What is written: new rounds, imports, schema and records; whole or not at all."""

from __future__ import annotations

import json

import pytest

from samvekt.formats.reading import read_round

WRITING = {
    "new": ("new", "--title", "Ny runde"),
    "import": ("import", "liste.csv"),
    "schema": ("schema",),
}


@pytest.fixture
def listed(folder):
    (folder / "liste.csv").write_text("id,name,change\nA,Tiltak A,start\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", WRITING)
def test_it_works(samvekt, listed, name):
    answer = samvekt(*WRITING[name], "--to", "ut.json", "--json")

    assert answer.json["written"] == "ut.json"
    assert json.loads((listed / "ut.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WRITING)
def test_a_file_that_is_there_stays_as_it_is(samvekt, listed, name):
    (listed / "ut.yaml").write_text("gammelt", encoding="utf-8")

    answer = samvekt(*WRITING[name], "--to", "ut.yaml")

    assert answer.code == 2
    assert (listed / "ut.yaml").read_text(encoding="utf-8") == "gammelt"


@pytest.mark.parametrize("name", WRITING)
def test_force_writes_over_it(samvekt, listed, name):
    (listed / "ut.yaml").write_text("gammelt", encoding="utf-8")

    assert samvekt(*WRITING[name], "--to", "ut.yaml", "--force").code == 0
    assert (listed / "ut.yaml").read_text(encoding="utf-8") != "gammelt"


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("to", ["ingen/ut.yaml", "examples", "/dev/null"])
def test_what_is_no_place_for_a_file_is_refused_even_with_force(samvekt, listed, name, to):
    before = set(listed.rglob("*"))

    answer = samvekt(*WRITING[name], "--to", to, "--force")

    assert answer.code == 2
    assert set(listed.rglob("*")) == before


def test_nothing_is_left_beside_the_file(samvekt, listed):
    before = set(listed.iterdir())
    samvekt("new", "--title", "x", "--to", "ut.yaml")

    assert set(listed.iterdir()) - before == {listed / "ut.yaml"}


@pytest.mark.parametrize("profile", ["practice", "municipal", "national"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_new_round_can_be_checked_and_lacks_something(samvekt, folder, profile, language):
    samvekt("new", "--title", "Ny", "--to", "ny.yaml", "--profile", profile, "--lang", language)

    made = read_round(folder / "ny.yaml")

    assert (made.frame.profile, made.language) == (profile, language)
    assert samvekt("check", "ny.yaml").code == 1


@pytest.mark.parametrize("title", ["", "   ", "Ola 13097248022", "a\u202eb", "x" * 301])
def test_a_title_that_cannot_stand_is_refused_and_nothing_written(samvekt, folder, title):
    answer = samvekt("new", "--title", title, "--to", "ny.yaml")

    assert answer.code == 2
    assert not (folder / "ny.yaml").exists()


@pytest.mark.parametrize(
    "title", ["!!!", "Ŋuorta 👩‍⚕️", "2027", "yes", "a: b # c", "'\"", "Å" * 300]
)
def test_an_awkward_title_is_kept_as_it_is(samvekt, folder, title):
    assert samvekt("new", "--title", title, "--to", "ny.yaml").code == 0

    assert read_round(folder / "ny.yaml").title == title


BERGEN = (
    "import",
    "examples/bergen/bergen-tiltak.csv",
    "--mapping",
    "examples/bergen/mapping.yaml",
    "--into",
    "examples/bergen/ramme.yaml",
    "--to",
    "ut.yaml",
)


def test_the_list_of_bergen_becomes_the_round_that_is_published(samvekt, folder):
    answer = samvekt(*BERGEN, "--json")

    assert (answer.json["kind"], answer.json["rows"], answer.json["options"]) == ("options", 69, 69)
    assert read_round(folder / "ut.yaml") == read_round(
        folder / "examples/bergen/bergen-tiltak.yaml"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "id,name,change\nA,Tiltak A,start\nA,Tiltak B,start\n",
        "id,name,change\nA,Tiltak A,begynn\n",
        "id,name,change\nA,,start\n",
        "id,name,change,cost_2027\nA,x,start,mye\n",
        "",
        "assessor,option,criterion,level\na,A,benefit,large\n",
    ],
    ids=range(6),
)
def test_a_failing_import_writes_nothing(samvekt, folder, rows):
    (folder / "liste.csv").write_text(rows, encoding="utf-8")
    before = set(folder.rglob("*"))

    answer = samvekt("import", "liste.csv", "--to", "ut.yaml")

    assert (answer.code, answer.out) == (2, "")
    assert set(folder.rglob("*")) == before


def test_a_failing_import_leaves_the_old_file_also_with_force(samvekt, folder):
    (folder / "liste.csv").write_text("id,name,change\nA,,start\n", encoding="utf-8")
    (folder / "ut.yaml").write_text("gammelt", encoding="utf-8")

    assert samvekt("import", "liste.csv", "--to", "ut.yaml", "--force").code == 2
    assert (folder / "ut.yaml").read_text(encoding="utf-8") == "gammelt"


def test_judgements_and_weights_are_put_into_a_round(samvekt, folder):
    (folder / "ny.csv").write_text(
        "stakeholder,criterion,points\nNy,benefit,70\nNy,severity,10\nNy,proportionality,10\n"
        "Ny,resources,10\n",
        encoding="utf-8",
    )

    answer = samvekt(
        "import", "ny.csv", "--into", "examples/opplaering.yaml", "--to", "ut.yaml", "--json"
    )

    assert (answer.json["kind"], answer.json["rows"]) == ("weights", 4)
    made = read_round(folder / "ut.yaml")
    assert [entry.stakeholder for entry in made.weights][-1] == "Ny"
    assert samvekt("rank", "ut.yaml", "--rule", "additive", "--stakeholder", "Ny").code == 0


@pytest.fixture
def fork(samvekt, folder):
    """A local criteria set of its own, ready to be added."""
    text = samvekt("reference", "show", "criteria_set", "norway-guide-2025", "--fork", "vart").out
    (folder / "vart.yaml").write_text(text, encoding="utf-8")
    return folder / "vart.yaml"


def test_a_copy_is_added_listed_and_used(samvekt, folder, fork, monkeypatch):
    added = samvekt("reference", "add", "vart.yaml", "--records", "lokalt", "--json").json
    monkeypatch.setenv("SAMVEKT_RECORDS", "lokalt")

    assert (added["name"], added["status"], added["folder"]) == ("vart", "local", "lokalt")
    listed = samvekt("reference", "list", "--kind", "criteria_set", "--json").json
    assert "vart" in {record["name"] for record in listed}
    assert samvekt("new", "--title", "x", "--criteria", "vart", "--to", "ny.yaml").code == 0
    assert samvekt("check", "ny.yaml").code == 1
    (folder / "liste.csv").write_text("id,name,change\nA,Tiltak,start\n", encoding="utf-8")
    assert samvekt("import", "liste.csv", "--into", "ny.yaml", "--to", "ut.yaml").code == 0


def test_a_local_set_is_unknown_without_the_folder(samvekt, folder, fork):
    samvekt("reference", "add", "vart.yaml", "--records", "lokalt")

    assert samvekt("new", "--title", "x", "--criteria", "vart", "--to", "ny.yaml").code == 2
    given = ("--records", "lokalt", "--criteria", "vart")
    assert samvekt("new", "--title", "x", "--to", "ny.yaml", *given).code == 0


def test_a_copy_can_be_had_as_json_and_added(samvekt, folder):
    answer = samvekt("reference", "show", "scale", "benefit-5", "--fork", "min", "--json")
    (folder / "min.json").write_text(answer.out, encoding="utf-8")

    assert answer.json["name"] == "min"
    assert samvekt("reference", "add", "min.json", "--records", "lokalt").code == 0


def test_adding_again_changes_nothing_and_adding_otherwise_is_refused(samvekt, folder, fork):
    samvekt("reference", "add", "vart.yaml", "--records", "lokalt")
    kept = next((folder / "lokalt").rglob("*.yaml"))
    before = kept.read_bytes()
    again = samvekt("reference", "add", "vart.yaml", "--records", "lokalt")
    fork.write_text(fork.read_text("utf-8").replace("nb: nytte", "nb: gagn"), encoding="utf-8")
    changed = samvekt("reference", "add", "vart.yaml", "--records", "lokalt")

    assert (again.code, changed.code) == (0, 2)
    assert kept.read_bytes() == before


@pytest.mark.parametrize("name", ["norway-guide-2025", "motala-2017", "Store Bokstaver", ""])
def test_a_copy_may_not_take_a_name_that_is_taken_or_cannot_be(samvekt, name):
    answer = samvekt("reference", "show", "criteria_set", "motala-2017", "--fork", name)

    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize("change", [("name: vart", "name: motala-2017"), ("local", "official")])
def test_a_built_in_name_or_an_official_status_is_refused_and_no_folder_made(
    samvekt, folder, fork, change
):
    fork.write_text(fork.read_text("utf-8").replace(*change), encoding="utf-8")

    assert samvekt("reference", "add", "vart.yaml", "--records", "lokalt").code == 2
    assert not (folder / "lokalt").exists()


def test_a_record_needs_a_folder_to_be_kept_in(samvekt, fork):
    assert samvekt("reference", "add", "vart.yaml").code == 2
