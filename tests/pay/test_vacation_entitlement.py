"""The vacation of a year in own workdays, by paragraph, each figure held against the steps it prints."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law.derivation import Rounding, Step
from payroll.law.vacation import entitlement as by_law
from payroll.law.vacation import rounded_by_section_5
from payroll.money import up_from
from payroll.pay.facts import AdjustmentReason
from payroll.pay.vacation_sections import Duty
from payroll.pay.vacation_shares import Part
from payroll.periods import Month
from tests.pay.vacation_cases import adjusted, days, duty, of_year, parts, shown, terms


class TestRegularWeek:
    def test_four_weeks_by_law_and_what_the_contract_gives_on_top(self):
        """§ 3 BUrlG: 24 Werktage of six, converted to four days a week."""
        assert parts(of_year()) == ("16", "0", "4")

    def test_a_contract_with_less_gives_the_minimum(self):
        """§ 13 Abs. 1 BUrlG."""
        found = of_year(terms(vacation="10"))
        assert parts(found) == ("16", "0", "0")
        assert any("weniger wäre unwirksam" in step.text for step in found.derivation.steps)

    @pytest.mark.parametrize(("birth", "minimum"), [("2010-07-01", "20"), ("2009-07-01", "18"), ("2008-07-01", "16.6667")])
    def test_minors_have_more(self, birth, minimum):
        """§ 19 Abs. 2 JArbSchG: 30, 27, 25 Werktage by age on 1 January."""
        assert parts(of_year(terms(vacation="16"), birth_date=date.fromisoformat(birth))) == (minimum, "0", "0")

    def test_a_new_wage_makes_no_new_section(self):
        found = of_year(terms(), terms("2026-05-14", wage=Decimal("17.00")))
        assert parts(found) == ("16", "0", "4")
        assert {share.since for share in found.shares} == {date(2026, 1, 1)}


class TestSections:
    def test_each_section_keeps_its_own_days(self):
        """EuGH C-415/12, C-219/14; BAG 10.02.2015 - 9 AZR 53/14: five days a week, then three; nothing is converted."""
        found = of_year(terms(week=5, vacation="30"), terms("2026-07-01", week=3, vacation="18"))
        assert [(share.since.month, share.part.value, shown(share.days)) for share in found.shares] == [
            (1, "statutory", "10"),
            (7, "statutory", "6"),
            (1, "extra", "5"),
            (7, "extra", "3"),
        ]

    def test_vector_of_seven_and_five_months(self):
        """LL-025: 18 × 7 ÷ 12 + 12 × 5 ÷ 12."""
        assert of_year(terms(week=3, vacation="18"), terms("2026-08-01", week=2, vacation="12")).days == Decimal("15.5")

    def test_a_change_inside_a_month_counts_by_its_days(self):
        found = of_year(terms(week=5, vacation="20"), terms("2026-06-16", week=2, vacation="8"))
        assert shown(found.days) == shown(Decimal(20) * Decimal("5.5") / 12 + Decimal(8) * Decimal("6.5") / 12)

    def test_each_section_has_its_own_minimum(self):
        """The lower contract of the second half is lifted, the first keeps what it gives."""
        assert parts(of_year(terms(vacation="24"), terms("2026-07-01", vacation="8"))) == ("16", "0", "4")


class TestPartYears:
    """§§ 4, 5 BUrlG."""

    @pytest.mark.parametrize(
        ("job", "year", "entitled"),
        [
            (("2026-07-01", None), 2026, "10"),  # a: never full when it begins in July
            (("2026-06-30", None), 2026, "20"),  # six months are over on 30 December
            (("2026-03-01", "2026-07-31"), 2026, "8.3333"),  # b; LL-031
            (("2026-02-01", "2026-05-31"), 2026, "7"),  # b: 6.67 is raised
            (("2020-01-01", "2026-06-30"), 2026, "10"),  # c
            (("2020-01-01", "2026-07-01"), 2026, "20"),
            (("2025-11-15", "2026-02-14"), 2025, "1.6667->2"),  # b over New Year: the month that ends in January
            (("2025-11-15", "2026-02-14"), 2026, "3.3333"),
        ],
    )
    def test_the_cases(self, job, year, entitled):
        assert shown(of_year(year=year, job=days(*job)).days) == entitled.split("->")[-1]

    def test_the_statutory_part_is_raised_inside_the_whole(self):
        """6.67 by law are 7, 8.33 by contract stay: the contract's part is what is left between."""
        assert parts(of_year(job=days("2026-03-01", "2026-07-31"))) == ("7", "0", "1.3333")

    def test_sections_in_a_part_year(self):
        """Five months, three at four days a week and two at two: 20 and 10 days a year are 16 on average."""
        found = of_year(terms("2026-08-01"), terms("2026-11-01", week=2, vacation="10"), job=days("2026-08-01"))
        assert shown(found.days) == "7"  # 16 × 5 ÷ 12 = 6.67


class TestIrregularWeeks:
    """24 × D ÷ 312 by law, X × D ÷ 260 by contract: BAG 19.03.2019 - 9 AZR 406/17; BAG 08.05.2018 - 9 AZR 578/17."""

    def test_by_days_with_duty(self):
        """LL-023: 30 days at five days a week, 244 days with duty."""
        counted = duty(20) | {Month(2026, 12): Duty(Decimal(24))}
        found = of_year(terms(irregular=True, vacation="30"), duty=counted)
        assert (shown(found.days), shown(found.of(Part.STATUTORY))) == ("28.1538", "18.7692")
        assert not found.provisional

    def test_the_minimum_is_the_floor(self):
        assert shown(of_year(terms(irregular=True, vacation="15"), duty=duty(10)).days) == shown(Decimal(24) * 120 / 312)

    def test_months_nothing_is_known_of_count_by_the_contract(self):
        """52 weeks of four days make 208 days, 16 of vacation."""
        found = of_year(terms(irregular=True, vacation="20"))
        assert shown(found.of(Part.STATUTORY)) == "16"
        assert found.provisional

    def test_expected_days_are_provisional(self):
        counted = duty(17, *range(1, 11)) | {Month(2026, m): Duty(Decimal(15), expected=True) for m in (11, 12)}
        found = of_year(terms(irregular=True, vacation="20"), duty=counted)
        assert shown(found.of(Part.STATUTORY)) == shown(Decimal(24) * 200 / 312)
        assert found.provisional

    def test_a_part_year_is_what_its_days_come_to(self):
        """From August on: 75 days with duty in five months, in proportion to a year and back."""
        found = of_year(terms("2026-08-01", irregular=True), job=days("2026-08-01"), duty=duty(15, *range(8, 13)))
        assert shown(found.of(Part.STATUTORY)) == "6"  # 24 × 75 ÷ 312 = 5.77, raised by § 5 Abs. 2

    def test_a_new_count_takes_nothing_back_that_was_taken(self):
        """Twelve days were taken while 16 were to be expected; the year came to 9."""
        found = of_year(terms(irregular=True, vacation="20"), duty=duty(10), taken=Decimal(12))
        assert found.days == 12
        assert of_year(terms(irregular=True, vacation="20"), duty=duty(10), taken=Decimal(9)).days < 10

    def test_but_not_more_than_was_to_be_expected(self):
        assert shown(of_year(terms(irregular=True, vacation="20"), duty=duty(10), taken=Decimal(30)).days) == "16"

    def test_regular_and_irregular_sections(self):
        """Half a year at four days, half a year with 60 days of duty."""
        found = of_year(
            terms(vacation="16"), terms("2026-07-01", irregular=True, vacation="20"), duty=duty(10, *range(7, 13))
        )
        assert shown(found.days) == shown(8 + Decimal(24) * 60 / 312)


class TestSeverelyDisabled:
    """§ 208 SGB IX."""

    def test_one_working_week_more(self):
        assert parts(of_year(severely_disabled=True)) == ("16", "4", "4")

    def test_part_of_the_year_by_full_months(self):
        """Abs. 2: from 1 August five months, 4 × 5 ÷ 12 = 1.67, raised."""
        found = of_year(severely_disabled=True, severely_disabled_from=date(2026, 8, 1))
        assert parts(found) == ("16", "2", "4")

    def test_not_cut_again_for_a_part_year_of_work(self):
        """Abs. 2 Satz 3: status from 1 August, employed from 1 July: five months, not a half of them."""
        job = days("2026-07-01")
        found = of_year(terms("2026-07-01"), job=job, severely_disabled=True, severely_disabled_from=date(2026, 8, 1))
        assert shown(found.of(Part.DISABILITY)) == "2"

    def test_a_status_of_all_the_year_follows_the_ordinary_rules(self):
        """§ 5 Abs. 1 Buchst. a: half a year, half a week."""
        found = of_year(terms("2026-07-01"), job=days("2026-07-01"), severely_disabled=True)
        assert shown(found.of(Part.DISABILITY)) == "2"

    def test_a_status_that_ended_gives_nothing_after(self):
        found = of_year(severely_disabled=True, severely_disabled_to=date(2025, 12, 31))
        assert found.of(Part.DISABILITY) == 0

    def test_without_fixed_days(self):
        """5 × D ÷ 260."""
        found = of_year(terms(irregular=True, vacation="20"), duty=duty(13), severely_disabled=True)
        assert found.of(Part.DISABILITY) == Decimal(5) * 156 / 260


class TestAbsences:
    def test_parental_leave_cuts_only_where_it_was_declared(self):
        """§ 17 Abs. 1 BEEG: full calendar months; 10 November to 31 March are four, three of them in the next year."""
        assert of_year().days == 20
        assert of_year(cut=(days("2025-11-10", "2026-03-31"),)).days == 15

    def test_a_cut_never_goes_below_nothing(self):
        assert of_year(cut=(days("2025-11-10", "2027-03-31"),)).days == 0

    def test_the_extra_week_is_cut_too(self):
        found = of_year(cut=(days("2026-01-01", "2026-06-30"),), severely_disabled=True)
        assert parts(found) == ("8", "2", "2")

    def test_unpaid_leave_has_no_workdays(self):
        """BAG 19.03.2019 - 9 AZR 406/17."""
        assert of_year(unpaid=(days("2026-01-01", "2026-06-30"),)).days == 10
        assert of_year(unpaid=(days("2025-01-01", "2026-12-31"),)).days == 0


class TestAdjustments:
    def test_days_of_an_earlier_employer_are_taken_off(self):
        """§ 6 Abs. 1 BUrlG: the statutory part first."""
        found = of_year(adjustments=adjusted("-18", AdjustmentReason.EARLIER_EMPLOYER))
        assert parts(found) == ("0", "0", "2")

    def test_granted_days_come_on_top(self):
        assert parts(of_year(adjustments=adjusted("2.5", AdjustmentReason.GRANTED))) == ("16", "0", "6.5")

    def test_an_agreed_offset_leaves_the_statutory_minimum(self):
        """§ 13 Abs. 1 BUrlG."""
        assert parts(of_year(adjustments=adjusted("-9", AdjustmentReason.OFFSET))) == ("16", "0", "0")


# --- what holds always ------------------------------------------------------------------------------------------------

CUTS = st.lists(st.sampled_from(range(2, 13)), max_size=3, unique=True).map(sorted)
WEEKS = st.integers(1, 7)
VACATION = st.integers(0, 40).map(str)


@st.composite
def years(draw):
    """A job, up to four sections in 2026, perhaps without fixed days, perhaps severely disabled."""
    first = draw(st.dates(date(2024, 1, 1), date(2026, 12, 1)))
    last = draw(st.one_of(st.none(), st.dates(max(first, date(2026, 1, 1)), date(2027, 12, 31))))
    starts = [first, *(date(2026, month, draw(st.integers(1, 28))) for month in draw(CUTS))]
    starts = [starts[0], *(start for start in starts[1:] if start > first and (last is None or start <= last))]
    sections = [
        terms(f"{start}", draw(WEEKS), draw(VACATION), irregular=draw(st.booleans())) for start in dict.fromkeys(starts)
    ]
    given_ = {
        "severely_disabled": draw(st.booleans()),
        "severely_disabled_from": draw(st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2026, 12, 31)))),
        "duty": {Month(2026, m): Duty(Decimal(draw(st.integers(0, 28)))) for m in range(1, 13)},
    }
    return sections, days(f"{first}", last and f"{last}"), given_


@given(years())
def test_never_below_the_statutory_minimum_and_every_part_counts(year):
    sections, job, given_ = year
    found = of_year(*sections, job=job, **given_)
    bare = of_year(*[terms(f"{s.valid_from}", s.workdays_per_week, "0", irregular=s.irregular) for s in sections], job=job,
                   duty=given_["duty"])  # fmt: skip
    assert found.of(Part.STATUTORY) == bare.days
    assert all(share.days > 0 for share in found.shares)
    assert sum(found.of(part) for part in Part) == found.days


@given(years())
def test_no_printed_step_lies(year):
    sections, job, given_ = year
    for step in of_year(*sections, job=job, **given_).derivation.steps:
        assert not step.terms or step.replay() == step.result


@given(st.lists(st.sampled_from(range(2, 13)), min_size=1, max_size=4, unique=True), WEEKS, VACATION)
def test_a_year_split_into_sections_with_equal_contracts_gives_the_whole(months, week, vacation):
    """Hours differ, so that the sections stay apart; the days do not."""
    whole = of_year(terms(week=week, vacation=vacation))
    pieces = [terms(f"2026-{month:02d}-11", week, vacation, weekly_hours=month + Decimal("0.5")) for month in sorted(months)]
    split = of_year(terms(week=week, vacation=vacation), *pieces)
    assert len({share.since for share in split.shares}) == len(months) + 1
    for part in Part:
        assert abs(split.of(part) - whole.of(part)) < Decimal("1e-11")


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.one_of(st.none(), st.integers(0, 900)))
def test_one_section_is_what_the_law_says(first, length):
    last = None if length is None else date.fromordinal(first.toordinal() + length)
    job = days(f"{first}", last and f"{last}")
    if job.last < date(2026, 1, 1):
        return
    assert shown(of_year(terms(f"{first}"), job=job).days) == shown(by_law(2026, first, last, Decimal(20)))


@given(st.decimals(0, 60, places=6))
def test_the_rounding_of_a_step_is_that_of_section_5(value):
    ended = Step("", (), up_from(value, Decimal("0.5")), rounding=Rounding.UP_FROM_HALF_DAY).result
    assert ended == rounded_by_section_5(value, date(2026, 1, 1))
