"""The catalogues: complete, in step with the code, and in plain Norwegian."""

from __future__ import annotations

import ast
import gettext

import pytest
from babel.messages.pofile import read_po
from norwegian import MOST_WORDS, foreign, places, prose, sentences, without_places

from samvekt.language import tooling

LANGUAGES = tooling.TRANSLATED
DOMAINS = {
    tooling.OURS: tooling.our_sentences(),
    tooling.LIBRARY: tooling.library_sentences(),
}
BOTH = [(language, domain) for language in LANGUAGES for domain in DOMAINS]


def catalogue(language, domain=tooling.OURS):
    return tooling.translations(tooling.catalogue_path(language, domain))


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_every_sentence_has_a_translation(language, domain):
    assert set(DOMAINS[domain]) - set(catalogue(language, domain)) == set()


OF_OTHER_TEXT = {"tongue.py", "borrowed.py"}  # they pass on a text that is a literal elsewhere


def first_arguments():
    """Where each message is made, and its first argument."""
    for file in sorted(tooling.PACKAGE.rglob("*.py")):
        if file.name in OF_OTHER_TEXT:
            continue
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"message", "words"}:
                yield f"{file.name}:{call.lineno}", call.args[0]


def test_every_sentence_is_one_literal_so_that_it_is_found():
    assert [
        where
        for where, text in first_arguments()
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
    ] == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_nothing_is_translated_that_is_no_longer_said(language, domain):
    assert set(catalogue(language, domain)) - set(DOMAINS[domain]) == set()


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_no_translation_is_a_guess(language, domain):
    with tooling.catalogue_path(language, domain).open("rb") as file:
        assert [entry.id for entry in read_po(file) if entry.id and entry.fuzzy] == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_the_catalogue_the_program_reads_is_made_from_the_one_people_edit(language, domain):
    with tooling.catalogue_path(language, domain, ".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    said = catalogue(language, domain)
    assert [
        text for text in DOMAINS[domain] if compiled.gettext(text) != said.get(text, text)
    ] == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_making_the_catalogues_again_changes_nothing(language, domain):
    path = tooling.catalogue_path(language, domain)
    made = tooling.renewed(language, DOMAINS[domain], tooling.translations(path))

    assert tooling.po_bytes(made) == path.read_bytes()
    assert tooling.mo_bytes(made) == path.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_a_translation_has_the_places_and_number_formats_of_its_sentence(language, domain):
    assert {
        text: said
        for text, said in catalogue(language, domain).items()
        if places(text) != places(said)
    } == {}


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_a_translation_ends_as_its_sentence(language, domain):
    ends = ".:?…"
    assert {
        text: said
        for text, said in catalogue(language, domain).items()
        if (text[-1] in ends or said[-1] in ends) and text[-1] != said[-1] and text != "Aborted!"
    } == {}


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_no_translation_holds_a_word_of_another_language(language, domain):
    found = {
        said: foreign(prose(without_places(said)), language)
        for said in catalogue(language, domain).values()
    }
    assert {said: words for said, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("said", "language", "words"),
    [
        ("Velg the beste", "nb", {"the"}),
        ("Vi gjer ikkje det", "nb", {"ikkje"}),
        ("Kor høg er alvorligheten?", "nn", {"alvorligheten"}),
        ("Bruk --rule med «the option» i a/the/file", "nb", set()),
    ],
)
def test_words_of_another_language_are_seen(said, language, words):
    assert foreign(prose(said), language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_to_follow(language):
    assert [
        sentence
        for said in catalogue(language).values()
        for sentence in sentences(said)
        if len(sentence.split()) > MOST_WORDS
    ] == []


def test_a_sentence_of_places_and_signs_alone_needs_no_translation():
    assert not tooling.needs_translation("{shown}: {low:,.0f} – {high:.1%}")


def test_a_changed_sentence_is_listed_with_the_old_one_to_copy_from():
    lacking = tooling.lacking(
        "nb", ["There is no file {name}."], {"There is no file.": "Ingen fil."}
    )

    assert [(one.was, one.old) for one in lacking] == [("There is no file.", "Ingen fil.")]


def test_old_sentences_are_kept_until_everything_is_translated():
    old = {"Gone.": "Borte.", "Here.": "Her."}

    assert list(tooling.renewed("nb", ["Here.", "New."], old).obsolete) == ["Gone."]
    assert list(tooling.renewed("nb", ["Here."], old).obsolete) == []
