"""People: taken on, changed from a day on, ended; each fact is held to the book file's rules and to each other."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from payroll.office import funds, people
from payroll.office.bookfile import export_book, read_book
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.lookups import assistant as find_assistant
from payroll.pay.facts import Scheme, TaxMethod
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList
from tests.office.small_book import book_of, desk_with, small_book

NEW: dict[str, Any] = {
    "first_name": "Cem",
    "last_name": "Yıldız",
    "birth_date": date(1988, 11, 8),
    "street": "Gasse 21",
    "postcode": "48155",
    "city": "Münster",
    "tax_id": "65929970489",
    "social_security_number": "20081188Y204",
    "iban": "DE02300209000106531065",
    "severely_disabled": False,
    "relative": False,
    "valid_from": date(2026, 3, 1),
    "valid_to": None,
    "pay": "hourly",
    "wage": Decimal("15.50"),
    "weekly_hours": Decimal(8),
    "workdays_per_week": 2,
    "vacation_days": Decimal(10),
    "on_call": False,
    "regular_monthly_pay": None,
    "grant": "arbeits",
    "method": "flat_2",
    "tax_class": 1,
    "factor": None,
    "child_allowances": Decimal(0),
    "church": None,
    "allowance_month": Decimal("0.00"),
    "addition_month": Decimal("0.00"),
    "scheme": "minijob",
    "fund": None,
    "pension_exempt": False,
    "parent": False,
    "children_under_25": 0,
    "household_check": False,
    "statutory_health": True,
}


RATES: dict[str, Any] = {
    "additional": Decimal("2.69"),
    "u1": Decimal("1.6"),
    "u1_refund": Decimal(70),
    "u1_contributions": "none",
    "u2": Decimal("0.44"),
}


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def person(desk: Desk, key: str):
    return find_assistant(book_of(desk), key)


def codes(refused: Refusal) -> list[str]:
    return [each.code for each in refused.refusals] if isinstance(refused, RefusalList) else [refused.code]


def refusal(act, *arguments: Any, **values: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value


class TestAdd:
    def test_all_facts_begin_on_the_first_day(self, desk: Desk):
        done = people.add_assistant(desk, **NEW)
        cem = person(desk, "cem")
        assert [fact.valid_from for fact in (cem.contracts[0], cem.tax[0], cem.insurance[0])] == [date(2026, 3, 1)] * 3
        assert (cem.contracts[0].grant, cem.tax[0].method, cem.insurance[0].scheme) == (
            "arbeit",
            TaxMethod.FLAT_2,
            Scheme.MINIJOB,
        )
        assert "15,50 € in der Stunde" in done.summary

    def test_the_book_with_the_new_person_is_a_book_file(self, desk: Desk):
        people.add_assistant(desk, **NEW)
        assert read_book(export_book(desk)).book.assistants == book_of(desk).assistants

    def test_a_namesake_gets_a_key_of_their_own(self, desk: Desk):
        people.add_assistant(desk, **{**NEW, "first_name": "Anna"})
        people.add_assistant(desk, **{**NEW, "first_name": "Anna"})
        assert [each.key for each in book_of(desk).assistants] == ["anna", "ben", "anna-yildiz", "anna-yildiz-2"]

    def test_numbers_may_be_handed_in_later(self, desk: Desk):
        people.add_assistant(desk, **{**NEW, "tax_id": None, "iban": None})
        people.change_assistant(desk, "cem", tax_id="65929970489")
        assert person(desk, "cem").tax_id == "65929970489"

    def test_everything_wrong_is_named_together(self, desk: Desk):
        wrong = {**NEW, "iban": "DE02300209000106531066", "tax_id": "65929970480", "birth_date": date(2027, 1, 1)}
        refused = refusal(people.add_assistant, desk, **wrong)
        assert codes(refused) == ["check_digit", "check_digit", "future_day", "birth_after_start"]
        assert "IBAN" in str(refused)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"fund": "barmer"}, "unknown_fund"),
            ({"grant": "weg"}, "unknown_grant"),
            ({"scheme": "compulsory", "method": "elstam"}, "fund_missing"),
            ({"scheme": "compulsory", "method": "elstam", "fund": "aok", "pension_exempt": True}, "pension_exempt"),
            ({"valid_to": date(2026, 2, 1)}, "ends_before_start"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, desk: Desk, changes: dict[str, Any], code: str):
        assert code in codes(refusal(people.add_assistant, desk, **{**NEW, **changes}))
        assert len(book_of(desk).assistants) == 2

    def test_minimum_wage_and_vacation_are_said(self, desk: Desk):
        done = people.add_assistant(desk, **{**NEW, "wage": Decimal("13.00"), "vacation_days": Decimal(6)})
        assert {notice.code for notice in done.notices} == {"minimum_wage", "vacation_minimum"}

    def test_nobody_works_before_being_born(self, desk: Desk):
        refused = refusal(people.add_assistant, desk, **{**NEW, "birth_date": NEW["valid_from"]})
        assert (refused.code, refused.place) == ("birth_after_start", "Geburtstag")
        refused = refusal(people.change_contract, desk, "anna", date(1990, 1, 1), wage=Decimal("15.00"))
        assert refused.code == "birth_after_start"

    @pytest.mark.parametrize("first_day", [date(2025, 3, 1), date(2019, 8, 1)])
    def test_who_was_employed_before_the_book_knows_rates_is_taken_on(self, desk: Desk, first_day: date):
        insured = {"scheme": "compulsory", "fund": "aok", "method": "elstam", "weekly_hours": Decimal(20)}
        people.add_assistant(desk, **{**NEW, **insured, "valid_from": first_day})
        assert person(desk, "cem").contracts[0].valid_from == first_day
        people.change_contract(desk, "cem", first_day, wage=Decimal("16.00"))

    def test_a_minijob_taxed_by_class_may_be_older_than_the_plans_of_wage_tax(self, desk: Desk):
        people.add_assistant(desk, **{**NEW, "valid_from": date(2019, 8, 1), "method": "elstam"})

    def test_rates_that_begin_only_in_the_future_help_nobody(self, desk: Desk):
        funds.add_fund(desk, "TK", "15027365", **{**RATES, "valid_from": date(2026, 7, 1)})
        insured = {"scheme": "compulsory", "fund": "tk", "method": "elstam", "valid_from": date(2025, 3, 1)}
        assert refusal(people.add_assistant, desk, **{**NEW, **insured}).code == "fund_rate_missing"

    def test_a_child_is_said(self, desk: Desk):
        done = people.add_assistant(desk, **{**NEW, "birth_date": date(2012, 5, 1)})
        assert [notice.code for notice in done.notices] == ["child"]

    def test_a_closed_month_stays_as_it_is(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(closed_months=(Month(2026, 3),))) as desk:
            assert codes(refusal(people.add_assistant, desk, **NEW)) == ["closed_month"]


class TestChange:
    def test_a_pay_rise_keeps_the_rest_of_the_contract(self, desk: Desk):
        people.change_contract(desk, "anna", date(2026, 7, 1), wage=Decimal("16.80"))
        old, new = person(desk, "anna").contracts
        assert (old.wage, new.wage, new.weekly_hours, new.grant) == (Decimal("16.00"), Decimal("16.80"), 16, "arbeit")

    def test_on_the_same_day_it_is_a_correction(self, desk: Desk):
        people.change_contract(desk, "anna", date(2026, 1, 1), wage=Decimal("16.50"))
        assert [contract.wage for contract in person(desk, "anna").contracts] == [Decimal("16.50")]

    def test_from_minijob_to_ordinary_insurance(self, desk: Desk):
        done = people.change_insurance(desk, "ben", date(2026, 4, 1), scheme="compulsory", fund="aok")
        assert [notice.code for notice in done.notices] == ["flat_2"]
        assert people.change_tax(desk, "ben", date(2026, 4, 1), method="elstam").notices == ()
        assert person(desk, "ben").insurance[-1].fund == "aok"

    def test_children_belong_to_parents_of_a_tax_class(self, desk: Desk):
        refused = refusal(people.change_tax, desk, "anna", date(2026, 4, 1), tax_class=3, factor=Decimal("0.9"))
        assert codes(refused) == ["factor_class"]

    def test_changes_in_closed_months_are_refused(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(closed_months=(Month(2026, 2),))) as desk:
            for act, values in (
                (people.change_contract, {"wage": Decimal(17)}),
                (people.change_tax, {"tax_class": 4}),
                (people.change_insurance, {"parent": True}),
            ):
                assert codes(refusal(act, desk, "anna", date(2026, 2, 1), **values)) == ["closed_month"]

    def test_a_new_address(self, desk: Desk):
        people.change_assistant(desk, "ann", street="Neuer Weg 1", iban="DE02100100100006820101")
        assert person(desk, "anna").street == "Neuer Weg 1"

    def test_an_unknown_person_lists_who_there_is(self, desk: Desk):
        assert "Anna Krüger, Ben Hartmann" in refusal(people.change_assistant, desk, "zoe", city="Köln").sentence

    def test_opening_values_replace_each_other(self, desk: Desk):
        people.set_opening(desk, "anna", date(2026, 2, 1), Decimal("9.5"), pay_to_date=Decimal("1200.00"))
        people.set_opening(desk, "anna", date(2026, 2, 1), Decimal(8), pay_to_date=Decimal("1300.00"))
        opening = person(desk, "anna").opening
        assert (opening.pay_to_date, opening.vacation) == (Decimal("1300.00"), ((2026, Decimal(8)),))
        assert codes(refusal(people.set_opening, desk, "anna", date(2025, 12, 1))) == ["outside_contract"]


class TestEnd:
    def test_what_was_planned_after_it_is_taken_out(self, desk: Desk):
        enter(desk, "anna 30.3. 8-12 geplant")
        enter(desk, "anna 7.4. 8-12 geplant")
        people.end_employment(desk, "anna", date(2026, 3, 31))
        book = book_of(desk)
        assert [shift.start.date() for shift in book.shifts] == [date(2026, 3, 30)]
        assert {entry.valid_to for entry in book.roster if entry.assistant == "anna"} == {date(2026, 3, 31)}
        assert person(desk, "anna").contracts[0].valid_to == date(2026, 3, 31)

    def test_later_work_and_absence_come_first(self, desk: Desk):
        enter(desk, "anna 16.3. 8-12")
        enter(desk, "anna krank 17.-18.3.")
        refused = refusal(people.end_employment, desk, "anna", date(2026, 3, 10))
        assert codes(refused) == ["later_shift", "later_absence"]

    def test_undo_brings_everything_back(self, desk: Desk):
        enter(desk, "anna 7.4. 8-12 geplant")
        before = book_of(desk)
        people.end_employment(desk, "anna", date(2026, 3, 31))
        desk.undo()
        assert book_of(desk) == before
