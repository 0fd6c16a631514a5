"""Lists of someone's own: a mapping for each kind, suggested from the names of the columns."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook

from samvekt.formats.csv_mapping import ListMapping, read_mapping
from samvekt.formats.importing import imported, list_in
from samvekt.formats.reading import round_from
from samvekt.formats.suggesting import suggested_kind, suggested_mapping
from samvekt.formats.writing import write_round
from samvekt.reference.faults import ReadFault

START = {
    "samvekt": 1,
    "id": "r",
    "title": "R",
    "frame": {"level": "administrative", "profile": "practice"},
    "criteria": {"set": "norway-guide-2025"},
    "options": [{"id": "A", "name": "A", "change": "start"}],
    "assessors": [{"id": "v1", "role": "professional"}],
}
OPTIONS = (
    "Nr;Tiltak;Endring;Målgruppe;Antall brukere;2027;2028\n1;Dagsenter;Utvide;Eldre;12;1250,5;\n"
)
JUDGEMENTS = (
    "Vurderer;Tiltak;Kriterium;Nivå;Sikkerhet;Begrunnelse\nv1;A;nytte;Svært stor;lav;Fordi\n"
)
WEIGHTS = "Gruppe;Kriterium;Poeng\nRådet;nytte;60\nRådet;alvorlighet;40\n"


@pytest.fixture
def into(tmp_path):
    write_round(round_from(START, where="start"), tmp_path / "runde.yaml")
    return tmp_path / "runde.yaml"


def suggested(tmp_path, text: str):
    """The list and the mapping suggested for it, as files."""
    (tmp_path / "liste.csv").write_text(text, encoding="utf-8")
    written = suggested_mapping(list_in(tmp_path / "liste.csv"))
    (tmp_path / "m.yaml").write_text(written, encoding="utf-8")
    return tmp_path / "liste.csv", tmp_path / "m.yaml"


def test_a_suggested_mapping_for_options_can_be_used_as_it_is(tmp_path):
    rows, mapping = suggested(tmp_path, OPTIONS)

    made = imported(rows, mapping=mapping).round

    (option,) = made.options
    assert (option.id, option.name, option.change) == ("1", "Dagsenter", "expand")
    assert option.target_group == "Eldre"
    assert option.recipients_per_year.best == 12
    assert {year: cost.best for year, cost in option.costs[0].years.items()} == {2027: 1250.5}


def test_a_suggested_mapping_for_judgements_can_be_used_as_it_is(tmp_path, into):
    rows, mapping = suggested(tmp_path, JUDGEMENTS)

    made = imported(rows, mapping=mapping, into=into)

    (judgement,) = made.round.judgements
    assert made.kind == "judgements"
    assert (judgement.criterion, judgement.level) == ("benefit", "very_large")
    assert (judgement.certainty, judgement.reason) == ("low", "Fordi")


def test_a_suggested_mapping_for_weights_can_be_used_as_it_is(tmp_path, into):
    rows, mapping = suggested(tmp_path, WEIGHTS)

    (weights,) = imported(rows, mapping=mapping, into=into).round.weights

    assert weights.stakeholder == "Rådet"
    assert dict(weights.points) == {"benefit": 60, "severity": 40}


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (("Nr", "Tiltak", "Endring"), "options"),
        (("Vurderar", "Tiltak", "Kriterium", "Nivå"), "judgements"),
        (("Assessor", "Option", "Criterion", "Level"), "judgements"),
        (("Stakeholder", "Criterion", "Points"), "weights"),
        (("x", "y"), "options"),
    ],
)
def test_the_kind_of_a_list_is_told_from_its_columns(columns, kind):
    assert suggested_kind(columns) == kind


def test_what_is_not_recognised_stays_open_and_is_refused(tmp_path):
    rows, mapping = suggested(tmp_path, "a,b\n1,2\n")

    text = mapping.read_text(encoding="utf-8")

    assert text.count('value: "?"') == 3
    with pytest.raises(ReadFault):
        imported(rows, mapping=mapping)


def test_words_that_are_not_known_stay_open_in_the_mapping(tmp_path):
    _, mapping = suggested(tmp_path, "id,navn,endring\n1,a,Utvide\n2,b,kutt\n")

    assert read_mapping(mapping).fields["change"].values == {"Utvide": "expand", "kutt": "?"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_suggestion_is_a_mapping_in_every_language(tmp_path, language):
    (tmp_path / "liste.csv").write_text('"a: b","# c",navn\n1,2,"x"\n', encoding="utf-8")
    written = suggested_mapping(list_in(tmp_path / "liste.csv"), language)
    (tmp_path / "m.yaml").write_text(written, encoding="utf-8")

    assert read_mapping(tmp_path / "m.yaml").kind == "options"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "Say what the rows are"),
        (
            {
                "weights": {"stakeholder": "a", "criterion": "b", "points": "c"},
                "judgements": {"assessor": "a", "option": "b", "criterion": "c", "level": "d"},
            },
            "Say what the rows are",
        ),
        ({"weights": {"stakeholder": "a", "criterion": "b"}}, "must say where “points”"),
        ({"judgements": {"assessor": "a", "points": "b"}}, "“points” cannot be mapped"),
        (
            {
                "weights": {"stakeholder": "a", "criterion": "b", "points": "c"},
                "costs": [{"first_year": "x", "years": ["y"]}],
            },
            "Only options can have costs",
        ),
    ],
)
def test_a_mapping_that_says_too_much_or_too_little_is_refused(content, said):
    plain = {
        key: (
            {name: {"column": column} for name, column in fields.items()}
            if isinstance(fields, dict)
            else [{"first_year": {"value": "2027"}, "years": ["y"]}]
        )
        for key, fields in content.items()
    }

    with pytest.raises(ValueError, match=said):
        ListMapping.model_validate(plain)


def own_list(tmp_path, rows: list[list[object]], *, title: str = "Ark1"):
    made = Workbook()
    made.active.title = "Forside"
    sheet = made.create_sheet(title)
    for row in rows:
        sheet.append(row)
    made.save(tmp_path / "egen.xlsx")
    return tmp_path / "egen.xlsx", made


def test_a_list_in_a_workbook_goes_the_same_way_as_csv(tmp_path):
    path, _ = own_list(
        tmp_path,
        [
            ["id", "name", "change", "cost_2027", "price_year", "note"],
            ["A", "En", "starte", 1.125, 2026, dt.date(2026, 11, 22)],
            [2, "To", "stop", "1 250,5", None, None],
        ],
    )

    first, second = imported(path).round.options

    assert (first.costs[0].years[2027].best, first.costs[0].price_year) == (1.125, 2026)
    assert first.note == "2026-11-22"
    assert (second.id, second.costs[0].years[2027].best) == ("2", 1250.5)


def test_a_number_in_a_workbook_never_depends_on_the_decimal_sign_of_the_mapping(tmp_path):
    path, _ = own_list(tmp_path, [["nr", "n", "e", "kr"], ["A", "En", "start", 1250.5]])
    (tmp_path / "m.yaml").write_text(
        "options: {id: {column: nr}, name: {column: n}, change: {column: e}}\n"
        'costs:\n- {first_year: {value: "2027"}, years: [kr]}\ndecimal: ","\n',
        encoding="utf-8",
    )

    made = imported(path, mapping=tmp_path / "m.yaml").round

    assert made.options[0].costs[0].years[2027].best == 1250.5


def test_the_sheet_of_a_list_can_be_named(tmp_path):
    path, made = own_list(tmp_path, [["id", "name", "change"], ["A", "En", "start"]])
    made["Forside"].append(["noe", "annet"])
    made.save(path)

    assert imported(path, sheet="Ark1").counts == {"options": 1}
    with pytest.raises(ReadFault, match="Did you mean Ark1"):
        imported(path, sheet="Ark2")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheet: sheet.merge_cells("A1:B1"), "are merged"),
        (lambda sheet: setattr(sheet["B2"], "value", "#N/A"), "shows #N/A"),
        (lambda sheet: setattr(sheet["B2"], "value", "=1+1"), "no stored value"),
    ],
)
def test_what_cannot_be_read_in_a_list_is_named_with_its_cell(tmp_path, change, said):
    path, made = own_list(tmp_path, [["id", "name", "change"], ["A", "En", "start"]])
    change(made["Ark1"])
    made.save(path)

    with pytest.raises(ReadFault, match=said) as found:
        imported(path)
    assert found.value.faults[0].path.startswith("Ark1!")
