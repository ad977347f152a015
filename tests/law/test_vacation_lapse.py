"""What becomes of vacation when a year ends (§ 7 Abs. 3 BUrlG)."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.law.vacation_lapse import Circumstances, Fate, Reason, Told, fates, notice_in_time
from payroll.periods import DateRange, calendar_year

JANUARY = Told(date(2026, 1, 5), Decimal(20))
YEAR_END, MARCH = date(2026, 12, 31), date(2027, 3, 31)


def at(*told: Told, **given: object) -> Circumstances:
    values: dict = {"employed_from": date(2020, 1, 1), "workdays": Decimal(5), "told": {2026: told} if told else {}}
    return Circumstances(**(values | given))


def unfit(first: date, last: date) -> tuple[DateRange, ...]:
    return (DateRange(first, last),)


def ends(found: tuple[Fate, ...]) -> list[tuple[int, str, date | int | None]]:
    """Days, why, and the day of the lapse or the year they join."""
    return [(int(fate.days), fate.reason.value, fate.until or fate.joins) for fate in found]


def of_2026(circumstances: Circumstances, days: int = 12, **given: object) -> list:
    return ends(fates([(2026, Decimal(days))], 2026, circumstances, **given))


class TestNotice:
    """The employer tells in time, or nothing lapses: BAG 19.02.2019 - 9 AZR 423/16."""

    def test_told_in_time_the_rest_lapses_with_the_year(self):
        assert of_2026(at(JANUARY)) == [(12, "notice", YEAR_END)]

    def test_without_a_notice_the_days_join_the_next_year_and_again(self):
        """BAG 20.12.2022 - 9 AZR 266/20."""
        left = [(2024, Decimal(3)), (2025, Decimal(4)), (2026, Decimal(5))]
        assert ends(fates(left, 2026, at())) == [(days, "no_notice", 2027) for days in (3, 4, 5)]

    def test_a_later_notice_covers_what_joined_from_earlier_years(self):
        assert ends(fates([(2024, Decimal(3)), (2026, Decimal(5))], 2026, at(JANUARY))) == [
            (3, "notice", YEAR_END),
            (5, "notice", YEAR_END),
        ]

    def test_too_late_to_take_them_all_nothing_lapses(self):
        late = Told(date(2026, 12, 21), Decimal(12))
        assert notice_in_time(2026, at(late)) is None
        assert of_2026(at(late)) == [(12, "late_notice", 2027)]

    def test_the_last_day_that_is_in_time(self):
        """Five days a week: 14 calendar days are ten workdays."""
        assert notice_in_time(2026, at(Told(date(2026, 12, 17), Decimal(10)))) is not None
        assert notice_in_time(2026, at(Told(date(2026, 12, 18), Decimal(10)))) is None

    def test_told_while_ill_it_counts_from_the_recovery(self):
        ill = unfit(date(2026, 1, 1), date(2026, 12, 20))
        assert notice_in_time(2026, at(JANUARY, unfit=ill)) is None

    def test_what_the_notice_did_not_name_does_not_lapse(self):
        told = Told(date(2026, 1, 5), Decimal(15))
        assert of_2026(at(told), open_when_told=Decimal(20)) == [(7, "notice", YEAR_END), (5, "not_told", 2027)]

    def test_a_hundredth_is_no_difference(self):
        told = Told(date(2026, 1, 5), Decimal("8.33"))
        found = fates([(2026, Decimal(25) / 3)], 2026, at(told), open_when_told=Decimal(25) / 3)
        assert [fate.reason for fate in found] == [Reason.NOTICE]


class TestCarryOver:
    def test_urgent_reasons_until_31_march(self):
        """§ 7 Abs. 3 Satz 2, 3."""
        assert of_2026(at(JANUARY, urgent={2026: Decimal(4)})) == [(4, "urgent", MARCH), (8, "notice", YEAR_END)]

    def test_partial_leave_on_request_for_the_whole_next_year(self):
        """§ 7 Abs. 3 Satz 4."""
        assert of_2026(at(JANUARY, requested={2026: Decimal(5)})) == [(5, "request", 2027), (7, "notice", YEAR_END)]

    def test_reasons_of_one_year_do_not_carry_days_of_another(self):
        assert ends(fates([(2025, Decimal(5))], 2026, at(JANUARY, urgent={2026: Decimal(4)}))) == [(5, "notice", YEAR_END)]

    def test_maternity_and_parental_leave_carry_to_the_year_after_their_end(self):
        """§ 24 MuSchG, § 17 Abs. 2 BEEG."""
        parental = unfit(date(2026, 5, 1), date(2028, 4, 30))
        assert of_2026(at(JANUARY, protected=parental)) == [(12, "protected", 2029)]

    def test_a_protection_without_a_known_end(self):
        assert of_2026(at(JANUARY, protected=unfit(date(2026, 5, 1), date.max))) == [(12, "protected", None)]


class TestIllness:
    def test_ill_over_new_year_until_31_march(self):
        assert of_2026(at(JANUARY, unfit=unfit(date(2026, 12, 1), date(2027, 1, 31)))) == [(12, "illness", MARCH)]

    def test_what_cannot_be_taken_by_31_march_joins_the_year(self):
        """Fit again for the last week of March: five days are possible."""
        ill = unfit(date(2026, 12, 1), date(2027, 3, 24))
        assert of_2026(at(JANUARY, unfit=ill)) == [(5, "illness", MARCH), (7, "illness", 2027)]

    def test_fit_again_later_in_the_next_year_its_own_notice_decides(self):
        ill = unfit(date(2026, 12, 1), date(2027, 6, 30))
        assert of_2026(at(JANUARY, unfit=ill)) == [(12, "illness", 2027)]

    def test_ill_late_in_the_year_what_could_not_be_taken_is_carried(self):
        ill = unfit(date(2026, 11, 1), date(2026, 12, 24))
        assert of_2026(at(JANUARY, unfit=ill)) == [(7, "illness", MARCH), (5, "notice", YEAR_END)]

    def test_15_months_of_unbroken_illness(self):
        """EuGH C-214/10; told before it began (EuGH C-518/20; BAG 28.03.2023 - 9 AZR 488/21)."""
        ill = unfit(date(2026, 6, 1), date(2029, 1, 1))
        assert of_2026(at(JANUARY, unfit=ill)) == [(12, "long_illness", date(2028, 3, 31))]

    def test_not_told_before_it_began_nothing_lapses(self):
        ill = unfit(date(2026, 6, 1), date(2029, 1, 1))
        assert of_2026(at(unfit=ill)) == [(12, "no_notice", 2027)]

    def test_a_year_without_a_day_fit_for_work_lapses_without_a_notice(self):
        """BAG 07.09.2021 - 9 AZR 3/21."""
        ill = unfit(date(2025, 6, 1), date(2029, 1, 1))
        assert of_2026(at(unfit=ill)) == [(12, "unfit_all_year", date(2028, 3, 31))]

    def test_days_of_earlier_years_do_not_follow_it(self):
        ill = unfit(date(2025, 6, 1), date(2029, 1, 1))
        found = fates([(2025, Decimal(3)), (2026, Decimal(5))], 2026, at(unfit=ill))
        assert ends(found) == [(3, "no_notice", 2027), (5, "unfit_all_year", date(2028, 3, 31))]

    def test_ill_in_the_first_week_only_what_could_be_taken_survives(self):
        """BAG 31.01.2023 - 9 AZR 107/20: 2, 5 and 6 January 2026."""
        ill = unfit(date(2026, 1, 7), date(2029, 1, 1))
        assert of_2026(at(unfit=ill)) == [(9, "early_illness", date(2028, 3, 31)), (3, "no_notice", 2027)]


DAYS = st.integers(0, 30).map(Decimal)
DAY_IN_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def situations(draw) -> Circumstances:
    told = tuple(Told(draw(DAY_IN_2026), draw(DAYS)) for _ in range(draw(st.integers(0, 2))))
    first = draw(st.dates(date(2025, 6, 1), date(2026, 12, 31)))
    ill = unfit(first, draw(st.dates(first, date(2029, 1, 1)))) if draw(st.booleans()) else ()
    return at(*told, unfit=ill, urgent={2026: draw(DAYS)}, requested={2026: draw(DAYS)})


@given(situations(), DAYS, DAYS, DAYS)
def test_no_day_is_lost_or_won(circumstances, older, own, named):
    """Whatever happened, the fates of a year add up to what was left of it, and each has one end."""
    left = [(2025, older), (2026, own)]
    found = fates(left, 2026, circumstances, named)
    for year, days in left:
        assert sum(fate.days for fate in found if fate.leave_year == year) == days
    assert all((fate.until is None) is not (fate.joins is None) for fate in found)


@given(situations(), DAYS)
def test_nothing_lapses_without_a_notice_but_in_a_year_of_illness(circumstances, days):
    for fate in fates([(2026, days)], 2026, circumstances):
        if fate.until is not None and fate.told is None:
            assert fate.reason in {Reason.UNFIT_ALL_YEAR, Reason.EARLY_ILLNESS}
            assert circumstances.unfit_on(calendar_year(2026).last) is not None
