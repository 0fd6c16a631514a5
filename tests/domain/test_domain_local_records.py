"""An organisation's own reference records, beside the built-in ones."""

from __future__ import annotations

from datetime import date

import pytest

from samvekt.core.errors import InputError
from samvekt.domain.errors import NotAllowed
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.local_records import in_force, library_for, provisions
from samvekt.domain.rounds.models import LocalRecord
from samvekt.reference.faults import ReadFault
from samvekt.reference.library import Library


def text(version="1", status="local", name="var-skala", title="Vår skala"):
    original = Library.built_in().fork("scale", "benefit-5", "var-skala")
    return (
        original.replace("name: var-skala", f"name: {name}")
        .replace("version: '1'", f"version: '{version}'")
        .replace("status: local", f"status: {status}")
        + f"# {title}\n"
    )


def add(organisation, leader, at, **more):
    return actions.add_local_record(organisation=organisation, text=text(**more), by=leader, at=at)


def test_an_own_record_is_found_beside_the_built_in_ones(organisation, leader, at):
    add(organisation, leader, at)

    library = library_for(organisation)
    own = [entry.label for entry in library.names("scale") if not entry.built_in]
    assert own == ["var-skala@1"]
    assert library.get("scale", "var-skala").status == "local"
    assert library.get("scale", "var-skala@1").based_on == "benefit-5@1"
    assert library.get("scale", "benefit-5").label == "benefit-5@1"
    assert Event.objects.filter(verb="local_record.added").count() == 1


def test_the_newest_version_is_found_first(organisation, leader, at):
    add(organisation, leader, at)
    add(organisation, leader, at, version="10")
    add(organisation, leader, at, version="2")

    library = library_for(organisation)
    assert library.get("scale", "var-skala").version == "10"
    assert library.get("scale", "var-skala", "2").version == "2"
    with pytest.raises(InputError):
        library.get("scale", "var-skala", "3")


def test_another_organisation_does_not_see_it(organisation, other_organisation, leader, at):
    add(organisation, leader, at)

    with pytest.raises(InputError):
        library_for(other_organisation).get("scale", "var-skala")


def test_the_same_record_again_changes_nothing(organisation, leader, at):
    first = add(organisation, leader, at)

    assert add(organisation, leader, at).pk == first.pk
    assert LocalRecord.objects.count() == 1


def test_a_version_never_changes(organisation, leader, at):
    add(organisation, leader, at)
    changed = text().replace("value: 50", "value: 51")

    assert changed != text()
    with pytest.raises(ReadFault, match="there already and differs"):
        actions.add_local_record(organisation=organisation, text=changed, by=leader, at=at)


@pytest.mark.parametrize("given", ["", "a: [", "kind: scale", "1", text(status="suggested")])
def test_what_is_no_local_record_is_refused_with_the_reason(organisation, leader, at, given):
    with pytest.raises(ReadFault):
        actions.add_local_record(organisation=organisation, text=given, by=leader, at=at)

    assert not LocalRecord.objects.exists()


def test_a_record_cannot_reach_for_files_of_the_server(organisation, leader, at):
    reaching = text().partition("content:")[0] + "content:\n  levels: {csv: ../../manage.csv}\n"

    with pytest.raises(ReadFault):
        actions.add_local_record(organisation=organisation, text=reaching, by=leader, at=at)


def test_provisions_in_force_on_a_day_are_found():
    found = provisions(Library.built_in(), date(2026, 11, 22))

    assert "sound_services" in {provision.id for provision in found}
    assert all(provision.applies_on(date(2026, 11, 22)) for provision in found)


def test_the_name_of_a_built_in_record_is_taken(organisation, leader, at):
    with pytest.raises(ReadFault, match="built-in record"):
        add(organisation, leader, at, name="benefit-5")


def test_a_reader_adds_no_records(organisation, person_with, at):
    with pytest.raises(NotAllowed):
        add(organisation, person_with(organisation, Role.READER), at)


def test_only_records_in_force_on_the_day_are_offered():
    library = Library.built_in()

    sets = in_force(library, "criteria_set", date(2026, 11, 22))

    assert "norway-guide-2025" in {record.name for record in sets}
    assert all(record.applies_on(date(2026, 11, 22)) for record in sets)
    assert in_force(library, "criteria_set", date(1900, 1, 1)) == ()
