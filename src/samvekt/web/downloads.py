"""Files that are sent to be kept."""

from __future__ import annotations

from django.http import HttpResponse

from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.writing import as_json, as_yaml, plain

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, under this name."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


FORMS = {
    "yaml": (as_yaml, "application/yaml; charset=utf-8"),
    "json": (as_json, "application/json; charset=utf-8"),
}
"""The texts a dossier is downloaded as."""


def dossier_file(dossier: Dossier, name: str, form: str) -> HttpResponse:
    """A dossier as a file to keep."""
    write, kind = FORMS[form]
    return as_file(write(plain(dossier)).encode(), f"{name}.{form}", kind)
