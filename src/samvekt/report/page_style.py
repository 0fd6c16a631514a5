"""How a page looks on a screen, wide and narrow, light and dark, and on paper."""

from __future__ import annotations

import base64
import hashlib

from samvekt.report.headline import OF, PAGE

SCREEN = """
:root { color-scheme: light dark; --ink: #1e2b3c; --quiet: #4b5a6b; --line: #c9d1da;
  --paper: #ffffff; --tint: #f1f5f9; --link: #0b5394; --note: #8a5b00; --knowledge: #17604a;
  --judgement: #5b3f8f; --tradeoff: #9a3a17; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --quiet: #b4c0cd;
  --line: #3d4a58; --paper: #131a22; --tint: #1c2530; --link: #8fc1f5; --note: #e0b040;
  --knowledge: #6fd0ae; --judgement: #c0a8f0; --tradeoff: #f0a184; } }
* { box-sizing: border-box; }
html { font: 100%/1.6 Inter, system-ui, "Segoe UI", "Noto Sans", sans-serif; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
header, nav, main { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2rem; }
main { padding-bottom: 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p, ul { max-width: 46rem; margin: 0 0 1rem; }
header p { color: var(--quiet); margin: .5rem 0 0; }
header::after { content: ""; display: block; border-bottom: 2px solid var(--ink);
  margin: 1rem 0 1.5rem; }
nav p { font-weight: 600; margin: 0 0 .35rem; }
nav ul { margin: 0 0 2rem; padding: 0; list-style: none; }
nav li { margin: 0; padding: .15rem 0; }
.lead { font-size: 1.15rem; }
li { margin-bottom: .35rem; }
.note, .knowledge, .judgement, .tradeoff { border-left: .3rem solid; padding: .25rem 0 .25rem 1rem;
  margin: 0 0 1.25rem; }
.note { border-color: var(--note); }
.knowledge { border-color: var(--knowledge); }
.judgement { border-color: var(--judgement); }
.tradeoff { border-color: var(--tradeoff); }
.kind { font-size: .9rem; font-weight: 600; margin: 0 0 .25rem; }
.note > .kind { color: var(--note); }
.knowledge > .kind { color: var(--knowledge); }
.judgement > .kind { color: var(--judgement); }
.tradeoff > .kind { color: var(--tradeoff); }
:is(.note, .knowledge, .judgement, .tradeoff) > :last-child { margin-bottom: 0; }
:is(.note, .knowledge, .judgement, .tradeoff) > :nth-child(2) { margin-top: 0; }
tbody th::first-letter, li::first-letter { text-transform: uppercase; }
.wide { overflow-x: auto; margin: 0 0 1.5rem; }
.wide:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--link);
  outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption, figcaption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); min-width: 6.5rem; }
:is(th, td):last-child { padding-right: 0; }
thead th { color: var(--quiet); font-weight: 600; border-bottom-width: 2px;
  vertical-align: bottom; min-width: 0; overflow-wrap: normal; }
tbody th { font-weight: 500; min-width: 11rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; min-width: 0; }
td.number { white-space: nowrap; }
td div + div { margin-top: .3rem; }
figure { margin: 0 0 1.5rem; }
.drawing { background: #ffffff; max-width: 46rem; }
.drawing svg { display: block; width: 100%; min-width: 30rem; height: auto; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 .75rem;
  padding: .5rem 1rem; background: var(--tint); }
summary { cursor: pointer; font-weight: 600; }
details > :nth-child(2) { margin-top: .75rem; }
a { color: var(--link); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: .75rem 1rem; }
@media (max-width: 40rem) { h1 { font-size: 1.6rem; } header { padding-top: 1rem; } }
@media screen and (max-width: 40rem) {
  table, caption, tbody, tr, tbody th, td { display: block; }
  thead { position: absolute; left: -999rem; }
  tbody tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  tbody th, td, td.number { border: 0; padding: 0; text-align: left; white-space: normal; }
  tbody th { font-weight: 600; }
  td:empty { display: none; }
  td::before { content: attr(data-heading) ": "; color: var(--quiet); } }
@media print { html { font-size: 9.5pt; } header, nav, main { max-width: none; padding: 0; }
  .skip { display: none; }
  details { border: 0; padding: 0; background: none; } details > * { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h1, h2, h3, summary, caption, figcaption, .kind { break-after: avoid; }
  tr, .drawing { break-inside: avoid; } thead { display: table-header-group; }
  p, li { orphans: 2; widows: 2; } .wide { overflow: visible; }
  th, td { min-width: 0; padding-right: .5rem; hyphens: auto; } tbody th { min-width: 9rem; }
  .drawing svg { min-width: 0; max-width: 100%; }
  a.named::after { content: " (" attr(href) ")"; } }
"""

PAPER = (
    "@page {{ size: A4; margin: 22mm 20mm; @bottom-right {{ font: 8pt Inter, sans-serif; "
    'content: "{page} " counter(page) " {of} " counter(pages); }} }}\n'
)
"""The page on paper, with its number."""


def style(language: str) -> str:
    """The whole style, with page numbers in one language."""
    return SCREEN + PAPER.format(page=PAGE.in_language(language), of=OF.in_language(language))


def policy(language: str) -> str:
    """What a page may do: show this very style, and nothing else.

    The style is known by its checksum, so that no text could ever bring another one.
    """
    checksum = hashlib.sha256(style(language).encode()).digest()
    known = f"'sha256-{base64.b64encode(checksum).decode()}'"
    return f"default-src 'none'; style-src {known}; base-uri 'none'; form-action 'none'"
