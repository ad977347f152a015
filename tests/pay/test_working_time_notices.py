"""Working-time findings become notices of the month."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from payroll.pay.facts import AbsenceKind, Override, WorkBefore
from payroll.pay.month import compute_payslip
from payroll.pay.working_time_notices import working_time_findings, working_time_notices
from payroll.periods import Month
from tests.pay import people
from tests.pay.gross_facts import absence, assistant, contract, facts, planned, shift


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


def checks(month) -> list[str]:
    return [finding.check for finding in working_time_findings(month)]


def test_a_finding_left_as_it_is_says_why():
    override = Override(
        assistant="anna", check="AZ-05", on=date(2026, 3, 2), reason="Ablösung kam nicht", noted_on=date(2026, 3, 3)
    )
    long_days = [shift(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 15:00") for day in (2, 4)]
    notices = working_time_notices(facts("2026-03", *long_days, overrides=(override,)))
    assert [notice.code for notice in notices] == ["working_time", "working_time"]
    assert notices[0].text.startswith("Am 04.03.2026")
    assert notices[1].text.endswith("Bewusst so, Grund: Ablösung kam nicht")


def test_who_turns_18_is_looked_at_by_both_laws_each_for_its_days():
    """Born 16 March 2008: 15 March is the last day under 18."""
    turning = assistant(birth_date=date(2008, 3, 16), medical_certificate_on=date(2025, 6, 1))
    evenings = [shift(f"2026-03-{day:02d} 19:00", f"2026-03-{day:02d} 22:00") for day in (10, 17)]
    long_days = [shift(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 15:00") for day in (12, 19)]
    found = working_time_findings(facts("2026-03", *evenings, *long_days, assistant=turning))
    assert [(f.check, f.day.day) for f in found] == [("JA-03", 10), ("JA-02", 12), ("AZ-05", 19)]


def test_who_lives_in_is_told_how_narrow_the_exception_is():
    """§ 18 Abs. 1 Nr. 3 ArbZG."""
    month = facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 22:00"), assistant=assistant(lives_in=True))
    (told,) = working_time_findings(month)
    assert told.check == "AZ-00"
    assert "24 Stunden, gehört nicht dazu" in told.text
    assert working_time_notices(month) == ()


def test_hours_elsewhere_count_in_the_week():
    week = [shift(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 17:45", break_minutes=45) for day in range(2, 8)]
    assert "AZ-04" not in checks(facts("2026-03", *week))
    assert "AZ-04" in checks(facts("2026-03", *week, assistant=assistant(weekly_hours_elsewhere=Decimal(10))))


def test_the_year_before_the_known_shifts_counts():
    sundays = tuple(date(2026, 1, 4) + timedelta(weeks=number) for number in range(36))
    nights = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(47))
    month = facts("2026-12", shift("2026-12-06 08:00", "2026-12-06 12:00"), shift("2026-12-08 22:00", "2026-12-09 06:00"))
    assert {"AZ-08", "AZ-11"}.isdisjoint(checks(month))
    known = checks(replace(month, work_before=WorkBefore(sundays=(*sundays, date(2026, 9, 13)), nights=nights)))
    assert {"AZ-08", "AZ-11"} <= set(known)


def test_a_call_told_too_late_is_said():
    on_call = assistant(contract(on_call=True, on_call_hours="maximum"))
    late = planned("2026-03-20 08:00", "2026-03-20 12:00", announced_on=date(2026, 3, 19))
    assert checks(facts("2026-03", late, assistant=on_call)) == ["AB-01"]


class TestHoursBeyondASalary:
    """§ 2 Abs. 2 MiLoG: thirty hours a week are 130 in a month; March 2026 has 22 workdays, 132 hours."""

    def month(self, hours: int, **contract_given):
        days = [date(2026, 3, 2) + timedelta(days=number) for number in range(30)]
        workdays = [day for day in days if day.weekday() < 5][: hours // 6]
        shifts = [shift(f"{day} 08:00", f"{day} 14:00") for day in workdays]
        return replace(people.facts("1900.00", contract=contract_given), shifts=tuple(shifts))

    def said(self, month) -> list[str]:
        return [notice.text for notice in compute_payslip(month).warnings]

    def test_as_many_as_the_month_has_workdays_are_the_salary_s(self):
        assert self.said(self.month(132)) == []

    def test_more_without_an_agreement_must_be_paid(self):
        longer = self.month(132)
        extra = shift("2026-03-07 08:00", "2026-03-07 14:00")
        low_pay, text = self.said(replace(longer, shifts=(*longer.shifts, extra)))
        assert "1.918,20 Euro" in low_pay
        assert "6,00 Stunden mehr als vereinbart. Sie müssen bezahlt werden." in text

    def test_with_a_time_account_they_are_no_hours_of_the_minimum_wage(self):
        """138 hours × 13,90 are 1.918,20 euro, more than the salary; the eight hours on the account do not count yet."""
        longer = self.month(132, time_account_from=date(2026, 1, 1))
        extra = shift("2026-03-07 08:00", "2026-03-07 14:00")
        assert self.said(replace(longer, shifts=(*longer.shifts, extra))) == []

    def test_an_account_agreed_later_holds_from_the_next_month(self):
        longer = self.month(132, time_account_from=date(2026, 3, 2))
        extra = shift("2026-03-07 08:00", "2026-03-07 14:00")
        assert len(self.said(replace(longer, shifts=(*longer.shifts, extra)))) == 2


def test_the_minimum_wage_holds_under_18_only_after_vocational_training():
    """§ 22 Abs. 2 MiLoG."""
    work = tuple(shift(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 12:00") for day in (2, 3, 4))
    young = {"birth_date": date(2009, 1, 1), "medical_certificate_on": date(2025, 6, 1)}
    low = {"pay": "hourly", "regular_monthly_pay": Decimal("700.00")}
    month = replace(people.facts("10.00", contract=low, assistant=young), shifts=work, month=Month(2026, 3))
    assert "minimum_wage" not in [notice.code for notice in compute_payslip(month).warnings]
    trained = replace(month, assistant=replace(month.assistant, vocational_training=True))
    assert "minimum_wage" in [notice.code for notice in compute_payslip(trained).warnings]
