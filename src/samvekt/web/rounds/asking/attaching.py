"""What is asked when a file is attached."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from samvekt.core.message import message
from samvekt.web.forms import Form, Help
from samvekt.web.language import said


class Attach(Form):
    """A file; what it is, its content decides."""

    file = forms.FileField(
        label=said(message("File")),
        max_length=300,
        help_text=said(message("PDF, Word (.docx), PNG or JPEG, at most 20 MB. No patient data.")),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg,.jpeg"}),
    )
    helps: ClassVar = {
        "file": Help(
            why=message("Of a picture we keep only the picture, not where or when it was taken.")
        )
    }
