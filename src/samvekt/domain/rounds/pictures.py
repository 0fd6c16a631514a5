"""Takes away what a picture tells beside itself: where and when it was taken, by whom, with what.

The picture is never unpacked and made anew, so it loses nothing, and a small file that unpacks to
an enormous one does no harm here. Only the parts that draw it are kept, and which way is up.

Source: the PNG specification, third edition, §5 and §11; JPEG, ITU-T T.81 annex B; Exif 2.32 §4.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible

MOST_POINTS = 100_000_000

PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_DRAWS = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"hIST", b"acTL", b"fcTL", b"fdAT"),
    }
)
"""Parts of a PNG file that decide how it looks."""

JPEG_START, JPEG_END, SCAN = b"\xff\xd8", 0xD9, 0xDA
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_DRAWS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)})
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Marks without content."""
JFIF, COLOURS, ADOBE, EXIF = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe", b"Exif\0\0"
WHICH_WAY_UP = 0x0112
UPRIGHT = 1

_BROKEN = message("The picture is damaged and cannot be kept. Save it again, and attach that.")
_TOO_LARGE = message(
    "The picture has more than {most} million points. Make it smaller.",
    most=MOST_POINTS // 1_000_000,
)


def png_alone(content: bytes) -> bytes:
    """A PNG picture without anything but the picture.

    Raises:
        NotPossible: It is damaged, or has too many points.
    """
    found, way_up = [], UPRIGHT
    for kind, data in _png_parts(content):
        if kind == b"IHDR":
            _refuse_too_many(*struct.unpack(">II", data[:8]))
        if kind == b"eXIf":
            way_up = _way_up(data)
        if kind in PNG_DRAWS:
            found.append(_png_part(kind, data))
    if way_up != UPRIGHT:
        found.insert(1, _png_part(b"eXIf", _which_way(way_up)))
    return PNG_START + b"".join(found)


def _png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG file, from the first to its end; what stands after the end is no part."""
    at = len(PNG_START)
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        sealed = content[at + 8 + length : at + 12 + length]
        if sealed != struct.pack(">I", zlib.crc32(kind + data)):
            break
        if (at == len(PNG_START)) != (kind == b"IHDR") or (kind == b"IHDR" and length < 8):
            break
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + length
    raise NotPossible(_BROKEN)


def _png_part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_alone(content: bytes) -> bytes:
    """A JPEG picture without anything but the picture.

    Raises:
        NotPossible: It is damaged, or has too many points.
    """
    found, way_up = [], UPRIGHT
    for mark, data, drawn in _jpeg_parts(content):
        if mark in JPEG_SIZES:
            if len(data) < 5:
                raise NotPossible(_BROKEN)
            _refuse_too_many(*struct.unpack(">HH", data[1:5]))
        if mark == 0xE1 and data.startswith(EXIF):
            way_up = _way_up(data[len(EXIF) :])
        if _jpeg_draws(mark, data):
            found.append(_jpeg_part(mark, data) + drawn)
    if way_up != UPRIGHT:
        first = bool(found) and found[0][1] == 0xE0
        found.insert(first, _jpeg_part(0xE1, EXIF + _which_way(way_up)))
    return JPEG_START + b"".join(found) + bytes([0xFF, JPEG_END])


def _jpeg_draws(mark: int, data: bytes) -> bool:
    return (
        mark in JPEG_DRAWS
        or (mark == 0xE0 and data.startswith(JFIF))
        or (mark == 0xE2 and data.startswith(COLOURS))
        or (mark == 0xEE and data.startswith(ADOBE))
    )


def _jpeg_part(mark: int, data: bytes) -> bytes:
    if mark == 0xE0:
        data = data[:12] + b"\0\0"  # without the small picture that may lie beside it
    return struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The parts of a JPEG file up to its end, each with the points that are drawn after it."""
    at = len(JPEG_START)
    while at + 2 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:  # may be filled up with these
            at += 1
            continue
        if mark == JPEG_END:
            return
        if mark in ALONE or at + 4 > len(content):
            break
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        data = content[at + 4 : at + 2 + length]
        if length < 2 or len(data) != length - 2:
            break
        at += 2 + length
        after = _end_of_points(content, at) if mark == SCAN else at
        yield mark, data, content[at:after]
        at = after
    raise NotPossible(_BROKEN)


def _end_of_points(content: bytes, at: int) -> int:
    """Where the points end: at the first mark that is not one of theirs."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise NotPossible(_BROKEN)
        if content[at + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _refuse_too_many(wide: int, high: int) -> None:
    if not wide:
        raise NotPossible(_BROKEN)
    if wide * high > MOST_POINTS:
        raise NotPossible(_TOO_LARGE)


def _way_up(exif: bytes) -> int:
    """Which of its eight ways a picture is turned; upright when that cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return UPRIGHT
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, at)
        for number in range(entries):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * number)
            if (tag, kind, count) == (WHICH_WAY_UP, 3, 1):
                return value if value in range(1, 9) else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def _which_way(way_up: int) -> bytes:
    """The smallest note of which way is up."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, WHICH_WAY_UP, 3, 1, way_up, 0, 0)
