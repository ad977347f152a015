"""Checks of the Arbeitszeitgesetz, paragraph by paragraph: each finding has its number, its gravity and a way out."""

from datetime import date, timedelta
from decimal import Decimal

from payroll.law.public_holidays import calendar
from payroll.law.working_days import Finding, Severity, Span
from payroll.law.working_time_checks import CHECKS, Situation, check
from payroll.periods import DateRange, Month
from tests.law.work import daily, span

MARCH = DateRange(date(2026, 3, 1), date(2026, 3, 31))
FEBRUARY = DateRange(date(2026, 2, 1), date(2026, 2, 28))
NRW = calendar("NW")


def findings(*spans: Span, window: DateRange = MARCH, **given) -> tuple[Finding, ...]:
    return check(Situation(spans, window, NRW, **given))


def found(*spans: Span, window: DateRange = MARCH, **given) -> list[str]:
    return [finding.check for finding in findings(*spans, window=window, **given)]


def one(number: str, *spans: Span, window: DateRange = MARCH, **given) -> Finding:
    (finding,) = [each for each in findings(*spans, window=window, **given) if each.check == number]
    return finding


def test_a_short_day_has_no_finding():
    assert found(span("2026-03-02 08:00", "2026-03-02 14:00")) == []


class TestLengthOfADay:
    """§ 3 ArbZG: eight hours, up to ten if they balance; the workday is the 24 hours from the start of work."""

    def test_more_than_eight_hours_is_told_and_more_than_ten_is_a_violation(self):
        assert found(span("2026-03-02 08:00", "2026-03-02 17:30", 45)) == ["AZ-01"]
        assert found(span("2026-03-02 08:00", "2026-03-02 18:45", 45)) == ["AZ-01"]
        assert found(span("2026-03-02 08:00", "2026-03-02 18:46", 45)) == ["AZ-02"]

    def test_two_shifts_of_a_day_are_one_workday(self):
        assert found(span("2026-03-02 08:00", "2026-03-02 13:00"), span("2026-03-02 14:00", "2026-03-02 19:30")) == ["AZ-02"]

    def test_work_before_a_full_rest_belongs_to_the_24_hours_of_the_first_start(self):
        evening, morning = span("2026-03-02 17:00", "2026-03-02 23:00"), span("2026-03-03 06:00", "2026-03-03 11:00")
        finding = one("AZ-02", evening, morning)
        assert finding.day == date(2026, 3, 2)
        assert "11 Stunden in 24 Stunden" in finding.text
        assert finding.proposal.startswith("Kürzen Sie um 1 Stunden")

    def test_a_full_rest_ends_the_workday(self):
        """Late, then early with exactly eleven hours between: 8 + 6 hours are two workdays."""
        late, early = span("2026-03-02 13:30", "2026-03-02 22:00", 30), span("2026-03-03 09:00", "2026-03-03 15:00")
        assert found(late, early) == []

    def test_a_shift_cut_at_midnight_is_one_workday(self):
        assert "AZ-02" in found(span("2026-03-02 19:00", "2026-03-03 00:00"), span("2026-03-03 00:00", "2026-03-03 06:00"))


class TestBreaks:
    """§ 4 ArbZG: over six hours 30 minutes, over nine 45, parts of fifteen minutes, never six hours on end."""

    def test_one_shift(self):
        assert found(span("2026-03-02 08:00", "2026-03-02 14:00")) == []
        assert found(span("2026-03-02 08:00", "2026-03-02 15:00")) == ["AZ-05"]
        assert found(span("2026-03-02 08:00", "2026-03-02 15:00", 29)) == ["AZ-05"]
        assert found(span("2026-03-02 08:00", "2026-03-02 15:00", 30)) == []

    def test_nine_hours_of_work_ask_for_45_minutes(self):
        assert found(span("2026-03-02 08:00", "2026-03-02 17:30", 30)) == ["AZ-01"]
        assert found(span("2026-03-02 08:00", "2026-03-02 17:31", 30)) == ["AZ-01", "AZ-05"]

    def test_a_gap_between_two_shifts_is_a_break_two_shifts_that_touch_are_one_stretch(self):
        morning = span("2026-03-02 08:00", "2026-03-02 12:00")
        assert found(morning, span("2026-03-02 12:30", "2026-03-02 15:30")) == []
        assert found(morning, span("2026-03-02 12:00", "2026-03-02 15:30")) == ["AZ-05"]

    def test_a_break_of_the_second_shift_does_not_cut_the_first_stretch(self):
        """8 to 12 and 12 to 17:30 with half an hour at its middle: on end until 14:30."""
        afternoon = span("2026-03-02 12:00", "2026-03-02 17:30", 30)
        assert (
            "6 Stunden 30 Minuten ohne Pause" in one("AZ-05", span("2026-03-02 08:00", "2026-03-02 12:00"), afternoon).text
        )

    def test_parts_shorter_than_fifteen_minutes_are_no_break(self):
        parts = [("08:00", "10:30"), ("10:40", "13:00"), ("13:10", "15:30")]
        assert "AZ-05" in found(*(span(f"2026-03-02 {a}", f"2026-03-02 {b}") for a, b in parts))


class TestRest:
    """§ 5 Abs. 1 ArbZG: eleven hours between the end of work and the next start, in time that really passes."""

    def test_between_two_workdays(self):
        late_and_early = span("2026-03-02 16:00", "2026-03-02 22:00"), span("2026-03-03 08:00", "2026-03-03 12:00")
        assert found(*late_and_early) == ["AZ-01", "AZ-06"]
        assert found(span("2026-03-02 15:00", "2026-03-02 21:00"), span("2026-03-03 08:00", "2026-03-03 12:00")) == []

    def test_the_way_out_names_the_clock(self):
        finding = one("AZ-06", span("2026-03-02 16:00", "2026-03-02 22:00"), span("2026-03-03 08:00", "2026-03-03 12:00"))
        assert "Beginnen Sie am 03.03. erst um 09:00 Uhr" in finding.proposal
        assert "hören Sie davor am 02.03. schon um 21:00 Uhr auf" in finding.proposal

    def test_summer_time_takes_an_hour_of_rest(self):
        night = span("2026-03-28 18:00", "2026-03-28 22:00"), span("2026-03-29 09:00", "2026-03-29 12:00")
        assert "nur 10 Stunden Ruhe" in one("AZ-06", *night).text

    def test_winter_time_gives_one(self):
        night = span("2026-10-24 18:00", "2026-10-24 22:00"), span("2026-10-25 08:00", "2026-10-25 12:00")
        assert "AZ-06" not in found(*night, window=Month(2026, 10).range)

    def test_a_split_day_must_leave_eleven_of_its_24_hours(self):
        morning = span("2026-03-02 06:00", "2026-03-02 09:00")
        assert found(morning, span("2026-03-02 16:00", "2026-03-02 19:00")) == []
        assert found(morning, span("2026-03-02 17:00", "2026-03-02 20:00")) == ["AZ-06"]


def test_a_24_hour_shift():
    """§§ 3, 5 ArbZG; each hour is one of the minimum wage (BAG 24.06.2021 - 5 AZR 505/20)."""
    assert {"AZ-02", "AZ-14"} <= set(found(span("2026-03-02 08:00", "2026-03-03 08:00", 45)))
    halves = span("2026-03-02 08:00", "2026-03-02 20:00"), span("2026-03-02 20:00", "2026-03-03 08:00")
    assert "AZ-14" in found(*halves)
    assert "AZ-14" not in found(span("2026-03-02 08:00", "2026-03-03 07:59", 45))
    over_the_clock_change = span("2026-03-28 08:00", "2026-03-29 08:00", 45)
    assert "AZ-14" in found(over_the_clock_change)


class TestWeeks:
    """§ 3 Satz 2 ArbZG: 48 hours on average of 24 weeks, 60 at most; work for others counts (§ 2 Abs. 1)."""

    def test_a_week_beyond_60_hours(self):
        shifts = daily(date(2026, 3, 2), 6, 8, 19, 45)
        assert "AZ-04" in found(*shifts)
        assert "AZ-04" not in found(*shifts, window=Month(2026, 4).range)

    def test_a_week_over_the_month_s_end_is_told_once(self):
        shifts = daily(date(2026, 3, 30), 6, 8, 19, 45)
        assert "AZ-04" not in found(*shifts)
        assert "AZ-04" in found(*shifts, window=Month(2026, 4).range)

    def test_average_of_24_weeks_counts_vacation_with_eight_hours(self):
        """BVerwG 09.05.2018 - 8 C 13.17."""
        shifts = daily(date(2025, 10, 15), 168, 8, 17, 45, sundays=False)
        absent = frozenset(date(2026, 3, 1) + timedelta(days=n) for n in range(14))
        rest = [shift for shift in shifts if shift.start.date() not in absent]
        assert "AZ-03" in found(*shifts)
        assert "AZ-03" in found(*rest, neutral=absent)
        assert "AZ-03" not in found(*daily(date(2025, 10, 15), 168, 8, 16, 30, sundays=False))

    def test_hours_for_other_employers_are_added(self):
        forty = daily(date(2025, 10, 15), 168, 8, 15, 30, sundays=False)
        assert "AZ-03" not in found(*forty, hours_elsewhere=Decimal(8))
        finding = one("AZ-03", *forty, hours_elsewhere=Decimal(12))
        assert "12 Stunden in der Woche bei anderen" in finding.text
        fifty = daily(date(2026, 3, 2), 6, 8, 17, 45)
        assert "AZ-04" in found(*fifty, hours_elsewhere=Decimal(11))


class TestSundaysAndHolidays:
    """§§ 10, 11 ArbZG."""

    def test_they_are_told(self):
        assert found(span("2026-04-06 08:00", "2026-04-06 12:00"), window=Month(2026, 4).range) == ["AZ-07"]

    def test_fifteen_free_sundays(self):
        """2026 has 52 Sundays; a violation once the year is over."""
        first = date(2026, 1, 4)
        sundays = [span(f"{day} 08:00", f"{day} 12:00") for day in (first + timedelta(weeks=number) for number in range(38))]
        december, september = Month(2026, 12).range, Month(2026, 9).range
        assert "AZ-08" not in found(*sundays[:37], window=december)
        assert one("AZ-08", *sundays, window=december).severity is Severity.ERROR
        assert one("AZ-08", *sundays, window=september).severity is Severity.WARNING

    def test_sundays_before_the_known_shifts_and_ahead_in_the_roster_count(self):
        """The forecast: fewer Sundays remain than are still needed."""
        first = date(2026, 1, 4)
        every = [first + timedelta(weeks=number) for number in range(52)]
        may = Month(2026, 5).range
        before = frozenset(day for day in every if day < may.first)
        given = {"sundays_before": before, "sundays_ahead": frozenset(day for day in every if day > may.last)}
        finding = one("AZ-08", *(span(f"{d} 08:00", f"{d} 12:00") for d in every if d in may), window=may, **given)
        assert "waren bis 31.05.2026 0 Sonntage frei, keiner kommt noch ohne Schicht" in finding.text
        assert finding.proposal.startswith("Geben Sie 15 der noch geplanten Sonntage an jemand anderes (So 07.06.")
        assert "AZ-08" not in found(window=may, sundays_before=before)

    def test_a_sunday_needs_a_free_werktag_within_two_weeks(self):
        """§ 11 Abs. 3 ArbZG."""
        every_day = daily(date(2026, 2, 1), 59, 8, 12)
        assert "AZ-09" in found(*every_day)
        assert "AZ-09" not in found(*(shift for shift in every_day if shift.start.weekday() != 2))

    def test_one_free_day_serves_one_sunday(self):
        """Six weeks without a day off but one: it serves one of the Sundays around it, not two."""
        every_day = daily(date(2026, 2, 16), 42, 8, 12)
        with_one_off = [shift for shift in every_day if shift.start.date() != date(2026, 3, 11)]
        assert found(*every_day).count("AZ-09") == found(*with_one_off).count("AZ-09") + 1

    def test_the_days_that_would_still_serve_are_named(self):
        worked = daily(date(2026, 2, 23), 14, 8, 12)
        ahead = [Span(each.start, each.end, planned=True) for each in daily(date(2026, 3, 9), 13, 8, 12, sundays=False)]
        finding = next(f for f in findings(*worked, *ahead) if f.check == "AZ-09" and f.day == date(2026, 3, 8))
        assert "Diese Tage gehen noch, wenn Sie sie frei halten: Mo 09.03., Di 10.03." in finding.proposal
        assert finding.due == date(2026, 3, 21)

    def test_a_holiday_on_a_werktag_has_eight_weeks(self):
        """Karfreitag, 3 April 2026: the next free Werktag is six weeks later."""
        shifts = [s for s in daily(date(2026, 2, 2), 120, 8, 12, sundays=False) if s.start.date() != date(2026, 5, 15)]
        april = [f for f in findings(*shifts, window=Month(2026, 4).range) if f.check == "AZ-09"]
        assert date(2026, 4, 3) not in [f.day for f in april]

    def test_its_time_runs_out_in_the_month_in_which_all_shifts_are_known(self):
        """Sunday 29 March: its two weeks end on 11 April; April has no day off."""
        shifts = daily(date(2026, 3, 10), 50, 8, 12)
        assert date(2026, 3, 29) in [f.day for f in findings(*shifts, window=Month(2026, 4).range) if f.check == "AZ-09"]

    def test_a_free_day_goes_with_eleven_hours_of_rest(self):
        """§ 11 Abs. 4 ArbZG: 35 hours; a day off between a late end and an early start has only 24 and nine."""
        week = [s for s in daily(date(2026, 3, 2), 28, 14, 23, 30) if s.start.date().weekday() != 2]
        early = [span(f"{s.start.date()} 08:00", f"{s.start.date()} 12:00") for s in week if s.start.weekday() == 3]
        spans = [*(s for s in week if s.start.weekday() != 3), *early]
        days = [f for f in findings(*spans, window=DateRange(date(2026, 3, 16), date(2026, 3, 16))) if f.check == "AZ-09"]
        assert days == []
        sunday = DateRange(date(2026, 3, 15), date(2026, 3, 15))
        (finding,) = [f for f in findings(*spans, window=sunday) if f.check == "AZ-09"]
        assert finding.severity is Severity.WARNING
        assert "11 Stunden Ruhe" in finding.text


class TestNights:
    """§ 6 Abs. 2, 5 ArbZG: night workers, from 48 nights a year or by turns, have a shorter average and compensation."""

    def test_from_48_nights_of_the_year(self):
        nights = daily(date(2026, 1, 2), 47, 22, 4)
        assert "AZ-11" not in found(*nights, window=FEBRUARY)
        assert "AZ-11" in found(*nights, window=FEBRUARY, nights_before=frozenset({date(2026, 1, 1)}))
        nights = daily(date(2026, 1, 2), 57, 22, 4)
        assert one("AZ-11", *nights, window=FEBRUARY).severity is Severity.ERROR
        assert "AZ-11" not in found(*nights, window=FEBRUARY, night_percent=Decimal(30))

    def test_by_turns_from_the_first_night(self):
        days = [*daily(date(2026, 2, 2), 3, 8, 12), *daily(date(2026, 2, 9), 1, 22, 6, 30)]
        assert "AZ-11" not in found(*days, window=FEBRUARY)
        assert "AZ-11" in found(*days, window=FEBRUARY, rotating_nights=True)
        assert "AZ-11" not in found(*days, window=FEBRUARY, rotating_nights=True, night_percent=Decimal(25))

    def test_less_than_usual_is_a_warning(self):
        """Permanent nights: 30 percent (BAG 15.07.2020 - 10 AZR 123/19)."""
        finding = one("AZ-11", *daily(date(2026, 1, 2), 57, 22, 4), window=FEBRUARY, night_percent=Decimal(25))
        assert finding.severity is Severity.WARNING
        assert "25 Prozent vereinbart, üblich sind 30" in finding.text

    def test_the_average_of_four_weeks(self):
        assert "AZ-10" not in found(*daily(date(2026, 1, 2), 57, 22, 4), window=FEBRUARY)
        assert "AZ-10" in found(*daily(date(2026, 1, 2), 57, 20, 4), window=FEBRUARY)


def test_every_finding_of_a_full_year_names_statute_and_way_out():
    shifts = daily(date(2025, 8, 1), 240, 8, 20)
    seen = findings(*shifts, *daily(date(2026, 3, 2), 28, 22, 6)[:1])
    assert {"AZ-02", "AZ-03", "AZ-04", "AZ-05", "AZ-07", "AZ-09"} <= {finding.check for finding in seen}
    assert all(finding.law and finding.proposal.endswith(".") for finding in seen)
    assert set(CHECKS) == {f"AZ-{number:02d}" for number in (*range(1, 12), 14)}
