"""The page the text stands on, upright and lying."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

A4 = (11906, 16838)
MARGIN = 1417
NARROWEST = 2835
"""Room for text that is believed, whatever a template says: 5 cm. [twentieths of a point]"""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Room for text, and the section that gives it. [twentieths of a point]"""

    width: int
    height: int
    section: Any  # w:sectPr
    begun: bool = False  # some of the template stands before, in the same section
    goes_on: bool = False  # and some comes after

    @staticmethod
    def of(place: Any) -> Page:
        """The page around a paragraph of the body."""
        section = _section_around(place)
        across, down = _size(section)
        left, right, gutter, top, bottom = (
            _number(section, "w:pgMar", side, default)
            for side, default in (
                ("left", MARGIN),
                ("right", MARGIN),
                ("gutter", 0),
                ("top", MARGIN),
                ("bottom", MARGIN),
            )
        )
        return Page(
            max(across - left - right - gutter, NARROWEST),
            max(down - abs(top) - abs(bottom), NARROWEST),
            section,
            begun=_within(place.getprevious()),
            goes_on=section not in {place.getnext(), _own_section(place)},
        )

    @property
    def lying(self) -> Page | None:
        """The same page on its side, or None where it lies already."""
        from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

        across, down = _size(self.section)
        if across >= down:
            return None
        section = self.again()
        size = section.find(qn("w:pgSz"))
        if size is None:
            size = section.makeelement(qn("w:pgSz"))
            section.insert(0, size)
            for reference in reversed(_references(section)):
                section.insert(0, reference)
        size.set(qn("w:w"), str(down))
        size.set(qn("w:h"), str(across))
        size.set(qn("w:orient"), "landscape")
        return Page(self.width + down - across, self.height - (down - across), section)

    def again(self) -> Any:
        """The section once more, for later pages: no title page, numbers that go on."""
        from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

        section = copy.deepcopy(self.section)
        for tag in ("w:titlePg", "w:type"):
            for found in section.findall(qn(tag)):
                section.remove(found)
        for found in section.findall(qn("w:pgNumType")):
            found.attrib.pop(qn("w:start"), None)
        return section


def _section_around(place: Any) -> Any:
    """The section a paragraph belongs to: the first that ends after it."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    for after in (place, *place.itersiblings()):
        found = after if after.tag == qn("w:sectPr") else _own_section(after)
        if found is not None:
            return found
    made = place.makeelement(qn("w:sectPr"))
    place.getparent().append(made)
    return made


def _within(before: Any) -> bool:
    """Whether what stands before is in the same section."""
    return before is not None and _own_section(before) is None


def _own_section(paragraph: Any) -> Any:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    return paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _size(section: Any) -> tuple[int, int]:
    return _number(section, "w:pgSz", "w", A4[0]), _number(section, "w:pgSz", "h", A4[1])


def _number(section: Any, tag: str, key: str, default: int) -> int:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    found = section.find(qn(tag))
    text = "" if found is None else str(found.get(qn(f"w:{key}")) or "")
    return int(text) if text.lstrip("-").isdecimal() else default


def _references(section: Any) -> list[Any]:
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    return [
        found
        for found in section
        if found.tag in {qn("w:headerReference"), qn("w:footerReference")}
    ]
