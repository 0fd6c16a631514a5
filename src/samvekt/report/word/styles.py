"""Sees to it that every style we use is there; those a template has are kept as they are."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samvekt.report.word import look
from samvekt.report.word.runs import LOCALES

if TYPE_CHECKING:
    from docx.document import Document as File


def add_missing(file: File) -> Mapping[str, str]:
    """Add the styles of ours that the file lacks; the identifier of each, by name."""
    from docx.oxml import parse_xml  # noqa: PLC0415 (loaded by those who write for Word)
    from docx.oxml.ns import qn  # noqa: PLC0415 (as above)

    there: Any = file.styles.element
    known = {_name(style): style.get(qn("w:styleId")) for style in _styles(there)}
    ours: Any = parse_xml(look.part("styles").encode())
    lacking = [style for style in _styles(ours) if _name(style) not in known]
    named = {style.get(qn("w:styleId")): _name(style) for style in _styles(ours)}
    for style in lacking:
        known[_name(style)] = _free(style.get(qn("w:styleId")), set(known.values()))
    for style in lacking:
        there.append(_renamed(style, {ours: known[name] for ours, name in named.items()}))
    if any(_name(style) == "list bullet" for style in lacking):
        _add_bullets(file, known["list bullet"])
    return known


def speak(file: File, language: str) -> None:
    """Set the language of the whole file; text in another is marked where it stands."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    there: Any = file.styles.element
    for mark in list(there.iter(qn("w:lang"))):
        mark.getparent().remove(mark)
    element: Any = there
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = element.find(qn(tag))
        if found is None:
            found = element.makeelement(qn(tag))
            element.insert(0, found)
        element = found
    mark = element.makeelement(qn("w:lang"))
    locale = LOCALES.get(language, language)
    for key, value in (("val", locale), ("eastAsia", locale), ("bidi", "ar-SA")):
        mark.set(qn(f"w:{key}"), value)
    element.append(mark)


def _styles(element: Any) -> list[Any]:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    return list(element.findall(qn("w:style")))


def _name(style: Any) -> str:
    """The name Word knows the style by, whatever language Word has."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    found = style.find(qn("w:name"))
    return "" if found is None else str(found.get(qn("w:val"))).lower()


def _free(wanted: str, taken: set[str]) -> str:
    """An identifier no other style has."""
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}{number}", number + 1
    return free


def _renamed(style: Any, identifiers: Mapping[str, str]) -> Any:
    """Our style with the identifiers this file has; the default stays the template's own."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    made = copy.deepcopy(style)
    made.attrib.pop(qn("w:default"), None)
    made.set(qn("w:styleId"), identifiers[made.get(qn("w:styleId"))])
    for tag in ("w:basedOn", "w:next"):
        found = made.find(qn(tag))
        if found is not None:
            found.set(qn("w:val"), identifiers[found.get(qn("w:val"))])
    return made


def _add_bullets(file: File, style: str) -> None:
    """Bullets for the list style we added, beside whatever lists the template has."""
    from docx.oxml import parse_xml  # noqa: PLC0415 (loaded by those who write for Word)
    from docx.oxml.ns import qn  # noqa: PLC0415 (as above)

    there = _numbering(file)
    ours: Any = parse_xml(look.part("numbering").encode())
    abstract, instance = ours.find(qn("w:abstractNum")), ours.find(qn("w:num"))
    kind = _next(there, "w:abstractNum", "w:abstractNumId")
    number = _next(there, "w:num", "w:numId")
    abstract.set(qn("w:abstractNumId"), str(kind))
    instance.set(qn("w:numId"), str(number))
    instance.find(qn("w:abstractNumId")).set(qn("w:val"), str(kind))
    there.insert(len(there.findall(qn("w:abstractNum"))), abstract)
    last = ([*there.findall(qn("w:num"))] or [*there.findall(qn("w:abstractNum"))])[-1]
    last.addnext(instance)
    for each in _styles(file.styles.element):
        if each.get(qn("w:styleId")) == style:
            each.find(f".//{qn('w:numId')}").set(qn("w:val"), str(number))


def _next(element: Any, tag: str, key: str) -> int:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    return 1 + max((int(found.get(qn(key))) for found in element.findall(qn(tag))), default=0)


def _numbering(file: File) -> Any:
    """The lists of the file; an empty part is added where there is none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415 (see above)
    from docx.opc.packuri import PackURI  # noqa: PLC0415 (as above)
    from docx.oxml import parse_xml  # noqa: PLC0415 (as above)
    from docx.parts.numbering import NumberingPart  # noqa: PLC0415 (as above)

    part = file.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        empty: Any = parse_xml(f'<w:numbering xmlns:w="{look.WORDS}"/>')
        made = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element
