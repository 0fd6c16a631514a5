"""Options: added, changed, ordered, removed and put back, copied and pasted."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions, bridge, queries
from samvekt.domain.rounds.models import CHANGES, TAKES_AWAY, Option, Round
from samvekt.domain.rounds.pasting import preview
from samvekt.domain.rounds.phases import Phase
from samvekt.domain.rounds.words import CHANGE_WORDS, FIELD_WORDS
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import Option as DossierOption

BARE = {
    "samvekt": 1,
    "id": "ny",
    "title": "Ny runde",
    "frame": {"level": "political", "profile": "municipal"},
    "criteria": {"set": "norway-guide-2025"},
}
SOUND = "De som trenger tilbudet, får det i naboskapet."


@pytest.fixture
def small(organisation, leader, at):
    dossier = Dossier.model_validate(BARE)
    return actions.start_round(organisation=organisation, dossier=dossier, by=leader, at=at)


@pytest.fixture
def add(small, leader, at):
    def added(name="Hverdagsrehabilitering", change="start", **more):
        values = {"name": name, "change": change, **more}
        return actions.add_option(round_=small, values=values, by=leader, at=at)

    return added


@pytest.fixture
def change(leader, at):
    def changed(option, **values):
        return actions.change_option(
            option=option, values=values, expected_version=option.version, by=leader, at=at
        )

    return changed


def names(round_):
    return [option.dossier_id for option in queries.options_of(round_)]


def test_the_words_cover_every_field_and_kind_of_change():
    fields = {*DossierOption.model_fields, *Frame.model_fields, "title", "language", "criteria"}

    assert set(FIELD_WORDS) == fields - {"id"}
    assert set(CHANGE_WORDS) == set(CHANGES)


def test_an_option_is_added_at_the_end_with_the_next_number(small, add):
    add()
    add(
        "Velferdsteknologi",
        recipients_per_year={"low": 80, "best": 100},
        requires=["T01"],
        costs=[{"label": "Drift", "years": {"2027": 1250}}],
    )

    assert names(small) == ["T01", "T02"]
    second = bridge.dossier(small).option("T02")
    assert second.requires == ("T01",)
    assert second.costs[0].years[2027].best == 1250
    assert Event.objects.filter(verb="option.added").count() == 2


@pytest.mark.parametrize(
    "given",
    [
        ({"name": ""}, "name"),
        ({"change": "explode"}, "change"),
        ({"name": "Gjelder 13097248022"}, "name"),
        ({"measure": "usynlig \u200e\u202e"}, "measure"),
        ({"requires": ["T99"]}, "requires[0]"),
        ({"recipients_per_year": "mange"}, "recipients_per_year"),
        ({"partial_from": 2}, "partial_from"),
        ({"costs": [{"label": "Drift", "years": {"2027": "x"}}]}, "costs[0].years[2027]"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(small, add, given):
    values, field = given

    with pytest.raises(NotAccepted) as refused:
        add(**values)

    assert list(refused.value.faults) == [field]
    assert names(small) == []


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_taken_away_must_be_argued_sound(small, add, kind):
    if kind not in TAKES_AWAY:
        assert add(change=kind).pk
        return

    with pytest.raises(NotAccepted) as refused:
        add(change=kind)
    assert list(refused.value.faults) == ["soundness"]
    assert add(change=kind, soundness=SOUND).soundness == SOUND


@pytest.mark.parametrize("kind", TAKES_AWAY)
def test_the_database_refuses_what_is_taken_away_without_a_word_on_soundness(add, kind):
    option = add(change=kind, soundness=SOUND)

    with pytest.raises(IntegrityError), transaction.atomic():
        Option.objects.filter(pk=option.pk).update(soundness="")


def test_an_option_that_came_without_soundness_is_asked_for_it_when_changed(
    organisation, leader, change, at
):
    dossier = Dossier.model_validate(
        {**BARE, "options": [{"id": "A", "name": "Sykehjem", "change": "stop"}]}
    )
    made = actions.start_round(organisation=organisation, dossier=dossier, by=leader, at=at)
    option = made.options.get()

    with pytest.raises(NotAccepted):
        change(option, note="Noe")
    kept = change(option, soundness=SOUND)

    assert (kept.soundness, kept.came_without_soundness) == (SOUND, False)
    with pytest.raises(NotAccepted):
        change(kept, soundness="")


def test_a_participant_proposes_an_option_in_their_own_name(small, leader, person_with, at):
    person = person_with(small.organisation, Role.PARTICIPANT, name="Dina Deltaker")
    actions.add_seat(round_=small, person=person, role=Role.PARTICIPANT, by=leader, at=at)

    option = actions.add_option(
        round_=small,
        values={"name": "Møteplass", "change": "start", "proposed_by": "Rådet"},
        by=person,
        at=at,
    )

    assert option.proposed_by == "Dina Deltaker"
    with pytest.raises(NotAllowed):
        actions.change_option(
            option=option, values={"note": "x"}, expected_version=1, by=person, at=at
        )


def test_nobody_changes_options_when_judgements_have_begun(small, add, change, leader, at):
    option = add()
    Round.objects.update(phase=Phase.JUDGEMENT)
    small.refresh_from_db()
    option.refresh_from_db()

    for act in (
        lambda: change(Option.objects.get(), note="x"),
        add,
        lambda: actions.remove_option(option=Option.objects.get(), by=leader, at=at),
        lambda: actions.reorder_options(
            round_=small, order=[option.pk], expected_version=1, by=leader, at=at
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_change_is_remembered_by_its_fields(add, change):
    option = add()

    kept = change(option, note="Ny", effects=[{"kind": "own", "label": "Trygghet", "amount": 3}])

    assert (kept.note, kept.version) == ("Ny", 2)
    assert Event.objects.get(verb="option.changed").data == '{"fields":["effects","note"]}'


def test_two_who_change_an_option_overwrite_nothing(add, change):
    option = add()
    change(Option.objects.get(pk=option.pk), note="Den første")

    with pytest.raises(ChangedMeanwhile) as late:
        change(option, note="Den andre")

    assert [(d.field, d.now, d.yours) for d in late.value.differences] == [
        ("note", "Den første", "Den andre")
    ]
    assert Option.objects.get().note == "Den første"


def test_an_option_is_removed_and_put_back(small, add, leader, at):
    option = add()

    actions.remove_option(option=option, by=leader, at=at)
    assert (names(small), list(queries.removed_options(small))) == ([], [option])
    assert bridge.dossier(Round.objects.get()).options == ()
    with pytest.raises(NotPossible, match="done this already"):
        actions.remove_option(option=option, by=leader, at=at)

    actions.restore_option(option=option, by=leader, at=at)
    assert names(small) == ["T01"]
    assert set(Event.objects.values_list("verb", flat=True)) >= {
        "option.removed",
        "option.restored",
    }


def test_an_option_that_is_used_is_not_removed(small, add, leader, at):
    first = add()
    add("Annet", requires=["T01"])

    with pytest.raises(NotPossible, match="used elsewhere"):
        actions.remove_option(option=first, by=leader, at=at)

    assert names(small) == ["T01", "T02"]


def test_an_option_removed_while_another_begins_to_need_it_leaves_a_whole_round(
    small, add, leader, at_once, at
):
    first, second = add(), add("Annet")

    at_once(
        2,
        lambda n: (
            actions.remove_option(option=Option.objects.get(pk=first.pk), by=leader, at=at)
            if n
            else actions.change_option(
                option=Option.objects.get(pk=second.pk),
                values={"requires": ["T01"]},
                expected_version=1,
                by=leader,
                at=at,
            )
        ),
    )

    kept = {o.id: o.requires for o in bridge.dossier(Round.objects.get(pk=small.pk)).options}
    assert kept in ({"T01": (), "T02": ("T01",)}, {"T02": ()})


def test_an_option_is_not_put_back_without_what_it_names(small, add, leader, at):
    first, second = add(), add("Annet", excludes=["T01"])
    actions.remove_option(option=second, by=leader, at=at)
    actions.remove_option(option=first, by=leader, at=at)

    with pytest.raises(NotPossible, match="cannot be put back"):
        actions.restore_option(option=second, by=leader, at=at)


def test_a_removed_option_is_not_changed(add, change, leader, at):
    option = actions.remove_option(option=add(), by=leader, at=at)

    with pytest.raises(NotPossible, match="is removed"):
        change(option, note="x")


def test_the_number_of_a_removed_option_is_not_used_again(small, add, leader, at):
    actions.remove_option(option=add(), by=leader, at=at)

    assert add("Annet").dossier_id == "T02"


def test_options_added_at_once_get_numbers_of_their_own(small, leader, at_once, at):
    added = at_once(
        8,
        lambda n: actions.add_option(
            round_=Round.objects.get(pk=small.pk),
            values={"name": f"Tiltak {n}", "change": "start"},
            by=leader,
            at=at,
        ),
    )

    assert sorted(option.dossier_id for option in added) == [f"T{n:02d}" for n in range(1, 9)]
    assert sorted(option.place_in_order for option in added) == list(range(8))


def test_the_order_is_changed(small, add, leader, at):
    first, second, third = add(), add("B"), add("C")

    kept = actions.reorder_options(
        round_=small,
        order=[third.pk, first.pk, second.pk],
        expected_version=1,
        by=leader,
        at=at,
    )

    assert names(kept) == ["T03", "T01", "T02"]
    with pytest.raises(ChangedMeanwhile):
        actions.reorder_options(round_=small, order=[], expected_version=1, by=leader, at=at)
    with pytest.raises(NotPossible, match="every option once"):
        actions.reorder_options(
            round_=small, order=[first.pk, first.pk], expected_version=2, by=leader, at=at
        )


# --- copied


def test_options_are_copied_with_the_evidence_they_rest_on(small, round_, add, leader, at):
    add("Finnes", id="R01")
    chosen = [o for o in queries.options_of(round_) if o.dossier_id in {"R01", "R02"}]

    made = actions.copy_options_from(
        round_=small, other=round_, option_ids=[o.pk for o in chosen], by=leader, at=at
    )

    assert [option.dossier_id for option in made] == ["T01", "R02"]
    copied, original = bridge.dossier(Round.objects.get(pk=small.pk)), bridge.dossier(round_)
    assert copied.option("R02").costs == original.option("R02").costs
    used = {
        e for o in made for f in bridge.option_content(o).get("effects", ()) for e in f["evidence"]
    }
    assert used <= {item.id for item in copied.evidence}
    assert copied.judgements == ()


def test_evidence_with_a_taken_name_gets_another(organisation, leader, at):
    def dossier(source):
        return Dossier.model_validate(
            {
                **BARE,
                "evidence": [{"id": "kilde", "kind": "other", "source": source}],
                "options": [
                    {
                        "id": "A",
                        "name": "A",
                        "change": "start",
                        "effects": [
                            {"kind": "own", "label": "x", "amount": 1, "evidence": ["kilde"]}
                        ],
                    }
                ],
            }
        )

    here, there = (
        actions.start_round(organisation=organisation, dossier=dossier(s), by=leader, at=at)
        for s in ("Her", "Der")
    )

    actions.copy_options_from(
        round_=here, other=there, option_ids=[there.options.get().pk], by=leader, at=at
    )

    whole = bridge.dossier(Round.objects.get(pk=here.pk))
    assert [(item.id, item.source) for item in whole.evidence] == [
        ("kilde", "Her"),
        ("kilde-2", "Der"),
    ]
    assert whole.option("T01").effects[0].evidence == ("kilde-2",)


def test_options_of_another_organisation_are_not_copied(
    small, other_organisation, person_with, leader, at
):
    stranger = person_with(other_organisation, Role.PROCESS_LEADER)
    option = {"id": "A", "name": "A", "change": "start"}
    dossier = Dossier.model_validate({**BARE, "options": [option]})
    theirs = actions.start_round(
        organisation=other_organisation, dossier=dossier, by=stranger, at=at
    )

    with pytest.raises(NotAllowed):
        actions.copy_options_from(
            round_=small,
            other=theirs,
            option_ids=[theirs.options.first().pk],
            by=leader,
            at=at,
        )

    assert names(small) == []


def test_options_that_are_gone_are_not_copied(small, round_, leader, at):
    with pytest.raises(NotPossible, match="no longer there"):
        actions.copy_options_from(round_=small, other=round_, option_ids=[0], by=leader, at=at)


def test_a_fault_in_a_copy_names_the_option(organisation, small, leader, at):
    options = [
        {"id": "A", "name": "Alarm", "change": "start"},
        {"id": "B", "name": "Sykehjem", "change": "stop"},
    ]
    other = actions.start_round(
        organisation=organisation,
        dossier=Dossier.model_validate({**BARE, "options": options}),
        by=leader,
        at=at,
    )

    with pytest.raises(NotAccepted, match="“Sykehjem”: The option reduces"):
        actions.copy_options_from(
            round_=small,
            other=other,
            option_ids=[option.pk for option in other.options.all()],
            by=leader,
            at=at,
        )

    assert names(small) == []


# --- pasted

GOOD_ROWS = (
    "Navn\tType endring\tMottakere per år\tMålgruppe\tUkjent\n"
    "Trygghetsalarm\tutvide\t1 250,5\t«Eldre\tx\n"
    "Dagsenter\tstart\t\tYngre\n"
)


def test_pasted_rows_become_options(small, leader, at):
    shown = preview(small, GOOD_ROWS)

    made = actions.paste_options(round_=small, preview=shown, by=leader, at=at)

    assert (shown.faults, shown.passed_over) == (0, ("Ukjent",))
    assert [(o.name, o.change, o.recipients_per_year, o.target_group) for o in made] == [
        ("Trygghetsalarm", "expand", 1250.5, "«Eldre"),
        ("Dagsenter", "start", None, "Yngre"),
    ]
    assert Event.objects.get(verb="round.options_added").data.startswith('{"count":2')


def test_every_fault_is_told_at_its_cell(small, add):
    add("Finnes", id="A1")
    shown = preview(
        small,
        "id\tnavn\ttype endring\tmottakere per år\tforsvarlighet\n"
        "A1\tEn\tstarte\tmange\t\n"
        "B2\t\teksplodere\t10\t\n"
        "B3\tTre\tavvikle\t\t\n"
        "B3\tGjelder 13097248022\tstarte\t\t\n",
    )

    marked = {
        (row, shown.columns[column]): [str(said) for said in cell.faults]
        for row, cells in enumerate(shown.rows)
        for column, cell in enumerate(cells)
        if cell.faults
    }
    assert set(marked) == {
        (0, "id"),
        (0, "recipients_per_year"),
        (1, "name"),
        (1, "change"),
        (2, "soundness"),
        (3, "id"),
        (3, "name"),
    }
    assert shown.of_rows == ((), (), (), ())
    assert "is not a number" in marked[0, "recipients_per_year"][0]


def test_a_missing_column_is_told_once(small):
    with pytest.raises(NotPossible, match="columns for name of the option, change"):
        preview(small, "navn\nTrygghetsalarm\nDagsenter\n")


MESS = (
    "\ufeffForslag til budsjett 2027\t\t\t\t\t\t\r\n"
    "\t\t\t\t\t\t\r\n"
    "Tiltak\t\tTall\t\t\t\t\r\n"
    "Målgruppe\tEndring *\tMottakere  per\u00a0år:\tMerkelapp\t"
    "Navn på tiltaket\tForsvarlighet\t\r\n"
    'Eldre\tKutt\t1\u00a0250,5\tx\t"Dag""senter"\t"Får plass\nannet sted"\t\r\n'
    "\tNytt\t60 – 80\t\tAlarm\t\t\r\n"
    "\t\t\t\t\t\t\r\n"
)


def test_what_a_real_sheet_gives_is_understood(small):
    shown = preview(small, MESS)

    assert [
        [str(said) for said in cell.faults] for row in shown.rows for cell in row if cell.faults
    ] == []
    assert shown.of_rows == ((), ())
    assert shown.passed_over == ("Merkelapp",)
    assert shown.contents == (
        {
            "target_group": "Eldre",
            "change": "reduce",
            "recipients_per_year": 1250.5,
            "name": 'Dag"senter',
            "soundness": "Får plass\nannet sted",
        },
        {"change": "start", "recipients_per_year": {"low": 60, "high": 80}, "name": "Alarm"},
    )


def test_a_lone_mark_of_quotation_swallows_no_rows(small):
    shown = preview(small, 'navn\tendring\n"Ro\tstarte\n"Fri" plass\tstarte\nTre\tstarte\n')

    assert [content["name"] for content in shown.contents] == ['"Ro', '"Fri" plass', "Tre"]


def test_a_column_named_twice_counts_once_and_is_told(small):
    shown = preview(small, "navn\tendring\tNavn\nEn\tstarte\tTo\n")

    assert shown.contents == ({"name": "En", "change": "start"},)
    assert shown.passed_over == ("Navn",)


def test_cells_beside_the_named_columns_are_told_and_left_out(small):
    shown = preview(small, "navn\tendring\nEn\tstarte\tløs tekst\n")

    assert shown.passed_over == ("–",)
    assert shown.faults == 0


def test_rows_with_faults_are_shown_first_among_many(small):
    rows = "".join(f"Tiltak {n}\t{'starte' if n != 250 else 'eksplodere'}\n" for n in range(300))
    shown = preview(small, "navn\tendring\n" + rows)

    assert shown.faults == 1
    assert [number for number, _, _ in shown.looked_at] == [*range(1, 11), 251]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.sampled_from(["navn", "type endring", "starte", "avvikle", "id", "1,5", '"']),
                st.text(max_size=8),
            ),
            max_size=4,
        ),
        max_size=4,
    )
)
def test_whatever_is_pasted_gives_a_preview_or_a_sentence(small, cells):
    pasted = "\n".join("\t".join(row) for row in cells)

    with suppress(NotPossible):
        shown = preview(small, pasted)
        assert all(len(row) == len(shown.headings) for row in shown.rows)
        assert bool(shown.faults) or all(content["name"] for content in shown.contents)


def test_nothing_is_kept_of_rows_with_a_fault(small, leader, at):
    shown = preview(small, "navn\ttype endring\nEn\tstarte\nTo\tavvikle\n")

    with pytest.raises(NotPossible, match="marked cells"):
        actions.paste_options(round_=small, preview=shown, by=leader, at=at)

    assert names(small) == []


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "navn\n",
        "farge\nblå\n",
        "navn\tendring\n" + "x\tstarte\n" * 501,
        "x" * 1_000_001,
        'navn\tendring\n"' + "x" * 200_000,
    ],
)
def test_what_is_no_list_of_options_is_refused(small, pasted):
    with pytest.raises(NotPossible):
        preview(small, pasted)


def test_quoted_cells_may_hold_lines_and_semicolons_divide_too(small):
    shown = preview(small, 'navn;type endring;hva som gjøres\nEn;starte;"To\nlinjer; og mer"\n')

    assert shown.contents[0]["measure"] == "To\nlinjer; og mer"
    assert shown.faults == 0
