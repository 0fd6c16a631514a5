"""The site builds without a warning, has every page, and asks nothing of the network."""

import re
import subprocess
import sys

import pytest
from documentation import DOCS, ROOT

LOADED = re.compile(
    r"<(?:script|img|iframe|source|audio|video)[^>]*\ssrc=[\"']?(https?:)?//"
    r"|<link[^>]*rel=[\"']?(?:stylesheet|preconnect|preload|dns-prefetch|icon|prefetch)[\"']?"
    r"[^>]*href=[\"']?(https?:)?//"
)
IN_STYLE = re.compile(r"@import|url\([\"']?(https?:)?//")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_every_page_is_in_the_site_and_in_its_navigation(site):
    home = (site / "index.html").read_text(encoding="utf-8")

    for page in DOCS.rglob("*.md"):
        address = page.relative_to(DOCS).with_suffix(".html").as_posix()
        assert (site / address).exists()
        assert f'href="{address}"' in home


def test_no_page_loads_anything_from_elsewhere(site):
    asking = [str(p) for p in site.rglob("*.html") if LOADED.search(p.read_text(encoding="utf-8"))]
    asking += [
        str(p) for p in site.rglob("*.css") if IN_STYLE.search(p.read_text(encoding="utf-8"))
    ]

    assert not asking
