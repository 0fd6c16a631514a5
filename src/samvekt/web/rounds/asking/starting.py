"""What is asked when a round is started."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from samvekt.core.message import message
from samvekt.domain.rounds.models import DOSSIER_LANGUAGES, LEVELS, PROFILES
from samvekt.formats.dossier.frame import Frame
from samvekt.web.forms import Form, Help
from samvekt.web.language import said
from samvekt.web.rounds.asking.fields import asked
from samvekt.web.rounds.asking.framing import (
    LANGUAGE_WORDS,
    LEVEL_WORDS,
    PROFILE_WORDS,
    choices,
)
from samvekt.web.rounds.beginnings import DOSSIERS, LARGEST_UPLOAD, MEGABYTE, WORKBOOKS

MOST = LARGEST_UPLOAD // MEGABYTE


class Titled(Form):
    """A round with a title, in a language."""

    title = forms.CharField(
        label=said(message("Title")),
        max_length=300,
        help_text=said(message("What the round is about, in one line.")),
    )
    language = forms.ChoiceField(
        label=said(message("The round is written in")),
        choices=choices(DOSSIER_LANGUAGES, LANGUAGE_WORDS),
    )
    helps: ClassVar = {
        "title": Help(example=message("Which measures in home care do we choose for 2027–2030?"))
    }


class Blank(Titled):
    """A round from nothing but a title."""

    profile = forms.ChoiceField(
        **asked(Frame, "profile"),
        choices=choices(PROFILES, PROFILE_WORDS),
        widget=forms.RadioSelect,
        initial="municipal",
    )
    level = forms.ChoiceField(
        **asked(Frame, "level"),
        choices=choices(LEVELS, LEVEL_WORDS),
        widget=forms.RadioSelect,
        initial="administrative",
    )
    field_order = ("title", "profile", "level", "language")


class File(Form):
    """A file with a round, or with rows of options."""

    file = forms.FileField(
        label=said(message("File")),
        help_text=said(
            message(
                "A dossier (.yaml or .json) or a workbook (.xlsx), at most {most} MB.", most=MOST
            )
        ),
        widget=forms.FileInput(attrs={"accept": ",".join((*DOSSIERS, *WORKBOOKS))}),
    )

    def clean_file(self) -> Any:
        """A file of a kind we read, and not too large."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(
                said(message("The file is larger than {most} MB. Make it smaller.", most=MOST)),
                code="large",
            )
        if self.ending(sent) not in (*DOSSIERS, *WORKBOOKS):
            raise forms.ValidationError(
                said(message("Choose a file that ends in .yaml, .json or .xlsx.")), code="kind"
            )
        return sent

    @staticmethod
    def ending(sent: UploadedFile[Any]) -> str:
        """The ending of a file's name."""
        return PurePath(sent.name or "").suffix.lower()
