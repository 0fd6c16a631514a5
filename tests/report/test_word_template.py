"""A municipality's own template: filled, kept as it looks, and refused where it could do harm."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from documents import every_block, figure, harmful, wide
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from said_in import first_unsaid

from samvekt.core.errors import InputError
from samvekt.language import say
from samvekt.report.blocks import Bullets, Document, Heading, Paragraph
from samvekt.report.word import look, places, template, word

CONTENT = Document(
    "Hva velger vi først?",
    "nb",
    "nb",
    (Heading(1, "Hva velger vi først?"), Heading(2, "Saken"), Bullets(("Punkt",))),
    about="En sak for prøve.",
    organisation="Lillevik kommune",
    unit="Helse og mestring",
    made=date(2026, 11, 22),
)


def own():
    """A template with a paragraph before and after the document."""
    file = docx.Document()
    file.add_paragraph("Før")
    file.add_paragraph("{{innhold}}")
    file.add_paragraph("Etter")
    return file


@pytest.fixture
def saved(tmp_path):
    def save(file, name="mal.docx"):
        path = tmp_path / name
        file.save(path)
        return path

    return save


def rewritten(path, change):
    """The file with some of its parts changed, added or taken away."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def filled(path, document=CONTENT):
    return docx.Document(io.BytesIO(word(document, path)))


def everything(content: bytes) -> str:
    """Every text of every part."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        parts = [zipped.read(name).decode() for name in zipped.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", "", part) for part in parts)


def refusal(path, language="en") -> str:
    with pytest.raises(InputError) as refused:
        word(CONTENT, path)
    return say(refused.value.message, language)


def test_the_document_stands_where_the_template_says(saved):
    texts = [p.text for p in filled(saved(own())).paragraphs]

    sender = "Lillevik kommune · Helse og mestring · 22.11.2026"
    assert texts == ["Før", "Hva velger vi først?", sender, "Saken", "Punkt", "Etter"]


def test_every_place_is_filled_in_text_tables_headers_footers_and_text_boxes(saved):
    file = own()
    file.add_table(1, 1).cell(0, 0).text = "{{tittel}}, {{dato}}"
    section = file.sections[0]
    section.header.paragraphs[0].text = "{{organisasjon}}"
    section.footer.add_table(1, 1, Cm(5)).cell(0, 0).text = "{{ENHET}}"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Forside: {{ om }}"
    box = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Boks {{{{dato}}}}</w:t>"
        "</w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    file.element.body.insert(0, box)

    made = filled(saved(file))

    section = made.sections[0]
    assert made.tables[0].cell(0, 0).text == "Hva velger vi først?, 22.11.2026"
    assert section.header.paragraphs[0].text == "Lillevik kommune"
    assert section.footer.tables[0].cell(0, 0).text == "Helse og mestring"
    assert section.first_page_header.paragraphs[0].text == "Forside: En sak for prøve."
    assert "Boks 22.11.2026" in made.element.body.xpath("string(.)")


@pytest.mark.parametrize(
    "names",
    [
        ("tittel", "innhold", "organisasjon", "enhet", "dato", "om"),
        ("tittel", "innhald", "organisasjon", "eining", "dato", "om"),
        ("title", "content", "organisation", "unit", "date", "about"),
    ],
)
def test_places_have_names_in_three_languages(saved, names):
    file = docx.Document()
    for name in names:
        file.add_paragraph("{{" + name + "}}")

    texts = {p.text for p in filled(saved(file)).paragraphs}

    assert {"Hva velger vi først?", "Saken", "Lillevik kommune", "22.11.2026"} <= texts
    assert not any("{{" in text for text in texts)


@pytest.mark.parametrize("cuts", [(1,), (2, 5), (1, 2, 3, 4, 5, 6, 7, 8, 9), (4, 10)])
def test_a_place_is_found_however_word_has_split_it(saved, cuts):
    file = own()
    whole = "{{tittel}} og {{dato}}."
    paragraph = file.paragraphs[0]
    paragraph.clear()
    for start, end in zip((0, *cuts), (*cuts, len(whole)), strict=True):
        paragraph.add_run(whole[start:end]).bold = start == 0

    made = filled(saved(file)).paragraphs[0]

    assert made.text == "Hva velger vi først? og 22.11.2026."
    assert made.runs[0].bold


def test_the_place_of_the_document_may_be_split_too(saved):
    file = own()
    file.paragraphs[1].text = ""
    for piece in ("{", "{inn", "hold}", "}"):
        file.paragraphs[1].add_run(piece)

    assert "Saken" in [p.text for p in filled(saved(file)).paragraphs]


def test_words_of_the_document_are_never_taken_for_places(saved):
    file = own()
    file.paragraphs[0].text = "{{tittel}}"
    document = harmful()

    made = filled(saved(file), document)

    assert made.paragraphs[0].text == document.title
    assert first_unsaid(document, made.element.body.xpath("string(.)")) is None


def test_a_title_the_template_writes_in_the_text_is_not_written_twice(saved):
    file = own()
    file.paragraphs[0].text = "{{tittel}}"

    texts = [p.text for p in filled(saved(file)).paragraphs]

    assert texts.count("Hva velger vi først?") == 1


def test_what_is_not_known_leaves_its_place_empty(saved):
    file = own()
    file.paragraphs[0].text = "Dato: {{dato}}{{enhet}}"

    made = filled(saved(file), Document("Tittel", "nb", "nb", (Paragraph("Tekst"),)))

    assert made.paragraphs[0].text == "Dato: "


def test_the_look_of_the_municipality_wins(saved):
    file = own()
    style = file.styles["Heading 1"]
    style.font.color.rgb, style.font.size = RGBColor(1, 2, 3), Pt(33)
    before = {one.style_id: one.element.xml for one in file.styles}

    made = filled(saved(file), every_block())

    after = {one.style_id: one.element.xml for one in made.styles}
    assert {name: after[name] for name in before} == before
    (heading,) = [p for p in made.paragraphs if p.text == "Foreslått rekkefølge"]
    assert heading.style.font.size == Pt(33)


def test_styles_the_template_lacks_are_added(saved):
    file = own()
    for name in ("List Bullet", "Caption", "Heading 3", "Title"):
        element = file.styles[name].element
        element.getparent().remove(element)

    made = filled(saved(file), every_block())

    assert {"List Bullet", "Caption", "Heading 3", "Title", "Samvekt tabell"} <= {
        style.name for style in made.styles
    }
    number = made.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = made.part.numbering_part.element
    assert number in {one.get(qn("w:numId")) for one in numbering.findall(qn("w:num"))}
    assert len({style.style_id for style in made.styles}) == len(list(made.styles))


def test_lists_work_in_a_template_that_has_none(saved):
    def without_lists(parts):
        del parts["word/numbering.xml"]
        for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            parts[name] = re.sub(rb'<[^<>]*/?numbering\.xml"[^<>]*/>', b"", parts[name])
        parts["word/styles.xml"] = re.sub(
            rb'<w:style [^>]*w:styleId="ListBullet">.*?</w:style>',
            b"",
            parts["word/styles.xml"],
            flags=re.DOTALL,
        )

    made = filled(rewritten(saved(own()), without_lists))

    assert len(made.part.numbering_part.element.findall(qn("w:num"))) == 1
    assert [p.text for p in made.paragraphs if p.style.name == "List Bullet"] == ["Punkt"]


def test_styles_are_known_by_name_where_word_speaks_norwegian(saved):
    def norwegian(parts):
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(
            b'w:styleId="Heading1"', b'w:styleId="Overskrift1"'
        )

    made = filled(rewritten(saved(own()), norwegian))

    (heading,) = [p for p in made.paragraphs if p.text == "Saken"]
    assert heading.style.style_id == "Overskrift1"


def test_tables_and_pictures_keep_within_the_margins_of_the_template(saved):
    file = own()
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(5)

    made = filled(saved(file), Document("t", "nb", "nb", (figure(),)))

    room = Cm(21) - 2 * Cm(5)
    assert made.inline_shapes[0].width <= room
    widths = [int(one.get(qn("w:w"))) for one in made.tables[0]._tbl.tblGrid]
    assert abs(sum(widths) * 635 - room) < 1000


def test_what_follows_a_wide_table_stands_upright_again_with_the_same_header(saved):
    file = own()
    file.sections[0].header.paragraphs[0].text = "Topp"

    made = filled(saved(file), Document("t", "nb", "nb", (wide(30),)))

    assert [s.orientation for s in made.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert {section.header.paragraphs[0].text for section in made.sections} == {"Topp"}
    assert made.paragraphs[-1].text == "Etter"


def test_a_section_that_ends_with_the_document_still_ends_there(saved):
    file = own()
    file.paragraphs[1]._p.get_or_add_pPr().append(parse_xml(f"<w:sectPr {nsdecls('w')}/>"))

    made = filled(saved(file))

    assert len(made.sections) == 2
    assert "Saken" in [p.text for p in made.paragraphs]


def test_our_own_template_is_one_a_municipality_can_start_from(tmp_path):
    path = tmp_path / "start.docx"
    path.write_bytes(look.own_template("nb"))

    assert word(every_block(), path) == word(every_block())


def test_the_template_is_never_changed(saved):
    path = saved(own())
    before = path.read_bytes()

    word(every_block(), path)

    assert path.read_bytes() == before


def test_the_same_template_gives_the_same_bytes(saved):
    path = saved(own())

    assert word(every_block(), path) == word(every_block(), path)


def test_no_place_is_left_anywhere(saved):
    file = own()
    file.sections[0].header.paragraphs[0].text = "{{tittel}} {{dato}} {{om}} {{enhet}}"

    assert "{{" not in everything(word(every_block(), saved(file)))


def test_a_word_template_is_read_as_a_document(saved):
    def as_template(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"document.main+xml", b"template.main+xml"
        )

    path = rewritten(saved(own(), "mal.dotx"), as_template)

    assert "Saken" in [p.text for p in filled(path).paragraphs]


def test_an_unknown_place_is_named_with_the_nearest_known(saved):
    file = own()
    file.sections[0].header.paragraphs[0].text = "{{titel}}"

    said = refusal(saved(file))

    assert "{{titel}}" in said
    assert "Did you mean {{tittel}}?" in said


@pytest.mark.parametrize("half", ["{{tittel}", "{{tittel", "tittel}}", "{{ {tittel} }}"])
def test_a_half_written_place_is_shown(saved, half):
    file = own()
    file.paragraphs[0].text = half

    assert half in refusal(saved(file))


def test_a_template_without_a_place_for_the_document_is_refused(saved):
    file = docx.Document()
    file.add_paragraph("{{tittel}}")

    assert "has no {{innhold}}" in refusal(saved(file))


def test_the_document_can_stand_only_once(saved):
    file = own()
    file.add_paragraph("{{content}}")

    assert "2 times" in refusal(saved(file))


@pytest.mark.parametrize("where", ["beside", "table", "header"])
def test_the_document_needs_a_paragraph_of_its_own(saved, where):
    file = docx.Document()
    if where == "beside":
        file.add_paragraph("Her: {{innhold}}")
    elif where == "table":
        file.add_table(1, 1).cell(0, 0).text = "{{innhold}}"
    else:
        file.sections[0].header.paragraphs[0].text = "{{innhold}}"

    assert "a paragraph of its own" in refusal(saved(file))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf1 hei}"])
def test_a_file_that_is_not_from_word_is_refused_in_words(tmp_path, content):
    path = tmp_path / "mal.docx"
    path.write_bytes(content)

    assert refusal(path) == (
        "mal.docx is not a Word document. Save the template in Word as .docx and try again."
    )


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"]
)
@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", None])
def test_a_broken_file_is_refused_in_words(saved, part, content):
    def broken(parts):
        del parts[part]
        if content is not None:
            parts[part] = content

    assert "is not a Word document" in refusal(rewritten(saved(own()), broken))


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "borte.docx" in refusal(tmp_path / "borte.docx")


def test_a_workbook_is_no_template(tmp_path):
    import openpyxl

    path = tmp_path / "mal.docx"
    openpyxl.Workbook().save(path)

    assert "is not a Word document" in refusal(path)


@pytest.mark.parametrize(
    "part", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin"]
)
def test_a_template_with_macros_or_active_content_is_refused(saved, part):
    path = rewritten(saved(own()), lambda parts: parts.update({part: b"x"}))

    assert "macros or other active content" in refusal(path)


@pytest.mark.parametrize("kind", ["aFChunk", "oleObject", "control"])
def test_a_part_that_hides_another_file_is_refused_whatever_its_name(saved, kind):
    file = own()
    part = Part(PackURI("/word/tekst.dat"), "application/octet-stream", b"x", file.part.package)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    file.part.relate_to(part, f"{office}/{kind}")

    assert "macros or other active content" in refusal(saved(file))


def test_a_macro_document_is_refused_whatever_its_name(saved):
    def with_macros(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    assert "macros" in refusal(rewritten(saved(own()), with_macros))


def test_a_template_that_fetches_a_picture_is_refused(saved):
    file = own()
    file.part.relate_to(
        "http://ond.example/bilde.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )

    assert "http://ond.example/bilde.png" in refusal(saved(file))


@pytest.mark.parametrize("code", ['DDEAUTO c:\\x "y"', "INCLUDETEXT fil.docx", "includepicture x"])
def test_a_field_that_fetches_or_starts_something_is_refused(saved, code):
    file = own()
    run = file.paragraphs[0].add_run()
    run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{code}</w:instrText>"))

    assert "fetches something from elsewhere" in refusal(saved(file))


def test_the_link_to_the_template_of_the_template_is_forgotten(saved):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    def attached(parts):
        parts["word/_rels/settings.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}" Target="http://ond.example/x.dotm" '
            'TargetMode="External"/></Relationships>'
        ).encode()
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(
            b"</w:settings>", b'<w:attachedTemplate r:id="rId1"/></w:settings>'
        )

    content = word(CONTENT, rewritten(saved(own()), attached))

    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        written = b"".join(zipped.read(name) for name in zipped.namelist())
    assert b"attachedTemplate" not in written
    assert b"ond.example" not in written


def test_a_template_that_is_too_large_is_refused(saved, monkeypatch):
    path = saved(own())
    monkeypatch.setattr(template, "LARGEST", path.stat().st_size - 1)

    assert "too large" in refusal(path)


def test_a_file_that_grows_when_it_is_opened_is_refused(saved):
    path = saved(own())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/media/stor.png", bytes(101_000_000))

    assert "too large" in refusal(path)


def test_words_are_never_read_from_elsewhere(saved, tmp_path):
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig", encoding="utf-8")

    def with_entity(parts):
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b"<w:document", f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret}">]><w:document'.encode(), 1
        )
        parts["word/document.xml"] = parts["word/document.xml"].replace("Før".encode(), b"F&x;r")

    path = rewritten(saved(own()), with_entity)

    with pytest.raises(InputError):
        word(CONTENT, path)


def test_the_page_names_every_place_and_every_style():
    page = (Path(__file__).parents[2] / "docs/how-to/own-word-template.md").read_text("utf-8")
    styles = re.findall(r'<w:name w:val="(Samvekt [^"]+)"', look.part("styles"))

    for names in places.NAMES.values():
        assert all("{{" + name + "}}" in page for name in names)
    assert styles
    assert all(style in page for style in styles if style != "Samvekt skille")
