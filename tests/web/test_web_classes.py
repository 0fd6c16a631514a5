"""Which kind of attack is tried where: each class that concerns a site like this, and its tests.

The first are those of the advisories of comparable projects (2023–2026); the rest are what else
can be sent to a site. A class without a test, or a test that is gone, fails here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

CLASSES: dict[str, tuple[str, ...]] = {
    "An address without a rule": (
        "web/test_web_access.py::test_every_route_says_whom_it_is_for",
        "web/test_web_access.py::test_only_these_are_for_everyone",
        "web/test_web_access.py::test_who_is_not_signed_in_is_asked_to",
    ),
    "A role that may not, a phase that is closed": (
        "web/test_web_access.py::test_each_role_in_each_phase_reaches_what_the_rules_say",
        "web/test_web_access.py::test_a_form_from_a_role_that_may_not_or_in_a_phase_that_is_closed_is_refused",
        "web/test_web_access.py::test_whoever_may_only_read_is_never_let_send_a_form",
        "domain/test_domain_round_rules.py::test_who_may_what_is_as_it_was_decided_for_every_role_phase_and_thing_to_do",
    ),
    "Another organisation": (
        "web/test_web_access.py::test_another_organisations_things_do_not_exist",
        "web/test_web_access.py::test_a_round_of_another_organisation_is_not_found_under_ones_own",
        "web/test_web_access.py::test_a_number_from_another_round_or_organisation_is_not_found",
        "domain/test_domain_round_rules.py::test_the_round_of_another_organisation_does_not_exist",
    ),
    "A seat or role that is taken away, an account that is closed": (
        "web/test_web_access.py::test_a_seat_that_is_ended_opens_nothing_more",
        "web/test_web_access.py::test_who_leaves_and_is_let_in_again_does_not_get_an_old_seat_back",
        "web/test_web_access.py::test_a_closed_account_is_signed_out_at_once",
        "domain/test_domain_people.py::test_a_closed_account_may_do_nothing",
    ),
    "Numbers of other things in what is sent": (
        "web/test_web_access.py::test_a_seat_is_not_given_to_a_person_of_another_organisation",
        "web/test_web_access.py::test_options_are_not_copied_from_another_organisation",
        "web/test_web_lines.py::test_a_line_that_never_was_does_not_exist",
    ),
    "More power than is offered": (
        "web/test_web_access.py::test_a_role_that_is_not_offered_is_not_given",
        "domain/test_domain_rounds.py::test_a_leader_of_a_round_cannot_invite_someone_to_power",
        "domain/test_domain_people.py::test_a_process_leader_invites_only_to_roles_without_power",
    ),
    "Fields that no form asks for": (
        "web/test_web_access.py::test_fields_that_a_form_does_not_ask_for_are_not_kept",
        "web/test_web_access.py::test_one_who_proposes_an_option_does_so_in_their_own_name",
    ),
    "Another's judgement": (
        "domain/test_domain_round_rules.py::test_no_role_in_any_phase_judges_in_the_name_of_another",
        "domain/test_domain_together.py::test_whatever_the_leader_does_no_judgement_changes",
        "domain/test_domain_together.py::test_the_leader_cannot_judge_for_another_by_changing_the_frame",
    ),
    "Queries to the database by hand": (
        "config/test_config_safety.py::test_nobody_writes_sql_by_hand_but_the_guard_of_the_log",
        "web/test_web_nonsense.py::test_nonsense_in_the_address_is_answered_in_words",
    ),
    "Code in what people write": (
        "web/test_web_payloads.py::test_a_page_shows_payloads_as_text",
        "web/test_web_payloads.py::test_a_payload_sent_in_a_form_comes_back_as_text",
        "web/test_web_payloads.py::test_a_page_of_a_fault_shows_payloads_as_text",
        "web/test_web_payloads.py::test_a_payload_in_an_address_comes_back_as_text",
        "web/test_web_payloads.py::test_a_letter_is_plain_text_with_one_line_of_subject",
        "web/test_web_payloads.py::test_every_answer_forbids_what_is_not_ours",
        "report/test_html_page.py::test_hostile_text_stays_text",
        "report/test_pdf_hostile_text.py::test_hostile_text_stands_in_the_pdf_as_it_is",
        "report/test_basis_page.py::test_hostile_text_stays_text",
    ),
    "Code in both versions of a conflict": (
        "web/test_web_payloads.py::test_both_versions_are_shown_as_text",
    ),
    "Links that are enough by themselves": (
        "web/test_web_attachments.py::test_a_stranger_cannot_fetch_a_file",
        "web/test_web_attachments.py::test_a_file_of_another_round_is_not_found",
        "web/test_web_entrance.py::test_a_guessed_invitation_opens_nothing",
        "web/test_web_own_account.py::test_the_link_works_once_and_for_the_one_who_asked",
        "domain/test_domain_people.py::test_the_secret_of_the_link_is_not_kept",
    ),
    "Links that never end": (
        "web/test_web_entrance.py::test_an_invitation_that_has_ended_opens_nothing",
        "web/test_web_entrance.py::test_the_link_of_a_letter_works_once",
        "web/test_web_entrance.py::test_the_link_of_a_letter_ends_with_its_hour",
        "web/test_web_own_account.py::test_the_link_ends_with_its_hour",
        "domain/test_domain_people.py::test_a_link_used_by_many_at_once_lets_one_in",
    ),
    "Forms from another site": ("web/test_web_access.py::test_a_form_from_elsewhere_is_refused",),
    "Other ways of asking": (
        "web/test_web_access.py::test_no_other_way_of_asking_is_let_in",
        "web/test_web_errors.py::test_a_wrong_way_of_asking_is_refused",
    ),
    "Requests that the site makes for others": (
        "web/test_web_classes.py::test_the_site_asks_no_other_site_for_anything",
    ),
    "Being led to another site": (
        "web/test_web_guarding.py::test_no_address_of_ours_leads_to_another_site",
    ),
    "Another name of the site": (
        "web/test_web_guarding.py::test_another_name_of_the_site_is_refused_and_stands_in_no_letter",
    ),
    "Races to do a thing more than once": (
        "web/test_web_once.py::test_a_form_sent_fifty_times_at_once_makes_one",
        "web/test_web_once.py::test_a_form_sent_again_makes_nothing_more",
        "domain/test_domain_people.py::test_open_invitations_never_pass_their_limit_also_when_many_invite_at_once",
    ),
    "Two who overwrite each other": (
        "web/test_web_conflicts.py::test_every_form_says_what_kind_it_is",
        "web/test_web_conflicts.py::test_the_later_sees_both_versions_and_overwrites_nothing",
        "web/test_web_conflicts.py::test_a_form_without_the_version_it_was_made_from_is_refused",
        "web/test_web_lines.py::test_a_year_that_others_have_taken_away_is_not_lost",
    ),
    "Programs that make documents": (
        "report/test_pdf_hostile_text.py::test_the_template_reads_nothing_but_what_it_is_given",
        "report/test_pdf_hostile_text.py::test_markup_of_the_typesetter_does_nothing",
        "report/test_basis_page.py::test_the_page_asks_nobody_for_anything",
    ),
    "Formulas in sheets": (
        "report/test_workbook_cells.py::test_no_cell_is_a_formula_and_every_text_is_a_string",
        "report/test_workbook_cells.py::test_a_text_that_could_become_a_formula_is_marked_as_text",
        "formats/test_workbook_lossless.py::test_no_text_becomes_a_formula_or_a_link",
    ),
    "Guessing passwords and codes": (
        "web/test_web_entrance.py::test_guessing_from_many_networks_stops_at_five",
        "web/test_web_entrance.py::test_guessing_from_one_network_stops_whoever_is_guessed_at",
        "web/test_web_entrance.py::test_a_made_up_network_address_does_not_hide_where_one_guesses_from",
        "web/test_web_entrance.py::test_codes_are_guessed_five_times_at_most",
    ),
    "Locking others out": (
        "web/test_web_entrance.py::test_nobody_is_locked_out_of_a_browser_they_have_used",
        "web/test_web_entrance.py::test_a_new_password_through_a_letter_lets_one_in_while_others_guess",
        "web/test_web_entrance.py::test_a_mark_of_a_browser_that_someone_has_made_up_is_worth_nothing",
    ),
    "Finding out who is here": (
        "web/test_web_people.py::test_a_wrong_password_is_told_without_saying_which_was_wrong",
        "web/test_web_entrance.py::test_whoever_asks_for_a_new_password_learns_nothing_of_who_is_here",
        "web/test_web_entrance.py::test_how_long_the_letter_takes_is_not_seen_by_the_one_who_asks",
        "web/test_web_entrance.py::test_a_password_is_weighed_also_where_nobody_is_here",
        "web/test_web_entrance.py::test_whoever_invites_learns_nothing_of_who_has_an_account",
        "web/test_web_own_account.py::test_an_address_someone_has_is_neither_told_nor_taken",
    ),
    "Going around the second step": (
        "web/test_web_entrance.py::test_the_password_alone_opens_nothing_where_there_is_a_second_step",
        "web/test_web_entrance.py::test_a_code_works_once",
        "web/test_web_entrance.py::test_a_new_password_does_not_go_around_the_second_step",
        "web/test_web_entrance.py::test_what_concerns_the_account_asks_for_the_password_once_more",
    ),
    "Sign-ins of others": (
        "web/test_web_entrance.py::test_a_new_password_ends_every_sign_in",
        "web/test_web_entrance.py::test_signing_in_gives_a_new_session",
        "web/test_web_guarding.py::test_in_production_cookies_and_connection_are_locked",
    ),
    "Letters to those who did not ask": (
        "web/test_web_entrance.py::test_letters_for_a_new_password_are_few",
        "web/test_web_own_account.py::test_letters_to_new_addresses_are_few",
        "domain/test_domain_people.py::test_one_address_is_not_sent_letters_without_end",
    ),
    "Far too much at once": (
        "web/test_web_guarding.py::test_a_request_far_larger_than_any_form_is_refused_unread",
        "web/test_web_guarding.py::test_more_fields_than_any_form_has_are_refused",
        "web/test_web_errors.py::test_too_much_at_once_is_refused_with_a_page",
        "domain/test_domain_attachments.py::test_a_file_beyond_a_limit_is_refused",
    ),
    "What unpacks to far more than it is": (
        "web/test_web_rounds.py::test_a_packed_bomb_is_refused",
        "web/test_web_classes.py::test_a_workbook_that_grows_is_refused_at_once",
        "domain/test_domain_word_files.py::test_what_grows_fetches_or_reaches_out_is_no_document",
        "domain/test_domain_pictures.py::test_a_small_file_that_unpacks_to_an_enormous_picture_is_refused",
        "web/test_web_nonsense.py::test_a_file_of_nonsense_is_answered_in_words",
    ),
    "Nonsense of every kind": (
        "web/test_web_nonsense.py::test_nonsense_in_every_field_is_answered_in_words",
        "web/test_web_nonsense.py::test_a_request_that_cannot_be_read_is_answered_in_words",
        "web/test_web_nonsense.py::test_a_number_of_nothing_is_no_page",
    ),
    "Files that are not what they say": (
        "web/test_web_attachments.py::test_a_file_that_is_not_what_it_says_is_refused",
        "domain/test_domain_attachments.py::test_what_cannot_be_attached_is_refused_and_nothing_is_left",
        "domain/test_domain_word_files.py::test_a_document_that_runs_or_fetches_is_refused",
    ),
    "Files that a browser would run": (
        "web/test_web_guarding.py::test_a_download_is_something_to_save_and_never_a_page",
        "web/test_web_guarding.py::test_an_attached_file_could_not_run_even_if_a_browser_showed_it",
        "web/test_web_payloads.py::test_a_download_with_payloads_is_never_shown_as_a_page",
    ),
    "Tricks in the names of files": (
        "web/test_web_guarding.py::test_a_trick_in_the_name_of_a_file_stays_in_the_name",
        "domain/test_domain_attachments.py::test_only_the_last_part_of_a_path_is_the_name",
    ),
    "What a picture tells of a place": (
        "domain/test_domain_pictures.py::test_what_a_picture_tells_of_place_and_person_is_taken_away",
        "domain/test_domain_pictures.py::test_a_picture_stays_upright",
    ),
    "Line ends in headers and letters": (
        "web/test_web_guarding.py::test_a_line_end_in_a_value_makes_no_header_and_no_letter",
        "web/test_web_payloads.py::test_a_letter_is_plain_text_with_one_line_of_subject",
    ),
    "Lines in the log that were sent": (
        "web/test_web_guarding.py::test_the_log_of_requests_holds_no_value_that_was_sent",
        "domain/test_domain_records.py::test_no_name_or_address_of_a_person_stands_in_the_log",
    ),
    "Pages that are kept, framed or sniffed": (
        "web/test_web_guarding.py::test_every_answer_has_the_headers_that_guard_it",
        "web/test_web_guarding.py::test_no_machine_keeps_a_page_of_a_person",
    ),
    "Comparing secrets sign by sign": (
        "web/test_web_classes.py::test_secrets_are_compared_in_the_same_time_whatever_they_are",
    ),
    "What is kept about a person": (
        "web/test_web_own_account.py::test_what_is_kept_of_others_and_what_is_secret_is_not_in_the_file",
        "web/test_web_own_account.py::test_an_account_is_closed_by_its_own_person_after_asking",
    ),
}
"""Each class, and where it is tried."""


@pytest.mark.parametrize("name", CLASSES)
def test_each_class_has_tests_that_are_there(name):
    for one in CLASSES[name]:
        path, test = one.split("::")
        assert f"def {test}(" in (TESTS / path).read_text(encoding="utf-8"), one


SOURCE = TESTS.parent / "src" / "samvekt"
ASKS_OTHERS = re.compile(
    r"^\s*(?:import|from)\s+(?:requests|httpx|aiohttp|urllib3|urllib\.request|http\.client|ftplib"
    r"|telnetlib|socket)\b",
    re.MULTILINE,
)


KNOW_THEIR_OWN_MACHINE = {
    "config/management/commands/run_jobs.py",
    "config/management/commands/serve.py",
}
"""Commands that ask for the name of their own machine, or whether a port there is free."""


def test_the_site_asks_no_other_site_for_anything():
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if ASKS_OTHERS.search(path.read_text(encoding="utf-8"))
    }

    assert asking == KNOW_THEIR_OWN_MACHINE


def test_secrets_are_compared_in_the_same_time_whatever_they_are():
    compared = re.compile(
        r"(?:token|secret|password|signature|hmac)\w*\s*(?:==|!=)\s*[a-z]", re.ASCII
    )
    found = [
        f"{path.name}: {line.strip()}"
        for folder in ("domain", "web", "config")
        for path in (SOURCE / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if compared.search(line) and not line.strip().startswith(("#", '"'))
    ]

    assert found == []


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


def workbook(**changed):
    import io
    import zipfile

    from xlsxwriter import Workbook

    plain, made = io.BytesIO(), io.BytesIO()
    book = Workbook(plain)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["navn", "type endring"])
    sheet.write_row(1, 0, ["Alarm", "starte"])
    book.close()
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(made, "w", 8) as after:
        assert changed.keys() <= set(before.namelist())
        for name in before.namelist():
            after.writestr(name, changed.get(name, before.read(name)))
    return made.getvalue()


SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize(
    "changed",
    [
        {TEXTS: f'{LAUGHS}<sst xmlns="{SPACE}"><si><t>&m;</t></si></sst>'},
        {SHEET: f'{LAUGHS}<worksheet xmlns="{SPACE}"><sheetData>&m;</sheetData></worksheet>'},
        {
            TEXTS: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f'<sst xmlns="{SPACE}"><si><t>&x;</t></si></sst>'
        },
        {
            SHEET: f'<worksheet xmlns="{SPACE}"><sheetData><row r="1048576">'
            '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
        },
        {TEXTS: b"0" * 60_000_000},
        {SHEET: b""},
    ],
)
def test_a_workbook_that_grows_is_refused_at_once(changed, leader, pages, round_):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from samvekt.domain.rounds.models import Round

    before = Round.objects.count()

    answer = leader.post(
        pages["rounds:start_file"], {"file": SimpleUploadedFile("tiltak.xlsx", workbook(**changed))}
    )

    assert answer.status_code == 422
    assert "root:" not in answer.content.decode()
    assert Round.objects.count() == before
