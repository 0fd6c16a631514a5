"""Verifying finds what has been changed, says what it is, and works everything out again."""

from __future__ import annotations

import json

import pytest
from frozen_rounds import changed, quick_content, quick_text, told, verified
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from samvekt.bridge import verifying
from samvekt.bridge.verifying import MOST_TOLD, VERDICT_WORDS, verify
from samvekt.core.errors import InputError
from samvekt.formats.frozen import frozen_text
from samvekt.language import LANGUAGES, say

MANY = settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SIGNS = st.sampled_from(
    [*"0123456789.,-+eE \n\t\r\"'{}[]:\\/aåAÅ", "\u00a0", "\ufeff", "\u200b", "а", "։", "１", "−"]
) | st.characters(exclude_categories=("Cs",))


def places(content, place=()):
    """Every place in a content, of parts and of leaves."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in inner:
        yield (*place, key)
        if isinstance(value, (dict, list)):
            yield from places(value, (*place, key))


PLACES = [
    place
    for place in places(json.loads(quick_text()))
    if place[0] != "checksums" and place not in {("round",), ("results",)}
]


def test_an_untouched_file_holds(tmp_path):
    found = verified(quick_text(), tmp_path)

    assert (found.verdict, found.findings, found.differences) == ("holds", (), ())


@MANY
@given(st.integers(0, len(quick_text()) - 1), SIGNS)
@example(0, "\ufeff")
@example(len(quick_text()) - 1, " ")
def test_any_single_changed_sign_is_found(tmp_path, at, sign):
    text = quick_text()
    changed_text = text[:at] + (sign if sign != text[at] else "ß") + text[at + 1 :]

    assert not verified(changed_text, tmp_path).holds


@MANY
@given(st.integers(0, len(quick_text())), SIGNS)
@example(0, "\ufeff")
@example(len(quick_text()), "\n")
def test_any_single_sign_put_in_is_found(tmp_path, at, sign):
    text = quick_text()

    assert not verified(text[:at] + sign + text[at:], tmp_path).holds


@MANY
@given(st.integers(0, len(quick_text()) - 1))
@example(len(quick_text()) - 1)
def test_any_single_sign_taken_out_is_found(tmp_path, at):
    text = quick_text()

    assert not verified(text[:at] + text[at + 1 :], tmp_path).holds


def test_every_digit_of_the_file_is_guarded(tmp_path):
    text = quick_text()
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]

    for at in digits[:: max(1, len(digits) // 150)]:
        other = str((int(text[at]) + 1) % 10)
        assert not verified(text[:at] + other + text[at + 1 :], tmp_path).holds


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda c: c["round"].update(title="En annen"), "title"),
        (lambda c: c["round"]["options"][0]["costs"][0]["years"].update({"2027": 101}), "option"),
        (lambda c: c["round"]["judgements"][0].update(level="none"), "judgement"),
        (lambda c: c["asked"].update(rule="cap"), "how it is worked out"),
        (lambda c: c["records"][0].update(status="local"), "reference table"),
        (lambda c: c["round"].pop("limits"), "limits"),
    ],
)
def test_changed_inputs_are_named_by_their_part(tmp_path, change, part):
    found = verified(changed(change), tmp_path)

    assert found.verdict == "inputs_changed"
    assert part in told(found)


def test_a_changed_result_is_told_with_both_numbers_and_the_name_of_the_option(tmp_path):
    found = verified(
        changed(lambda c: c["results"]["rules"]["additive"]["options"]["A"].update(place=2)),
        tmp_path,
    )

    assert found.verdict == "result_differs"
    assert "weighted sum, A Trygg heim, place: 2 in the file, 1 when worked out again." in told(
        found
    )
    (difference,) = found.differences
    assert difference.place == "results/rules/additive/options/A/place"


def test_a_changed_result_is_found_also_when_the_checksums_are_written_anew(tmp_path):
    def change(content):
        content["results"]["portfolio"]["value"] *= 1.001

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "result_differs"
    assert "the best set, value" in told(found)


def test_a_changed_input_is_found_also_when_the_checksums_are_written_anew(tmp_path):
    def change(content):
        content["round"]["judgements"][0]["level"] = "none"

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "result_differs"
    assert "A Trygg heim" in told(found)


@pytest.mark.parametrize("size", [1e-12, -1e-12])
def test_the_last_bits_of_a_number_may_differ(tmp_path, size):
    def change(content):
        content["results"]["portfolio"]["value"] *= 1 + size

    assert verified(changed(change, anew=True), tmp_path).holds


def test_a_share_of_draws_may_not_differ_by_one_draw(tmp_path):
    def change(content):
        content["results"]["firmness"]["pooled"]["A"]["first"] -= 0.01

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "result_differs"
    assert len(found.differences) == 1


@pytest.mark.parametrize("key", ["rules", "firmness", "refused"])
def test_a_result_that_is_taken_out_is_missed(tmp_path, key):
    found = verified(changed(lambda c: c["results"].pop(key), anew=True), tmp_path)

    assert found.verdict == "result_differs"


def test_a_result_that_does_not_follow_is_found(tmp_path):
    found = verified(changed(lambda c: c["results"].update(verdict=1), anew=True), tmp_path)

    assert found.verdict == "result_differs"


def test_many_differences_are_cut_and_counted(tmp_path):
    def change(content):
        for one in content["results"]["firmness"]["pooled"].values():
            one["places"] = [share / 2 for share in one["places"]]
        for rule in content["results"]["rules"].values():
            for line in rule["options"].values():
                line.update(place=9, best_place=9, worst_place=9, score=9)

    found = verified(changed(change, anew=True), tmp_path)

    assert len(found.differences) > MOST_TOLD
    assert len(found.findings) == MOST_TOLD + 1
    assert f"Besides, {len(found.differences) - MOST_TOLD}" in told(found)


@pytest.mark.parametrize("key", ["frozen_by", "frozen_at"])
def test_who_and_when_are_guarded_too(tmp_path, key):
    other = {"frozen_by": "Ola Ås", "frozen_at": "2026-11-22T12:00:01Z"}

    found = verified(changed(lambda c: c.update({key: other[key]})), tmp_path)

    assert found.verdict == "file_changed"


@pytest.mark.parametrize("key", ["inputs", "results", "whole"])
def test_a_changed_checksum_is_not_taken_for_changed_content(tmp_path, key):
    found = verified(changed(lambda c: c["checksums"].update({key: "0" * 64})), tmp_path)

    assert found.verdict == "file_changed"


def test_another_way_of_writing_the_same_is_found(tmp_path):
    text = json.dumps(json.loads(quick_text()), ensure_ascii=False)

    found = verified(text, tmp_path)

    assert found.verdict == "file_changed"
    assert "the text is not" in told(found)


def test_the_other_line_ends_are_found(tmp_path):
    assert verified(quick_text().replace("\n", "\r\n"), tmp_path).verdict == "file_changed"


def test_a_table_that_is_not_here_is_named(tmp_path):
    def change(content):
        content["records"][0]["version"] = "99"

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "reference_missing"
    assert "@99 is not here" in told(found)


def test_a_table_with_another_checksum_is_named(tmp_path):
    def change(content):
        content["records"][0]["checksum"] = "0" * 64

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "reference_missing"
    assert "another content" in told(found)


def test_other_parameters_of_a_rule_than_those_here_are_found(tmp_path):
    def change(content):
        for one in content["records"]:
            if one["kind"] == "uncertainty":
                one["content"] = {}

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "reference_missing"


def test_a_table_that_was_used_and_is_not_listed_is_found(tmp_path):
    def change(content):
        content["records"] = [one for one in content["records"] if one["kind"] != "uncertainty"]

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "file_changed"
    assert "uncertainty" in told(found)


def test_an_own_table_that_cannot_be_read_is_told(tmp_path):
    def change(content):
        content["local_records"] = [{"kind": "scale"}]

    assert verified(changed(change, anew=True), tmp_path).verdict == "reference_missing"


def test_an_older_method_with_the_same_results_holds_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(verifying, "METHOD_VERSION", 2)

    found = verified(quick_text(), tmp_path)

    assert found.verdict == "holds"
    assert "Frozen with method version 1; here it is 2, and the results are the same." in told(
        found
    )


def test_an_older_method_with_other_results_says_what_differs(tmp_path, monkeypatch):
    monkeypatch.setattr(verifying, "METHOD_VERSION", 2)

    def change(content):
        content["results"]["rules"]["additive"]["options"]["A"]["place"] = 2

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "other_method_version"
    assert "place: 2 in the file, 1 when worked out again" in told(found)


def test_a_round_this_version_refuses_is_told_and_not_a_crash(tmp_path):
    def change(content):
        content["round"]["judgements"][0]["level"] = "enormous"

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict == "unreadable"
    assert "enormous" in told(found)


def test_a_rule_this_version_does_not_have_is_told(tmp_path):
    found = verified(changed(lambda c: c["asked"].update(rule="lottery"), anew=True), tmp_path)

    assert found.verdict == "result_differs"
    assert "lottery" in told(found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("{", "JSON"),
        ("[]", "not a frozen round"),
        ('{"samvekt": 1}', "not a frozen round"),
        ('{"samvekt_frozen": 99}', "reads up to 1"),
        ('{"samvekt_frozen": 1}', "must be filled in"),
        ('{"samvekt_frozen": ' + "9" * 400 + "}", "too many digits"),
        ("[" * 100_000, "deep"),
    ],
)
def test_what_is_no_frozen_round_is_told_in_a_sentence(tmp_path, text, why):
    found = verified(text, tmp_path)

    assert found.verdict == "unreadable"
    assert why in told(found)


ANYTHING = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        0.5,
        1e300,
        2**53 - 1,
        "",
        "A",
        "B",
        "x" * 400,
        "2026-13-45",
        [],
        {},
        [1],
        {"a": 1},
    ]
) | st.text(max_size=8)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_in_a_file_with_right_checksums_a_verdict_is_given(tmp_path, data):
    place = data.draw(st.sampled_from(PLACES))
    value = data.draw(ANYTHING)

    def change(content):
        for key in place[:-1]:
            content = content[key]
        content[place[-1]] = value

    found = verified(changed(change, anew=True), tmp_path)

    assert found.verdict in VERDICT_WORDS
    assert all(
        say(finding.said, language).strip() for finding in found.findings for language in LANGUAGES
    )


@pytest.mark.parametrize("depth", [200, 300, 400, 500, 900, 5000])
def test_parts_within_parts_are_found_and_no_crash(tmp_path, depth):
    deep = '{"a": ' * depth + "1" + "}" * depth
    text = quick_text().replace('"refused": []', f'"refused": {deep}')
    text = text.replace('"refused": [', f'"deep": {deep}, "refused": [')

    assert not verified(text, tmp_path).holds


def test_a_number_too_large_for_any_program_is_told(tmp_path):
    text = quick_text().replace('"gap": 0', f'"gap": {"9" * 400}')

    assert verified(text, tmp_path).verdict == "unreadable"


def test_a_file_that_is_too_large_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("samvekt.formats.frozen.LARGEST_FROZEN", 1000)

    assert verified(quick_text(), tmp_path).verdict == "unreadable"


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("draws", 10**9),
        ("draws", 0),
        ("draws", "100"),
        ("seed", -1),
        ("seed", 2**53 - 0.5),
        ("keep", 0),
    ],
)
def test_numbers_that_cannot_have_been_asked_for_are_refused(tmp_path, where, value):
    def change(content):
        content["asked"]["firmness"][where] = value

    assert verified(changed(change, anew=True), tmp_path).verdict == "unreadable"


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path):
    with pytest.raises(InputError, match="borte"):
        verify(tmp_path / "borte.frozen.json")


def test_verifying_leaves_the_file_as_it_was(tmp_path):
    verified(quick_text(), tmp_path)

    assert (tmp_path / "runde.frozen.json").read_text(encoding="utf-8") == quick_text()
    assert [path.name for path in tmp_path.iterdir()] == ["runde.frozen.json"]


def test_the_verdicts_have_words_in_every_language():
    assert all(words.nb and words.nn and words.en for words in VERDICT_WORDS.values())


def test_the_text_has_one_form_for_each_content():
    assert frozen_text(quick_content()) == quick_text()
