"""Files that are sent to be kept."""

from __future__ import annotations

from django.http import HttpResponse

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, under this name."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
