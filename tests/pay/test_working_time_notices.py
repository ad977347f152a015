"""Working-time findings become notices of the month."""

from datetime import date

from payroll.pay.facts import AbsenceKind
from payroll.pay.working_time_notices import working_time_findings, working_time_notices
from tests.pay.gross_facts import absence, assistant, facts, planned, shift


def test_one_notice_a_check_with_all_its_days():
    notices = working_time_notices(
        facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 15:00"), planned("2026-03-04 08:00", "2026-03-04 15:00"))
    )
    (notice,) = notices
    assert notice.code == "working_time"
    assert "02.03.2026" in notice.text
    assert "Ebenso am 04.03.2026. Planen Sie Pausen" in notice.text
    assert notice.law == "§ 4 ArbZG"


def test_information_alone_is_no_notice_and_lost_shifts_are_no_work():
    month = facts(
        "2026-03",
        shift("2026-03-08 08:00", "2026-03-08 12:00"),
        planned("2026-03-16 08:00", "2026-03-16 20:00"),
        absences=(absence(AbsenceKind.VACATION, "2026-03-16", "2026-03-20"),),
    )
    assert working_time_notices(month) == ()
    assert [finding.check for finding in working_time_findings(month)] == ["AZ-07"]


def test_persons_under_18_have_their_own_law():
    young = assistant(birth_date=date(2009, 1, 1), medical_certificate_on=date(2025, 1, 1))
    month = facts("2026-03", shift("2026-03-02 18:00", "2026-03-02 22:00"), assistant=young)
    assert [notice.law for notice in working_time_notices(month)] == ["§ 14 JArbSchG"]
