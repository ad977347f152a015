"""The vacation account over a real book: what is taken, planned, carried, lapses, comes back, and is paid out."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.office.accounts import vacation_accounts
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.month import view_month
from payroll.office.people import end_employment
from payroll.office.vacation_accounts import VacationPicture
from payroll.office.vacation_details import vacation_details
from payroll.office.vacation_upkeep import log_notice
from payroll.office.vacation_words import lapse_text, together
from payroll.pay.facts import (
    Absence,
    AbsenceKind,
    AdjustmentReason,
    AssistantOpening,
    OneOff,
    OneOffKind,
    VacationAdjustment,
    VacationNotice,
)
from payroll.periods import BERLIN, Month
from payroll.refusal import Refusal
from tests.office.small_book import anna, contract, desk_with, small_book, weekly


def absent(kind: AbsenceKind, first: date, last: date | None, key: str = "a1", **given: object) -> Absence:
    values: dict = {"key": key, "assistant": "anna", "kind": kind, "first": first, "last": last, "worked_that_day": False}
    return Absence(**(values | given))


def told(year: int, on: date, days: str) -> VacationNotice:
    return VacationNotice(assistant="anna", year=year, on=on, days=Decimal(days))


def with_anna(*contracts, **given: object):
    """The small book with Anna under other contracts, Monday to Thursday 8 to 12 where nothing else is said."""
    person = replace(anna(), contracts=contracts or anna().contracts, **given.pop("person", {}))
    roster = tuple(weekly("anna", day, "08:00", "12:00") for day in ("mon", "tue", "wed", "thu"))
    values: dict = {"assistants": (person,), "roster": roster}
    return small_book(**(values | given))


def picture(desk: Desk, year: int | None = None) -> VacationPicture:
    return vacation_accounts(desk, year)[0]


def figures(found: VacationPicture) -> tuple[str, ...]:
    """carried, entitled, taken, planned, lapsed, left"""
    account = found.account
    values = (account.carried, account.entitled, account.taken, account.planned, account.lapsed, account.left)
    return tuple(f"{value.quantize(Decimal('0.01')).normalize():f}" for value in values)


def sentences(found: VacationPicture) -> list[str]:
    return [
        *(lapse_text(each, past=True) for each in together(found.lapsed)),
        *(lapse_text(each) for each in together(found.outlook)),
    ]


def codes(found: VacationPicture) -> set[str]:
    return {notice.code for notice in found.notices}


class TestThisYear:
    def test_taken_planned_and_left(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna urlaub 23.-26.3.")
            enter(desk, "anna urlaub 3.-13.8.")
            assert figures(picture(desk)) == ("0", "20", "4", "8", "0", "8")

    def test_by_parts_in_the_order_of_use(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna urlaub 23.-26.3.")
            enter(desk, "anna urlaub 3.-26.8.")
            buckets = [(b.part.value, b.taken, b.planned, b.left) for b in picture(desk).buckets]
        assert buckets == [("statutory", 4, 12, 0), ("extra", 0, 3, 1)]

    def test_vacation_across_new_year_each_day_in_its_year(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 12, 10)) as desk:
            enter(desk, "anna urlaub 28.12.2026-7.1.2027")
            assert figures(picture(desk))[2:4] == ("4", "0")
            assert figures(picture(desk, 2027)) == ("16", "20", "0", "4", "0", "32")

    def test_illness_in_a_vacation_gives_days_back(self, tmp_path: Path):
        """§ 9 BUrlG."""
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 27)) as desk:
            enter(desk, "anna urlaub 23.-26.3.")
            enter(desk, "anna krank 24.-25.3. bescheinigt")
            assert figures(picture(desk))[2] == "2"
            (vacation,) = vacation_details(desk, "anna").vacations
        assert (vacation.days, vacation.gave_back) == (2, 2)

    def test_too_many_are_shown_and_not_carried(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 20)) as desk:
            done = enter(desk, "anna urlaub 1.-30.9.")
            assert [notice.code for notice in done.notices] == []
            done = enter(desk, "anna urlaub 1.-30.10.")
            assert "vacation_too_many" in [notice.code for notice in done.notices]
            assert figures(picture(desk))[-1] == "-15"
            assert figures(picture(desk, 2027))[0] == "0"

    def test_in_hours_beside_the_days(self, tmp_path: Path):
        """Four days a week of four hours; the released shifts had six: eight hours more than the days come to."""
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 20)) as desk:
            for day in (23, 24, 25, 26):
                enter(desk, f"anna {day}.3. 8-14 geplant")
            enter(desk, "anna urlaub 23.-26.3.")
            account = picture(desk).account
        assert (account.left, account.hours_entitled, account.hours_taken, account.hours_left) == (16, 80, 24, 56)

    def test_a_slip_shows_the_same_account(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 3, 31)) as desk:
            enter(desk, "anna märz wie geplant")
            enter(desk, "anna 23.-26.3. 8-12 geplant")
            enter(desk, "anna urlaub 23.-26.3.")
            before = picture(desk).account
            close_month(desk, Month(2026, 3))
            assert picture(desk).account == before
            assert view_month(desk, Month(2026, 3)).slips[0].payslip.vacation_days == 4


class TestLapse:
    def test_without_a_notice_nothing_lapses(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(), today=date(2026, 11, 20)) as desk:
            found = picture(desk)
        assert "vacation_notice" in codes(found)
        assert sentences(found) == [
            "20 Tage aus 2026 verfallen nicht. Für dieses Jahr ist kein Hinweis zum Urlaub eingetragen. Was offen bleibt, geht mit ins Jahr 2027."
        ]

    def test_with_a_notice_it_says_when_and_why(self, tmp_path: Path):
        book = with_anna(vacation_notices=(told(2026, date(2026, 1, 5), "20"),))
        with desk_with(tmp_path, book, today=date(2026, 11, 20)) as desk:
            assert sentences(picture(desk)) == [
                "20 Tage aus 2026 verfallen am 31.12.2026, wenn sie bis dahin nicht genommen sind. Der Hinweis vom 5.1.2026 kam rechtzeitig."
            ]

    def test_what_lapsed_is_said_in_the_year_after(self, tmp_path: Path):
        book = with_anna(vacation_notices=(told(2026, date(2026, 1, 5), "20"),))
        with desk_with(tmp_path, book, today=date(2027, 2, 10)) as desk:
            found = picture(desk)
        assert figures(found)[:2] == ("0", "20")
        assert (
            sentences(found)[0] == "20 Tage aus 2026 sind am 31.12.2026 verfallen. Der Hinweis vom 5.1.2026 kam rechtzeitig."
        )

    def test_a_year_that_is_over_says_what_has_lapsed(self, tmp_path: Path):
        book = with_anna(vacation_notices=(told(2026, date(2026, 1, 5), "20"),))
        with desk_with(tmp_path, book, today=date(2027, 2, 10)) as desk:
            assert sentences(picture(desk, 2026)) == [
                "20 Tage aus 2026 sind am 31.12.2026 verfallen. Der Hinweis vom 5.1.2026 kam rechtzeitig."
            ]

    def test_carried_for_urgent_reasons_to_31_march(self, tmp_path: Path):
        urgent = VacationAdjustment(assistant="anna", year=2026, days=Decimal(6), reason=AdjustmentReason.CARRIED_URGENT)
        book = with_anna(vacation_notices=(told(2026, date(2026, 1, 5), "20"),), vacation_adjustments=(urgent,))
        (tmp_path / "one").mkdir()
        with desk_with(tmp_path / "one", book, today=date(2027, 3, 10)) as desk:
            assert figures(picture(desk)) == ("6", "20", "0", "0", "0", "26")
        with desk_with(tmp_path, book, today=date(2027, 4, 1)) as desk:
            assert figures(picture(desk)) == ("6", "20", "0", "0", "6", "20")

    def test_years_of_illness_by_the_15_month_rule(self, tmp_path: Path):
        ill = absent(AbsenceKind.SICK, date(2026, 6, 1), None, certified_from=date(2026, 6, 1))
        book = with_anna(vacation_notices=(told(2026, date(2026, 1, 5), "20"),), absences=(ill,))
        with desk_with(tmp_path, book, today=date(2028, 5, 10)) as desk:
            found = picture(desk)
        assert figures(found) == ("40", "20", "0", "0", "20", "40")
        assert "20 Tage aus 2026 sind am 31.3.2028 verfallen." in sentences(found)[0]

    def test_years_that_were_closed_long_ago_still_count(self, tmp_path: Path):
        """Four days in a month closed in January 2026; three years later they are not given again."""
        with desk_with(tmp_path, with_anna(), today=date(2026, 1, 30)) as desk:
            enter(desk, "anna januar wie geplant")
            enter(desk, "anna feiertag 1.1.")
            enter(desk, "anna 12.-15.1. 8-12 geplant")
            enter(desk, "anna urlaub 12.-15.1.")
            close_month(desk, Month(2026, 1))
        later = lambda: datetime.combine(date(2029, 2, 1), time(12), BERLIN)  # noqa: E731 - a clock
        with Desk.open(tmp_path / "buch.lohn", clock=later, actor="test") as desk:
            assert figures(picture(desk)) == ("56", "20", "0", "0", "0", "76")


class TestTerms:
    def test_sections_keep_their_own_days(self, tmp_path: Path):
        """Four days a week, from July two: 10 and 5 days; ten earned in the first half stay ten."""
        half = replace(contract(valid_from=date(2026, 7, 1)), workdays_per_week=2, weekly_hours=Decimal(8),
                       vacation_days=Decimal(10))  # fmt: skip
        with desk_with(tmp_path, with_anna(contract(), half), today=date(2026, 8, 3)) as desk:
            assert figures(picture(desk))[1] == "15"

    def test_fewer_hours_a_day_the_old_days_are_paid_in_full(self, tmp_path: Path):
        """Eight hours a day until June, four from July: BAG 20.03.2018 - 9 AZR 486/17."""
        long = replace(contract(), weekly_hours=Decimal(32))
        short = replace(contract(valid_from=date(2026, 7, 1)), weekly_hours=Decimal(16))
        book = with_anna(long, short, absences=(absent(AbsenceKind.VACATION, date(2026, 7, 6), date(2026, 7, 7)),))
        with desk_with(tmp_path, book, today=date(2026, 7, 31)) as desk:
            enter(desk, "anna 1.-2.7. wie geplant")
            enter(desk, "anna 6.-7.7. 8-12 geplant")
            lines = view_month(desk, Month(2026, 7)).slips[0].payslip.lines
        assert [line.amount for line in lines if line.code == "vacation_pay"] == [Decimal("128.00"), Decimal("128.00")]

    def test_without_fixed_days_it_is_provisional_until_the_year_is_counted(self, tmp_path: Path):
        person = contract()
        book = with_anna(replace(person, irregular=True), roster=())
        with desk_with(tmp_path, book, today=date(2026, 1, 31)) as desk:
            for day in range(5, 20):
                enter(desk, f"anna {day}.1. 8-12")
            found = picture(desk)
        assert "provisional_vacation" in codes(found)
        january, rest = Decimal(15), Decimal(208) * 334 / 365
        assert abs(found.account.entitled - Decimal(24) * (january + rest) / 312) < Decimal("0.0001")

    def test_inside_a_month_the_rest_of_it_is_expected(self, tmp_path: Path):
        """On 10 January five days were worked; for the 21 that are left the contract lets expect 52 × 4 × 21 ÷ 365."""
        book = with_anna(replace(contract(), irregular=True), roster=())
        with desk_with(tmp_path, book, today=date(2026, 1, 10)) as desk:
            for day in range(5, 10):
                enter(desk, f"anna {day}.1. 8-12")
            entitled = picture(desk).account.entitled
        expected = 5 + Decimal(208) * (21 + 334) / 365
        assert abs(entitled - Decimal(24) * expected / 312) < Decimal("0.0001")

    def test_the_weekly_plan_tells_what_is_to_come(self, tmp_path: Path):
        """Monday to Thursday: 52 weeks and a Thursday in 2026."""
        book = with_anna(replace(contract(), irregular=True))
        with desk_with(tmp_path, book, today=date(2026, 1, 2)) as desk:
            enter(desk, "anna januar wie geplant")
            found = picture(desk)
        assert abs(found.account.entitled - Decimal(24) * 209 / 312) < Decimal("0.0001")

    def test_vacation_before_any_shift_is_planned_counts_by_the_contract(self, tmp_path: Path):
        """Two weeks in August, noted in March for somebody without a weekly plan: eight days at four a week."""
        with desk_with(tmp_path, with_anna(roster=()), today=date(2026, 3, 20)) as desk:
            done = enter(desk, "anna urlaub 3.-16.8.")
            assert [notice.code for notice in done.notices] == ["vacation_without_duty"]
            assert figures(picture(desk))[3] == "8"
            assert vacation_details(desk, "anna").vacations[0].days == 8

    def test_near_days_without_duty_are_refused_still(self, tmp_path: Path):
        with desk_with(tmp_path, with_anna(roster=()), today=date(2026, 3, 20)) as desk, pytest.raises(Refusal) as refused:
            enter(desk, "anna urlaub 6.-9.4.")
        assert refused.value.code == "no_duty"

    def test_in_its_month_a_vacation_that_releases_nothing_is_named(self, tmp_path: Path):
        absences = (absent(AbsenceKind.VACATION, date(2026, 8, 3), date(2026, 8, 16)),)
        with desk_with(tmp_path, with_anna(roster=(), absences=absences), today=date(2026, 8, 20)) as desk:
            warnings = view_month(desk, Month(2026, 8)).slips[0].payslip.warnings
        (notice,) = [each for each in warnings if each.code == "provisional_vacation"]
        assert "Es ist kein Dienst eingetragen, der ausfällt" in notice.text

    def test_severely_disabled_since_may(self, tmp_path: Path):
        """§ 208 Abs. 2 SGB IX: eight months, 4 × 8 ÷ 12 = 2.67, raised."""
        status = {"severely_disabled": True, "severely_disabled_from": date(2026, 5, 1)}
        with desk_with(tmp_path, with_anna(person=status), today=date(2026, 8, 3)) as desk:
            assert figures(picture(desk))[1] == "23"

    def test_parental_leave_cuts_where_it_was_declared(self, tmp_path: Path):
        away = absent(AbsenceKind.PARENTAL, date(2026, 3, 15), date(2026, 9, 30))
        for cut, days in ((False, "20"), (True, "10")):
            folder = tmp_path / days
            folder.mkdir()
            book = with_anna(absences=(replace(away, vacation_cut=cut),))
            with desk_with(folder, book, today=date(2026, 3, 20)) as desk:
                assert figures(picture(desk))[1] == days


class TestOpening:
    def opened(self, tmp_path: Path, today: date = date(2026, 7, 10), **given: object) -> VacationPicture:
        opening = AssistantOpening(on=date(2026, 7, 1), **given)
        since_2020 = contract(valid_from=date(2020, 1, 1))
        with desk_with(tmp_path, with_anna(since_2020, person={"opening": opening}), today=today) as desk:
            return picture(desk)

    def test_what_is_left_was_left_by_the_contract_first(self, tmp_path: Path):
        """The statutory part is used first: of 9.5 days four are the contract's."""
        found = self.opened(tmp_path, vacation=((2025, Decimal(2)), (2026, Decimal("9.5"))))
        assert figures(found) == ("2", "9.5", "0", "0", "0", "11.5")
        parts = [(b.year, b.part.value, b.left) for b in found.buckets]
        assert parts == [(2025, "statutory", 2), (2026, "statutory", Decimal("5.5")), (2026, "extra", 4)]

    def test_the_year_after_counts_as_usual(self, tmp_path: Path):
        found = self.opened(tmp_path, date(2027, 7, 10), vacation=((2026, Decimal("9.5")),))
        assert figures(found)[:2] == ("9.5", "20")

    def test_leaving_in_that_year_the_rest_is_to_be_looked_at(self, tmp_path: Path):
        opening = AssistantOpening(on=date(2026, 5, 1), vacation=((2026, Decimal(15)),))
        job = contract(valid_from=date(2020, 1, 1), valid_to=date(2026, 6, 30))
        book = with_anna(job, person={"opening": opening}, roster=())
        with desk_with(tmp_path, book, today=date(2026, 5, 20)) as desk:
            assert "vacation_opening" in codes(picture(desk))

    def test_a_rest_nobody_gave_is_asked_for(self, tmp_path: Path):
        found = self.opened(tmp_path)
        assert figures(found)[1] == "20"
        assert "vacation_unknown" in codes(found)

    def test_brought_along_on_new_years_day_nothing_is_missing(self, tmp_path: Path):
        opening = AssistantOpening(on=date(2026, 1, 1), vacation=((2025, Decimal("3.5")),))
        since_2020 = contract(valid_from=date(2020, 1, 1))
        with desk_with(tmp_path, with_anna(since_2020, person={"opening": opening}), today=date(2026, 3, 20)) as desk:
            found = picture(desk)
        assert figures(found)[:2] == ("3.5", "20")
        assert "vacation_unknown" not in codes(found)


class TestLeaving:
    @pytest.fixture
    def desk(self, tmp_path: Path):
        """Four hours a day at 16.00; the job ends with July, four days were taken."""
        absences = (absent(AbsenceKind.VACATION, date(2026, 7, 6), date(2026, 7, 9)),)
        with desk_with(tmp_path, with_anna(absences=absences), today=date(2026, 7, 31)) as desk:
            end_employment(desk, "anna", date(2026, 7, 31))
            for month in ("april", "mai", "juni", "juli"):
                enter(desk, f"anna {month} wie geplant")
            yield desk

    def test_the_rest_is_proposed_for_payout_and_never_booked_by_itself(self, desk: Desk):
        """§ 7 Abs. 4 BUrlG: after the waiting time in the second half the whole of 20 days, 16 × 64.00."""
        found = vacation_details(desk, "anna")
        (leaving,) = found.leaving
        assert figures(found.picture)[-1] == "16"
        assert (leaving.payout.by_days.amount, leaving.booked) == (Decimal("1024.00"), 0)
        assert "vacation_payout" in codes(found.picture)
        assert all(line.code != "vacation_payout" for line in view_month(desk, Month(2026, 7)).slips[0].payslip.lines)

    def test_booked_nothing_is_left(self, desk: Desk):
        from payroll.office.expenses import add_one_off

        add_one_off(desk, "anna", Decimal("1024.00"), "vacation_payout", Month(2026, 7))
        found = picture(desk)
        assert (found.account.paid_out, found.account.left, found.account.hours_left) == (16, 0, 0)
        assert vacation_details(desk, "anna").leaving[0].booked == Decimal("1024.00")

    def test_leaving_in_the_first_half_of_the_year(self, tmp_path: Path):
        """§ 5 Abs. 1 Buchst. c: six twelfths; more was taken: shown, not deducted (Abs. 3)."""
        since_2020 = contract(valid_from=date(2020, 1, 1), valid_to=date(2026, 6, 30))
        absences = (absent(AbsenceKind.VACATION, date(2026, 4, 7), date(2026, 4, 30)),)
        with desk_with(tmp_path, with_anna(since_2020, absences=absences, roster=()), today=date(2026, 7, 2)) as desk:
            for day in (*range(7, 10), *range(13, 17), *range(20, 24), *range(27, 31)):
                enter(desk, f"anna {day}.4. 8-12 geplant")
            found = picture(desk)
        assert figures(found)[1:3] == ("10", "15")
        assert "vacation_too_many" in codes(found)


def test_two_jobs_in_a_year_each_with_its_own_vacation(tmp_path: Path):
    """Three months (b) and four (a): 5 and 6.67, raised to 7; what the first left is paid out, not carried."""
    first = contract(valid_to=date(2026, 3, 31))
    second = contract(valid_from=date(2026, 9, 1))
    paid = OneOff(assistant="anna", month=Month(2026, 3), kind=OneOffKind.VACATION_PAYOUT, amount=Decimal("320.00"))
    with desk_with(tmp_path, with_anna(first, second, one_offs=(paid,), roster=()), today=date(2026, 10, 5)) as desk:
        found = picture(desk)
    assert (found.account.entitled, found.account.paid_out, found.account.left) == (12, 5, 7)


def test_the_notice_names_what_the_account_shows(tmp_path: Path):
    with desk_with(tmp_path, with_anna(), today=date(2026, 3, 20)) as desk:
        enter(desk, "anna urlaub 23.-26.3.")
        assert "16 Tage offen" in log_notice(desk, "anna").summary
        assert "vacation_notice" not in codes(picture(desk))
        desk.undo()
        assert "vacation_notice" in codes(picture(desk))
