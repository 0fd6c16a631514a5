"""How options stand to each other: what one requires, rules out and replaces."""

from __future__ import annotations

import pytest
from untouched import sent_unchanged

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


@pytest.fixture
def relate(leader, here):
    """Says how two options stand to each other, by the page."""

    def related(one, relation, other):
        sent = {"relation": relation, "other": other.dossier_id}
        return leader.post(f"{here}/{one.pk}/forhold/", sent)

    return related


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_is_said_shown_from_both_sides_and_taken_back(leader, two, here, relation):
    one, other = two
    page = f"{here}/{one.pk}/forhold/"

    answer = leader.post(page, {"relation": relation, "other": other.dossier_id})
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


def test_the_same_relation_twice_is_said_once(relate, two):
    one, other = two

    for _ in range(2):
        relate(one, "requires", other)
    one.refresh_from_db()

    assert one.requires == [other.dossier_id]


def test_an_option_cannot_both_require_and_rule_out_another(relate, two):
    one, other = two
    relate(one, "requires", other)

    answer = relate(one, "excludes", other)
    one.refresh_from_db()

    assert answer.status_code == 422
    assert "både krever og utelukker" in body(answer)
    assert one.excludes == []


def test_an_option_is_not_offered_itself_or_one_that_is_removed(leader, relate, two, here, at):
    one, other = two
    other.removed_at = at
    other.save()

    page = body(leader.get(f"{here}/{one.pk}/forhold/"))
    itself = relate(one, "requires", one)

    assert f'<option value="{one.dossier_id}"' not in page
    assert f'<option value="{other.dossier_id}"' not in page
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


def test_changing_an_option_leaves_its_relations(leader, relate, two, here):
    one, other = two
    relate(one, "requires", other)
    one.refresh_from_db()

    leader.post(
        f"{here}/{one.pk}/endre/", {"name": "Nytt navn", "change": "start", "version": one.version}
    )
    one.refresh_from_db()

    assert one.name == "Nytt navn"
    assert one.requires == [other.dossier_id]


def order_of(round_):
    return list(round_.options.order_by("place_in_order").values_list("dossier_id", flat=True))


@pytest.mark.parametrize(
    ("moved", "to", "expected"),
    [
        (5, 1, [5, 1, 2, 3, 4]),
        (1, 5, [2, 3, 4, 5, 1]),
        (2, 4, [1, 3, 4, 2, 5]),
        (4, 2, [1, 4, 2, 3, 5]),
        (1, 900, None),
    ],
)
def test_an_option_moves_to_the_place_it_is_given(leader, round_, moved, to, expected):
    here = f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak"
    before = order_of(round_)
    page = body(leader.get(f"{here}/rekkefolge/"))
    sent = sent_unchanged(page)
    key = next(one.pk for one in round_.options.all() if one.dossier_id == before[moved - 1])

    answer = leader.post(f"{here}/rekkefolge/", {**sent, f"place-{key}": str(to)})
    after = order_of(round_)

    assert answer.status_code == 302
    if expected is None:
        assert after == [*before[1:], before[0]]
    else:
        assert after[:5] == [before[place - 1] for place in expected]


def test_an_order_made_from_an_older_list_is_refused(leader, round_, here):
    sent = sent_unchanged(body(leader.get(f"{here}/rekkefolge/")))
    first, second = round_.options.order_by("place_in_order")[:2]
    leader.post(f"{here}/rekkefolge/", {**sent, f"place-{second.pk}": "1"})
    theirs = order_of(round_)

    answer = leader.post(f"{here}/rekkefolge/", {**sent, f"place-{first.pk}": "9"})
    kept = order_of(round_)
    shown = body(answer)
    leader.post(f"{here}/rekkefolge/", {**sent_unchanged(shown), f"place-{first.pk}": "9"})

    assert answer.status_code == 409
    assert kept == theirs
    assert shown.count('<span class="small quiet">') == len(theirs)
    assert order_of(round_)[8] == first.dossier_id


def test_a_place_that_is_no_number_is_told_at_its_box(leader, round_, here):
    sent = sent_unchanged(body(leader.get(f"{here}/rekkefolge/")))
    key = next(name for name in sent if name.startswith("place-"))

    answer = leader.post(f"{here}/rekkefolge/", {**sent, key: "først"})

    assert answer.status_code == 422
    assert f'href="#id_{key}"' in body(answer)
