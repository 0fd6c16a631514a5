"""What is asked when an organisation adds a reference record of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from samvekt.core.message import Words, message
from samvekt.web.forms import Form, Help
from samvekt.web.language import said

LARGEST = 1_000_000

KIND_WORDS: dict[str, Words] = {
    "ceiling": Words("kostnadstak", "kostnadstak", "cost ceiling"),
    "criteria_set": Words("kriteriesett", "kriteriesett", "criteria set"),
    "discount_rule": Words("diskonteringsregel", "diskonteringsregel", "discount rule"),
    "document_text": Words("tekster til dokumenter", "tekstar til dokument", "document texts"),
    "formality_profile": Words("formkrav", "formkrav", "formality profile"),
    "law": Words("lov", "lov", "law"),
    "life_table": Words("dødelighetstabell", "tabell over dødelegheit", "life table"),
    "municipality": Words("kommuneliste", "kommuneliste", "list of municipalities"),
    "opportunity_cost": Words("alternativkostnad", "alternativkostnad", "opportunity cost"),
    "quality_norm": Words("livskvalitetsnorm", "livskvalitetsnorm", "quality-of-life norm"),
    "random_index": Words(
        "tabell for konsistens", "tabell for konsistens", "table for consistency"
    ),
    "ranking_rule": Words("rangeringsregel", "rangeringsregel", "ranking rule"),
    "round_template": Words("mal for runder", "mal for rundar", "template of rounds"),
    "scale": Words("skala", "skala", "scale"),
    "severity_rule": Words("alvorlighetsregel", "regel for alvorsgrad", "severity rule"),
    "uncertainty": Words("usikkerhet", "uvisse", "uncertainty"),
    "value_set": Words("verdisett", "verdisett", "value set"),
}
"""What each kind of record is called."""


class OwnRecord(Form):
    """The text of a record, pasted or in a file."""

    text = forms.CharField(
        label=said(message("Text of the record")),
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 14, "class": "rows", "spellcheck": "false"}),
        help_text=said(message("The text of a YAML file. Leave it empty when you send a file.")),
    )
    file = forms.FileField(
        label=said(message("File")),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        help_text=said(message("A file that ends in .yaml, at most 1 MB.")),
    )
    helps: ClassVar = {
        "text": Help(
            why=message(
                "A record holds something that can be argued about, such as a scale or a set of "
                "criteria, with its source and the days it applies. A version never changes; a "
                "changed record gets a new version."
            ),
            example=message(
                "A scale for travel time, with three levels and the source of the limits."
            ),
        ),
    }

    def clean_file(self) -> UploadedFile[Any] | None:
        """A file that is not too large."""
        sent: UploadedFile[Any] | None = self.cleaned_data["file"]
        if sent and (sent.size or 0) > LARGEST:
            raise forms.ValidationError(
                said(message("The file is larger than 1 MB. Make it smaller.")), code="large"
            )
        return sent

    def clean(self) -> dict[str, Any]:
        """The text of the file stands in for a pasted one; exactly one of them is needed."""
        sent, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("text", "").strip()
        if self.errors:
            return self.cleaned_data
        if bool(sent) == bool(pasted):
            self.add_error("text", said(message("Paste a text or send a file, and only one.")))
        elif sent:
            try:
                self.cleaned_data["text"] = sent.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                told = message(
                    "The text is not UTF-8: byte {position} cannot be read. "
                    "Save the file as UTF-8.",
                    position=error.start,
                )
                self.add_error("file", said(told))
        return self.cleaned_data

    @property
    def where(self) -> tuple[str, str]:
        """Where the text came from: the field, and the name of the file."""
        sent = self.cleaned_data.get("file")
        return ("file", sent.name or "") if sent else ("text", "")
