"""The page on roles and phases says what the tables say."""

from documentation import DOCS
from roles_page import page

from samvekt.domain.rounds.phases import Doing


def test_the_page_on_roles_is_up_to_date():
    assert (DOCS / "reference" / "roles-and-phases.md").read_text(encoding="utf-8") == page()


def test_each_thing_that_can_be_done_in_a_round_stands_on_the_page():
    written = page()

    assert [one for one in Doing if f"| {one.value.replace('_', ' ')} |" not in written] == []
