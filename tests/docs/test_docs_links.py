"""A link leads somewhere."""

import re

import pytest
from documentation import ROOT, pages

LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)|<img[^>]*src=\"(?P<image>[^\"]+)\"")


def anchors(text):
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    plain = (re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", h)).strip().lower() for h in headings)
    return {re.sub(r"[ -]+", "-", heading) for heading in plain}


def leads_somewhere(target, anchor):
    if not anchor:
        return target.exists()
    return target.exists() and anchor in anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_documentation_leads_to_a_page_and_a_heading(page):
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    broken = []

    for found in LINK.finditer(text):
        link = found["to"] or found["image"]
        if re.match(r"[a-z]+:", link):
            continue
        to, _, anchor = link.partition("#")
        target = (page.parent / to).resolve() if to else page
        if not leads_somewhere(target, anchor):
            broken.append(link)

    assert not broken


def test_the_picture_in_the_readme_is_small_and_described():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    pictures = re.findall(r"!\[([^\]]*)\]\((docs/images/[^)]+)\)", readme)

    assert pictures
    for description, place in pictures:
        assert len(description) > 40
        assert (ROOT / place).stat().st_size < 200_000
