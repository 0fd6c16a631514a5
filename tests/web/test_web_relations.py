"""How options stand to each other: what one requires, rules out and replaces."""

from __future__ import annotations

import pytest

RELATIONS = ("requires", "excludes", "replaces")


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def two(round_, leader):
    """Two options that say nothing of each other."""
    return list(round_.options.filter(change="start")[:2])


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak"


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_is_said_shown_from_both_sides_and_taken_back(leader, two, here, relation):
    one, other = two
    page = f"{here}/{one.pk}/forhold/"

    answer = leader.post(page, {"relation": relation, "other": other.pk})
    one.refresh_from_db()
    said = getattr(one, relation)
    own, theirs = (body(leader.get(f"{here}/{pk}/")) for pk in (one.pk, other.pk))
    leader.post(f"{page}ta-bort/", {"relation": relation, "other": other.dossier_id})
    one.refresh_from_db()

    assert answer.status_code == 302
    assert said == [other.dossier_id]
    assert f'href="{here}/{other.pk}/"' in own
    assert f'href="{here}/{one.pk}/"' in theirs
    assert getattr(one, relation) == []


def test_the_same_relation_twice_is_said_once(leader, two, here):
    one, other = two

    for _ in range(2):
        leader.post(f"{here}/{one.pk}/forhold/", {"relation": "requires", "other": other.pk})
    one.refresh_from_db()

    assert one.requires == [other.dossier_id]


def test_an_option_cannot_both_require_and_rule_out_another(leader, two, here):
    one, other = two
    leader.post(f"{here}/{one.pk}/forhold/", {"relation": "requires", "other": other.pk})

    answer = leader.post(f"{here}/{one.pk}/forhold/", {"relation": "excludes", "other": other.pk})
    one.refresh_from_db()

    assert answer.status_code == 422
    assert "både krever og utelukker" in body(answer)
    assert one.excludes == []


def test_an_option_is_not_offered_itself_or_one_that_is_removed(leader, two, here, at):
    one, other = two
    other.removed_at = at
    other.save()

    page = body(leader.get(f"{here}/{one.pk}/forhold/"))
    itself = leader.post(f"{here}/{one.pk}/forhold/", {"relation": "requires", "other": one.pk})

    assert f'<option value="{one.pk}"' not in page
    assert f'<option value="{other.pk}"' not in page
    assert itself.status_code == 422


def test_what_was_never_said_is_not_taken_back(leader, two, here):
    one, other = two

    for relation in ("requires", "name", ""):
        leader.post(
            f"{here}/{one.pk}/forhold/ta-bort/", {"relation": relation, "other": other.dossier_id}
        )
    name = one.name
    one.refresh_from_db()

    assert one.name == name
    assert one.version == 1


def test_changing_an_option_leaves_its_relations(leader, two, here):
    one, other = two
    leader.post(f"{here}/{one.pk}/forhold/", {"relation": "requires", "other": other.pk})
    one.refresh_from_db()

    leader.post(
        f"{here}/{one.pk}/endre/", {"name": "Nytt navn", "change": "start", "version": one.version}
    )
    one.refresh_from_db()

    assert one.name == "Nytt navn"
    assert one.requires == [other.dossier_id]
