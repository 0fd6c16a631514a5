"""What the decision basis says: ten parts, three kinds apart, every one's weights, every doubt."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from basis_of import LIBRARY, document_of, example, material_of
from in_plain_text import in_plain_text

from samvekt import METHOD_VERSION
from samvekt.formats.reading import round_from
from samvekt.formats.writing import plain
from samvekt.reference.kinds.document_text import BASE, KEYS, texts_of
from samvekt.reference.kinds.formality_profile import PARTS
from samvekt.reference.library import Library
from samvekt.report.basis import LENGTHS, compose
from samvekt.report.basis.one_page import opening
from samvekt.report.blocks import Block, Details, Heading, Marked, Table

ROUNDS = ("kommunal-runde", "opplaering", "nasjonal-runde", "frigjoering")


def all_blocks(blocks: tuple[Block, ...]):
    for block in blocks:
        yield block
        if isinstance(block, (Details, Marked)):
            yield from all_blocks(block.blocks)


def changed(round_, **parts):
    return round_from({**plain(round_), **parts}, where="test", library=LIBRARY)


@pytest.mark.parametrize("name", ROUNDS)
def test_the_ten_parts_of_the_guide_stand_in_order(name):
    headings = [b for b in document_of(name).blocks if isinstance(b, Heading) and b.level == 2]
    anchors = [heading.anchor for heading in headings]

    assert [anchor for anchor in anchors if anchor in PARTS] == list(PARTS)
    assert [h.text.nb.partition(".")[0] for h in headings if h.anchor in PARTS] == [
        str(number) for number in range(1, 11)
    ]


def test_an_empty_part_is_shown_with_its_reason():
    text = in_plain_text(document_of("opplaering"))

    assert "Ikke relevant, fordi: Ingen av tiltakene gjelder barn." in text


def test_a_part_that_lacks_something_says_what():
    text = in_plain_text(document_of("kommunal-runde"))

    assert "Denne delen mangler noe:" in text.partition("## 7. Ulik tilgang")[2][:300]


def test_knowledge_judgement_and_trade_off_are_marked_apart():
    marked = [b for b in all_blocks(document_of("kommunal-runde").blocks) if isinstance(b, Marked)]

    assert {block.kind for block in marked} == {"knowledge", "judgement", "tradeoff"}
    for block in marked:
        inner = {one.kind for one in all_blocks(block.blocks) if isinstance(one, Marked)}
        assert not inner


def test_each_stakeholders_weights_and_the_order_they_give_are_shown():
    text = in_plain_text(document_of("kommunal-runde"))

    assert "Fagpanelet | 31\u00a0% | 14\u00a0% | 34\u00a0% | 21\u00a0% |" in text
    table = text.partition("[Plass med hver gruppes vekter]\n")[2]
    assert table.startswith("Tiltak | Fagpanelet | Brukerrådet | Politikerne\n")


def test_what_was_overridden_stands_beside_what_the_rule_suggested():
    text = in_plain_text(document_of("kommunal-runde"))

    assert (
        "R16 Tverrfaglig fallforebygging: Regelen svensk framgangsmåte foreslo plass 7. "
        "Arbeidsgruppa (illustrasjon) valgte bare i forskning. Grunn: Nytten er målt" in text
    )


def test_those_who_disagree_are_heard_in_their_own_words():
    round_ = example("kommunal-runde")
    silent = changed(round_, dissent=[])

    assert round_.dissent[0].said in in_plain_text(document_of("kommunal-runde"))
    assert "Ingen uenighet er skrevet ned." in in_plain_text(compose(material_of(silent), "full"))


def test_the_overall_judgement_stands_before_the_proposals():
    text = in_plain_text(document_of("kommunal-runde"))
    round_ = example("kommunal-runde")

    assert text.index(round_.conclusion.overall) < text.index("[Forslag for hvert tiltak]")


def test_without_an_overall_judgement_the_document_says_so_and_proposes_nothing():
    round_ = changed(example("kommunal-runde"), conclusion=None, overrides=[])
    text = in_plain_text(compose(material_of(round_), "full"))

    assert "Den samlede vurderingen er ikke skrevet ennå." in text
    assert "Det er ikke skrevet forslag til vedtak ennå." in text


def test_what_is_official_local_and_suggested_is_said():
    text = in_plain_text(document_of("kommunal-runde"))
    standing = text.partition("## Offisielt, lokalt eller foreslått")[2]

    assert "Faste tekster | Faste tekster i beslutningsgrunnlaget / decision-basis@1" in standing
    assert re.search(r"Rangeringsregel \| svensk framgangsmåte / \S+ \| foreslått", standing)


def test_sources_stand_with_their_year():
    text = in_plain_text(document_of("kommunal-runde"))

    for item in example("kommunal-runde").evidence:
        assert re.search(rf"^{re.escape(item.id)} \| .* \| {item.year} \|", text, re.MULTILINE)


def test_method_version_seed_and_checksum_stand_at_the_end():
    end = in_plain_text(document_of("kommunal-runde")).partition("## Metode og kontroll")[2]

    assert f"metodeversjon {METHOD_VERSION}" in end
    assert "2\u00a0000 trekninger, startverdi 1" in end
    assert "0" * 64 in end


def test_every_reason_an_assessor_gave_is_in_the_full_basis():
    text = in_plain_text(document_of("kommunal-runde"))

    assert all(one.reason in text for one in example("kommunal-runde").judgements if one.reason)


def test_the_case_paper_keeps_consequences_apart_from_trade_offs():
    document = document_of("kommunal-runde", "case-paper")
    text = in_plain_text(document)
    consequences, trade_offs = (
        text.index(f"## {word}") for word in ("Konsekvenser", "Avveininger")
    )
    between = text[consequences:trade_offs]

    assert "Etter regelen" not in between
    assert example("kommunal-runde").conclusion.overall not in between
    assert example("kommunal-runde").conclusion.overall in text[trade_offs:]


def test_the_case_paper_has_the_parts_of_a_municipal_case():
    document = document_of("kommunal-runde", "case-paper")
    anchors = [b.anchor for b in document.blocks if isinstance(b, Heading) and b.level == 2]

    assert anchors == [
        "proposal",
        "background",
        "why",
        "main-points",
        "consequences",
        "tradeoffs",
        "participation",
        "basis",
    ]
    assert "Type sak: vedtakssak" in in_plain_text(document)


def test_a_case_without_proposals_is_for_discussion():
    round_ = changed(example("kommunal-runde"), conclusion=None, overrides=[])

    text = in_plain_text(compose(material_of(round_), "case-paper"))

    assert "Type sak: drøftingssak" in text


@pytest.mark.parametrize("name", ROUNDS)
def test_the_page_for_residents_is_short(name):
    assert len(in_plain_text(document_of(name, "one-page")).split()) < 450


def test_the_same_sentences_stand_in_every_length():
    round_ = example("kommunal-runde")
    texts = {length: in_plain_text(document_of("kommunal-runde", length)) for length in LENGTHS}

    for length in ("full", "case-paper"):
        assert round_.frame.situation in texts[length]
        assert round_.conclusion.overall in texts[length]
    assert opening(round_.frame.situation, 420) in texts["one-page"]
    for said in round_.participation:
        if said.said:
            assert all(said.said in text for text in texts.values())


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_made_up_is_said_at_the_top(length):
    text = in_plain_text(document_of("kommunal-runde", length))

    assert "! Tiltakene kommer fra flere kommuner" in text[:600]


@pytest.mark.parametrize("name", ROUNDS)
def test_a_table_has_as_many_cells_as_columns_in_every_row(name):
    for length in LENGTHS:
        for block in all_blocks(document_of(name, length).blocks):
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} <= {len(block.columns)}


def test_an_organisations_own_texts_take_the_place_of_ours(tmp_path):
    own = local_texts(tmp_path, "decision-basis@1", {"people_decide": {"nb": "Vi bestemmer."}})

    found = texts_of(own)

    assert found["people_decide"].nb == "Vi bestemmer."
    assert found["appeal"] == texts_of(LIBRARY)["appeal"]
    assert found.said == ()
    assert [record.label for record in found.records] == ["vestby-tekster@1", "decision-basis@1"]


def test_own_texts_are_named_when_ours_have_changed_since(tmp_path, monkeypatch):
    own = local_texts(
        tmp_path,
        "decision-basis@1",
        {"people_decide": {"nb": "Vi bestemmer."}, "appeal": {"nb": "Klag."}},
    )
    before = own.get("document_text", BASE)
    texts = {**before.content.texts, "appeal": replace(before.content.texts["appeal"], nb="Ny.")}
    newer = before.model_copy(
        update={"version": "2", "content": before.content.model_copy(update={"texts": texts})}
    )
    real = own.get
    monkeypatch.setattr(
        own, "get", lambda kind, name, version=None: newer if name == BASE else real(kind, name)
    )

    found = texts_of(own)

    assert [said.values["name"] for said in found.said] == ["appeal"]
    assert found["people_decide"].nb == "Vi bestemmer."


def local_texts(folder, based_on, texts):
    path = folder / "document_text" / "vestby-tekster@1.yaml"
    path.parent.mkdir()
    lines = [
        "kind: document_text",
        "name: vestby-tekster",
        "version: '1'",
        "title: {nb: Våre tekster}",
        "valid_from: '2026-11-22'",
        "status: local",
        "source: Vedtatt av kommunedirektøren",
        "licence: egne",
        "provenance: skrevet hos oss",
        f"based_on: {based_on}",
        f"content: {{texts: {texts!r}}}",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return Library.with_local(folder)


def test_the_fixed_texts_are_all_there_in_three_languages():
    texts = LIBRARY.get("document_text", BASE).content.texts

    assert tuple(texts) == KEYS
    assert all(words.nb and words.nn and words.en for words in texts.values())


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Én. To er lengre. Tre.", 17, "Én. To er lengre."),
        (
            "Én veldig lang setning som ikke får plass.",
            5,
            "Én veldig lang setning som ikke får plass.",
        ),
        ("Første avsnitt.\n\nAndre avsnitt.", 100, "Første avsnitt."),
    ],
)
def test_an_opening_holds_whole_sentences_and_never_less_than_one(text, most, kept):
    assert opening(text, most) == kept
