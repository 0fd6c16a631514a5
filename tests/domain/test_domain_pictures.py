"""Of a picture only the picture is kept, upright and point for point."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds.pictures import jpeg_alone, png_alone

PLACE = "60.391262"
KEPT = {"PNG": png_alone, "JPEG": jpeg_alone}


def photograph(kind, way_up=1, **how):
    """A picture with a place, a name and a text in it, and something behind its end."""
    image = Image.new("RGB", (60, 40), "teal")
    image.paste("gold", (0, 0, 20, 10))
    exif = image.getexif()
    exif[ExifTags.Base.Orientation] = way_up
    exif[ExifTags.Base.Artist] = "Kari Nordmann"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (60.0, 23.0, 28.5)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSProcessingMethod] = PLACE
    if kind == "PNG":
        how["pnginfo"] = PngInfo()
        how["pnginfo"].add_text("Comment", f"Tatt ved {PLACE}")
        how["pnginfo"].add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>", zip=False)
    else:
        how |= {"comment": f"Tatt ved {PLACE}", "xmp": f"<x>{PLACE}</x>".encode()}
    held = io.BytesIO()
    image.save(held, kind, exif=exif, **how)
    return held.getvalue() + f"film fra {PLACE}".encode()


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("kind", KEPT)
def test_what_a_picture_tells_of_place_and_person_is_taken_away(kind):
    before = photograph(kind)

    after = KEPT[kind](before)

    assert PLACE.encode() in before
    assert b"Kari Nordmann" in before
    assert PLACE.encode() not in after
    assert b"Kari Nordmann" not in after
    assert not opened(after).getexif().get_ifd(ExifTags.IFD.GPSInfo)


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_blocks": 1}])
def test_a_jpeg_picture_keeps_every_point(how):
    before = photograph("JPEG", **how)

    after = jpeg_alone(before)

    assert opened(after).tobytes() == opened(before).tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_a_png_picture_keeps_every_point(mode):
    held = io.BytesIO()
    Image.radial_gradient("L").convert(mode).save(held, "PNG")
    before = held.getvalue()

    after = png_alone(before)

    assert opened(after).tobytes() == opened(before).tobytes()
    assert opened(after).mode == opened(before).mode


@pytest.mark.parametrize("kind", KEPT)
@pytest.mark.parametrize("way_up", range(1, 9))
def test_a_picture_stays_upright(kind, way_up):
    after = KEPT[kind](photograph(kind, way_up))

    assert opened(after).getexif().get(ExifTags.Base.Orientation, 1) == way_up


@pytest.mark.parametrize("kind", KEPT)
def test_colours_are_kept(kind):
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    after = KEPT[kind](photograph(kind, icc_profile=profile))

    assert opened(after).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", KEPT)
def test_taking_away_twice_changes_nothing_more(kind):
    once = KEPT[kind](photograph(kind, way_up=6))

    assert KEPT[kind](once) == once


def huge_png():
    size = (50_000).to_bytes(4, "big") * 2
    data = size + b"\x08\x02\0\0\0"
    seal = zlib.crc32(b"IHDR" + data).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + len(data).to_bytes(4, "big") + b"IHDR" + data + seal


def test_a_small_file_that_unpacks_to_an_enormous_picture_is_refused():
    with pytest.raises(NotPossible, match="million points"):
        png_alone(huge_png())
    with pytest.raises(NotPossible, match="million points"):
        jpeg_alone(b"\xff\xd8\xff\xc0\x00\x08\x08\xff\xff\xff\xff\x03\xff\xd9")


@pytest.mark.parametrize("kind", KEPT)
@given(data=st.data())
def test_whatever_is_damaged_is_refused_or_becomes_a_picture_without_its_past(kind, data):
    whole = bytearray(photograph(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(8, len(whole)))])

    try:
        after = KEPT[kind](cut)
    except NotPossible:
        return
    assert PLACE.encode() not in after
