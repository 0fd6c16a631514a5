"""What a new round starts with: a title, and where asked for, what a template says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samvekt.reference.kinds.round_template import RoundTemplateContent

CRITERIA = "norway-guide-2025"
"""The criteria a round starts with when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a round is framed before anything is written in it."""

    level: str
    profile: str
    criteria: str = CRITERIA
    plan_years: Sequence[int] = ()
    laws: Sequence[str] = ()

    @classmethod
    def of(cls, template: RoundTemplateContent, first_year: int) -> Beginning:
        """What a template says, for a plan that begins in a year."""
        years = range(first_year, first_year + template.years)
        return cls(template.level, template.profile, template.criteria, tuple(years), template.laws)

    def content(self, *, name: str, title: str, language: str) -> dict[str, Any]:
        """The round as plain content, with a title and nothing more written in it."""
        frame = {
            "level": self.level,
            "profile": self.profile,
            "plan_years": list(self.plan_years),
            "laws": list(self.laws),
        }
        return {
            "samvekt": 1,
            "id": name,
            "title": title,
            "language": language,
            "frame": {key: value for key, value in frame.items() if value},
            "criteria": {"set": self.criteria},
        }
