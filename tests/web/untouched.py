"""What a browser sends of a page as it stands."""

from __future__ import annotations

import re
from html import unescape


def sent_unchanged(page: str) -> dict:
    """What a browser would send of a form that nobody has touched."""
    sent: dict[str, list[str]] = {}
    form = page[re.search('<form method="post" class="form', page).start() :]
    for tag in re.findall(r"<input[^>]*>", form[: form.index("</form>")]):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found.get("type") in {"radio", "checkbox"} and " checked" not in tag:
            continue
        if "name" in found:
            sent.setdefault(found["name"], []).append(unescape(found.get("value", "")))
    for name, choices in re.findall(
        r'<select name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', choices)
        sent[name] = [chosen.group(1) if chosen else re.search(r'value="([^"]*)"', choices)[1]]
    for name, text in re.findall(
        r'<textarea name="([\w-]+)"[^>]*>\r?\n?(.*?)</textarea>', form, re.DOTALL
    ):
        sent[name] = [unescape(text)]
    return sent
