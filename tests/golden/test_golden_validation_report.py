import validation_report


def test_the_published_page_is_up_to_date():
    assert validation_report.PAGE.read_text(encoding="utf-8") == validation_report.page()


def test_every_case_holds_within_its_tolerance():
    cases = [case for part in validation_report.PARTS for case in part.cases()]

    outside = [case.what for case in cases if not validation_report.within(case)]

    assert len(cases) > 300
    assert outside == []


def test_no_row_both_sets_a_parameter_and_is_reported():
    report = validation_report.ranking.hit_report(without_repeated_starts=True)

    reported = {outcome.case_id for outcome in report.outcomes}

    assert reported.isdisjoint(report.left_out)
    assert len(report.left_out) == 4
