"""Files attached to a round: told by their content, and kept out of reach."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from samvekt.domain.errors import NotAllowed, NotPossible
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions, file_kinds, files, pictures, queries, word_files
from samvekt.domain.rounds.models import Attachment, Round
from samvekt.domain.rounds.phases import Phase


def packed(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, "<Types/>")
    return held.getvalue()


def picture(kind, **how):
    held = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(held, kind, **how)
    return held.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")
PDF = b"%PDF-1.7\n...\n%%EOF\n"
PNG = picture("PNG")
JPEG = picture("JPEG")


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    from dataclasses import replace

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)


@pytest.fixture
def attach(round_, leader, at):
    def attached(name="grunnlag.pdf", content=PDF, by=leader):
        return actions.add_attachment(round_=round_, name=name, content=content, by=by, at=at)

    return attached


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("A.PNG", PNG, "image/png"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.docx", packed(*WORD), file_kinds.CONTENT_TYPES["docx"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_kept_and_found_again(round_, attach, name, content, kind):
    made = attach(name, content)

    assert (made.name, made.content_type, made.size) == (name, kind, len(content))
    assert files.place_of(made.checksum).read_bytes() == content
    assert list(queries.attachments_of(round_)) == [made]
    assert Event.objects.filter(verb="attachment.added").count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"MZ\x90\x00"),
        ("a.pdf", PNG),
        ("a.exe", PDF),
        ("a.svg", b"<svg onload=alert(1)>"),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.pdf", b"<html>%PDF-1.7 %%EOF"),
        ("a.docx", packed("word/document.xml")),
        ("a.docx", packed(*WORD, "../../etc/passwd")),
        ("a.docx", packed(*WORD)[:40]),
        ("a.docx", b"PK\x03\x04" + b"x" * 100),
        ("Født 13097248022.pdf", PDF),
        ("", PDF),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_attached_is_refused_and_nothing_is_left(attach, tmp_path, name, content):
    with pytest.raises(NotPossible):
        attach(name, content)

    assert not Attachment.objects.exists()
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("limit", "name", "content"),
    [
        ((file_kinds, "LARGEST"), "a.pdf", PDF),
        ((word_files, "LARGEST_UNPACKED"), "a.docx", packed(*WORD)),
        ((word_files, "LARGEST_LIST"), "a.docx", packed(*WORD)),
        ((word_files, "MOST_PARTS"), "a.docx", packed(*WORD)),
        ((pictures, "MOST_POINTS"), "a.png", PNG),
        ((pictures, "MOST_POINTS"), "a.jpg", JPEG),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_a_file_beyond_a_limit_is_refused(attach, monkeypatch, limit, name, content):
    monkeypatch.setattr(*limit, 1)

    with pytest.raises(NotPossible):
        attach(name, content)


def test_the_limit_of_a_file_is_twenty_million_bytes():
    assert file_kinds.LARGEST == 20_000_000


def test_only_the_last_part_of_a_path_is_the_name(attach):
    assert attach("C:\\Users\\kari\\..\\grunnlag.pdf").name == "grunnlag.pdf"


def test_the_same_file_again_is_the_same_attachment(round_, attach):
    assert attach() == attach("annet navn.pdf")
    assert round_.attachments.count() == 1


def test_the_same_file_attached_at_once_is_there_once(round_, leader, at_once, at):
    results = at_once(
        8,
        lambda _: actions.add_attachment(
            round_=Round.objects.get(pk=round_.pk), name="a.pdf", content=PDF, by=leader, at=at
        ),
    )

    assert {result.pk for result in results} == {Attachment.objects.get().pk}


def test_a_reader_attaches_and_removes_nothing(organisation, person_with, attach, at):
    reader = person_with(organisation, Role.READER)
    made = attach()

    with pytest.raises(NotAllowed):
        attach("b.png", PNG, by=reader)
    with pytest.raises(NotAllowed):
        actions.remove_attachment(attachment=made, by=reader, at=at)


def test_one_removes_ones_own_attachment_and_nobody_elses(round_, leader, person_with, attach, at):
    assessors = [person_with(round_.organisation, Role.ASSESSOR) for _ in range(2)]
    for person in assessors:
        actions.add_seat(round_=round_, person=person, role=Role.ASSESSOR, by=leader, at=at)
    made = attach(by=assessors[0])

    with pytest.raises(NotAllowed):
        actions.remove_attachment(attachment=made, by=assessors[1], at=at)
    actions.remove_attachment(attachment=made, by=assessors[0], at=at)

    assert not queries.attachments_of(round_).exists()
    with pytest.raises(NotPossible, match="done this already"):
        actions.remove_attachment(attachment=made, by=leader, at=at)
    assert attach().pk != made.pk


def test_nothing_is_attached_when_the_decision_is_taken(round_, attach):
    Round.objects.update(phase=Phase.DECISION)

    with pytest.raises(NotAllowed):
        attach()
