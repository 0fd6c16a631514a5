"""Finds and fills the places of a template, such as `{{innhold}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.language import say
from samvekt.reference.faults import nearest
from samvekt.report.blocks import Document
from samvekt.report.signs import seen

if TYPE_CHECKING:
    from docx.document import Document as File

NAMES = {
    "title": ("tittel", "title"),
    "content": ("innhold", "innhald", "content"),
    "organisation": ("organisasjon", "organisation", "organization"),
    "unit": ("enhet", "eining", "unit"),
    "date": ("dato", "date"),
    "about": ("om", "about"),
}
"""What may stand between {{ and }}, in bokmål, nynorsk and English."""

MEANING = {name: meaning for meaning, names in NAMES.items() for name in names}
PLACE = re.compile(r"\{\{([^{}]*)\}\}")
HALF = re.compile(r"\{\{|\}\}")


def check(file: File, name: str) -> None:
    """Refuse a template whose places cannot be filled.

    Raises:
        InputError: A place is unknown or half written, or `{{innhold}}` does not stand once, in
            a paragraph of its own.
    """
    texts = [_text(_own_texts(paragraph)) for paragraph in paragraphs(file)]
    for text in texts:
        for found in PLACE.findall(text):
            if found.strip().lower() not in MEANING:
                raise InputError(_unknown(name, found.strip()))
        if HALF.search(PLACE.sub("", text)):
            raise InputError(
                message(
                    "{file}: a place in the template is half written: “{text}”. "
                    "Write it with two brackets on each side, like {example}.",
                    file=name,
                    text=text[:80],
                    example="{{innhold}}",
                )
            )
    _check_content(file, name, texts)


def _unknown(name: str, found: str) -> Message:
    example = "{{" + (nearest(found.lower(), MEANING) or "innhold") + "}}"
    return message(
        "{file}: the template has a place {place} that is not known. Did you mean {near}? "
        "The places are {known}.",
        file=name,
        place="{{" + found + "}}",
        near=example,
        known=tuple("{{" + names[0] + "}}" for names in NAMES.values()),
    )


def _check_content(file: File, name: str, texts: list[str]) -> None:
    count = sum(_meanings(text).count("content") for text in texts)
    if count == 1 and content_place(file) is not None:
        return
    example = "{{innhold}}"
    if count == 0:
        raise InputError(
            message(
                "{file}: the template has no {place}. Write {place} in a paragraph of its own, "
                "where the text is to stand.",
                file=name,
                place=example,
            )
        )
    if count > 1:
        raise InputError(
            message(
                "{file}: {place} stands {count} times in the template. It can stand once.",
                file=name,
                place=example,
                count=count,
            )
        )
    raise InputError(
        message(
            "{file}: {place} must stand in a paragraph of its own in the text, not beside other "
            "words and not in a table, a text box, a header or a footer.",
            file=name,
            place=example,
        )
    )


def content_place(file: File) -> Any:
    """The paragraph that the document replaces, or None."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    for paragraph in file.element.body.findall(qn("w:p")):
        text = _text(_own_texts(paragraph)).strip()
        if PLACE.fullmatch(text) and _meanings(text) == ["content"]:
            return paragraph
    return None


def title_in_body(file: File) -> bool:
    """Whether the template writes the title in the text itself."""
    return any("title" in _meanings(_text(_own_texts(p))) for p in _within(file.element.body))


def sender_anywhere(file: File) -> bool:
    """Whether the template itself says who made the document, or when."""
    asked = {one for p in paragraphs(file) for one in _meanings(_text(_own_texts(p)))}
    return bool(asked & {"organisation", "unit", "date"})


def fill(file: File, document: Document) -> None:
    """Write the few words a template asks for; the look of the first sign is kept."""
    language = document.language
    words = {
        "title": say(document.title, language),
        "organisation": document.organisation,
        "unit": document.unit,
        "date": say(message("{date}", date=document.made), language) if document.made else "",
        "about": say(document.about, language),
    }
    words = {meaning: " ".join(seen(text).split()) for meaning, text in words.items()}
    for paragraph in list(paragraphs(file)):
        _fill_paragraph(_own_texts(paragraph), words)


def put(place: Any, pieces: list[Any]) -> None:
    """Put the document where `{{innhold}}` stands; a section that ends there still ends there."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    for piece in pieces:
        place.addprevious(piece)
    if place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        place.getparent().remove(place)
        return
    for child in list(place):
        if child.tag != qn("w:pPr"):
            place.remove(child)


def _fill_paragraph(texts: list[Any], words: dict[str, str]) -> None:
    """Replace from the end, so that earlier places stay where they were."""
    for found in reversed(list(PLACE.finditer(_text(texts)))):
        meaning = MEANING[found[1].strip().lower()]
        if meaning == "content":
            continue
        _replace(texts, found.start(), found.end(), words[meaning])


def _replace(texts: list[Any], start: int, end: int, by: str) -> None:
    """Replace signs `start` to `end` of texts that stand one after another."""
    at = 0
    for element in texts:
        text = element.text or ""
        here, after = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if here < after:
            element.text = text[:here] + by + text[after:]
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            by = ""


def _meanings(text: str) -> list[str]:
    return [MEANING.get(found.strip().lower(), "") for found in PLACE.findall(text)]


def paragraphs(file: File) -> Iterator[Any]:
    """Every paragraph of body, headers and footers, also in tables and text boxes."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (see above)

    running = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    yield from _within(file.element.body)
    for relation in file.part.rels.values():
        if relation.reltype in running:
            yield from _within(relation.target_part.element)


def _within(element: Any) -> Iterator[Any]:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    yield from element.iter(qn("w:p"))


def _own_texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph, without those of a text box anchored in it."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    return [
        text
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    ]


def _text(texts: list[Any]) -> str:
    return "".join(text.text or "" for text in texts)
